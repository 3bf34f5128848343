import { maxInboxLength, maxLogLength, maxSeen, seenMs } from "../../core/limits";
import type { Commit, Committed, InboxEntry, Leased, LeaseWish, LogEntry, Received } from "../../core/ports";
import { logOrder } from "../commit-checks";
import { effectGraceMs, tombstoneMs } from "../lifetimes";
import { hashEventId } from "../names";
import type { ConversationRecords, Head } from "./conversation-records";

const newHead: Head = { expires: 0, lease: null, firstEvent: 0, nextEvent: 0, attempts: 0, refusal: "none", logLength: 0, trimmed: 0 };

/** The steps of a turn. Each runs inside one transaction and does what the script of the same name does in Redis. */
export function receive<S>(records: ConversationRecords, event: InboxEntry, lease: LeaseWish): Received<S> {
  const { now } = records;
  const hash = hashEventId(records.name, event.eventId);
  const trace = records.trace();
  if ((lease.unless === "moved" && trace.hasMoved) || (lease.unless === "left" && trace.hasLeft)) return { outcome: "moved" };
  const seen = (trace.expires > now ? records.get("seen") : undefined) ?? [];
  if (seen.includes(hash)) return { outcome: "duplicate" };

  let head = records.head();
  if (head === undefined) {
    records.erase(); // what expired and was not swept yet
    head = newHead;
  }
  if (head.nextEvent - head.firstEvent >= maxInboxLength) {
    if (head.refusal === "none") records.putHead({ ...head, refusal: "owed" });
    return { outcome: "full" };
  }

  records.put("inbox", event, head.nextEvent);
  records.put("seen", [...seen, hash].slice(-maxSeen));
  records.putTrace({ ...trace, expires: Math.max(trace.expires, now + Math.max(seenMs, lease.retentionMs)) });
  // an event that waits keeps its conversation; the commit sets the exact time
  const waiting: Head = { ...head, nextEvent: head.nextEvent + 1, expires: Math.max(head.expires, now + lease.retentionMs) };
  if (isHeld(head, now)) {
    records.putHead(waiting);
    return { outcome: "queued" };
  }
  return play<S>(records, waiting, lease.token, lease.ms);
}

export function commit<S>(records: ConversationRecords, commit: Commit<S>): Committed<S> {
  const { now } = records;
  const head = records.head();
  const trace = records.trace();
  const isOurs = head?.lease?.token === commit.token && trace.epoch === commit.epoch;
  if (!isOurs || records.get("inbox", head.firstEvent)?.eventId !== commit.eventId) return { outcome: "lost" };
  if ((commit.entries[0]?.seq ?? Infinity) <= trace.last) throw logOrder();

  const lifeMs = commit.erase === true ? tombstoneMs : commit.retentionMs;
  const last = commit.entries.at(-1)?.seq ?? trace.last;
  const expires = now + lifeMs;
  const epoch = trace.epoch + (commit.erase === true || commit.moves === true ? 1 : 0);
  const hasMoved = trace.hasMoved === true || commit.moves === true || commit.leaves === true;
  const hasLeft = trace.hasLeft === true || commit.leaves === true;
  records.putTrace({ epoch, last, expires: now + Math.max(seenMs, lifeMs), ...(hasMoved && { hasMoved }), ...(hasLeft && { hasLeft }) });
  if (commit.erase === true) {
    records.erase();
    records.putHead({ ...newHead, expires, ...append(records, commit.entries, newHead) });
    queue(records, commit);
    records.putEffects(commit.effects, now + effectGraceMs);
    return { outcome: "released" };
  }

  if (commit.moves === true) records.moveTimers(epoch);
  records.put("session", commit.session);
  records.remove("inbox", head.firstEvent);
  for (const timer of commit.timers) records.putTimer(timer);
  for (const id of commit.dropTimers ?? []) records.dropTimer(id);
  records.putEffects(commit.effects, now + effectGraceMs);
  queue(records, commit);
  const next: Head = { ...head, expires, firstEvent: head.firstEvent + 1, attempts: 0, ...append(records, commit.entries, head) };
  if (next.nextEvent > next.firstEvent) {
    const refusal = commit.givesNotice === true ? "told" : next.refusal;
    return { outcome: "next", leased: play(records, { ...next, refusal }, commit.token, head.lease.ms) };
  }
  records.putHead({ ...next, lease: null, refusal: "none" });
  return { outcome: "released" };
}

export function resume<S>(records: ConversationRecords, token: string, ms: number): Leased<S> | null {
  const head = records.head();
  if (head === undefined || head.nextEvent === head.firstEvent || isHeld(head, records.now)) return null;
  return play(records, head, token, ms);
}

/** A lease that ended but that nobody took is still ours. */
export function renew(records: ConversationRecords, token: string, ms: number): boolean {
  const head = records.head();
  if (head?.lease?.token !== token) return false;
  records.putHead({ ...head, lease: { token, ms, until: records.now + ms } });
  return true;
}

export function abandon(records: ConversationRecords, token: string, { isTry, afterMs }: { readonly isTry: boolean; readonly afterMs: number }): void {
  const head = records.head();
  if (head?.lease?.token !== token) return;
  records.putHead({ ...head, lease: null, notBefore: records.now + afterMs, attempts: head.attempts - (isTry ? 0 : 1) });
}

const isHeld = (head: Head, now: number): boolean => head.lease !== null && head.lease.until > now;

/** Takes the lease for the first event of the inbox; counted, so that an event that kills its turn is noticed. */
function play<S>(records: ConversationRecords, head: Head, token: string, ms: number): Leased<S> {
  const event = records.get("inbox", head.firstEvent);
  if (event === undefined) throw new Error("a waiting inbox has a first event"); // counters and records change together
  const attempt = head.attempts + 1;
  records.putHead({ ...head, attempts: attempt, lease: { token, ms, until: records.now + ms } });
  const { epoch, last } = records.trace();
  return { outcome: "leased", token, epoch, last, event: { ...event, attempt }, session: (records.get("session") as S | undefined) ?? null, owesNotice: head.refusal === "owed" };
}

/** Oldest entries leave beyond `maxLogLength`; readers further behind are told by `trimmed`. */
function append(records: ConversationRecords, entries: readonly LogEntry[], head: Head): Pick<Head, "logLength" | "trimmed"> {
  for (const entry of entries) records.put("log", entry, entry.seq);
  const length = head.logLength + entries.length;
  if (length <= maxLogLength) return { logLength: length, trimmed: head.trimmed };
  const leaving = records.parts("log", length - maxLogLength).map(Number);
  for (const seq of leaving) records.remove("log", seq);
  return { logLength: maxLogLength, trimmed: leaving.at(-1) ?? head.trimmed };
}

function queue(records: ConversationRecords, { deliver }: Commit<unknown>): void {
  for (const { seq, channel, address } of deliver) {
    records.putSend(seq, { channel, state: "queued", attempts: 0, nextTry: records.now, ...(address !== undefined && { address }) });
  }
}
