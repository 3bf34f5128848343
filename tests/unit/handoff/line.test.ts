import type { RoutedCase, RoutedMediator } from "../../../src/core/handoff/desk-view";
import { measuredWait, placeInLine, usualWait, type MeasuredWait } from "../../../src/core/handoff/line";
import { aCase, aDesk, aMediator, now } from "./a-desk";
import { after, aTicket, hour, mediator, minute, person, system } from "./a-ticket";

const arabic = aMediator("arabic", { languages: ["fr", "ar"] });
const me = aCase("me", { waitingSince: now - 10 * minute });
const older = (id: string, more: Partial<RoutedCase> = {}) => aCase(id, { waitingSince: now - hour, ...more });
const newer = (id: string, more: Partial<RoutedCase> = {}) => aCase(id, { waitingSince: now - minute, ...more });

describe("the place in the line", () => {
  it.each<{ why: string; others: readonly RoutedCase[]; mediators?: readonly RoutedMediator[]; place: number | null }>([
    { why: "first when alone", others: [], place: 1 },
    { why: "after those who wait longer, not those who came later", others: [older("a"), older("b"), newer("c")], place: 3 },
    { why: "after somebody in danger who came later", others: [newer("a", { isUrgent: true })], place: 2 },
    { why: "after a case that was offered and nobody has taken", others: [older("a", { stage: "offered", holder: { mediator: "arabic", since: now } })], place: 2 },
    { why: "not after who is already helped", others: [older("a", { stage: "taken", holder: { mediator: "arabic", since: now } })], place: 1 },
    { why: "not after who waits for other mediators",
      others: [older("a", { language: "snk" })], mediators: [arabic, aMediator("s", { languages: ["snk"] })], place: 1 },
    { why: "after who waits for one of mine and could not be helped by the others", others: [older("a", { language: "ti" })], mediators: [arabic], place: 2 },
    { why: "the same though everybody is busy", others: [older("a")], mediators: [{ ...arabic, load: 3 }], place: 2 },
    { why: "none when nobody is there", others: [older("a")], mediators: [], place: null },
    { why: "none when everybody there is on a break", others: [], mediators: [{ ...arabic, presence: { state: "away", since: 0 } }], place: null },
  ])("$why: $place", ({ others, mediators = [arabic], place }) => {
    expect(placeInLine(me, aDesk([me, ...others], mediators))).toBe(place);
  });
});

describe("the usual wait", () => {
  const waits = (...minutes: readonly number[]): readonly MeasuredWait[] =>
    minutes.map((waited, n) => ({ waitMs: waited * minute, takenAt: now - n * minute, language: "ar", isUrgent: false }));
  const justCame = aCase("me", { waitingSince: now });

  it.each<{ why: string; measured: readonly MeasuredWait[]; waiting?: readonly RoutedCase[]; one?: RoutedCase; says: number | string | null }>([
    { why: "unknown with four", measured: waits(1, 1, 1, 1), says: null },
    { why: "the median, rounded up", measured: waits(1, 2, 7, 40, 90), says: 10 },
    { why: "to the minute it ends at", measured: waits(5, 5, 5, 5, 5), says: 5 },
    { why: "more than that", measured: waits(5.1, 5.1, 5.1, 5.1, 5.1), says: 10 },
    { why: "an hour", measured: waits(31, 45, 45, 45, 60), says: 60 },
    { why: "more than an hour", measured: waits(61, 61, 61, 61, 61), says: "over_60" },
    { why: "the worse of the middle two", measured: waits(1, 1, 1, 20, 20, 20), says: 30 },
    { why: "the last twenty only", measured: waits(...Array<number>(20).fill(4), ...Array<number>(50).fill(50)), says: 5 },
    { why: "not another language's", measured: waits(1, 1, 1, 1, 1).map((one) => ({ ...one, language: "uk" })), says: null },
    { why: "not that of people in danger", measured: waits(1, 1, 1, 1, 1).map((one) => ({ ...one, isUrgent: true })), says: null },
    { why: "worse when the line has come to a stop",
      measured: waits(4, 4, 4, 4, 4), waiting: Array.from({ length: 6 }, (_, n) => aCase(`w${n}`, { waitingSince: now - 25 * minute })), says: 30 },
    { why: "no better for those who have just come",
      measured: waits(12, 12, 12, 12, 12), waiting: Array.from({ length: 9 }, (_, n) => aCase(`w${n}`, { waitingSince: now })), says: 15 },
    { why: "not said to who has waited longer already", measured: waits(4, 4, 4, 4, 4), one: aCase("me", { waitingSince: now - 6 * minute }), says: null },
  ])("$why: $says", ({ measured, waiting = [], one = justCame, says }) => {
    expect(usualWait(one, measured, waiting, now)).toBe(says);
  });
});

describe("what a wait is measured by", () => {
  const offerAndTake = [{ event: "offered", by: system, mediator: "bo" }, { event: "taken", by: mediator("bo") }] as const;
  it.each([
    { why: "from joining the line until somebody takes the case", ticket: aTicket("taken"), waitMs: 2 * minute },
    { why: "offers that ran out are part of it",
      ticket: after(aTicket("offered"), 10 * minute, { event: "offer_expired", by: system }, ...offerAndTake), waitMs: 11 * minute },
    { why: "from the second asking",
      ticket: after(aTicket("handed_back"), hour, { event: "reopened", by: person, reason: "asked_again", wanted: null }, ...offerAndTake), waitMs: 2 * minute },
    { why: "nothing by a case still waiting", ticket: aTicket("waiting"), waitMs: null },
    { why: "nothing by a case passed on: it waited once already",
      ticket: after(aTicket("taken"), hour, { event: "taken_back", by: system, reason: "silent" }, ...offerAndTake), waitMs: null },
    { why: "nothing by a call back: the night was agreed",
      ticket: after(aTicket("call_back_promised"), hour, { event: "call_back_due", by: system }, ...offerAndTake), waitMs: null },
    { why: "nothing by a call back begun at once",
      ticket: after(aTicket("call_back_promised"), hour, { event: "call_back_started", by: mediator("bo") }), waitMs: null },
  ])("$why: $waitMs ms", ({ ticket, waitMs }) => {
    expect(measuredWait(ticket)?.waitMs ?? null).toBe(waitMs);
  });
});
