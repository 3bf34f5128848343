import { correct } from "../flow/engine";
import type { DeskEvent, MachineTranslation } from "../handoff/desk-event";
import type { TicketEvent } from "../handoff/events";
import { runningOf } from "./current-run";
import { mediatorOf, moved, openHandoff, withHandoff, type Handoff } from "./handoff-state";
import { whereWords, wordsFor } from "./handoff-words";
import { askIfHelped } from "./help-question";
import { openInterlude } from "./interludes";
import { after, andThen, quiet, say, type Outcome } from "./outcome";
import { again, settle } from "./running";
import type { Session } from "./session";
import { proposeTransfer } from "./transfer-question";
import type { World } from "./world";

/** What the desk brings into the talk. What comes too late, or from somebody who has not got the case, changes nothing. */
export function hearDesk(session: Session, event: DeskEvent, at: number, world: World): Outcome {
  const { handoff } = session;
  if (handoff?.ticket.id !== event.ticket) return quiet(session);
  switch (event.kind) {
    case "moves":
      return move(session, event, at, world);
    case "words": {
      if (!isSpeaker(session, event.who.id)) return quiet(session);
      const { who, text, translation } = event;
      return { ...quiet(said(session, handoff, { mediatorAt: at })), mediator: { who, text, ...(isStillRead(translation, session) && { translation }) } };
    }
    case "transfer_proposed":
      return proposeTransfer(session, event, at);
    case "phrase": {
      if (!isSpeaker(session, event.who.id)) return quiet(session);
      return { ...quiet(said(session, handoff, { mediatorAt: at, phrase: event.said })), mediator: { who: event.who, said: event.said } };
    }
  }
}

const isSpeaker = (session: Session, id: string): boolean => openHandoff(session)?.ticket.owner === id;

/** Whoever changed language meanwhile does not read the one before. */
const isStillRead = (translation: MachineTranslation | undefined, { locale }: Session): translation is MachineTranslation => translation?.locale === locale;

const said = (session: Session, handoff: Handoff, news: Partial<Handoff>): Session => withHandoff(session, { ...handoff, ...news });

function move(session: Session, { events, who, hour, asksIfHelped }: Extract<DeskEvent, { kind: "moves" }>, at: number, world: World): Outcome {
  let outcome = quiet(session);
  for (const event of events) {
    const next = moved(outcome.session, event, at, event.event === "taken" || event.event === "call_back_started" ? who : undefined);
    if (!next) return outcome;
    const isAsked = asksIfHelped === true && event.event === "closed" && mediatorOf(outcome.session) !== null;
    const first = after([...outcome.said, ...wordsFor(event, next, world, hour)], isAsked ? askIfHelped(next) : quiet(next));
    outcome = andThen(first, (asked) => goOn(asked, event, world));
  }
  return outcome;
}

/** Where the talk goes after a transition. */
function goOn(session: Session, event: TicketEvent, world: World): Outcome {
  switch (event.event) {
    case "handed_back":
      return event.resumeAt === null ? again({ ...session, interlude: null }, world) : resumeAt(session, event.resumeAt, world);
    case "closed":
    case "call_back_promised":
    case "abandoned":
      return mediatorOf(session) === null ? again({ ...session, interlude: null }, world) : quiet(session);
    case "call_back_proposed":
      // whoever is being asked something, to erase everything for instance, answers that first: they hear how it stands and nothing is asked
      return session.interlude ? say(session, ...whereWords(session, world)) : openInterlude(session, { kind: "line" }, world);
    default:
      return quiet(session);
  }
}

/** A step the mediator chose; where the procedure stood when it is not on the way any more. */
function resumeAt(session: Session, step: string, world: World): Outcome {
  const closed: Session = { ...session, interlude: null };
  const running = runningOf(closed, world);
  const result = running && correct(running.spec, running.run, step, world.context);
  return result ? settle(closed, running.spec, result, world) : again(closed, world);
}

/** The last sentence of the phrase book once more, for a person who did not catch it. */
export function repeatMediator(session: Session): Outcome {
  const { phrase } = session.handoff ?? {};
  const name = mediatorOf(session)?.name ?? "";
  const with_ = { key: "handoff:with", params: { name } } as const;
  return say(session, ...(phrase ? [phrase] : []), with_);
}
