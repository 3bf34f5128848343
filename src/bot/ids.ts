import { hash, randomBytes, randomFillSync } from "node:crypto";
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

const tokenBytes = 12;
/** Drawn many at a time: asking the system costs more than a turn should. */
const pool = Buffer.alloc(tokenBytes * 256);
let drawn = pool.length;

/** A lease token, 96 random bits. */
export function newToken(): string {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  return pool.toString("base64url", drawn, (drawn += tokenBytes));
}

/** 128 random bits: knowing one conversation says nothing about another. */
export const newConversationId = (): string => randomBytes(16).toString("base64url");
