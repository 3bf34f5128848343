import type { RoutedCase, RoutedMediator } from "../../../src/core/handoff/desk-view";
import { routedCase } from "../../../src/core/handoff/desk-view";
import { moveTicket } from "../../../src/core/handoff/move-ticket";
import { eventOf, route } from "../../../src/core/handoff/routing";
import { aCase, aDesk, aMediator, now } from "./a-desk";
import { after, aTicket, hour, minute, person } from "./a-ticket";

const second = 1_000;
const inShort = (cases: readonly RoutedCase[], mediators: readonly RoutedMediator[], more = {}) => route(aDesk(cases, mediators, more)).map((one) =>
  one.kind === "propose_call_back" ? `${one.ticket}: call back`
  : one.kind === "offer" ? `${one.ticket} -> ${one.mediator} (${one.link})`
  : `${one.ticket} <- ${one.mediator} (${one.reason})`);
const near = aMediator("near", { languages: ["fr", "ar"], territories: ["93"] });
const far = aMediator("far", { languages: ["fr", "ar"] });
const french = aMediator("french");
const full = { load: 3 };
const waitingSeconds = (seconds: number) => ({ waitingSince: now - seconds * second });

describe("whom a waiting person gets", () => {
  it.each<{ why: string; cases?: readonly RoutedCase[]; mediators: readonly RoutedMediator[]; gets: readonly string[] }>([
    { why: "language and territory before language", mediators: [far, french, near], gets: ["t -> near (language_and_territory)"] },
    { why: "language anywhere before the phrase book", mediators: [french, far, { ...near, ...full }], gets: ["t -> far (language)"] },
    { why: "the phrase book when nobody there speaks the language", mediators: [french], gets: ["t -> french (phrase_book)"] },
    { why: "a call back when there is no phrase book either", cases: [aCase("t", { language: "snk" })], mediators: [french], gets: ["t: call back"] },
    { why: "a call back when nobody is there", mediators: [], gets: ["t: call back"] },
    { why: "no second proposal within half an hour", cases: [aCase("t", { callBackProposedAt: now - 29 * minute })], mediators: [], gets: [] },
    { why: "another one after that", cases: [aCase("t", { callBackProposedAt: now - 30 * minute })], mediators: [], gets: ["t: call back"] },
    { why: "nothing, and no call back, while somebody is there and busy", mediators: [{ ...near, ...full }], gets: [] },
    { why: "for three minutes the language, when its speakers are busy",
      cases: [aCase("t", waitingSeconds(179))], mediators: [french, { ...far, ...full }], gets: [] },
    { why: "after that the phrase book", cases: [aCase("t", waitingSeconds(180))], mediators: [french, { ...far, ...full }], gets: ["t -> french (phrase_book)"] },
    { why: "in danger the phrase book at once",
      cases: [aCase("t", { ...waitingSeconds(1), isUrgent: true })], mediators: [french, { ...far, ...full }], gets: ["t -> french (phrase_book)"] },
    { why: "in danger anybody", cases: [aCase("t", { language: "snk", isUrgent: true })], mediators: [french], gets: ["t -> french (phrase_book)"] },
    { why: "nobody on a break", mediators: [{ ...near, presence: { state: "away", since: now } }], gets: ["t: call back"] },
    { why: "nobody whose page was not seen for a minute", mediators: [{ ...near, lastSignAt: now - minute }], gets: ["t: call back"] },
    { why: "nobody who reads another offer", mediators: [{ ...near, load: 1, openOffers: 1 }], gets: [] },
    { why: "not who let it pass lately",
      cases: [aCase("t", { passedOver: [{ mediator: "near", at: now - 4 * minute, isForGood: false }] })], mediators: [near, far],
      gets: ["t -> far (language)"] },
    { why: "who let it pass, when the others had their time",
      cases: [aCase("t", { passedOver: [{ mediator: "near", at: now - 5 * minute, isForGood: false }] })], mediators: [near],
      gets: ["t -> near (language_and_territory)"] },
    { why: "never who declined for good",
      cases: [aCase("t", { passedOver: [{ mediator: "near", at: 0, isForGood: true }] })], mediators: [near], gets: ["t: call back"] },
    { why: "the colleague it was sent to, without a word in common",
      cases: [aCase("t", { language: "snk", wanted: { whom: { mediator: "french" }, since: now } })], mediators: [near, french],
      gets: ["t -> french (wanted)"] },
    { why: "nobody else while that colleague is busy",
      cases: [aCase("t", { wanted: { whom: { mediator: "french" }, since: now - 4 * minute } })], mediators: [near, { ...french, ...full }], gets: [] },
    { why: "anybody after five minutes",
      cases: [aCase("t", { wanted: { whom: { mediator: "french" }, since: now - 5 * minute } })], mediators: [near, { ...french, ...full }],
      gets: ["t -> near (language_and_territory)"] },
    { why: "anybody at once when that colleague is not there",
      cases: [aCase("t", { wanted: { whom: { mediator: "gone" }, since: now } })], mediators: [near], gets: ["t -> near (language_and_territory)"] },
    { why: "in the team it was sent to whoever speaks the language",
      cases: [aCase("t", { wanted: { whom: { team: "rights" }, since: now } })],
      mediators: [near, { ...french, teams: ["rights"] }, { ...far, teams: ["rights"] }], gets: ["t -> far (wanted)"] },
    { why: "the least loaded by share of their places",
      mediators: [{ ...far, id: "a", load: 1, capacity: 2 }, { ...far, id: "b", load: 2, capacity: 6 }], gets: ["t -> b (language)"] },
    { why: "among equals the longest without a case",
      mediators: [{ ...far, id: "a", idleSince: now - 1 }, { ...far, id: "b", idleSince: now - 2 }], gets: ["t -> b (language)"] },
    { why: "among equals in all, the same on every node", mediators: [{ ...far, id: "b" }, { ...far, id: "a" }], gets: ["t -> a (language)"] },
  ])("$why", ({ cases = [aCase("t")], mediators, gets }) => {
    expect(inShort(cases, mediators)).toEqual(gets);
  });
});

