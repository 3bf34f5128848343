import type { PublicPlace } from "../../core/conversation/session";
import type { Conversations } from "../../bot/conversations";
import type { PhoneMoves } from "../../bot/phone-moves";
import type { ReportFailure } from "../edge/answer";
import type { RateLimit } from "../edge/rate-limit";
import type { Tokens, WebChannel } from "./tokens";

export interface DirectLineOptions {
  readonly conversations: Conversations;
  readonly association: string;
  /** Signs tokens; as a bearer it is a trusted server. At least 32 characters. */
  readonly secret: string;
  /** How long conversations are kept (ms): a page can come back that long. */
  readonly retentionMs: Readonly<Record<WebChannel, number>>;
  /** Origin seen from outside when a proxy stands in front. */
  readonly publicUrl?: string;
  readonly trustProxy?: boolean;
  /** Reads messages aloud, as a WAV file; absent: nothing can be heard. Null: nothing of this can. */
  readonly speech?: { say(words: readonly { readonly text: string; readonly lang: string }[]): Promise<Buffer | null> };
  /** Takes a kiosk's conversation to a phone; absent: nobody can. */
  readonly phoneMoves?: Pick<PhoneMoves, "offer" | "stateOf" | "answer" | "withdraw" | "claim">;
  /** Kiosks with an address of their own. */
  readonly places?: readonly (PublicPlace & { readonly token: string })[];
  readonly report: ReportFailure;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Tests shorten these. */
  readonly tokenLifetimeMs?: number;
  readonly tokenRate?: RateLimit;
  readonly pingIntervalMs?: number;
}

/** What the routes and the sockets share. */
export interface Setup extends DirectLineOptions {
  readonly now: () => number;
  readonly pingIntervalMs: number;
  readonly tokenRate: RateLimit;
  readonly tokens: Tokens;
}
