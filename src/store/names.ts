import { hash, randomBytes } from "node:crypto";
import type { ConversationKey } from "../core/ports";
import { KeyInvalid } from "./errors";

/** `association:id`, without braces, blanks or further colons: safe inside a Redis hash tag and an lmdb key. */
export type ConversationName = string;

const maxPartLength = 200;
const alreadySafe = /^[\w.-]{1,200}$/;

/** One part of a key; `decodeURIComponent` brings it back. @throws KeyInvalid when empty or too long. */
export function safePart(text: string): string {
  if (alreadySafe.test(text)) return text;
  const safe = encodeURIComponent(Buffer.from(text).toString()); // half a surrogate pair would throw
  if (safe.length === 0 || safe.length > maxPartLength) throw new KeyInvalid();
  return safe;
}

export function nameOf(key: ConversationKey): ConversationName {
  return `${safePart(key.association)}:${safePart(key.id)}`;
}

export function keyOf(name: ConversationName): ConversationKey {
  const [association = "", id = ""] = name.split(":");
  return { association: decodeURIComponent(association), id: decodeURIComponent(id) };
}

/** An event id as the store remembers it: tied to its conversation, 72 bits, not to be turned back. */
export function hashEventId(name: ConversationName, eventId: string): string {
  return hash("sha256", `${name}\n${eventId}`, "base64url").slice(0, hashedIdLength);
}
export const hashedIdLength = 12;

/** 128 random bits: knowing one conversation says nothing about another. */
export const newConversationId = (): string => randomBytes(16).toString("base64url");
