import type { WebSocket } from "ws";
import { z } from "zod";
import type { CaseView, Delivery, FromPage, Queue, ToPage, TranscriptPage } from "../api";
import { sendTimeoutMs } from "./limits";

const fromPage = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("watch"), case: z.string().regex(/^[\w-]{1,64}$/), after: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal("unwatch") }),
  z.strictObject({ kind: z.literal("alive"), isVisible: z.boolean() }),
]) satisfies z.ZodType<FromPage>;

/** What a page may be behind with. */
type News = "queue" | "view" | "log" | "deliveries";

export interface PageSources {
  readonly queue: () => Promise<Queue>;
  /** @returns null for a case that is not there any more. */
  readonly view: (id: string) => Promise<CaseView | null>;
  readonly revisionOf: (id: string) => number | null;
  readonly log: (id: string, after: number) => Promise<TranscriptPage>;
  /** Of the last entries up to that number. A platform tells of them at any time, and no commit does. */
  readonly deliveries: (id: string, until: number) => Promise<readonly Delivery[]>;
  /** Wake-up after each commit of the case's conversation; returns the way to stop. */
  readonly watch: (id: string, wake: () => void) => Promise<() => void>;
  readonly alive: () => Promise<void>;
  readonly report: (error: unknown) => void;
}

/**
 * One page of a mediator. A single loop reads what is new, sends it and waits until it is taken: a slow page holds one frame of memory, and each
 * entry of a log is sent once and in order.
 */
export class PageSocket {
  #watched: { readonly id: string; after: number; stop: () => void } | null = null;
  #isBehind = { queue: true, view: false, log: false, deliveries: false };
  #isSending = false;
  #isAnswering = true;
  /** Counts what the page asked to look at. */
  #wish = 0;
  #lastQueue = "";
  #lastView = "";
  #lastDeliveries = "";
  /** Revision of the case that was shown last. */
  #viewed: number | null = null;

  constructor(readonly socket: WebSocket, readonly sources: PageSources) {
    socket.on("message", (data, isBinary) => this.#hear(isBinary ? "" : String(data)));
    socket.on("pong", () => (this.#isAnswering = true));
    socket.on("error", () => socket.terminate());
    socket.on("close", () => this.#unwatch());
    this.wake("queue");
  }

  /** The desk was looked at. @param revisionOf of a case as it was seen then; null when it is not open. */
  looked(revisionOf: (id: string) => number | null): void {
    this.wake("queue");
    if (this.#watched && revisionOf(this.#watched.id) !== this.#viewed) this.wake("view");
    if (this.#watched) this.wake("deliveries");
  }

  /** Something may have changed; it is read, and sent if it has. */
  wake(...what: readonly News[]): void {
    for (const one of what) this.#isBehind[one] = true;
    if (!this.#isSending && this.#isOpen) void this.#sendOn();
  }

  /** Pings; ends a socket that did not answer the last ping. */
  check(): void {
    if (!this.#isAnswering) return this.socket.terminate();
    this.#isAnswering = false;
    this.socket.ping();
  }

  /** Says why, and ends. */
  async end(kind: "locked" | "signed_out"): Promise<void> {
    await this.#send({ kind }).catch(() => undefined);
    this.socket.close(1008, kind);
  }

  get #isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  #hear(text: string): void {
    const parsed = fromPage.safeParse(parseJson(text));
    if (!parsed.success) return this.socket.close(1007, "not a message of the desk's page");
    const message = parsed.data;
    if (message.kind === "alive") return void this.sources.alive().catch(this.sources.report);
    this.#unwatch();
    this.#wish += 1;
    if (message.kind === "watch") void this.#watch(message.case, message.after).catch(this.sources.report);
  }

  async #watch(id: string, after: number): Promise<void> {
    const wish = this.#wish;
    const stop = await this.sources.watch(id, () => this.#watched?.id === id && this.wake("log", "view"));
    // somebody who clicks on quickly looks at the last one
    if (wish !== this.#wish || !this.#isOpen) return stop();
    this.#watched = { id, after, stop };
    this.#lastView = "";
    this.#lastDeliveries = "";
    this.wake("view", "log");
  }

  #unwatch(): void {
    this.#watched?.stop();
    this.#watched = null;
  }

  async #sendOn(): Promise<void> {
    this.#isSending = true;
    try {
      while (this.#isOpen) {
        if (this.#take("queue")) await this.#sendQueue();
        else if (this.#watched && this.#take("view")) await this.#sendView(this.#watched.id);
        else if (this.#watched && this.#take("log")) await this.#sendLog(this.#watched);
        else if (this.#watched && this.#take("deliveries")) await this.#sendDeliveries(this.#watched);
        else return;
      }
    } catch (error) {
      // the next look of the desk, or the next word, tries again
      this.sources.report(error);
    } finally {
      this.#isSending = false;
    }
  }

  #take(what: News): boolean {
    const was = this.#isBehind[what];
    this.#isBehind[what] = false;
    return was;
  }

  async #sendQueue(): Promise<void> {
    const queue = await this.sources.queue();
    const text = JSON.stringify({ ...queue, at: 0 });
    if (text === this.#lastQueue) return;
    this.#lastQueue = text;
    await this.#send({ kind: "queue", queue });
  }

  async #sendView(id: string): Promise<void> {
    this.#viewed = this.sources.revisionOf(id);
    const view = await this.sources.view(id);
    const text = JSON.stringify(view);
    if (view === null || text === this.#lastView) return;
    this.#lastView = text;
    await this.#send({ kind: "case", view });
  }

  async #sendLog(watched: { readonly id: string; after: number }): Promise<void> {
    const page = await this.sources.log(watched.id, watched.after);
    if (this.#watched !== watched) return;
    if (page.last > watched.after) await this.#send({ kind: "log", case: watched.id, page });
    watched.after = Math.max(watched.after, page.last);
    if (!page.isComplete) this.#isBehind.log = true;
  }

  async #sendDeliveries(watched: { readonly id: string; readonly after: number }): Promise<void> {
    const deliveries = await this.sources.deliveries(watched.id, watched.after);
    const text = JSON.stringify(deliveries);
    if (this.#watched !== watched || deliveries.length === 0 || text === this.#lastDeliveries) return;
    this.#lastDeliveries = text;
    await this.#send({ kind: "deliveries", case: watched.id, deliveries });
  }

  /** Resolves when the frame has left this process. */
  #send(message: ToPage): Promise<void> {
    return new Promise((resolve, reject) => {
      const tooSlow = setTimeout(() => this.socket.terminate(), sendTimeoutMs);
      this.socket.send(JSON.stringify(message), (error) => {
        clearTimeout(tooSlow);
        if (error) reject(error);
        else resolve();
      });
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
