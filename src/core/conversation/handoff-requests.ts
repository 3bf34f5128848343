import { openTicket } from "../handoff/ticket";
import type { Actor, TicketEvent } from "../handoff/events";
import { mustMove } from "../handoff/move-ticket";
import type { Danger } from "../ports";
import { askedAgain, type Asked } from "./asked-again";
import { openHandoff, withHandoff, type Handoff } from "./handoff-state";
import type { ConversationEffect, Outcome } from "./outcome";
import type { Session } from "./session";

/** Where an event happens: a ticket's id is made of it, so that a turn that is played again makes the same ticket. */
export interface Origin {
  readonly conversation: string;
  /** Of the conversation. */
  readonly epoch: number;
  /** Id under which the log shows the event. */
  readonly entry: string;
}

type Request = Extract<ConversationEffect, { readonly kind: "person_requested" }>;
const person = { role: "person" } as const;
const system = { role: "system" } as const;

/**
 * Opens the ticket that a turn asked for, and tells the desk of every change of it. One request is open at a time: asking again while somebody
 * is on the way asks for nothing new.
 */
export function tellDesk(before: Session, outcome: Outcome, origin: Origin, at: number): Outcome {
  const request = outcome.effects.find((effect): effect is Request => effect.kind === "person_requested");
  const isNew = request !== undefined && openHandoff(outcome.session) === null;
  const session = followed(before, isNew ? requested(outcome.session, request, origin, at) : outcome.session, at);
  const effects = isNew ? outcome.effects : outcome.effects.filter(({ kind }) => kind !== "person_requested");
  const { handoff } = session;
  if (handoff === undefined || handoff.revision === before.handoff?.revision) return { ...outcome, session, effects };
  return { ...outcome, session, effects: [...effects, { kind: "ticket", handoff }] };
}

function requested(session: Session, { callBackAt, ...asked }: Request, origin: Origin, at: number): Session {
  // what nobody could play asks by itself
  const by = asked.queue === "technical" ? system : person;
  const again = by === person ? askedAgain(session, asked, origin, at) : null;
  if (again !== null) return callBackAt === undefined ? again : promised(again, callBackAt, at);
  const opened = { ...session, handoff: opening(session, asked, by, origin, at) };
  return callBackAt === undefined ? followedBy(opened, { event: "joined_line", by }, at) : promised(opened, callBackAt, at);
}

function opening({ association, channel, locale, territory, urgent, handoff, nextSeq }: Session, { queue, flow, step }: Asked, by: Actor, origin: Origin, at: number): Handoff {
  const ticket = openTicket({
    id: `${origin.conversation}-${origin.entry}`, association, conversation: origin.conversation, epoch: origin.epoch, channel, locale, language: locale,
    queue, territory: territory ?? null, flow, step, facts: null, ...(urgent && { urgent }),
  }, by, at);
  return { ticket, revision: handoff?.revision ?? 0, fromSeq: nextSeq };
}

const promised = (session: Session, dueAt: number, at: number): Session => followedBy(session, { event: "call_back_promised", by: person, reason: "nobody_there", dueAt }, at);

/** What the desk must know of an open request: another language, danger. */
function followed(before: Session, session: Session, at: number): Session {
  const open = openHandoff(session);
  if (!open) return session;
  let next = session;
  if (open.ticket.locale !== session.locale) next = followedBy(next, { event: "changed_language", by: person, language: session.locale, locale: session.locale }, at);
  const danger: Danger | undefined = session.urgent;
  // danger heard while no request was open is news to whoever gets the case again
  const isNews = danger !== before.urgent || openHandoff(before) === null;
  if (danger !== undefined && isNews && open.ticket.urgent !== danger) next = followedBy(next, { event: "became_urgent", by: system, danger }, at);
  return next;
}

/** A transition that follows by itself. @throws TicketTransitionRefused */
function followedBy(session: Session, event: TicketEvent, at: number): Session {
  const { handoff } = session;
  return handoff ? withHandoff(session, { ...handoff, ticket: mustMove(handoff.ticket, event, at) }) : session;
}
