import { openTicket } from "../handoff/ticket";
import type { TicketEvent } from "../handoff/events";
import { mustMove } from "../handoff/move-ticket";
import type { Danger } from "../ports";
import { openHandoff, withHandoff } from "./handoff-state";
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

function requested(session: Session, { queue, flow, step, callBackAt }: Request, origin: Origin, at: number): Session {
  const { association, channel, locale, urgent } = session;
  // what nobody could play asks by itself
  const by = queue === "technical" ? system : person;
  const opened = openTicket({
    id: `${origin.conversation}-${origin.entry}`, association, conversation: origin.conversation, epoch: origin.epoch, channel, locale, language: locale,
    queue, territory: null, flow, step, facts: null, ...(urgent && { urgent }),
  }, by, at);
  const next: TicketEvent = callBackAt === undefined
    ? { event: "joined_line", by }
    : { event: "call_back_promised", by: person, reason: "nobody_there", dueAt: callBackAt };
  const { revision = 0 } = session.handoff ?? {};
  const fromSeq = session.nextSeq;
  return withHandoff({ ...session, handoff: { ticket: opened, revision, fromSeq } }, { ticket: mustMove(opened, next, at), revision, fromSeq });
}

/** What the desk must know of an open request: another language, danger. */
function followed(before: Session, session: Session, at: number): Session {
  let next = session;
  const follow = (event: TicketEvent): void => {
    const { handoff } = next;
    if (handoff) next = withHandoff(next, { ...handoff, ticket: mustMove(handoff.ticket, event, at) });
  };
  const open = openHandoff(session);
  if (!open) return session;
  if (open.ticket.locale !== session.locale) follow({ event: "changed_language", by: person, language: session.locale, locale: session.locale });
  const danger: Danger | undefined = session.urgent;
  if (danger !== undefined && danger !== before.urgent && open.ticket.urgent !== danger) follow({ event: "became_urgent", by: system, danger });
  return next;
}
