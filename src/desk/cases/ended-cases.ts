import type { DeskTicket } from "../../bot/tickets";
import { parisDate } from "../../core/flow/dates";
import { isFinal } from "../../core/handoff/states";
import type { HistoryStep } from "../../core/handoff/ticket";
import type { TicketStore } from "../../core/ports";
import type { EndedCase, EndedCases } from "../activity";
import type { CloseReason } from "../api";
import { readTicket } from "./case-desk";
import { maxListedCases } from "./limits";

/** Cases that have ended, without anything of their persons. */
export const endedCases = (store: TicketStore, association: string): EndedCases => async ({ from, to }, limit) => {
  const all = (await store.listTickets(association, maxListedCases)).flatMap(readTicket);
  const ended = all.filter(({ state }) => isFinal(state)).map(endedCase);
  return ended.filter(({ endedAt }) => parisDate(endedAt) >= from && parisDate(endedAt) <= to).slice(0, limit);
};

export function endedCase({ id, history, flow, level }: Pick<DeskTicket, "id" | "history" | "flow" | "level">): EndedCase {
  const last = history.at(-1)!;
  const takings = history.map((step, n) => ({ step, until: history[n + 1]?.at ?? step.at })).filter(({ step }) => step.state === "taken");
  const taken = history.findLast(({ event }) => event === "taken" || event === "call_back_started");
  return {
    id, endedAt: last.at, mediator: taken && "id" in taken.by ? taken.by.id : null, heldMs: takings.reduce((sum, { step, until }) => sum + until - step.at, 0),
    flow, level, reason: closeReasonOf(last),
  };
}

function closeReasonOf({ event, reason, by }: HistoryStep): CloseReason | null {
  if (event === "closed") return reason as CloseReason;
  return event === "abandoned" && by.role === "mediator" ? "no_answer" : null;
}
