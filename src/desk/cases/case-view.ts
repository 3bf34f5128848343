import { runningOf } from "../../core/conversation/current-run";
import { replyWindow } from "../../core/conversation/reply-window";
import type { Session } from "../../core/conversation/session";
import type { Partner } from "../../core/handoff/partner";
import { answeredSteps } from "../../core/flow/engine";
import type { DeskTicket } from "../../bot/tickets";
import type { CaseItem, CaseView, Mediator } from "../api";
import type { CasePapers } from "./case-papers";
import type { DeskWords } from "./desk-words";

export interface ViewContext {
  readonly now: number;
  /** Account that looks. */
  readonly me: string;
  readonly words: DeskWords;
  /** First name of an account; null: erased. */
  readonly nameOf: (account: string) => string | null;
  readonly offerMs: number;
  readonly partners: readonly Partner[];
}

/** What differs from one reader to the other. */
export function asSeenBy(ticket: DeskTicket, me: string, offerMs: number): Pick<CaseItem, "isMine" | "offerEndsAt"> {
  return { isMine: ticket.owner === me, offerEndsAt: ticket.offer?.mediator === me ? ticket.offer.at + offerMs : null };
}

/** One line of the queue. */
export function caseItem(ticket: DeskTicket, labels: readonly string[], { now, me, words, nameOf, offerMs }: ViewContext): CaseItem {
  const holder = ticket.owner ?? ticket.offer?.mediator ?? null;
  const mediator: Mediator | null = holder === null ? null : { id: holder, name: nameOf(holder) ?? "" };
  return {
    id: ticket.id, state: ticket.state, openedAt: ticket.history[0]?.at ?? ticket.waitingSince, waitingSince: ticket.waitingSince, locale: ticket.locale,
    level: ticket.level, channel: ticket.channel, territory: ticket.territory,
    procedure: words.procedure(ticket.flow, now), step: words.step(ticket.flow, ticket.step, now),
    urgent: ticket.urgent ?? null, mediator, ...asSeenBy(ticket, me, offerMs), callBackAt: ticket.callBackAt, labels,
    lastWordAt: Math.max(ticket.personAt ?? ticket.lastSeenAt, ticket.mediatorAt ?? 0),
  };
}

/** A case in twenty seconds, but for what a machine translates in it. @param session null when the conversation has expired. */
export function caseView(ticket: DeskTicket, papers: CasePapers, session: Session | null, context: ViewContext): Omit<CaseView, "translation"> {
  const { words, now, nameOf } = context;
  const { facts } = ticket;
  return {
    ...caseItem(ticket, papers.labels, context),
    consent: ticket.consent, reading: ticket.reading,
    progress: facts?.progress ? { ...facts.progress, name: words.stage(ticket.flow, facts.progress.stage, now) ?? "" } : null,
    answers: facts && facts.answers.map(({ label, value }) => ({ label: words.say({ key: label }), value: words.value(value) })),
    papersHeld: facts?.papersHeld.map(({ official }) => official) ?? [],
    papersMissing: facts?.papersMissing.map(({ official }) => official) ?? [],
    deadlines: facts?.deadlines?.map((text) => words.say(text)) ?? [],
    misses: facts?.misses ?? 0,
    history: ticket.history.map(({ event, at, by, reason }) => ({
      at, event, by: "id" in by ? nameOf(by.id) : by.role, reason: reason ?? null,
    })),
    notes: papers.notes.map(({ id, at, by, text }) => ({ id, at, by: nameOf(by) ?? "", text })),
    replyWindow: replyWindow(ticket.channel, Math.max(ticket.lastSeenAt, ticket.personAt ?? 0)),
    handBackTo: session === null ? [] : handBackTo(session, context),
    transferTo: ticket.owner === context.me ? context.partners.map(({ id, name, address }) => ({ id, name, address })) : [],
  };
}

/** Questions answered so far, the last first. */
function handBackTo(session: Session, { words, now }: ViewContext): CaseView["handBackTo"] {
  const world = words.worldAt(now);
  const running = runningOf(session, world);
  if (!running) return [];
  return answeredSteps(running.spec, running.run, world.context).map(({ id, label }) => ({ step: id, label: words.say({ key: label }) })).reverse();
}
