import type { CaseItem } from "../../../src/desk/api";
import { alertsBetween, isUnread, stillWaits, titleCount } from "../../../src/web/desk/state/alerts";
import { actionsFor, canAskIfHelped, closeReasonsFor, usuallyAsksIfHelped } from "../../../src/web/desk/state/case-actions";
import { receiverOf, teamChoice, teamsOf } from "../../../src/web/desk/state/teams";
import { groupedQueue, longWaitMs, noFilter, veryLongWaitMs, waitLevel, type QueueFilter } from "../../../src/web/desk/state/queue-view";

const item = (id: string, part: Partial<CaseItem> = {}): CaseItem => ({
  id, state: "waiting", openedAt: 0, waitingSince: 100, locale: "ar", level: 1, channel: "web", territory: "33", procedure: "RSA", step: null, urgent: null, mediator: null,
  isMine: false, offerEndsAt: null, callBackAt: null, labels: [], lastWordAt: 100, ...part,
});
const queue = (...cases: CaseItem[]) => ({ at: 1, cases, mediators: [] });

describe("the queue on screen", () => {
  it("puts danger first, then who waits longest", () => {
    const groups = groupedQueue([item("new", { waitingSince: 300 }), item("old", { waitingSince: 100 }), item("danger", { waitingSince: 400, urgent: "violence" })], noFilter);
    expect(groups).toEqual([{ group: "waiting", cases: [expect.objectContaining({ id: "danger" }), expect.objectContaining({ id: "old" }), expect.objectContaining({ id: "new" })] }]);
  });

  it("has every case in exactly one group", () => {
    const states = ["requested", "waiting", "offered", "taken", "call_back_promised", "transferred", "handed_back", "closed", "abandoned"] as const;
    const cases = states.flatMap((state) => [item(`${state}-mine`, { state, isMine: true }), item(state, { state }), item(`${state}-offer`, { state, offerEndsAt: 9 })]);
    const shown = groupedQueue(cases, noFilter).flatMap((group) => group.cases.map(({ id }) => id));
    expect(shown.sort()).toEqual(cases.map(({ id }) => id).sort());
  });

  it.each<{ filter: Partial<QueueFilter>; shown: string[] }>([
    { filter: { whose: "mine" }, shown: ["mine", "offer"] },
    { filter: { whose: "waiting" }, shown: ["wait", "offer"] },
    { filter: { locale: "uk" }, shown: ["mine"] },
    { filter: { procedure: "Aide au logement" }, shown: ["wait"] },
    { filter: { text: "aide LOGEMENT" }, shown: ["wait"] },
    { filter: { text: "a rappeler" }, shown: ["mine"] },
    { filter: { text: "nasrin" }, shown: ["other"] },
    { filter: { text: "introuvable" }, shown: [] },
  ])("is filtered by $filter", ({ filter, shown }) => {
    const cases = [
      item("wait", { procedure: "Aide au logement" }), item("mine", { state: "taken", isMine: true, locale: "uk", labels: ["À rappeler"] }),
      item("other", { state: "taken", mediator: { id: "2", name: "Nasrin" } }), item("offer", { state: "offered", offerEndsAt: 5 }),
    ];
    const found = groupedQueue(cases, { ...noFilter, ...filter }).flatMap((group) => group.cases.map(({ id }) => id));
    expect(found.sort()).toEqual([...shown].sort());
  });

  it.each([[0, "normal"], [longWaitMs - 1, "normal"], [longWaitMs, "long"], [veryLongWaitMs, "very_long"]] as const)("calls a wait of %d ms %s", (ms, level) => {
    expect(waitLevel(ms)).toBe(level);
  });
});

