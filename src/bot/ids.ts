import { hash, randomFillSync } from "node:crypto";
import type { ConversationKey } from "../core/ports";

/** Under which an event shows in the log, 72 bits: made from the event's id, so that a duplicate, on any node, gets the same one back. */
export function entryIdOf({ association, id }: ConversationKey, eventId: string): string {
  return hash("sha256", `${association}/${id}\n${eventId}`, "base64url").slice(0, 12);
}

/** Ids of what is said in answer to an event: the same when a turn is played again after a crash. */
export function answerIds(entryId: string): () => string {
  let said = 0;
  return () => `${entryId}-${(said += 1)}`;
}

/** Drawn many at a time: asking the system costs more than a turn should. */
const pool = Buffer.alloc(4_096);
let drawn = pool.length;

function random(bytes: number): string {
  if (drawn + bytes > pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  return pool.toString("base64url", drawn, (drawn += bytes));
}

/** A lease token, 96 random bits. */
export const newToken = (): string => random(12);
