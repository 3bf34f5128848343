import type { Activity } from "botbuilder";
import type { DirectLine as Client } from "botframework-directlinejs";
import { WebSocket } from "ws";
import type { Exchange } from "./direct-line-schemas";

/** Everything the server said to the clients of this test file. */
export const exchanges: Exchange[] = [];

/** Enough of XMLHttpRequest, on fetch, for rxjs 5 to carry directlinejs in Node. */
class FetchRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseText = "";
  responseType = "";
  timeout = 0;
  withCredentials = false;
  onreadystatechange: (() => void) | null = null;
  ontimeout: ((event: unknown) => void) | null = null;
  #method = "GET";
  #url = "";
  #headers: Record<string, string> = {};
  #answered = new Headers();
  readonly #abort = new AbortController();

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
    this.readyState = 1;
  }
  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }
  getResponseHeader(name: string): string | null {
    return this.#answered.get(name);
  }
  abort(): void {
    this.#abort.abort();
  }
  send(body?: string | FormData): void {
    void this.#send(body);
  }
  async #send(body: string | FormData | undefined): Promise<void> {
    try {
      const answer = await fetch(this.#url, { method: this.#method, headers: this.#headers, body: body ?? null, signal: this.#abort.signal });
      this.#answered = answer.headers;
      if (this.responseType === "arraybuffer") this.response = await answer.arrayBuffer();
      else {
        this.responseText = await answer.text();
        this.response = this.responseText === "" ? null : JSON.parse(this.responseText);
      }
      this.status = answer.status;
      if (this.#url.startsWith("http")) exchanges.push({ method: this.#method, url: this.#url, status: answer.status, body: this.response });
    } catch {
      if (this.#abort.signal.aborted) return;
      this.status = 0; // as a browser says "no network"
    }
    this.readyState = 4;
    this.onreadystatechange?.();
  }
}

class RecordedSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    this.on("message", (data) => exchanges.push({ method: "FRAME", url, status: 0, body: JSON.parse(String(data)) }));
  }
}

Object.assign(globalThis, { XMLHttpRequest: FetchRequest, WebSocket: RecordedSocket });

export const clientVersions = { "0.15.5": "botframework-directlinejs-0.15.5", "0.15.8": "botframework-directlinejs" } as const;

export interface TestClient {
  readonly client: Client;
  /** All activities received, in order, repeats included. */
  readonly received: Activity[];
  readonly statuses: number[];
  /** Undefined until it has started. */
  readonly conversationId: string;
  /** @returns the id the server gave. */
  post(activity: Record<string, unknown>): Promise<string>;
  say(text: string, channelData?: unknown): Promise<string>;
  /** Presses the newest button whose value ends so, as Web Chat does a `messageBack`. */
  press(value: string): Promise<string>;
  end(): void;
}

/** The unmodified library, connected. Reconnects after 3 s, the shortest it knows. */
export function connect(version: keyof typeof clientVersions, options: Record<string, unknown>): TestClient {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- two versions of one package, by name
  const { DirectLine } = require(clientVersions[version]) as { DirectLine: new (options: unknown) => Client };
  const client = new DirectLine({ pollingInterval: 200, random: () => 0, timeout: 2_000, ...options });
  const received: Activity[] = [];
  const statuses: number[] = [];
  client.connectionStatus$.subscribe((status) => statuses.push(status));
  client.activity$.subscribe((activity) => received.push(activity as unknown as Activity), () => undefined); // end() is an error there
  const post = (activity: Record<string, unknown>): Promise<string> =>
    new Promise((resolve, reject) => client.postActivity({ from: { id: "somebody else" }, ...activity } as never).subscribe(resolve, reject));
  return {
    client, received, statuses, post,
    get conversationId() {
      return (client as unknown as { conversationId: string }).conversationId;
    },
    press: (value) => {
      const action = received.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []).findLast((one) => String(one.value).endsWith(`:${value}`));
      if (action === undefined) throw new Error(`no button ${value}`);
      const { text, displayText, value: pressed } = action;
      return post({ type: "message", text, value: pressed, channelData: { messageBack: { displayText } } });
    },
    say: (text, channelData) => post({ type: "message", text, ...(channelData !== undefined && { channelData }) }),
    end: () => client.end(),
  };
}

export async function generateToken(domain: string, body: unknown = {}): Promise<{ conversationId: string; token: string; expires_in: number; resume: string }> {
  const url = `${domain}/tokens/generate`;
  const answer = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const given: unknown = await answer.json();
  exchanges.push({ method: "POST", url, status: answer.status, body: given });
  return given as never;
}

export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;
}
