import type { Key } from "lmdb";
import { maxLogLength } from "../../core/limits";
import type { ConversationKey, DeliveryState, TakenDelivery, TimerRecord } from "../../core/ports";
import { inOrder, movesForward, waitForEarlierMs } from "../delivery-order";
import { keyOf, nameOf } from "../names";
import { ConversationRecords, type Send } from "./conversation-records";
import type { EmbeddedFiles, Tables } from "./files";

/** Keys swept in one transaction, so that turns are not kept waiting. */
const sweepBatch = 500;

/** Work found through the indexes. A poll that finds nothing writes nothing. */
export class EmbeddedSweeping {
  constructor(readonly files: EmbeddedFiles) {}

  /** The process that held a lease is gone when the file is opened: what it left is taken up at once. */
  async freeLeases(): Promise<void> {
    const now = Date.now();
    await this.files.write((tables) => {
      for (const [, name] of keysOf(tables, ["waiting"])) {
        const records = new ConversationRecords(tables, String(name), now);
        const head = records.head();
        if (head !== undefined) records.putHead({ ...head, lease: null });
      }
    });
  }

  orphans(limit: number): Promise<readonly ConversationKey[]> {
    const now = Date.now();
    return this.files.read((tables) => {
      const names = keysOf(tables, ["waiting"]).map(([, name]) => String(name));
      const isFree = (name: string): boolean => {
        const head = new ConversationRecords(tables, name, now).head();
        return head !== undefined && (head.lease === null || head.lease.until <= now) && (head.notBefore ?? 0) <= now;
      };
      return names.filter(isFree).slice(0, limit).map(keyOf);
    });
  }

  unapplied(limit: number): Promise<readonly ConversationKey[]> {
    const now = Date.now();
    return this.files.read((tables) => {
      const isDue = (indexKey: Key[]): boolean => Number(tables.index.get(indexKey)) <= now;
      return keysOf(tables, ["undone"]).filter(isDue).slice(0, limit).map(([, name]) => keyOf(String(name)));
    });
  }

  async takeTimers(limit: number, claimMs: number): Promise<readonly { readonly key: ConversationKey; readonly timer: TimerRecord }[]> {
    const now = Date.now();
    const due = (tables: Tables): readonly Key[][] => keysOf(tables, ["due"], ["due", now], limit);
    if ((await this.files.read(due)).length === 0) return [];
    return this.files.write((tables) => due(tables).flatMap((indexKey) => {
      const [, , name, id] = indexKey.map(String);
      const records = new ConversationRecords(tables, name ?? "", now);
      const timer = records.get("timers", id ?? "")?.timer;
      if (timer === undefined || records.head() === undefined || timer.epoch !== records.trace().epoch) {
        records.dropTimer(id ?? "");
        void tables.index.remove(indexKey);
        return [];
      }
      records.putTimer(timer, now + claimMs);
      return [{ key: keyOf(records.name), timer }];
    }));
  }

  async timerFired(key: ConversationKey, timer: TimerRecord): Promise<void> {
    await this.files.write((tables) => {
      const records = new ConversationRecords(tables, nameOf(key), Date.now());
      const kept = records.get("timers", timer.id)?.timer;
      if (kept?.due === timer.due && kept.epoch === timer.epoch) records.dropTimer(timer.id);
    });
  }

  async takeDeliveries(channel: string, limit: number, claimMs: number): Promise<readonly TakenDelivery[]> {
    const now = Date.now();
    const unsent = (tables: Tables): readonly Key[][] =>
      inOrder(keysOf(tables, ["unsent", channel], ["unsent", channel, now], limit), ([, , , name, seq]) => ({ name: String(name), seq: Number(seq) }));
    if ((await this.files.read(unsent)).length === 0) return [];
    const taken = new Set<string>();
    return this.files.write((tables) => unsent(tables).flatMap((indexKey) => {
      const records = new ConversationRecords(tables, String(indexKey[3]), now);
      const seq = Number(indexKey[4]);
      const send = records.get("sends", seq);
      const entry = records.head() === undefined ? undefined : records.get("log", seq);
      if (send === undefined || entry === undefined) {
        void tables.index.remove(indexKey); // expired, or trimmed from the log before it could be sent
        if (send !== undefined) records.putSend(seq, { ...send, state: "expired" });
        return [];
      }
      const earlier = earlierSend(records, seq, channel);
      if (earlier?.send.state === "queued" && !taken.has(`${records.name}|${earlier.seq}`)) {
        records.putSend(seq, { ...send, nextTry: now + waitForEarlierMs });
        return [];
      }
      taken.add(`${records.name}|${seq}`);
      const mayRepeat = send.isTaken === true;
      const tries = send.attempts + (mayRepeat ? 1 : 0);
      records.putSend(seq, { ...send, attempts: tries, nextTry: now + claimMs, isTaken: true });
      return [{ key: keyOf(records.name), entry, attempts: tries + 1, mayRepeat, ...(send.address !== undefined && { address: send.address }) }];
    }));
  }

  async recordDelivery(key: ConversationKey, seq: number, state: DeliveryState, detail: { readonly providerId?: string; readonly reason?: string; readonly nextTryAt?: number }): Promise<void> {
    const { nextTryAt, ...about } = detail;
    await this.files.write((tables) => {
      const records = new ConversationRecords(tables, nameOf(key), Date.now());
      const send = records.head() === undefined ? undefined : records.get("sends", seq);
      if (send === undefined || !movesForward(send.state, state)) return; // erased, or a late receipt
      const isFailedTry = state === "queued" && about.reason !== undefined;
      const { address, ...kept } = send;
      records.putSend(seq, {
        ...kept, ...about, state, isTaken: false, attempts: send.attempts + (isFailedTry ? 1 : 0), nextTry: nextTryAt ?? send.nextTry,
        ...(state === "queued" && address !== undefined && { address }),
      });
    });
  }

  /** Everything past its time. Returns how many conversations. */
  async expire(now: number): Promise<number> {
    const past = (tables: Tables): readonly Key[][] => keysOf(tables, ["expiry"], ["expiry", now], sweepBatch);
    let conversations = 0;
    while ((await this.files.read(past)).length > 0) {
      conversations += await this.files.write((tables) => {
        const keys = past(tables);
        for (const key of keys) forget(tables, key, now);
        return keys.filter(([, , what]) => what === "head").length;
      });
    }
    return conversations;
  }
}

/** The message of the channel before this one; numbers between belong to what the person said. */
function earlierSend(records: ConversationRecords, seq: number, channel: string): { readonly seq: number; readonly send: Send } | null {
  for (let before = seq - 1; before > 0 && before >= seq - maxLogLength; before -= 1) {
    const send = records.get("sends", before);
    if (send?.channel === channel) return { seq: before, send };
  }
  return null;
}

/** `["expiry", time, what, …]` */
function forget(tables: Tables, indexKey: Key[], now: number): void {
  const [, , what, ...rest] = indexKey;
  void tables.index.remove(indexKey);
  if (what === "head") new ConversationRecords(tables, String(rest[0]), now).erase();
  else if (what === "trace") new ConversationRecords(tables, String(rest[0]), now).dropTrace();
  else void tables.beside.remove(rest);
}

/** Keys that begin with `start`, up to and with those that begin with `last`. */
function keysOf(tables: Tables, start: readonly Key[], last: readonly Key[] = start, limit?: number): readonly Key[][] {
  const afterLast = "\uffff"; // sorts after every name we write
  return [...tables.index.getKeys({ start: [...start], end: [...last, afterLast], ...(limit === undefined ? {} : { limit }) })];
}
