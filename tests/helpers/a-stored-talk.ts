import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { ConversationKey, InboxEntry } from "../../src/core/ports";
import type { Store } from "../../src/store";

const hour = 3_600_000;

export const aKey = (): ConversationKey => ({ association: "mairie", id: randomUUID() });

export const anEvent = (text: string, eventId: string = randomUUID()): InboxEntry =>
  ({ v: 1, eventId, entryId: `entry-of-${eventId}`, author: "person", at: 1, type: "text", text, attempt: 1 });

export const aLease = () => ({ token: randomUUID(), ms: 5_000, retentionMs: hour });

/** One turn: the event is received, its text logged, the commit acknowledged. @throws what the store throws, or Error when the lease is not ours */
export async function playTurn(store: Store, key: ConversationKey, text: string, session: unknown = {}): Promise<void> {
  const received = await store.receive(key, anEvent(text), aLease());
  if (received.outcome !== "leased") throw new Error(`expected the lease, got ${received.outcome}`);
  const { token, epoch, event, last } = received;
  const entry = { v: 1, seq: last + 1, id: event.entryId, at: 1, author: "person", text, locale: "fr", simple: false, content: "v1" } as const;
  const committed = await store.commit(key, {
    token, epoch, eventId: event.eventId, session, entries: [entry], deliver: [], timers: [], effects: [], retentionMs: hour,
  });
  if (committed.outcome !== "released") throw new Error(`expected the end of the turn, got ${committed.outcome}`);
}

export async function textsOf(store: Store, key: ConversationKey): Promise<readonly string[]> {
  return (await store.readLog(key, 0, 500)).entries.map(({ text }) => text ?? "");
}

/** Tries again while it throws or is false, for `withinMs`; the last failure comes out. */
export async function eventually(check: () => Promise<unknown>, withinMs = 10_000): Promise<void> {
  for (const end = Date.now() + withinMs; ; await pause(50)) {
    try {
      if ((await check()) !== false) return;
      if (Date.now() > end) throw new Error(`not within ${withinMs} ms`);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
