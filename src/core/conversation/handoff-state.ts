import type { Colleague } from "../handoff/desk-event";
import type { TicketEvent } from "../handoff/events";
import { moveTicket } from "../handoff/move-ticket";
import { sessionOwner } from "../handoff/session-owner";
import { isFinal } from "../handoff/states";
import type { Ticket } from "../handoff/ticket";
import type { Said } from "../message";
import type { Session } from "./session";
import type { TransferProposal } from "./transfer-question";

/** The latest request for a person, and what both sides did last. The desk's ticket is a projection of it. */
export interface Handoff {
  /** Without facts: they are drawn from the session when the desk is told. */
  readonly ticket: Ticket;
  /** Raised with each change, so that what the desk is told late does not undo what it was told since. */
  readonly revision: number;
  /** Number of the log that the turn of the request began with: somebody who refused that answers are kept shows nothing older. */
  readonly fromSeq: number;
  /** Whoever has the case, or had it last. */
  readonly who?: Colleague;
  /** Last words of each side since it was taken (ms since 1970). */
  readonly personAt?: number;
  readonly mediatorAt?: number;
  /** Last sentence of the phrase book, for a person who asks to hear it again. */
  readonly phrase?: Said;
  readonly proposal?: TransferProposal;
}

export const openHandoff = ({ handoff }: Session): Handoff | null => (handoff && !isFinal(handoff.ticket.state) ? handoff : null);

/** Whoever speaks with the person instead of the bot. */
export const mediatorOf = (session: Session): Colleague | null => (session.owner === "bot" ? null : (session.handoff?.who ?? null));

/** @returns null when the state machine refuses: the case is elsewhere by now. */
export function moved(session: Session, event: TicketEvent, at: number, who?: Colleague): Session | null {
  const { handoff } = session;
  if (!handoff) return null;
  const result = moveTicket(handoff.ticket, event, at);
  return result.outcome === "refused" ? null : withHandoff(session, { ...handoff, ticket: result.ticket, ...(who && { who }) });
}

/** The one place where the owner changes: with the ticket, in the same commit. */
export function withHandoff(session: Session, handoff: Handoff): Session {
  return { ...session, handoff: { ...handoff, revision: (session.handoff?.revision ?? 0) + 1 }, owner: sessionOwner(handoff.ticket) };
}
