import type { Activity } from "botbuilder";

type Shown = Pick<Activity, "id" | "text" | "from" | "suggestedActions" | "channelData" | "name" | "type" | "replyToId">;

/** A person with a web chat, over plain HTTP: says things and reads what comes back. */
export class Phone {
  private seen = "";
  private last: readonly Shown[] = [];

  private constructor(readonly base: string, readonly token: string, readonly conversation: string) {}

  static async open(base: string, locale: string, channel: "web" | "kiosk" = "web"): Promise<Phone> {
    const response = await fetch(`${base}/v3/directline/tokens/generate`, { method: "POST", headers: { "content-type": "application/json", origin: base }, body: JSON.stringify({ channel }) });
    const phone = Phone.with(base, (await response.json()) as { token: string; conversationId: string });
    await phone.request("POST", "", { locale });
    return phone;
  }

  /** Goes on with a token that the service gave. */
  static with(base: string, { token, conversationId }: { readonly token: string; readonly conversationId: string }): Phone {
    return new Phone(base, token, conversationId);
  }

  /** The same conversation at another node. */
  at(base: string): Phone {
    return new Phone(base, this.token, this.conversation);
  }

  /** Of this conversation or, where the path begins so, of anything else that its token opens. */
  async asks(method: string, path: string, body?: unknown): Promise<Response> {
    return path.startsWith("/page") || path.startsWith("/v3")
      ? fetch(`${this.base}${path}`, { method, headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" }, ...(body !== undefined && { body: JSON.stringify(body) }) })
      : this.fetch(method, path, body);
  }

  /** Posts anything and gives back the bare response. */
  async post(activity: unknown): Promise<Response> {
    return this.fetch("POST", "/activities", activity);
  }

  /** Waits until the bot has answered this very message. */
  async say(text: string): Promise<readonly Shown[]> {
    return this.answerTo({ type: "message", text });
  }

  /** Presses the button of the last answer that has this value or label; of several the latest, what was asked before stands above it. */
  async press(value: string): Promise<readonly Shown[]> {
    const action = this.last.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []).findLast((one) => String(one.value).endsWith(`:${value}`) || one.title === value);
    if (!action) throw new Error(`no button ${value}`);
    return this.answerTo({ type: "message", text: action.title, value: action.value });
  }

  async answerTo(activity: Record<string, unknown>): Promise<readonly Shown[]> {
    const response = await this.post(activity);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    const { id } = (await response.json()) as { id: string };
    const heard: Shown[] = [];
    for (let tries = 0; tries < 400; tries++) {
      const page = (await this.request("GET", `/activities?watermark=${this.seen}`)) as { activities: Shown[]; watermark: string };
      this.seen = page.watermark;
      heard.push(...page.activities);
      if (heard.some(({ replyToId }) => replyToId === id)) {
        const said = heard.filter(({ from }) => from.role === "bot");
        this.last = said.some(({ suggestedActions }) => suggestedActions) ? said : this.last;
        return said;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error("no answer in 8 seconds");
  }

  /** Everything from the beginning, as a client that comes back reads it. */
  async log(): Promise<readonly Shown[]> {
    return ((await this.request("GET", "/activities")) as { activities: Shown[] }).activities;
  }

  /** Keys cannot be seen from outside: the last question as it is read. */
  static question(said: readonly Shown[]): string {
    return said.filter(({ type }) => type === "message").at(-1)?.text ?? "";
  }

  private async fetch(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.base}/v3/directline/conversations${path === "" ? "" : `/${this.conversation}${path}`}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  }

  private async request(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await this.fetch(method, path, body);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
