import type { Key } from "lmdb";
import type { DeliveryState, EffectRecord, InboxEntry, LogEntry, TimerRecord } from "../../core/ports";
import type { ConversationName } from "../names";
import type { Tables } from "./files";

/** Lease, inbox and life of a conversation. Times in ms since 1970. */
export interface Head {
  readonly expires: number;
  readonly lease: { readonly token: string; readonly until: number; readonly ms: number } | null;
  /** Sweepers leave the inbox alone until then. */
  readonly notBefore?: number;
  /** Numbers of the first waiting event and of the next one to come. */
  readonly firstEvent: number;
  readonly nextEvent: number;
  /** How often the first event was begun. */
  readonly attempts: number;
  /** An event was refused since the inbox was last empty: the person does not know yet, or does. */
  readonly refusal: "none" | "owed" | "told";
  readonly logLength: number;
  /** Highest number trimmed from the log, 0 while it is whole. */
  readonly trimmed: number;
}

/** What outlives an erasure: no content. */
export interface Trace {
  readonly expires: number;
  readonly epoch: number;
  /** Highest sequence number ever given. */
  readonly last: number;
  readonly hasMoved?: true;
  /** Its address was given to another. */
  readonly hasLeft?: true;
}

/** A timer, and when it is looked at next: later than due while a node has taken it. */
export interface Due {
  readonly timer: TimerRecord;
  readonly at: number;
}

export interface Send {
  readonly channel: string;
  readonly state: DeliveryState;
  /** Tries that ended, or that a dead node may have made. */
  readonly attempts: number;
  readonly nextTry: number;
  /** Until it has reached its end. */
  readonly address?: unknown;
  /** A node took it and did not yet say what became of it. */
  readonly isTaken?: boolean;
  readonly providerId?: string;
  readonly reason?: string;
}

interface Kinds {
  head: Head;
  trace: Trace;
  /** Hashed event ids, oldest first. */
  seen: readonly string[];
  session: unknown;
  inbox: InboxEntry;
  log: LogEntry;
  timers: Due;
  sends: Send;
  effects: EffectRecord;
}
const erasable = ["head", "session", "inbox", "log", "timers", "sends", "effects"] as const;
type Part = string | number;

/** Reads and writes the records of one conversation, with the indexes that list them. An expired record reads as absent. */
export class ConversationRecords {
  constructor(readonly tables: Tables, readonly name: ConversationName, readonly now: number) {}

  get<K extends keyof Kinds>(kind: K, ...part: readonly Part[]): Kinds[K] | undefined {
    const json = this.tables.conversations.get([this.name, kind, ...part]);
    return json === undefined ? undefined : (JSON.parse(json) as Kinds[K]);
  }
  put<K extends keyof Kinds>(kind: K, value: Kinds[K], ...part: readonly Part[]): void {
    void this.tables.conversations.put([this.name, kind, ...part], JSON.stringify(value));
  }
  remove(kind: keyof Kinds, ...part: readonly Part[]): void {
    void this.tables.conversations.remove([this.name, kind, ...part]);
  }
  /** Last parts of the keys of one kind, in order. */
  parts(kind: keyof Kinds, limit?: number): readonly Part[] {
    return this.#keys(kind, limit).map((key) => key[2] as Part);
  }
  /** Values of one kind, in order of their last part, from that part on. */
  values<K extends keyof Kinds>(kind: K, from: readonly Part[] = [], limit?: number): readonly Kinds[K][] {
    const options = { start: [this.name, kind, ...from], end: [this.name, `${kind}~`], ...(limit === undefined ? {} : { limit }) };
    return [...this.tables.conversations.getRange(options)].map(({ value }) => JSON.parse(value) as Kinds[K]);
  }
  #keys(kind: keyof Kinds, limit?: number): readonly Key[][] {
    const options = { start: [this.name, kind], end: [this.name, `${kind}~`], ...(limit === undefined ? {} : { limit }) };
    return [...this.tables.conversations.getKeys(options)];
  }

  head(): Head | undefined {
    const head = this.get("head");
    return head !== undefined && head.expires > this.now ? head : undefined;
  }
  putHead(head: Head): void {
    this.#expireAt("head", this.get("head")?.expires, head.expires);
    this.put("head", head);
    if (head.nextEvent > head.firstEvent) void this.tables.index.put(["waiting", this.name], "");
    else void this.tables.index.remove(["waiting", this.name]);
  }

  trace(): Trace {
    const trace = this.get("trace");
    return trace !== undefined && trace.expires > this.now ? trace : { expires: 0, epoch: 1, last: 0 };
  }
  putTrace(trace: Trace): void {
    this.#expireAt("trace", this.get("trace")?.expires, trace.expires);
    this.put("trace", trace);
  }
  dropTrace(): void {
    this.#expireAt("trace", this.get("trace")?.expires, undefined);
    this.remove("trace");
    this.remove("seen");
  }

  putTimer(timer: TimerRecord, at: number = timer.due): void {
    this.dropTimer(timer.id);
    this.put("timers", { timer, at }, timer.id);
    void this.tables.index.put(["due", at, this.name, timer.id], "");
  }
  dropTimer(id: string): void {
    const due = this.get("timers", id);
    if (due === undefined) return;
    void this.tables.index.remove(["due", due.at, this.name, id]);
    this.remove("timers", id);
  }

  /** What was due before a move is due after it. */
  moveTimers(epoch: number): void {
    for (const { timer, at } of this.values("timers")) this.putTimer({ ...timer, epoch }, at);
  }

  /** Listed with the time (ms) from which a sweeper may apply them. */
  putEffects(effects: readonly EffectRecord[], until: number): void {
    for (const effect of effects) this.put("effects", effect, effect.id);
    if (effects.length > 0) void this.tables.index.put(["undone", this.name], String(until));
  }
  dropEffects(ids: readonly string[]): void {
    for (const id of ids) this.remove("effects", id);
    if (this.parts("effects").every((id) => ids.includes(String(id)))) void this.tables.index.remove(["undone", this.name]);
  }

  /** Listed for its channel while it waits. */
  putSend(seq: number, send: Send): void {
    this.#unlist(seq);
    this.put("sends", send, seq);
    if (send.state === "queued") void this.tables.index.put(["unsent", send.channel, send.nextTry, this.name, seq], "");
  }
  #unlist(seq: number): void {
    const send = this.get("sends", seq);
    if (send !== undefined) void this.tables.index.remove(["unsent", send.channel, send.nextTry, this.name, seq]);
  }

  /** Removes everything but the trace. */
  erase(): void {
    for (const id of this.parts("timers")) this.dropTimer(String(id));
    for (const seq of this.parts("sends")) this.#unlist(Number(seq));
    this.#expireAt("head", this.get("head")?.expires, undefined);
    void this.tables.index.remove(["waiting", this.name]);
    void this.tables.index.remove(["undone", this.name]);
    for (const kind of erasable) {
      for (const key of this.#keys(kind)) void this.tables.conversations.remove(key);
    }
  }

  #expireAt(what: "head" | "trace", before: number | undefined, at: number | undefined): void {
    if (before === at) return;
    if (before !== undefined) void this.tables.index.remove(["expiry", before, what, this.name]);
    if (at !== undefined) void this.tables.index.put(["expiry", at, what, this.name], "");
  }
}
