import type { TicketRecord } from "../core/ports";

/** Danger was heard and nobody has come yet. */
export const isUrgentNow = (ticket: TicketRecord): boolean => ticket["urgent"] !== undefined && ticket["state"] === "waiting";
