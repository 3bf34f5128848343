import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { WebSocketServer, type WebSocket } from "ws";
import type { ActRequest, CaseItem, FromPage, Presence, ToPage, TranscriptEntry } from "../../../src/desk/api";
import { listStaticFiles } from "../../../src/http/static-files";
import { cases, me, mediators, offered, phraseBook, supervision, talkOf, viewOf } from "./desk-data";

const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "font-src 'self'", "base-uri 'none'", "form-action 'self'",
  "frame-ancestors 'none'", "require-trusted-types-for 'script'",
].join("; ");

/** Password and code that open the stand-in. */
export const right = { password: "correct horse battery", code: "123456" };

/**
 * A server with the desk's contract and canned cases, to see the page before the real one is there and to do to it what a real one is not
 * easily made to do (drop sockets, refuse acts, tell twice). It decides nothing and proves nothing about the real one.
 */
export class DeskStandIn {
  session: "none" | "challenged" | "open" | "locked" = "none";
  presence: Presence = "present";
  items: CaseItem[] = cases();
  readonly talks = new Map<string, TranscriptEntry[]>(this.items.map((one) => [one.id, talkOf(one)]));
  /** Every act that was done, once each. */
  readonly acts: { readonly case: string; readonly request: ActRequest }[] = [];
  /** How many requests came for acts, repeats included. */
  tries = 0;
  /** Answers of the next acts instead of doing them: a status, or "lost" (done, and the answer does not arrive). */
  readonly faults: (number | "lost" | { readonly code: string; readonly status: number })[] = [];
  isDown = false;
  private readonly sockets = new Map<WebSocket, string | null>();
  private readonly files = listStaticFiles(join(__dirname, "../../../dist/web"));
  private readonly http = createServer((req, res) => void this.answer(req, res));
  private readonly live = new WebSocketServer({ noServer: true });

