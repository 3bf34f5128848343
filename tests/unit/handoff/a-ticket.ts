import type { Actor, TicketEvent } from "../../../src/core/handoff/events";
import { mustMove } from "../../../src/core/handoff/move-ticket";
import type { TicketState } from "../../../src/core/handoff/states";
import { openTicket, type Ticket, type TicketFacts } from "../../../src/core/handoff/ticket";

export const minute = 60_000;
export const hour = 60 * minute;
export const person: Actor = { role: "person" };
export const system: Actor = { role: "system" };
export const mediator = (id: string): Actor => ({ role: "mediator", id });
export const coordinator: Actor = { role: "coordinator", id: "coco" };

export const facts: TicketFacts = {
  id: "t", association: "a", epoch: 1, conversation: "c", channel: "web", locale: "ar", language: "ar", queue: "caf", territory: "93", flow: "caf-rsa", step: "income",
  facts: { answers: [], papersHeld: [], papersMissing: [], progress: null, misses: 2 },
};

/** What leads to each state, a minute a step, the case offered to and taken by `amal`. */
const ways: Readonly<Record<TicketState, readonly TicketEvent[]>> = (() => {
  const waiting: readonly TicketEvent[] = [{ event: "joined_line", by: person }];
  const offered: readonly TicketEvent[] = [...waiting, { event: "offered", by: system, mediator: "amal" }];
  const taken: readonly TicketEvent[] = [...offered, { event: "taken", by: mediator("amal") }];
  return {
    requested: [], waiting, offered, taken,
    call_back_promised: [{ event: "call_back_promised", by: person, reason: "prefers_it", dueAt: hour }],
    transferred: [...taken, { event: "transferred", by: mediator("amal"), reason: "territory", association: "b" }],
    handed_back: [...taken, { event: "handed_back", by: mediator("amal"), resumeAt: null }],
    closed: [...taken, { event: "closed", by: mediator("amal"), reason: "solved" }],
    abandoned: [...waiting, { event: "abandoned", by: person, reason: "left" }],
  };
})();

/** A case in that state: asked for at 0, the last step at most three minutes later. */
export const aTicket = (state: TicketState, more: Partial<TicketFacts> = {}): Ticket => after(openTicket({ ...facts, ...more }, person, 0), minute, ...ways[state]);

/** Plays the events from `at` on, a minute apart. */
export const after = (ticket: Ticket, at: number, ...events: readonly TicketEvent[]): Ticket =>
  events.reduce((moved, event, n) => mustMove(moved, event, at + n * minute), ticket);
