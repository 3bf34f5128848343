import type { Actor, TicketEvent } from "../../../src/core/handoff/events";
import { maxCallBackAheadMs, maxHistory } from "../../../src/core/handoff/limits";
import { moveTicket, mustMove, TicketTransitionRefused } from "../../../src/core/handoff/move-ticket";
import { sessionOwner } from "../../../src/core/handoff/session-owner";
import { arrowsOf, eventNames, roles, ticketStates, type EventName, type Role, type TicketState } from "../../../src/core/handoff/states";
import { after, aTicket, coordinator, hour, mediator, minute, person, system } from "./a-ticket";
import { anyEvent } from "./any-event";

const actors: Readonly<Record<Role, Actor>> = { person, system, coordinator, mediator: mediator("amal") };
const open = "requested waiting offered taken call_back_promised";

/** The table again, in the words of those who work with it: event, where from, where to, who. */
const promised: readonly (readonly [EventName, string, TicketState | "same", string])[] = [
  ["joined_line", "requested", "waiting", "person system"],
  ["went_on_with_bot", "waiting offered", "same", "person"],
  ["came_back_to_line", "waiting offered", "same", "person"],
  ["became_urgent", open, "same", "system"],
  ["changed_language", open, "same", "person"],
  ["offered", "waiting", "offered", "system mediator coordinator"],
  ["declined", "offered", "waiting", "mediator"],
  ["offer_expired", "offered", "waiting", "system"],
  ["offer_withdrawn", "offered", "waiting", "system coordinator"],
  ["taken", "offered", "taken", "mediator"],
  ["taken_back", "taken", "waiting", "system coordinator"],
  ["handed_on", "taken", "waiting", "mediator coordinator"],
  ["transferred", "taken", "transferred", "mediator coordinator"],
  ["handed_back", "taken", "handed_back", "mediator"],
  ["closed", "taken", "closed", "mediator coordinator"],
  ["closed", "requested waiting offered call_back_promised", "closed", "coordinator"],
  ["call_back_proposed", "waiting", "same", "system"],
  ["call_back_promised", "requested waiting offered", "call_back_promised", "person"],
  ["call_back_promised", "taken", "call_back_promised", "mediator"],
  ["call_back_due", "call_back_promised", "waiting", "system"],
  ["call_back_started", "call_back_promised", "taken", "mediator"],
  ["abandoned", open, "abandoned", "person system"],
  ["abandoned", "taken", "abandoned", "mediator"],
  ["reopened", "handed_back closed abandoned", "waiting", "person mediator coordinator"],
];

/** Two hours on, when a promised call back is due; it is promised for another hour later. */
const later = 2 * hour;
function sent(event: EventName, from: TicketState, role: Role): TicketEvent {
  const reason = arrowsOf(event).find((arrow) => arrow.from.includes(from) && arrow.by.includes(role))?.reasons[0];
  return anyEvent(event, actors[role], { reason, dueAt: later + hour });
}

describe("a case goes only where the table has an arrow, by whom it says", () => {
  it.each(eventNames.flatMap((event) => ticketStates.map((from) => ({ event, from }))))("$event from $from", ({ event, from }) => {
    for (const role of roles) {
      const row = promised.find(([name, froms, , by]) => name === event && froms.split(" ").includes(from) && by.split(" ").includes(role));
      const result = moveTicket(aTicket(from), sent(event, from, role), later);
      if (row) expect(result).toMatchObject({ outcome: "moved", ticket: { state: row[2] === "same" ? from : row[2] } });
      else expect(result).toMatchObject({ outcome: "refused", reason: expect.stringMatching(/^not_(from_here|their_role)$/) });
    }
  });

  it("names every event", () => {
    expect(new Set(promised.map(([event]) => event))).toEqual(new Set(eventNames));
  });
});

