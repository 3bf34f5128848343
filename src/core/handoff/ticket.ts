import type { ChannelId } from "../conversation/retention";
import type { FlowId, StepId } from "../flow/model";
import type { MessageRef, Summary } from "../message";
import type { Locale } from "../locale";
import type { Danger } from "../ports";
import type { Actor, Wanted } from "./events";
import type { EventName, TicketState } from "./states";

/** What a mediator needs to understand a case in 20 seconds: keys and values, so that each side reads its own language. */
export interface CaseFacts extends Pick<Summary, "answers" | "papersHeld" | "papersMissing"> {
  readonly progress: { readonly stage: number; readonly of: number } | null;
  /** Misses at the question where the person asked for help. */
  readonly misses: number;
  /** Of a procedure that came to its end. */
  readonly deadlines?: readonly MessageRef[];
}

/** Who, when, why. `imported`: what an older version of the service wrote without saying who. */
export interface HistoryStep {
  readonly event: EventName | "asked" | "imported";
  /** State it left the case in. */
  readonly state: TicketState;
  /** ms since 1970, never before the step before it. */
  readonly at: number;
  readonly by: Actor;
  readonly reason?: string;
  /** Whom an offer was made to. */
  readonly mediator?: string;
  /** Where a transfer went. */
  readonly association?: string;
}

/** A mediator who had the case offered or in hand and has it no more. */
export interface PassedOver {
  readonly mediator: string;
  readonly at: number;
  /** They said why it will never be theirs; otherwise it may come back after `retryAfterMs`. */
  readonly isForGood: boolean;
}

/** Form of a stored ticket; ticket-format.ts brings older ones to it. */
export const ticketVersion = 2;

/**
 * One request for a person. Who speaks is `owner`: a mediator exactly in the state `taken`, otherwise the bot (null); `Session.owner` is the
 * truth and this mirrors it, see session-owner.ts. Changed by `moveTicket` alone.
 */
export interface Ticket {
  readonly v: typeof ticketVersion;
  readonly id: string;
  readonly association: string;
  readonly conversation: string;
  /** Epoch of the conversation when it was opened: after an erasure it is blank. */
  readonly epoch: number;
  readonly channel: ChannelId;
  readonly locale: Locale;
  /** What a mediator should speak (BCP 47): the locale, unless the person is known to speak another language. */
  readonly language: string;
  readonly queue: string;
  readonly territory: string | null;
  readonly flow: FlowId | null;
  readonly step: StepId | null;
  /** Null when the person refused that answers are kept. */
  readonly facts: CaseFacts | null;
  /** Danger heard in the talk: while it waits, it comes before every ticket without. */
  readonly urgent?: Danger;
  readonly state: TicketState;
  /** Oldest first, at most `maxHistory`; the first step is always there. */
  readonly history: readonly HistoryStep[];
  /** Steps after the first that the history no longer holds. */
  readonly forgotten: number;
  /** Account of the mediator who speaks with the person: set exactly when `taken`. */
  readonly owner: string | null;
  /** Set exactly when `offered`. */
  readonly offer: { readonly mediator: string; readonly at: number } | null;
  /** Hour promised (ms since 1970): set exactly when `call_back_promised`. */
  readonly callBackAt: number | null;
  readonly callBackProposedAt: number | null;
  /** Since when the person waits to be helped (ms since 1970): kept when they are passed on or lost by a mediator, so that they do not wait twice. */
  readonly waitingSince: number;
  /** They go on with their procedure meanwhile; in the line all the same. */
  readonly isWithBot: boolean;
  readonly wanted: { readonly whom: Wanted; readonly since: number } | null;
  /** Latest last, one for each mediator, at most `maxPassedOver`. */
  readonly passedOver: readonly PassedOver[];
  /** Where a case that was handed back goes on; null: where it stood. */
  readonly resumeAt: StepId | null;
}

/** What is known of a case when it is opened. */
export type TicketFacts = Pick<
  Ticket, "id" | "association" | "conversation" | "epoch" | "channel" | "locale" | "language" | "queue" | "territory" | "flow" | "step" | "facts" | "urgent">;

/** @param by who asked: the person, or the system that heard danger or failed. @param at ms since 1970. */
export function openTicket(facts: TicketFacts, by: Actor, at: number): Ticket {
  return {
    ...facts, v: ticketVersion, state: "requested", history: [{ event: "asked", state: "requested", at, by }], forgotten: 0,
    owner: null, offer: null, callBackAt: null, callBackProposedAt: null, waitingSince: at, isWithBot: false, wanted: null, passedOver: [], resumeAt: null,
  };
}
