import type { FromPage, ToPage } from "../../../desk/api";
import { retryDelayMs } from "./back-off";

export type LineState = "connecting" | "online" | "lost";

export interface Socket {
  send(text: string): void;
  close(): void;
}
/** Opens a socket to `/desk/live`. `onClose` comes once, also when it never opened. */
export type OpenSocket = (on: { onOpen(): void; onText(text: string): void; onClose(): void }) => Socket;

export interface LineEvents {
  onState(state: LineState): void;
  onTold(told: ToPage): void;
  /** Nothing was heard for a whole interval: time to ask whether there was really nothing. */
  onQuiet(): void;
}

export interface LineOptions {
  readonly aliveMs: number;
  readonly firstRetryMs?: number;
  readonly slowestRetryMs?: number;
  isVisible(): boolean;
  random(): number;
}

/** As the contract has it. */
export const aliveMs = 20_000;

/**
 * One socket for as long as the desk is open. Whatever was watched is watched again on each new socket, from the last number that the page
 * has: nothing between is lost, and what comes twice is known by its number.
 */
export class LiveLine {
  private socket: Socket | null = null;
  private isOpen = false;
  private isStopped = true;
  private failures = 0;
  private hasHeard = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  private watched: (() => { readonly case: string; readonly after: number }) | null = null;

  constructor(private readonly open: OpenSocket, private readonly options: LineOptions, private readonly events: LineEvents) {}

  start(): void {
    if (!this.isStopped) return;
    this.isStopped = false;
    this.failures = 0;
    this.events.onState("connecting");
    this.connect();
    this.beat = setInterval(() => this.beatOnce(), this.options.aliveMs);
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.retry);
    clearInterval(this.beat);
    this.drop();
  }

  /** @param watched the case and the last number of it the page has, asked anew for each socket; null: no case. */
  watch(watched: (() => { readonly case: string; readonly after: number }) | null): void {
    this.watched = watched;
    this.say(watched === null ? { kind: "unwatch" } : { kind: "watch", ...watched() });
  }

  /** The browser says that the network is back, or somebody asks to try now. */
  hurry(): void {
    if (this.isStopped || this.isOpen) return;
    clearTimeout(this.retry);
    this.drop();
    this.connect();
  }

  /** The socket looks open and brings nothing: a new one. */
  renew(): void {
    if (this.isStopped) return;
    this.drop();
    this.lost();
  }

  sayAlive(): void {
    this.say({ kind: "alive", isVisible: this.options.isVisible() });
  }

  private connect(): void {
    const socket: Socket = this.open({
      onOpen: () => this.socket === socket && this.opened(),
      onText: (text) => this.socket === socket && this.heard(text),
      onClose: () => {
        if (this.socket !== socket) return;
        this.socket = null;
        this.isOpen = false;
        this.lost();
      },
    });
    this.socket = socket;
  }

  private opened(): void {
    this.isOpen = true;
    this.hasHeard = true;
    this.events.onState("online");
    this.sayAlive();
    if (this.watched !== null) this.say({ kind: "watch", ...this.watched() });
  }

  private heard(text: string): void {
    this.failures = 0;
    this.hasHeard = true;
    const told = parse(text);
    if (told !== null) this.events.onTold(told);
  }

  private lost(): void {
    if (this.isStopped) return;
    this.events.onState("lost");
    const waitMs = retryDelayMs(this.failures, this.options.random(), this.options.firstRetryMs, this.options.slowestRetryMs);
    this.failures += 1;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), waitMs);
  }

  private beatOnce(): void {
    this.sayAlive();
    if (!this.hasHeard) this.events.onQuiet();
    this.hasHeard = false;
  }

  private drop(): void {
    const old = this.socket;
    this.socket = null;
    this.isOpen = false;
    old?.close();
  }

  private say(message: FromPage): void {
    if (this.isOpen) this.socket?.send(JSON.stringify(message));
  }
}

/** A frame that is no message of ours says nothing; a newer server may know kinds that this page does not. */
function parse(text: string): ToPage | null {
  try {
    const told = JSON.parse(text) as Partial<ToPage> | null;
    return typeof told?.kind === "string" ? (told as ToPage) : null;
  } catch {
    return null;
  }
}
