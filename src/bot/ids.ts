import { createHash, randomBytes } from "node:crypto";
import type { ConversationKey } from "../core/ports";

/** Under which an event shows in the log, 96 bits: made from the event's id, so that a duplicate, on any node, gets the same one back. */
export function entryIdOf({ association, id }: ConversationKey, eventId: string): string {
  return createHash("sha256").update(`${association}/${id}\n${eventId}`).digest("base64url").slice(0, 16);
}

/** Ids of what is said in answer to an event: the same when a turn is played again after a crash. */
export function answerIds(entryId: string): () => string {
  let said = 0;
  return () => `${entryId}-${(said += 1)}`;
}

/** A lease token, 96 bits. */
export const newToken = (): string => randomBytes(12).toString("base64url");

/** 128 random bits: knowing one conversation says nothing about another. */
export const newConversationId = (): string => randomBytes(16).toString("base64url");
