import { createHash, createHmac, createSecretKey, randomBytes, timingSafeEqual, type KeyObject } from "node:crypto";
import { sign, TokenExpiredError, verify } from "jsonwebtoken";
import { z } from "zod";
import type { PublicPlace } from "../../core/conversation/session";
import type { ConversationKey } from "../../core/ports";
import { refuse } from "../edge/failure";
import { tokenLifetimeMs } from "./limits";

export type WebChannel = "web" | "kiosk";

/** What a bearer may do: speak as `user` in `conversation`; the secret speaks in any of the association, and is nobody until one is named. */
export interface Access {
  readonly user: string;
  readonly conversation: ConversationKey | null;
  readonly channel: WebChannel;
  /** Language chosen before the conversation began (BCP 47): nobody is asked for it again. */
  readonly locale?: string;
  /** The kiosk it was given to. */
  readonly place?: PublicPlace;
  /** Milliseconds since 1970; absent for the secret. */
  readonly expiresAt?: number;
}

/** A token opens one thing only: requests (access), the socket whose address it is written in (stream), or a new access token (resume). */
type Use = "access" | "stream" | "resume";

export interface TokenAnswer {
  readonly conversationId: string;
  readonly token: string;
  /** Seconds. */
  readonly expires_in: number;
  /** Gives a new token for this conversation after the other has expired, as long as the conversation is kept. */
  readonly resume: string;
}

export interface Tokens {
  readonly lifetimeMs: number;
  answer(access: Access & { readonly conversation: ConversationKey }): TokenAnswer;
  stream(access: Access & { readonly conversation: ConversationKey }): string;
  /** @throws RequestRefused 401 when forged or meant for another use, 403 when expired. */
  read(token: string, use: Use): Access & { readonly conversation: ConversationKey; readonly expiresAt: number };
  isSecret(bearer: string): boolean;
}

const claims = z.object({
  user: z.string(), conv: z.string(), assoc: z.string(), chan: z.enum(["web", "kiosk"]), use: z.enum(["access", "stream", "resume"]), exp: z.number(), lang: z.string().optional(), place: z.object({ id: z.string(), territory: z.string() }).optional(),
});

/** Ids that begin with `dl_` are believed by clients only when a token carries them. */
export function newUserId(): string {
  return `dl_${randomBytes(16).toString("base64url")}`;
}

/** @param resumeMs how long a conversation of each channel is kept (ms). */
export function createTokens(options: {
  readonly secret: string;
  readonly resumeMs: Readonly<Record<WebChannel, number>>;
  readonly now: () => number;
  readonly lifetimeMs?: number;
}): Tokens {
  const { secret, resumeMs, now, lifetimeMs = tokenLifetimeMs } = options;
  // the secret itself may be used by a server as a bearer; tokens are signed with a key that never travels
  // (as a key, not as bytes: jsonwebtoken would try bytes as a public key first, which costs more than the rest of a request)
  const key = createSecretKey(createHmac("sha256", secret).update("passerelle direct line tokens v1").digest());
  const secretDigest = digest(secret);

  const issue = (access: Access & { readonly conversation: ConversationKey }, use: Use, ms: number): string => {
    const { user, channel: chan, conversation: { id: conv, association: assoc }, locale: lang, place } = access;
    const exp = (now() + ms) / 1000;
    return sign({ user, conv, assoc, chan, use, exp, ...(lang !== undefined && { lang }), ...(place && { place }), jti: randomBytes(6).toString("base64url") }, key, { algorithm: "HS256", noTimestamp: true });
  };

  return {
    lifetimeMs,
    answer: (access) => ({
      conversationId: access.conversation.id,
      token: issue(access, "access", lifetimeMs),
      expires_in: Math.floor(lifetimeMs / 1000),
      resume: issue(access, "resume", resumeMs[access.channel]),
    }),
    stream: (access) => issue(access, "stream", lifetimeMs),
    read: (token, use) => {
      const read = claims.safeParse(verifySignature(token, key, now()));
      if (!read.success || read.data.use !== use) throw refuse.unauthorized("the token is not valid here");
      const { user, conv, assoc, chan, exp, lang, place } = read.data;
      return { user, conversation: { association: assoc, id: conv }, channel: chan, expiresAt: exp * 1000, ...(lang !== undefined && { locale: lang }), ...(place && { place }) };
    },
    isSecret: (bearer) => timingSafeEqual(digest(bearer), secretDigest),
  };
}

function verifySignature(token: string, key: KeyObject, nowMs: number): unknown {
  try {
    return verify(token, key, { algorithms: ["HS256"], clockTimestamp: nowMs / 1000 });
  } catch (error) {
    // 403 on purpose: directlinejs takes it for "expired" and would give up a message on 401
    throw error instanceof TokenExpiredError ? refuse.tokenExpired() : refuse.unauthorized("the token is not valid");
  }
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