describe("what is refused, and why", () => {
  const offered = aTicket("offered");
  const taken = aTicket("taken");
  it.each<{ why: string; to: ReturnType<typeof aTicket>; event: TicketEvent; reason: string }>([
    { why: "a colleague takes the case that is before somebody else's eyes",
      to: offered, event: { event: "taken", by: mediator("bo") }, reason: "another_mediator" },
    { why: "two take it: the second", to: taken, event: { event: "taken", by: mediator("bo") }, reason: "not_from_here" },
    { why: "a colleague closes the case somebody else speaks in",
      to: taken, event: { event: "closed", by: mediator("bo"), reason: "solved" }, reason: "another_mediator" },
    { why: "a mediator offers a case to somebody else",
      to: aTicket("waiting"), event: { event: "offered", by: mediator("bo"), mediator: "amal" }, reason: "another_mediator" },
    { why: "a reason that is not for this event", to: taken, event: anyEvent("closed", mediator("amal"), { reason: "busy" }), reason: "wrong_reason" },
    { why: "no reason where one is due", to: taken, event: anyEvent("closed", mediator("amal"), {}), reason: "wrong_reason" },
    { why: "a reason where none is asked", to: offered, event: anyEvent("taken", mediator("amal"), { reason: "solved" }), reason: "wrong_reason" },
    { why: "a coordinator uses the system's reason", to: taken, event: anyEvent("taken_back", coordinator, { reason: "silent" }), reason: "wrong_reason" },
    { why: "a call back promised for an hour that is over",
      to: taken, event: anyEvent("call_back_promised", mediator("amal"), { reason: "follow_up", dueAt: 0 }), reason: "wrong_hour" },
    { why: "a call back promised too far ahead",
      to: taken, event: anyEvent("call_back_promised", mediator("amal"), { reason: "follow_up", dueAt: hour + maxCallBackAheadMs + 1 }), reason: "wrong_hour" },
    { why: "a call back before its hour", to: aTicket("call_back_promised"), event: { event: "call_back_due", by: system }, reason: "wrong_hour" },
    { why: "a transfer to the association it is in",
      to: taken, event: anyEvent("transferred", mediator("amal"), { reason: "subject", association: "a" }), reason: "same_association" },
  ])("$why: $reason", ({ to, event, reason }) => {
    const at = event.event === "call_back_due" ? hour - minute : hour;
    expect(moveTicket(to, event, at)).toEqual({ outcome: "refused", reason });
    expect(() => mustMove(to, event, at)).toThrow(TicketTransitionRefused);
  });
});

describe("who speaks with the person", () => {
  it.each(ticketStates.map((state) => ({ state })))("$state: a mediator exactly when taken", ({ state }) => {
    const ticket = aTicket(state);
    expect(ticket.owner).toBe(state === "taken" ? "amal" : null);
    expect(sessionOwner(ticket)).toEqual(state === "taken" ? { ticket: "t" } : "bot");
  });
});

