import { moveTicket, openTicket, ticketStates, TicketTransitionRefused, type Ticket, type TicketState } from "../../../src/core/handoff/ticket";

const aTicket = (state: TicketState): Ticket => ({
  ...openTicket({ id: "t", association: "a", epoch: 1, conversation: "c", channel: "web", locale: "ar", queue: "caf", flow: null, step: null, facts: null }, 1), state,
});

const arrows: Readonly<Record<TicketState, readonly TicketState[]>> = {
  waiting: ["offered", "closed"], offered: ["waiting", "active", "closed"], active: ["waiting", "returned", "closed"], returned: ["waiting", "closed"], closed: [],
};

describe("a case goes only where the state machine has an arrow", () => {
  it.each(ticketStates.flatMap((from) => ticketStates.map((to) => ({ from, to, isAllowed: arrows[from].includes(to) }))))(
    "$from -> $to: $isAllowed", ({ from, to, isAllowed }) => {
      if (!isAllowed) return expect(() => moveTicket(aTicket(from), to, 2)).toThrow(TicketTransitionRefused);
      expect(moveTicket(aTicket(from), to, 2)).toMatchObject({ state: to, history: [{ state: "waiting", at: 1 }, { state: to, at: 2 }] });
    },
  );
});
