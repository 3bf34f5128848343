import type { Colleague } from "../../../src/core/handoff/desk-event";
import type { TicketEvent } from "../../../src/core/handoff/events";
import { askedAgainMs } from "../../../src/core/handoff/limits";
import type { DeskOutlook } from "../../../src/core/conversation/outlook";
import { tellDesk } from "../../../src/core/conversation/handoff-requests";
import { aWorld, start, TestTalk } from "../../helpers/a-conversation";

const amina: Colleague = { id: "amina", name: "Amina" };
const by = { role: "mediator", id: amina.id } as const;
const there: DeskOutlook = { isSomebodyThere: true, before: () => 0, usualWait: () => null, nextOpeningAt: null, nextOpening: null, hasTranslator: false };
const takes: readonly TicketEvent[] = [{ event: "offered", by, mediator: amina.id }, { event: "taken", by }];
const closes: TicketEvent = { event: "closed", by, reason: "solved" };

const ticketOf = (talk: TestTalk) => talk.session.handoff!.ticket;
const moves = (talk: TestTalk, events: readonly TicketEvent[]) => talk.play({ type: "desk", desk: { kind: "moves", ticket: ticketOf(talk).id, events, who: amina } });
const asks = (talk: TestTalk): void => {
  talk.asksFor("person");
  talk.answers("yes");
};

function ended(...events: readonly TicketEvent[]): TestTalk {
  const talk = TestTalk.atFirstQuestion(aWorld({ desk: there }));
  asks(talk);
  moves(talk, [...takes, ...events]);
  return talk;
}

describe("asking again after a case has ended", () => {
  it.each([
    { how: "closed", event: closes },
    { how: "handed back", event: { event: "handed_back", by, resumeAt: null } },
    { how: "given up for want of an answer", event: { event: "abandoned", by, reason: "no_answer" } },
  ] as const)("opens the same case, with its history, and asks first whoever had it: $how", ({ event }) => {
    const talk = ended(event);
    const before = ticketOf(talk);
    const { revision } = talk.session.handoff!;
    asks(talk);
    expect(ticketOf(talk)).toMatchObject({ id: before.id, state: "waiting", owner: null, wanted: { whom: { mediator: "amina" } }, waitingSince: talk.now });
    expect(ticketOf(talk).history).toEqual([...before.history, { event: "reopened", state: "waiting", at: talk.now, by: { role: "person" }, reason: "asked_again" }]);
    expect(talk.session.handoff!.revision).toBeGreaterThan(revision);
    expect(talk.last.effects.filter(({ kind }) => kind === "ticket")).toHaveLength(1);
  });

  it.each([
    { after: "a minute before the limit", ms: askedAgainMs - 60_000, isSame: true },
    { after: "at the limit", ms: askedAgainMs, isSame: false },
  ])("is a new case later: $after", ({ ms, isSame }) => {
    const talk = ended(closes);
    const { id } = ticketOf(talk);
    talk.waits(ms);
    talk.presses("c:person");
    talk.presses(talk.button("yes"));
    expect(ticketOf(talk).state).toBe("waiting");
    expect(ticketOf(talk).id === id).toBe(isSame);
  });

  it("wants nobody by name when nobody had it", () => {
    const talk = TestTalk.atFirstQuestion(aWorld({ desk: there }));
    asks(talk);
    talk.asksFor("person");
    talk.presses(talk.button("leave"));
    asks(talk);
    expect(ticketOf(talk)).toMatchObject({ state: "waiting", wanted: null });
  });

  it("does not go back to whoever said that it is not for them", () => {
    const talk = ended({ event: "handed_on", by, wanted: null, reason: "language" });
    talk.asksFor("person");
    talk.presses(talk.button("leave"));
    asks(talk);
    expect(ticketOf(talk)).toMatchObject({ state: "waiting", wanted: null, passedOver: [{ mediator: "amina", isForGood: true }] });
  });

  it("tells where they stand now, in which language, and the danger they spoke of meanwhile", () => {
    const talk = ended(closes);
    talk.answers(30);
    talk.asksFor("language", "uk");
    talk.fears("violence");
    asks(talk);
    expect(ticketOf(talk)).toMatchObject({ flow: "aid", step: "home", language: "uk", urgent: "violence" });
  });

  it("can be an hour, when nobody is there", () => {
    const talk = ended(closes);
    const { id } = ticketOf(talk);
    const desk: DeskOutlook = { ...there, isSomebodyThere: false, nextOpeningAt: start + 3_600_000, nextOpening: { date: "2026-11-22", hour: "11:00" } };
    const later = new TestTalk(aWorld({ desk }));
    Object.assign(later, { session: talk.session, turns: talk.turns });
    later.asksFor("person");
    later.presses(later.button("later"));
    expect(ticketOf(later)).toMatchObject({ id, state: "call_back_promised", callBackAt: start + 3_600_000 });
  });

  it.each([
    { what: "the talk was erased or moved", origin: { epoch: 2 }, queue: "general" },
    { what: "it is another talk", origin: { conversation: "d" }, queue: "general" },
    { what: "another queue is asked", origin: {}, queue: "civil-status" },
    { what: "nobody could play what they sent", origin: {}, queue: "technical" },
  ])("is a new case when $what", ({ origin, queue }) => {
    const { session } = ended(closes);
    const request = { kind: "person_requested", queue, flow: "aid", step: "age" } as const;
    const told = tellDesk(session, { session, said: [], effects: [request] }, { conversation: "c", epoch: 1, entry: "again", ...origin }, start);
    expect(told.session.handoff!.ticket).toMatchObject({ state: "waiting", queue, history: [{ event: "asked" }, { event: "joined_line" }] });
    expect(told.session.handoff!.ticket.id).toMatch(/-again$/);
  });

  it("shows nothing of what was said in between, where answers are not kept", () => {
    const talk = ended(closes);
    talk.session = { ...talk.session, consent: "refused", nextSeq: 40 };
    asks(talk);
    expect(talk.session.handoff!.fromSeq).toBe(40);
  });
});