describe("a person's way through the line", () => {
  it("does not wait a second time when the mediator falls silent, and the silent one is passed over", () => {
    const lost = after(aTicket("taken"), hour, { event: "taken_back", by: system, reason: "silent" });
    expect(lost).toMatchObject({ state: "waiting", owner: null, waitingSince: minute, passedOver: [{ mediator: "amal", at: hour, isForGood: false }] });
  });

  it.each<{ event: TicketEvent; isForGood: boolean }>([
    { event: { event: "offer_expired", by: system }, isForGood: false },
    { event: { event: "offer_withdrawn", by: system, reason: "mediator_left" }, isForGood: false },
    { event: { event: "declined", by: mediator("amal"), reason: "busy" }, isForGood: false },
    { event: { event: "declined", by: mediator("amal"), reason: "knows_person" }, isForGood: true },
    { event: { event: "declined", by: mediator("amal"), reason: "language" }, isForGood: true },
  ])("is remembered not to go back to the same at once: $event.event $event.reason", ({ event, isForGood }) => {
    expect(after(aTicket("offered"), hour, event)).toMatchObject({ state: "waiting", offer: null, passedOver: [{ mediator: "amal", isForGood }] });
  });

  it("keeps the place while the bot goes on with the procedure", () => {
    const busy = after(aTicket("waiting"), hour, { event: "went_on_with_bot", by: person });
    expect(busy).toMatchObject({ state: "waiting", isWithBot: true, waitingSince: minute });
    const offered = after(busy, hour, { event: "offered", by: system, mediator: "bo" });
    expect(offered).toMatchObject({ isWithBot: true, offer: { mediator: "bo" } });
    expect(after(offered, hour, { event: "came_back_to_line", by: person })).toMatchObject({ state: "offered", isWithBot: false, offer: { mediator: "bo", at: hour } });
    expect(after(offered, hour, { event: "taken", by: mediator("bo") }).isWithBot).toBe(false);
  });

  it("is called back at the promised hour, before those who came meanwhile", () => {
    const promise = aTicket("call_back_promised");
    expect(promise.callBackAt).toBe(hour);
    expect(after(promise, hour, { event: "call_back_due", by: system })).toMatchObject({ state: "waiting", callBackAt: null, waitingSince: 0 });
    expect(after(promise, hour, { event: "call_back_started", by: mediator("bo") })).toMatchObject({ state: "taken", owner: "bo", callBackAt: null });
  });

  it("is handed on to a colleague by name, who may have had the case before", () => {
    const lost = after(aTicket("offered"), hour, { event: "declined", by: mediator("amal"), reason: "knows_person" },
      { event: "offered", by: system, mediator: "bo" }, { event: "taken", by: mediator("bo") });
    const back = after(lost, 2 * hour, { event: "handed_on", by: mediator("bo"), reason: "end_of_shift", wanted: { mediator: "amal" } });
    expect(back).toMatchObject({ wanted: { whom: { mediator: "amal" }, since: 2 * hour }, passedOver: [{ mediator: "bo", isForGood: false }] });
  });

  it("goes on where the mediator said, and asks anew in a new line", () => {
    const back = after(aTicket("taken"), hour, { event: "handed_back", by: mediator("amal"), resumeAt: "income" });
    expect(back).toMatchObject({ state: "handed_back", resumeAt: "income", owner: null });
    expect(after(back, 5 * hour, { event: "reopened", by: person, reason: "asked_again", wanted: { mediator: "amal" } })).toMatchObject({
      state: "waiting", waitingSince: 5 * hour, resumeAt: null, wanted: { whom: { mediator: "amal" } },
    });
  });

  it("comes first once danger is heard, wherever the case is, and is answered in a language they change to", () => {
    const urgent = after(aTicket("offered"), hour, { event: "became_urgent", by: system, danger: "violence" }, { event: "changed_language", by: person, language: "ti", locale: "fr" });
    expect(urgent).toMatchObject({ state: "offered", urgent: "violence", language: "ti", locale: "fr", offer: { mediator: "amal" } });
  });
});

describe("the history", () => {
  it("says who, when and why", () => {
    expect(aTicket("closed").history).toEqual([
      { event: "asked", state: "requested", at: 0, by: person },
      { event: "joined_line", state: "waiting", at: minute, by: person },
      { event: "offered", state: "offered", at: 2 * minute, by: system, mediator: "amal" },
      { event: "taken", state: "taken", at: 3 * minute, by: mediator("amal") },
      { event: "closed", state: "closed", at: 4 * minute, by: mediator("amal"), reason: "solved" },
    ]);
  });

  it("keeps how it began and the latest, and counts what it dropped", () => {
    const toggles = Array.from({ length: 500 }, (_, n): TicketEvent => ({ event: n % 2 ? "came_back_to_line" : "went_on_with_bot", by: person }));
    const { history, forgotten } = after(aTicket("waiting"), hour, ...toggles);
    expect(history).toHaveLength(maxHistory);
    expect(history[0]).toMatchObject({ event: "asked" });
    expect(history.at(-1)).toMatchObject({ event: "came_back_to_line", at: hour + 499 * minute });
    expect(forgotten).toBe(502 - maxHistory);
  });

  it("never goes back in time, whatever a node's clock says", () => {
    expect(after(aTicket("waiting"), 0, { event: "offered", by: system, mediator: "bo" }).history.map(({ at }) => at)).toEqual([0, minute, minute]);
  });
});
