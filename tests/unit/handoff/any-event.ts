import type { Actor, TicketEvent } from "../../../src/core/handoff/events";
import { arrows, type EventName } from "../../../src/core/handoff/states";

export const allReasons: readonly string[] = [...new Set(arrows.flatMap(({ reasons }) => reasons))];

/** An event with every detail any event can need, as a hostile or mistaken client might send it: what does not belong is there too. */
export const anyEvent = (event: EventName, by: Actor, more: { reason?: string | undefined; mediator?: string; dueAt?: number; association?: string }): TicketEvent => ({
  event, by, danger: "violence", language: "ti", locale: "fr", mediator: more.mediator ?? "amal", wanted: null, resumeAt: "income",
  association: more.association ?? "b", dueAt: more.dueAt ?? 3_600_000,
  ...(more.reason !== undefined && { reason: more.reason }),
}) as unknown as TicketEvent;