describe("in what order", () => {
  it.each<{ why: string; cases: readonly RoutedCase[]; gets: readonly string[] }>([
    { why: "who waits longer", cases: [aCase("new", waitingSeconds(600)), aCase("old", waitingSeconds(601))], gets: ["old -> near (language_and_territory)"] },
    { why: "danger before that", cases: [aCase("old"), aCase("new", { ...waitingSeconds(1), isUrgent: true })], gets: ["new -> near (language_and_territory)"] },
    { why: "an older one by the phrase book before a newer one that fits better",
      cases: [aCase("new", waitingSeconds(300)), aCase("old", { ...waitingSeconds(600), language: "ti" })], gets: ["old -> near (phrase_book)"] },
    { why: "a newer one while the older cannot be helped by who is there",
      cases: [aCase("old", { language: "snk" }), aCase("new", waitingSeconds(1))], gets: ["old: call back", "new -> near (language_and_territory)"] },
  ])("$why", ({ cases, gets }) => {
    expect(inShort(cases, [near])).toEqual(gets);
  });

  it("gives each mediator one offer at a time, and no place twice", () => {
    expect(inShort([aCase("t1", waitingSeconds(900)), aCase("t2", waitingSeconds(800)), aCase("t3", waitingSeconds(700))], [near, { ...far, capacity: 1 }])).toEqual([
      "t1 -> near (language_and_territory)", "t2 -> far (language)",
    ]);
  });
});

