import { setTimeout as pause } from "node:timers/promises";
import type { DeskTicket } from "../../bot/tickets";
import type { DeskEvent, MachineTranslation } from "../../core/handoff/desk-event";
import type { TicketEvent } from "../../core/handoff/events";
import type { Partner } from "../../core/handoff/partner";
import { fillPhrase, type Phrase } from "../../core/phrase-book";
import { clockHour } from "../../places/opening-hours";
import type { AccountView } from "../accounts";
import { refusing } from "../edge";
import type { AskedAct } from "./act-request";
import type { CaseDesk } from "./case-desk";
import type { CaseTranslations } from "./case-translations";
import type { CasePapersBook } from "./case-papers";
import { heldBy } from "./desk-snapshot";
import { actPatienceMs, actPollMs } from "./limits";

export interface ActParts {
  readonly desk: CaseDesk;
  readonly papers: CasePapersBook;
  readonly phrases: ReadonlyMap<string, Phrase>;
  readonly translations: Pick<CaseTranslations, "toPerson">;
  /** Associations that people are sent to. */
  readonly partners: readonly Partner[];
  /** Whose clock a promise is told by. */
  readonly timeZone: string;
}

/**
 * Does what a mediator asked with a case, through its conversation, and waits until it is committed.
 *
 * @param event drawn by the page: the same act sent again is done once.
 * @returns the ticket as it stands afterwards. @throws DeskRefused NOT_YOURS, TOO_LATE, BAD_INPUT, WAIT
 */
export async function carryOut(parts: ActParts, ticket: DeskTicket, account: AccountView, event: string, act: AskedAct): Promise<DeskTicket> {
  const { desk, papers } = parts;
  const { now, roster } = desk.parts;
  const who = { id: account.id, name: account.profile.firstName };
  if (act.kind === "note" || act.kind === "label") {
    await (act.kind === "note" ? papers.note(ticket.id, { id: event, at: now(), by: account.id, text: act.text }) : papers.label(ticket.id, act.labels));
    return ticket;
  }
  await roster.sign(account.id);
  // before the event is sent: nothing in a turn waits for a machine. Sent again, the conversation keeps the texts of the first
  const translation = act.kind === "say" && ticket.owner === account.id ? await parts.translations.toPerson(ticket, act.text) : null;
  const desired = deskEvent(parts, ticket, account, act, translation);
  const isTaking = act.kind === "take" || act.kind === "call_now";
  if (isTaking && !(await reserve(desk, ticket, account))) throw refusing("NOT_YOURS", { fields: { capacity: "full" } });
  const sent = await desk.send(ticket, `${who.id}-${event}`, desired);
  if (sent === "full") throw refusing("WAIT", { retryAfterMs: actPatienceMs });
  // sent again after a lost answer: it was done, or is being done
  if (sent === "duplicate") return (await desk.find(ticket.id)) ?? ticket;
  const done = await committed(desk, ticket, (now) => isDone(now, ticket, desired, who.id));
  // in their hands, or not: a place need not be kept any more
  if (isTaking || act.kind === "decline") await roster.release(who.id, ticket.id);
  if (done === null) throw refusing("TOO_LATE");
  if (ticket.owner === who.id && done.owner !== who.id) await roster.idle(who.id);
  return done;
}

/** A place for a case that they take themselves; what they were offered has one. */
async function reserve(desk: CaseDesk, ticket: DeskTicket, { id, profile }: AccountView): Promise<boolean> {
  const { roster, now, limits } = desk.parts;
  return roster.reserve(id, ticket.id, { held: heldBy(desk.snapshot, id), capacity: profile.capacity, until: now() + 2 * limits.offerMs, isOwnWish: true });
}

function deskEvent(
  { phrases, partners, timeZone }: ActParts, ticket: DeskTicket, account: AccountView, act: Exclude<AskedAct, { readonly kind: "note" | "label" }>, translation: MachineTranslation | null,
): DeskEvent {
  const who = { id: account.id, name: account.profile.firstName };
  const by = { role: account.role === "coordinator" ? "coordinator" : "mediator", id: account.id } as const;
  const me = { role: "mediator", id: account.id } as const;
  const moves = (...events: readonly TicketEvent[]): Extract<DeskEvent, { readonly kind: "moves" }> => ({ kind: "moves", ticket: ticket.id, events, who });
  switch (act.kind) {
    case "take":
      return ticket.state === "offered" ? moves({ event: "taken", by: me }) : moves({ event: "offered", by: me, mediator: me.id }, { event: "taken", by: me });
    case "decline":
      return moves({ event: "declined", by: me, reason: act.reason });
    case "say":
      return { kind: "words", ticket: ticket.id, who, text: act.text, ...(translation && { translation }) };
    case "phrase": {
      const phrase = phrases.get(act.phrase);
      if (!phrase) throw refusing("BAD_INPUT", { fields: { phrase: "unknown" } });
      const filled = fillPhrase(phrase, act.slots);
      if (filled.outcome === "refused") throw refusing("BAD_INPUT", { fields: Object.fromEntries(filled.faults.map(({ slot, code }) => [slot, code])) });
      return { kind: "phrase", ticket: ticket.id, who, said: filled.said };
    }
    case "hand_back":
      return moves({ event: "handed_back", by: me, resumeAt: act.step ?? null });
    case "hand_on":
      return moves({ event: "handed_on", by, wanted: act.to, reason: act.reason });
    case "transfer": {
      const partner = partners.find(({ id }) => id === act.partner);
      if (!partner) throw refusing("BAD_INPUT", { fields: { partner: "unknown" } });
      return { kind: "transfer_proposed", ticket: ticket.id, who, partner, reason: act.reason };
    }
    case "close":
      if (act.reason === "no_answer") return moves({ event: "abandoned", by: me, reason: "no_answer" });
      return { ...moves({ event: "closed", by, reason: act.reason }), ...(act.asksIfHelped && { asksIfHelped: true }) };
    case "reopen":
      return moves({ event: "reopened", by, wanted: { mediator: account.id }, reason: act.reason });
    case "call_back":
      return { kind: "moves", ticket: ticket.id, who, events: [{ event: "call_back_promised", by: me, reason: act.reason, dueAt: act.at }], hour: clockHour(act.at, timeZone) };
    case "call_now":
      return moves({ event: "call_back_started", by: me });
  }
}

/** Whether the turn has done what was asked, as far as its ticket shows. */
function isDone(now: DeskTicket, before: DeskTicket, event: DeskEvent, mediator: string): boolean {
  if (now.revision <= before.revision) return false;
  if (event.kind !== "moves") return now.owner === mediator && now.mediatorAt !== before.mediatorAt;
  const last = event.events.at(-1)!;
  return now.history.slice(-event.events.length - 1).some((step) => step.event === last.event && "id" in step.by && step.by.id === mediator);
}

/** @returns null when it was not done in time: somebody was quicker, or the talk is slow. */
async function committed(desk: CaseDesk, ticket: DeskTicket, isDoneBy: (now: DeskTicket) => boolean): Promise<DeskTicket | null> {
  for (const until = performance.now() + actPatienceMs; performance.now() < until; await pause(actPollMs)) {
    const now = await desk.find(ticket.id);
    if (now !== null && isDoneBy(now)) return now;
  }
  return null;
}
