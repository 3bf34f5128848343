import { exchanges, generateToken } from "./direct-line-client";
import type { DirectLineService } from "./direct-line-service";

export interface Answer {
  readonly status: number;
  /** Empty when there was none. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** `error.code` of a refusal. */
export const codeOf = ({ body }: Answer): unknown => (body["error"] as { code?: unknown } | undefined)?.code;

/** One conversation over bare HTTP, for what no honest client sends. Everything it hears is kept in `exchanges`. */
export class Talk {
  private constructor(readonly domain: string, readonly token: string, readonly conversationId: string, readonly resume: string) {}

  /** A token and its conversation, not yet started. */
  static async at(domain: string, body: unknown = {}): Promise<Talk> {
    const { token, conversationId, resume } = await generateToken(domain, body);
    return new Talk(domain, token, conversationId, resume);
  }

  get address(): string {
    return `${this.domain}/conversations/${this.conversationId}`;
  }

  start(locale = "fr"): Promise<Answer> {
    return this.ask("POST", `${this.domain}/conversations`, { locale });
  }

  post(activity: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    return this.ask("POST", `${this.address}/activities`, activity, headers);
  }

  /** @param body text, bytes and forms go as they are, anything else as JSON. */
  async ask(method: string, url: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const isRaw = typeof body === "string" || body instanceof Uint8Array || body instanceof FormData;
    const answer = await fetch(url, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, ...(isRaw || body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
      body: body === undefined ? null : isRaw ? (body as string) : JSON.stringify(body),
    });
    const text = await answer.text();
    const said = text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
    if (text !== "") exchanges.push({ method, url, status: answer.status, body: said });
    return { status: answer.status, body: said, headers: answer.headers };
  }
}

/** A form as directlinejs sends it: the activity as a file, then the files. */
export function uploadForm(activity: string, files: readonly { readonly type: string; readonly bytes: string }[] = []): FormData {
  const form = new FormData();
  form.append("activity", new Blob([activity], { type: "application/vnd.microsoft.activity" }), "blob");
  files.forEach(({ type, bytes }, index) => form.append("file", new Blob([bytes], { type }), `file-${index}`));
  return form;
}

/** A person who waits for each answer, on a service of this process. */
export class Patient {
  private constructor(readonly talk: Talk, private readonly service: DirectLineService) {}

  /** Comes, and presses these buttons one after the other. */
  static async whoPressed(service: DirectLineService, ...values: readonly string[]): Promise<Patient> {
    const patient = new Patient(await Talk.at(service.domain), service);
    await patient.talk.start();
    await service.passerelle.drain();
    for (const value of values) await patient.press(value);
    return patient;
  }

  async press(value: string): Promise<readonly string[]> {
    const entries = await this.service.log(this.talk.conversationId);
    const button = entries.flatMap(({ said }) => said?.buttons ?? []).findLast((one) => one.value.endsWith(`:${value}`));
    if (button === undefined) throw new Error(`no button ${value}`);
    return this.hears(await this.talk.post({ type: "message", text: value, value: button.value }));
  }

  /** Keys said in answer to what was posted. @throws Error when it was refused. */
  async hears({ status, body }: Answer): Promise<readonly string[]> {
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    await this.service.passerelle.drain();
    const entries = await this.service.log(this.talk.conversationId);
    return entries.flatMap(({ said, replyTo }) => (said && replyTo === body["id"] ? [said.key] : []));
  }
}