describe("what a mediator loses", () => {
  const offered = (ms: number) => aCase("t", { stage: "offered", holder: { mediator: "near", since: now - ms } });
  const taken = (more: Partial<RoutedCase> = {}) => aCase("t", { stage: "taken", holder: { mediator: "near", since: now - hour }, ...more });
  it.each<{ why: string; one: RoutedCase; mediator?: Partial<RoutedMediator> | null; loses: readonly string[] }>([
    { why: "no offer within 45 seconds", one: offered(44 * second), loses: [] },
    { why: "an offer not taken in 45 seconds", one: offered(45 * second), loses: ["t <- near (expired)"] },
    { why: "an offer when they go on a break", one: offered(second), mediator: { presence: { state: "away", since: now } }, loses: ["t <- near (mediator_left)"] },
    { why: "an offer when the account is no more", one: offered(second), mediator: null, loses: ["t <- near (mediator_left)"] },
    { why: "no case while they are on a break", one: taken(), mediator: { presence: { state: "away", since: now - hour } }, loses: [] },
    { why: "no case within three minutes of silence", one: taken(), mediator: { lastSignAt: now - 3 * minute + 1 }, loses: [] },
    { why: "a case after three minutes of silence", one: taken(), mediator: { lastSignAt: now - 3 * minute }, loses: ["t <- near (silent)"] },
    { why: "no case taken just now, whatever was before", one: taken({ holder: { mediator: "near", since: now } }), mediator: { lastSignAt: 0 }, loses: [] },
    { why: "a case whose person has no answer for ten minutes, though the page lives",
      one: taken({ unansweredSince: now - 10 * minute }), loses: ["t <- near (unanswered)"] },
    { why: "no case answered within ten", one: taken({ unansweredSince: now - 10 * minute + 1 }), loses: [] },
    { why: "no case by a reload", one: taken(), mediator: { presence: { state: "gone", since: now - 59 * second } }, loses: [] },
    { why: "a case they left without handing on",
      one: taken(), mediator: { presence: { state: "gone", since: now - minute } }, loses: ["t <- near (mediator_left)"] },
    { why: "a case when the account is no more", one: taken(), mediator: null, loses: ["t <- near (mediator_left)"] },
  ])("$why", ({ one, mediator, loses }) => {
    expect(inShort([one], mediator === null ? [] : [{ ...near, ...full, ...mediator }])).toEqual(loses);
  });
});

describe("from a ticket and back", () => {
  it("every decision is an event that its ticket takes", () => {
    const at = now;
    const view = (ticket: ReturnType<typeof aTicket>) => routedCase(ticket, null) ?? aCase("lost");
    const ways = [
      ["waiting", [near], "offered"], ["waiting", [], "waiting"], ["offered", [], "waiting"], ["offered", [{ ...near, id: "amal" }], "waiting"], ["taken", [], "waiting"],
    ] as const;
    for (const [state, mediators, becomes] of ways) {
      const ticket = aTicket(state);
      const [decision] = route(aDesk([view(ticket)], mediators));
      expect(decision && moveTicket(ticket, eventOf(decision), at)).toMatchObject({ outcome: "moved", ticket: { state: becomes } });
    }
  });

  it("shows who has it since when, and the language two people share whatever the region", () => {
    expect(routedCase(aTicket("offered"), null)).toMatchObject({ stage: "offered", holder: { mediator: "amal", since: 2 * minute } });
    expect(routedCase(aTicket("taken", { language: "prs" }), 7)).toMatchObject({ stage: "taken", holder: { mediator: "amal", since: 3 * minute }, unansweredSince: 7, language: "fa" });
    expect(routedCase(aTicket("waiting", { language: "pt-BR" }), null)).toMatchObject({ language: "pt", waitingSince: minute, isUrgent: false });
  });

  it.each(["requested", "call_back_promised", "closed", "abandoned", "handed_back", "transferred"] as const)("leaves a case alone that is %s", (state) => {
    expect(routedCase(aTicket(state), null)).toBeNull();
  });

  it("routes a person who goes on with the bot like the others", () => {
    expect(routedCase(after(aTicket("waiting"), hour, { event: "went_on_with_bot", by: person }), null)).toMatchObject({ stage: "waiting", waitingSince: minute });
  });
});
