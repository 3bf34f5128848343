import { moveTicket } from "../../../src/core/handoff/move-ticket";
import { ticketStates } from "../../../src/core/handoff/states";
import { openTicketRecord, TicketTooNew } from "../../../src/core/handoff/ticket-format";
import { blankTicket } from "../../../src/store/blank-ticket";
import { aTicket, hour, system } from "./a-ticket";

/** As version 1 wrote it, down to the order of its fields. */
const stored = (state: string, more: object = {}) => ({
  id: "c-e", association: "a", conversation: "c", epoch: 1, channel: "web", locale: "ar", queue: "general", flow: "aid", step: "age", facts: null, urgent: "violence",
  v: 1, territory: null, owner: null, state, history: [{ state: "waiting", at: 7 }, ...(state === "waiting" ? [] : [{ state, at: 9 }])], ...more,
});

describe("a case that an older version wrote", () => {
  it.each([
    { state: "waiting", owner: null, becomes: "waiting", why: "the one state that version 1 wrote itself" },
    { state: "offered", owner: null, becomes: "waiting", why: "nobody knows any more to whom" },
    { state: "active", owner: "amal", becomes: "taken", why: "somebody speaks with the person" },
    { state: "active", owner: null, becomes: "waiting", why: "nobody does" },
    { state: "returned", owner: null, becomes: "handed_back", why: "the bot does" },
    { state: "closed", owner: "amal", becomes: "closed", why: "it is over and nobody's" },
  ])("$state of $owner is $becomes: $why", ({ state, owner, becomes }) => {
    const ticket = openTicketRecord(stored(state, { owner }));
    expect(ticket).toMatchObject({
      v: 2, id: "c-e", state: becomes, owner: becomes === "taken" ? "amal" : null, offer: null, language: "ar", locale: "ar", urgent: "violence", waitingSince: 7,
      history: expect.arrayContaining([{ event: "imported", state: "waiting", at: 7, by: { role: "system" } }]),
    });
    expect(ticket?.history.at(-1)?.state).toBe(becomes);
  });

  it("goes on like any other, and has the same fields", () => {
    const ticket = openTicketRecord(stored("waiting"));
    if (ticket === null) throw new Error("a case was lost");
    expect(Object.keys(ticket).sort()).toEqual(Object.keys({ ...aTicket("waiting"), urgent: "violence" }).sort());
    expect(moveTicket(ticket, { event: "offered", by: system, mediator: "amal" }, hour)).toMatchObject({ outcome: "moved", ticket: { state: "offered" } });
  });
});

describe("a case of this version", () => {
  it.each(ticketStates.map((state) => ({ state })))("$state comes back as it was", ({ state }) => {
    const ticket = aTicket(state);
    expect(openTicketRecord(JSON.parse(JSON.stringify(ticket)))).toEqual(ticket);
  });

  it("is no case any more once its person was erased: only its state and times are left", () => {
    const blank = blankTicket({ ...aTicket("taken"), v: 1 });
    expect(JSON.stringify(blank)).not.toMatch(/amal|caf|"ar"|93/);
    expect(openTicketRecord(blank)).toBeNull();
  });

  it("is left alone when a newer version wrote it", () => {
    expect(() => openTicketRecord({ ...aTicket("waiting"), v: 3 })).toThrow(TicketTooNew);
  });
});
