import { askedAgainMs } from "../handoff/limits";
import { moveTicket } from "../handoff/move-ticket";
import { isFinal } from "../handoff/states";
import type { Ticket } from "../handoff/ticket";
import { withHandoff } from "./handoff-state";
import type { ConversationEffect } from "./outcome";
import type { Session } from "./session";

/** What a person asks for somebody about, and where they stand. */
export type Asked = Pick<Extract<ConversationEffect, { readonly kind: "person_requested" }>, "queue" | "flow" | "step">;

/**
 * The case that ended a short while ago, open again, so that its history stands in one place; whoever had it is asked first.
 *
 * @param origin of an older epoch than the case, the talk was erased or moved meanwhile. @param at ms since 1970
 * @returns null: this is a new case.
 */
export function askedAgain(session: Session, { queue, flow, step }: Asked, origin: { readonly conversation: string; readonly epoch: number }, at: number): Session | null {
  const { handoff, nextSeq } = session;
  if (!handoff || !isFinal(handoff.ticket.state)) return null;
  const { ticket } = handoff;
  const isSameTalk = ticket.conversation === origin.conversation && ticket.epoch === origin.epoch && ticket.queue === queue;
  const endedAt = ticket.history.at(-1)?.at ?? 0;
  if (!isSameTalk || at - endedAt >= askedAgainMs) return null;
  const last = lastHolder(ticket);
  const reopened = moveTicket(ticket, {
    event: "reopened", by: { role: "person" }, reason: "asked_again", wanted: last === null ? null : { mediator: last }, from: { flow, step },
  }, at);
  if (reopened.outcome === "refused") return null;
  // somebody who refused that answers are kept shows nothing of what they said between the two askings
  const { phrase: _, proposal: __, ...kept } = handoff;
  return withHandoff(session, { ...kept, ticket: reopened.ticket, fromSeq: nextSeq });
}

/** Whoever had it last, unless they said that it is not for them. */
function lastHolder({ history, passedOver }: Ticket): string | null {
  const by = history.findLast(({ event }) => event === "taken" || event === "call_back_started")?.by;
  if (by === undefined || !("id" in by)) return null;
  return passedOver.some(({ mediator, isForGood }) => isForGood && mediator === by.id) ? null : by.id;
}