  async start(): Promise<string> {
    this.http.on("upgrade", (req, socket, head) => {
      if (this.isDown || this.session !== "open") return void socket.destroy();
      this.live.handleUpgrade(req, socket, head, (opened) => this.connected(opened));
    });
    await new Promise<void>((resolve) => this.http.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.dropSockets();
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  get openSockets(): number {
    return this.sockets.size;
  }

  /** As a network that breaks. */
  dropSockets(): void {
    for (const socket of this.sockets.keys()) socket.terminate();
    this.sockets.clear();
  }

  offer(seconds: number): void {
    this.items = [offered(Date.now() + seconds * 1_000), ...this.items];
    this.talks.set("c-offer", talkOf(this.items[0]!));
    this.tellQueue();
  }

  /** The person of a case says something. @param twice tells it twice, as a server that restarts may. */
  hear(id: string, text: string, twice = false): void {
    const one = this.items.find((item) => item.id === id)!;
    const dir = ["ar", "fa-AF", "ps"].includes(one.locale) ? "rtl" : "ltr";
    const entry = this.append(id, { author: "person", own: { text, lang: one.locale, dir }, french: null });
    for (let time = 0; time < (twice ? 2 : 1); time += 1) this.tellLog(id, [entry]);
    this.update(id, { lastWordAt: Date.now() });
  }

  update(id: string, part: Partial<CaseItem>): void {
    this.items = this.items.map((one) => (one.id === id ? { ...one, ...part } : one));
    this.tellQueue();
  }

  tell(told: ToPage): void {
    for (const socket of this.sockets.keys()) socket.send(JSON.stringify(told));
  }

  private append(id: string, part: Pick<TranscriptEntry, "author" | "own" | "french"> & Partial<TranscriptEntry>): TranscriptEntry {
    const talk = this.talks.get(id) ?? [];
    const seq = (talk[talk.length - 1]?.seq ?? 0) + 1;
    const entry: TranscriptEntry = { seq, id: `e${seq}`, at: Date.now(), buttons: [], sources: [], tone: "normal", ...part };
    this.talks.set(id, [...talk, entry]);
    return entry;
  }

  private queue = () => ({ at: Date.now(), cases: this.items, mediators });
  private tellQueue = (): void => this.tell({ kind: "queue", queue: this.queue() });

  private tellLog(id: string, entries: readonly TranscriptEntry[]): void {
    const last = this.talks.get(id)?.slice(-1)[0]?.seq ?? 0;
    for (const [socket, watched] of this.sockets) if (watched === id) socket.send(JSON.stringify({ kind: "log", case: id, page: { entries, last } } satisfies ToPage));
  }

  private connected(socket: WebSocket): void {
    this.sockets.set(socket, null);
    socket.on("close", () => this.sockets.delete(socket));
    socket.send(JSON.stringify({ kind: "queue", queue: this.queue() } satisfies ToPage));
    socket.on("message", (data) => {
      const said = JSON.parse(String(data)) as FromPage;
      if (said.kind === "unwatch") this.sockets.set(socket, null);
      if (said.kind !== "watch") return;
      this.sockets.set(socket, said.case);
      socket.send(JSON.stringify({ kind: "log", case: said.case, page: this.page(said.case, said.after) } satisfies ToPage));
    });
  }

  private page(id: string, after: number) {
    const talk = this.talks.get(id) ?? [];
    return { entries: talk.filter(({ seq }) => seq > after), last: talk[talk.length - 1]?.seq ?? 0 };
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (this.isDown) return void req.socket.destroy();
    const url = new URL(req.url ?? "/", "http://desk");
    if (!url.pathname.startsWith("/desk/api/")) return this.sendFile(url.pathname, res);
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const body = chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>);
    const send = (status: number, value?: unknown): void => void res.writeHead(status, { "content-type": "application/json" }).end(value === undefined ? "" : JSON.stringify(value));
    if (req.method === "POST" && req.headers["x-passerelle-desk"] !== "1") return send(403, { code: "FORBIDDEN" });
    const path = url.pathname.slice("/desk/api/".length);
    const atTheDoor = this.atTheDoor(path, body, send);
    if (atTheDoor) return;
    if (this.session === "none" || this.session === "challenged") return send(401, { code: "SIGNED_OUT" });
    if (path === "me") return send(200, { ...me, presence: this.presence, isLocked: this.session === "locked" });
    if (this.session === "locked") return send(423, { code: "LOCKED" });
    if (path === "queue") return send(200, this.queue());
    if (path === "supervision") return send(200, supervision());
    if (path === "phrases") return send(200, phraseBook(url.searchParams.get("locale") ?? "fr"));
    if (path === "activity") return send(200, []);
    if (path === "presence") {
      this.presence = body["presence"] as Presence;
      return send(204);
    }
    const [, id = "", part] = /^cases\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
    const one = this.items.find((item) => item.id === id);
    if (one === undefined) return send(404, { code: "NOT_FOUND" });
    if (part === undefined) return send(200, viewOf(one));
    if (part === "log") return send(200, this.page(id, Number(url.searchParams.get("after"))));
    if (part === "acts") return this.act(one, body as unknown as ActRequest, send, req);
    send(404, { code: "NOT_FOUND" });
  }

  /** @returns whether it was something one can ask from outside. */
  private atTheDoor(path: string, body: Record<string, string>, send: (status: number, value?: unknown) => void): boolean {
    const answers: Readonly<Record<string, () => void>> = {
      "sign-in": () => {
        if (body["password"] !== right.password) return send(401, { code: "SIGNED_OUT" });
        this.session = "challenged";
        send(200, { challenge: "one" });
      },
      "second-factor": () => {
        if (body["code"] !== right.code) return send(401, { code: "SIGNED_OUT" });
        this.session = "open";
        send(200, me);
      },
      invitation: () => (body["token"] === "GOOD" ? send(200, { name: "Sami Diallo", role: "mediator", secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", otpauth: "otpauth://totp/Passerelle:Sami?secret=JBSWY3DPEHPK3PXP" }) : send(404, { code: "NOT_FOUND" })),
      "invitation/confirm": () => (body["code"] === right.code ? send(200, { codes: Array.from({ length: 8 }, (_, index) => `k7f${index}-9mq2-x4t${index}`) }) : send(400, { code: "BAD_INPUT" })),
      unlock: () => {
        if (body["password"] !== right.password) return send(423, { code: "LOCKED" });
        this.session = "open";
        send(204);
      },
      lock: () => {
        this.session = "locked";
        this.tell({ kind: "locked" });
        send(204);
      },
      "sign-out": () => {
        this.session = "none";
        send(204);
      },
    };
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
    answer?.();
    return answer !== undefined;
  }

  private act(one: CaseItem, request: ActRequest, send: (status: number, value?: unknown) => void, req: IncomingMessage): void {
    this.tries += 1;
    const fault = this.faults.shift();
    if (typeof fault === "number") return send(fault);
    if (typeof fault === "object") return send(fault.status, { code: fault.code });
    if (!this.acts.some(({ request: { event } }) => event === request.event)) this.play(one, request);
    if (fault === "lost") return void req.socket.destroy();
    send(200, {});
  }

  private play(one: CaseItem, request: ActRequest): void {
    this.acts.push({ case: one.id, request });
    const { act } = request;
    switch (act.kind) {
      case "say":
        return this.tellLog(one.id, [this.append(one.id, { author: "mediator", own: { text: act.text, lang: "fr", dir: "ltr" }, french: null, delivery: "queued" })]);
      case "phrase": {
        const phrase = phraseBook(one.locale).phrases.find(({ id }) => id === act.phrase)!;
        const fill = (text: string): string => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => (act.slots[name] ?? "").replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3/$2/$1"));
        return this.tellLog(one.id, [this.append(one.id, { author: "mediator", own: { ...phrase.own, text: fill(phrase.own.text) }, french: { text: fill(phrase.french), lang: "fr", dir: "ltr" }, delivery: "sent" })]);
      }
      case "take":
      case "call_now":
        return this.update(one.id, { state: "taken", isMine: true, mediator: { id: me.id, name: me.name }, offerEndsAt: null });
      case "decline":
      case "hand_on":
        return this.update(one.id, { state: "waiting", isMine: false, mediator: null, offerEndsAt: null });
      case "hand_back":
        return this.update(one.id, { state: "handed_back", isMine: false });
      case "close":
        return this.update(one.id, { state: "closed", isMine: false });
      case "reopen":
        return this.update(one.id, { state: "waiting" });
      case "call_back":
        return this.update(one.id, { state: "call_back_promised", isMine: false, callBackAt: act.at });
      case "label":
        return this.update(one.id, { labels: act.labels });
      case "note":
        return;
    }
  }

  private async sendFile(path: string, res: ServerResponse): Promise<void> {
    const file = await this.files(path);
    if (file === null) return void res.writeHead(404).end();
    res.writeHead(200, { "content-type": file.type, "content-security-policy": policy, "cache-control": "no-store" }).end(file.plain);
  }
}
