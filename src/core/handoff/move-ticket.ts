import { AppError } from "../errors";
import type { Actor, TicketEvent } from "./events";
import { clockSlackMs, maxCallBackAheadMs, maxHistory, maxPassedOver } from "./limits";
import { arrowsOf, type TicketState } from "./states";
import type { HistoryStep, PassedOver, Ticket } from "./ticket";

/**
 * Why an event changes nothing. `not_from_here`: the case is elsewhere by now, as when two mediators take it; `another_mediator`: it is offered
 * to or held by a colleague; `not_their_role`, `wrong_reason`, `wrong_hour`: this actor, reason or hour is not for this event here;
 * `same_association`: a transfer leaves it, colleagues hand on.
 */
export type Refusal = "not_from_here" | "another_mediator" | "not_their_role" | "wrong_reason" | "wrong_hour" | "same_association";

export type Moved =
  | { readonly outcome: "moved"; readonly ticket: Ticket }
  | { readonly outcome: "refused"; readonly reason: Refusal };

/** For callers to whom a refusal is a defect: they made the ticket themselves. */
export class TicketTransitionRefused extends AppError {
  constructor(from: TicketState, event: string, readonly reason: Refusal) {
    super("TICKET_TRANSITION", `${event} is refused to a ticket that is ${from}: ${reason}`);
  }
}

/**
 * The only way a ticket changes. Refusals are values: at a desk with many hands a late click is ordinary, and is told to whoever clicked.
 *
 * @param at ms since 1970; never dates a step before the one it follows.
 */
export function moveTicket(ticket: Ticket, event: TicketEvent, at: number): Moved {
  const refused = (reason: Refusal): Moved => ({ outcome: "refused", reason });
  const fromHere = arrowsOf(event.event).filter(({ from }) => from.includes(ticket.state));
  if (fromHere.length === 0) return refused("not_from_here");
  const arrow = fromHere.find(({ by }) => by.includes(event.by.role));
  if (!arrow) return refused("not_their_role");
  if (isAnothers(ticket, event)) return refused("another_mediator");
  const reason = "reason" in event ? event.reason : undefined;
  if (arrow.reasons.length === 0 ? reason !== undefined : reason === undefined || !arrow.reasons.includes(reason)) return refused("wrong_reason");
  const after = Math.max(at, ticket.history.at(-1)?.at ?? at);
  if (!isHourRight(ticket, event, after)) return refused("wrong_hour");
  if (event.event === "transferred" && event.association === ticket.association) return refused("same_association");
  return { outcome: "moved", ticket: moved(ticket, event, arrow.to === "same" ? ticket.state : arrow.to, after) };
}

/** @throws TicketTransitionRefused where `moveTicket` refuses. */
export function mustMove(ticket: Ticket, event: TicketEvent, at: number): Ticket {
  const result = moveTicket(ticket, event, at);
  if (result.outcome === "refused") throw new TicketTransitionRefused(ticket.state, event.event, result.reason);
  return result.ticket;
}

/** Who has the case in hand, or before their eyes. */
const holderOf = (ticket: Ticket): string | null => ticket.owner ?? ticket.offer?.mediator ?? null;

function isAnothers(ticket: Ticket, event: TicketEvent): boolean {
  if (event.by.role !== "mediator") return false;
  if (event.event === "offered") return event.mediator !== event.by.id;
  const holder = holderOf(ticket);
  return holder !== null && holder !== event.by.id;
}

function isHourRight(ticket: Ticket, event: TicketEvent, at: number): boolean {
  if (event.event === "call_back_promised") return event.dueAt > at && event.dueAt <= at + maxCallBackAheadMs;
  if (event.event === "call_back_due") return ticket.callBackAt !== null && at + clockSlackMs >= ticket.callBackAt;
  return true;
}

/** Owner, offer and promised hour follow from the state, so that no event can leave two of them or the wrong one. */
function moved(ticket: Ticket, event: TicketEvent, state: TicketState, at: number): Ticket {
  const isFresh = event.event === "reopened" || event.event === "joined_line";
  return {
    ...ticket, state, ...appended(ticket, stepOf(event, state, at)),
    owner: state === "taken" ? (ticket.owner ?? idOf(event.by)) : null,
    offer: state === "offered" ? (event.event === "offered" ? { mediator: event.mediator, at } : ticket.offer) : null,
    callBackAt: state === "call_back_promised" ? (event.event === "call_back_promised" ? event.dueAt : ticket.callBackAt) : null,
    callBackProposedAt: event.event === "call_back_proposed" ? at : isFresh ? null : ticket.callBackProposedAt,
    waitingSince: isFresh ? at : ticket.waitingSince,
    isWithBot: isWithBot(ticket, event, state),
    wanted: wantedAfter(ticket, event, at),
    passedOver: passedOverAfter(ticket, event, at),
    resumeAt: event.event === "handed_back" ? event.resumeAt : null,
    ...(event.event === "reopened" && event.from),
    ...(event.event === "became_urgent" && { urgent: event.danger }),
    ...(event.event === "changed_language" && { language: event.language, locale: event.locale }),
  };
}

const idOf = (actor: Actor): string | null => ("id" in actor ? actor.id : null);

function stepOf(event: TicketEvent, state: TicketState, at: number): HistoryStep {
  return {
    event: event.event, state, at, by: event.by,
    ...("reason" in event && { reason: event.reason }),
    ...(event.event === "offered" && { mediator: event.mediator }),
    ...(event.event === "transferred" && { association: event.association }),
  };
}

/** How it began is kept, and the latest; what lies between is counted. */
function appended({ history, forgotten }: Ticket, step: HistoryStep): Pick<Ticket, "history" | "forgotten"> {
  const all = [...history, step];
  const tooMany = Math.max(0, all.length - maxHistory);
  return { history: all.toSpliced(1, tooMany), forgotten: forgotten + tooMany };
}

function isWithBot(ticket: Ticket, event: TicketEvent, state: TicketState): boolean {
  if (event.event === "went_on_with_bot") return true;
  if (event.event === "came_back_to_line") return false;
  return ticket.isWithBot && (state === "waiting" || state === "offered");
}

function wantedAfter(ticket: Ticket, event: TicketEvent, at: number): Ticket["wanted"] {
  if (event.event === "handed_on" || event.event === "reopened") return event.wanted && { whom: event.wanted, since: at };
  return event.event === "taken" || event.event === "call_back_started" ? null : ticket.wanted;
}

/** Whoever had it and has it no more does not get it back at once, unless somebody sends it to them by name. */
function passedOverAfter(ticket: Ticket, event: TicketEvent, at: number): readonly PassedOver[] {
  const wanted = "wanted" in event && event.wanted !== null && "mediator" in event.wanted ? event.wanted.mediator : null;
  const holder = isLoss(event) ? holderOf(ticket) : null;
  const others = ticket.passedOver.filter(({ mediator, isForGood }) => mediator !== holder && mediator !== wanted && (event.event !== "reopened" || isForGood));
  if (holder === null) return others;
  const isForGood = (event.event === "declined" || event.event === "handed_on") && event.reason !== "busy" && event.reason !== "end_of_shift";
  return [...others, { mediator: holder, at, isForGood }].slice(-maxPassedOver);
}

const isLoss = ({ event }: TicketEvent): boolean =>
  event === "declined" || event === "offer_expired" || event === "offer_withdrawn" || event === "taken_back" || event === "handed_on";
