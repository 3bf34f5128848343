import { isFinal, type TicketState } from "../core/handoff/states";
import type { TicketRecord } from "../core/ports";

/** An offer that nobody takes leaves the person waiting as before. */
const beforeSomebodyComes: ReadonlySet<unknown> = new Set(["requested", "waiting", "offered"]);

/** Danger was heard and nobody has come yet. */
export const isUrgentNow = (ticket: TicketRecord): boolean => ticket["urgent"] !== undefined && beforeSomebodyComes.has(ticket["state"]);

/** Somebody has work left with it; what an erasure left of a ticket is no case any more. */
export const isOpenTicket = (ticket: TicketRecord): boolean => ticket.conversation !== undefined && !isFinal(ticket["state"] as TicketState);
