import type { FlowId, Run } from "../flow/model";
import { nearestLocale, type Language, type Locale } from "../locale";
import type { Danger } from "../ports";
import type { Handoff } from "./handoff-state";
import { refusedRetentionMs, type ChannelId, type RetentionTable } from "./retention";

export type ReadingPreference = "normal" | "simple" | "listening";

/** A short question asked beside the procedure; the person is back at the same step when it is over. */
export type Interlude =
  | { readonly kind: "menu" | "language" | "erase" | "returning" | "stuck" | "person" | "line" }
  | { readonly kind: "correct" | "glossary"; readonly page: number }
  /** "Shall we go on in the language you write in?", and what the words seemed to want, to be proposed whatever the answer. */
  | { readonly kind: "switch"; readonly to: Locale; readonly wished?: readonly string[] }
  /** What a person may have wanted: ids of procedures and topics. */
  | { readonly kind: "wish"; readonly ids: readonly string[] };

/** Where a kiosk stands. */
export interface PublicPlace {
  readonly id: string;
  /** Number of a French department. */
  readonly territory: string;
}

/** Form of a stored session; session-format.ts brings older ones to it. */
export const sessionVersion = 4;

/** All we keep about one conversation besides its log: answers and position, never sentences. */
export interface Session {
  readonly v: typeof sessionVersion;
  readonly association: string;
  readonly channel: ChannelId;
  readonly locale: Locale;
  /** Level of digital autonomy, 1 to 3, once the gentle check was done. */
  readonly level: 1 | 2 | 3 | null;
  readonly reading: ReadingPreference;
  readonly consent: "unasked" | "given" | "refused";
  /** Who speaks with the person: the bot, or the mediator of a ticket. */
  readonly owner: "bot" | { readonly ticket: string };
  /** The latest request for a person, see handoff-state.ts. */
  readonly handoff?: Handoff;
  /** The question "did that help?" that nobody has answered yet, by its name in its buttons. */
  readonly helpAsked?: string;
  readonly runs: Readonly<Record<FlowId, Run>>;
  readonly current: FlowId | null;
  readonly interlude: Interlude | null;
  /** Languages the person wrote in that were brought up, whatever the answer: none is twice. Empty again when they change language. */
  readonly switchesProposed?: readonly Language[];
  /** What they wrote that they want before the welcome was over, to be proposed after it: ids, never words. */
  readonly wished?: readonly string[];
  /** Next number of the log. */
  readonly nextSeq: number;
  readonly startedAt: number;
  readonly lastSeenAt: number;
  /** Danger heard in this talk, so that a mediator comes to it first; the words that told of it are not kept. */
  readonly urgent?: Danger;
  /** Public place of a kiosk. */
  readonly place: string | null;
  /** Of that place: whoever asks for somebody is first offered to those near. */
  readonly territory?: string;
  /** Where a push channel sends what is said, as the latest event told it; see `InboxEntry`. */
  readonly reference?: unknown;
}

export function newSession(association: string, channel: ChannelId, clientLocale: string | undefined, now: number): Session {
  return {
    v: sessionVersion, association, channel, locale: nearestLocale(clientLocale), level: null, reading: "normal", consent: "unasked", owner: "bot",
    runs: {}, current: null, interlude: null, nextSeq: 1, startedAt: now, lastSeenAt: now, place: null,
  };
}

/** How long (ms) after the last message everything of this conversation is forgotten. */
export function retentionOf(session: Pick<Session, "channel" | "consent">, table: RetentionTable): number {
  const kept = table[session.channel];
  return session.consent === "refused" ? Math.min(kept, refusedRetentionMs) : kept;
}
