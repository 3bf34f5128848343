import type { Refusal } from "../../src/desk/api";

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T & Partial<Refusal>;
}

let count = 0;

/** A browser at the desk's page: keeps the cookies it is given, and says where it comes from as the page does. */
export class ABrowser {
  readonly cookies = new Map<string, string>();
  /** What a proxy in front says of where it is: for servers that believe one. Each browser is somewhere else. */
  readonly address = `198.18.${Math.floor((count += 1) / 250)}.${count % 250}`;

  constructor(readonly url: string) {}

  /** @param session token of a session that was begun elsewhere. */
  with(session: string): this {
    this.cookies.set("__Host-passerelle-desk", session);
    return this;
  }

  get session(): string | undefined {
    return this.cookies.get("__Host-passerelle-desk");
  }

  get<T = unknown>(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<T>> {
    return this.ask(path, { method: "GET", headers });
  }

  post<T = unknown>(path: string, body: unknown = {}): Promise<Answer<T>> {
    return this.ask(path, { method: "POST", headers: this.pageHeaders, body: JSON.stringify(body) });
  }

  /** What the page's `fetch` sends with a POST. */
  get pageHeaders(): Readonly<Record<string, string>> {
    return { "content-type": "application/json", "x-passerelle-desk": "1", origin: this.url };
  }

  async ask<T = unknown>(path: string, init: { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body?: string }): Promise<Answer<T>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(`${this.url}/desk/api/${path}`, { redirect: "manual", ...init, headers: { "x-forwarded-for": this.address, ...init.headers, ...(cookie !== "" && { cookie }) } });
    for (const header of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await answer.text();
    const isJson = answer.headers.get("content-type")?.startsWith("application/json") === true;
    return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : {} };
  }
}
