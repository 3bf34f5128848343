import type { TicketRecord } from "../core/ports";

/** What stays of a ticket after an erasure: that it existed, how it went and when. Fields not known to be content free are dropped. */
export function blankTicket(ticket: TicketRecord): TicketRecord {
  return { ...stateAndTimes(ticket), v: ticket.v, id: ticket.id };
}

function stateAndTimes(record: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(record)) {
    if (field === "state" || isTime(field, value)) kept[field] = value;
    if (field === "history" && Array.isArray(value)) kept[field] = value.map((step: unknown) => stateAndTimes(Object(step)));
  }
  return kept;
}

const isTime = (field: string, value: unknown): boolean => (field === "at" || field.endsWith("At")) && typeof value === "number";