describe("what can be done with a case", () => {
  it.each([
    { of: item("a", { state: "offered", offerEndsAt: 200 }), can: ["take", "decline"], why: "an offer that runs" },
    { of: item("a", { state: "offered", offerEndsAt: 99 }), can: [], why: "an offer that ran out" },
    { of: item("a"), can: ["take"], why: "nobody was offered it" },
    { of: item("a", { state: "taken", isMine: true }), can: ["hand_back", "hand_on", "call_back", "close"], why: "mine" },
    {
      of: { ...item("a", { state: "taken", isMine: true }), transferTo: [{ id: "b", name: "B", address: "1 rue" }] }, can: ["hand_back", "hand_on", "transfer", "call_back", "close"],
      why: "mine, where another association is known",
    },
    { of: item("a", { state: "taken" }), can: [], why: "a colleague's" },
    { of: item("a", { state: "call_back_promised" }), can: ["call_now"], why: "promised" },
    { of: item("a", { state: "closed" }), can: ["reopen"], why: "closed" },
    { of: item("a", { state: "transferred" }), can: [], why: "gone to another association" },
  ])("$why: $can", ({ of, can }) => {
    expect(actionsFor(of, 100, "mediator")).toEqual(can);
  });

  it.each([
    { of: item("a", { state: "taken" }), can: ["hand_on", "close"] }, { of: item("a"), can: ["take", "close"] }, { of: item("a", { state: "requested" }), can: ["close"] },
    { of: item("a", { state: "closed" }), can: ["reopen"] }, { of: item("a", { state: "taken", isMine: true }), can: ["hand_back", "hand_on", "call_back", "close"] },
  ])("a coordinator looks after all of them: $of.state, $can", ({ of, can }) => {
    expect(actionsFor(of, 100, "coordinator")).toEqual(can);
  });

  it("nothing is called solved in which nobody spoke", () => {
    expect(closeReasonsFor({ state: "waiting", isMine: false })).not.toContain("solved");
    expect(closeReasonsFor({ state: "taken", isMine: false })).not.toContain("no_answer");
  });

  it.each([
    { state: "taken", reason: "solved", can: true, usually: true }, { state: "taken", reason: "oriented", can: true, usually: true },
    { state: "taken", reason: "out_of_scope", can: true, usually: false }, { state: "taken", reason: "duplicate", can: true, usually: false },
    { state: "taken", reason: "no_answer", can: false, usually: false }, { state: "waiting", reason: "oriented", can: false, usually: true },
  ] as const)("whether it helped is asked of who is there to say so: $state, $reason", ({ state, reason, can, usually }) => {
    expect({ can: canAskIfHelped({ state }, reason), usually: usuallyAsksIfHelped(reason) }).toEqual({ can, usually });
  });
});

describe("an alert", () => {
  const mine = item("m", { state: "taken", isMine: true });
  it.each([
    { why: "an offer", before: queue(item("a")), after: queue(item("a", { state: "offered", offerEndsAt: 5 })), alerts: ["offer"] },
    { why: "somebody new who waits", before: queue(), after: queue(item("a")), alerts: ["waiting"] },
    { why: "danger before anything that is no offer", before: queue(), after: queue(item("a", { urgent: "violence" })), alerts: ["urgent", "waiting"] },
    { why: "a word in a case that is not on screen", before: queue(mine), after: queue({ ...mine, lastWordAt: 200 }), alerts: ["message"] },
    { why: "nothing new", before: queue(mine, item("a")), after: queue(mine, item("a")), alerts: [] },
  ])("tells of $why", ({ before, after, alerts }) => {
    expect(alertsBetween(before, after, null).map(({ alert }) => alert)).toEqual(alerts);
  });

  it("is not raised by the first queue of a session, nor by the case one looks at", () => {
    expect(alertsBetween(null, queue(item("a")), null)).toEqual([]);
    expect(alertsBetween(queue(mine), queue({ ...mine, lastWordAt: 200 }), "m")).toEqual([]);
  });

  it("has the same name in every tab that hears of it, and another one for the next offer", () => {
    const offer = (offerEndsAt: number) => alertsBetween(queue(), queue(item("a", { offerEndsAt })), null)[0];
    expect(offer(500)).toEqual({ ...offer(500), alert: "offer", case: "a" });
    expect(offer(500)?.key).not.toBe(offer(900)?.key);
  });

  it.each([
    { state: "waiting", still: true }, { state: "requested", still: true }, { state: "offered", still: false }, { state: "taken", still: false },
  ] as const)("is not of somebody who waits when they are $state meanwhile: $still", ({ state, still }) => {
    expect(stillWaits(queue(item("a", { state })), "a")).toBe(still);
    expect(stillWaits(queue(item("b")), "a")).toBe(false);
    expect(stillWaits(null, "a")).toBe(false);
  });

  it("counts in the title who waits and what is unread", () => {
    expect(isUnread({ ...mine, lastWordAt: 200 }, { m: 100 })).toBe(true);
    expect(isUnread(mine, {})).toBe(false);
    expect(titleCount(queue({ ...mine, lastWordAt: 200 }, item("a"), item("b", { state: "closed" })), { m: 100 })).toBe(2);
  });
});

describe("the teams that a case can be handed on to", () => {
  const colleague = (id: string, presence: "present" | "away" | "gone", ...teams: readonly string[]) => ({ id, presence, teams });

  it("say how many are there, without whoever hands on, those with somebody first", () => {
    const mediators = [
      colleague("amina", "present", "accueil"), colleague("bela", "gone", "accueil", "droits"), colleague("cora", "present", "droits"), colleague("dina", "away", "droits"),
    ];
    expect(teamsOf(mediators, "amina")).toEqual([{ team: "droits", present: 1, all: 3 }, { team: "accueil", present: 0, all: 1 }]);
    expect(teamsOf(mediators.slice(0, 1), "amina")).toEqual([]);
  });

  it.each([["", null], ["bela", { mediator: "bela" }], [teamChoice("droits"), { team: "droits" }]])("the choice %j means %j", (choice, to) => {
    expect(receiverOf(choice)).toEqual(to);
  });
});
