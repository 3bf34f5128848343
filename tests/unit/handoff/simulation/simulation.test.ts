import type { DeskView } from "../../../../src/core/handoff/desk-view";
import { routingLimits } from "../../../../src/core/handoff/limits";
import { route } from "../../../../src/core/handoff/routing";
import { aTicket } from "../a-ticket";
import { DeskChecker } from "./desk-checker";
import { SimulatedDesk, type Policy, type Report } from "./simulated-desk";

describe("ten days at a desk: 10,000 people, 40 mediators with breaks, lapses and absences, 12 languages", () => {
  let report: Report;
  beforeAll(() => {
    report = new SimulatedDesk(20_261_122, route).run();
    // three seconds on an idle machine
  }, 60_000);

  it("gives no case to anybody absent or full, none to two; passes nobody by, puts urgent ones first, and ends them all", () => {
    expect(report.violations).toEqual({});
    expect(report.tickets).toBe(10_000);
  });

  it("went through everything that can happen to a case, so that the line above says something", () => {
    const often = {
      taken: 5_000, offer_expired: 500, declined: 100, offer_withdrawn: 10, taken_back: 200, handed_on: 200, abandoned: 500, went_on_with_bot: 500,
      call_back_proposed: 300, call_back_promised: 300, call_back_due: 300, reopened: 50, transferred: 50,
    };
    const tooRare = Object.entries(often).filter(([event, least]) => (report.events[event] ?? 0) < least);
    expect({ tooRare, events: report.events }).toMatchObject({ tooRare: [] });
  });

  it("comes to somebody in danger sooner than to the others", () => {
    const medianMs = (isUrgent: boolean): number => {
      const waits = report.waits.filter((one) => one.isUrgent === isUrgent).map(({ waitMs }) => waitMs).sort((a, b) => a - b);
      return waits[Math.floor(waits.length / 2)] ?? NaN;
    };
    expect(medianMs(true)).toBeLessThan(medianMs(false));
  });
});

/** The policy as it would be with one thing forgotten, by telling it something untrue or leaving out part of what it decides. */
const told = (untrue: (desk: DeskView) => Partial<DeskView>): Policy => (desk) => route({ ...desk, ...untrue(desk) });
const without = (kinds: readonly string[]): Policy => (desk) => route(desk).filter((one) => !kinds.includes(one.kind) && !("link" in one && kinds.includes(one.link)));

describe("the simulation sees a policy that forgets", () => {
  it.each<{ forgets: string; policy: Policy; violation: string }>([
    { forgets: "capacity",
      policy: told(({ mediators }) => ({ mediators: mediators.map((one) => ({ ...one, capacity: 99, openOffers: 0 })) })),
      violation: "given to somebody who is full" },
    { forgets: "that somebody is on a break",
      policy: told(({ mediators, now }) => ({ mediators:
        mediators.map((one) => ({ ...one, presence: { state: "present", since: 0 }, lastSignAt: now })) })), violation: "given to somebody who is not there" },
    { forgets: "that a page was not seen for a minute",
      policy: told(({ mediators, now }) => ({ mediators: mediators.map((one) => ({ ...one, lastSignAt: now })) })),
      violation: "given to somebody who is not there" },
    { forgets: "who came first",
      policy: told(({ cases }) => ({ cases: cases.map((one) => ({ ...one, waitingSince: -one.waitingSince })) })),
      violation: "an older case passed by a newer one" },
    { forgets: "danger",
      policy: told(({ cases }) => ({ cases: cases.map((one) => ({ ...one, isUrgent: false })) })), violation: "an urgent case passed by one that is not" },
    { forgets: "who let it pass",
      policy: told(({ cases }) => ({ cases: cases.map((one) => ({ ...one, passedOver: [] })) })), violation: "back to the same at once" },
    { forgets: "the phrase book", policy: without(["phrase_book"]), violation: "left waiting beside free hands" },
    { forgets: "to take cases back", policy: without(["take_back"]), violation: "left with somebody silent" },
    { forgets: "to end offers", policy: without(["withdraw_offer"]), violation: "an offer without an end" },
    { forgets: "what it has just offered", policy: (desk) => [...route(desk), ...route(desk)], violation: "one case offered to two" },
  ])("$forgets: $violation", ({ policy, violation }) => {
    const { violations } = new SimulatedDesk(7, policy, { arrivals: 450, mediators: 20, days: 1 }).run();
    expect(violations).toHaveProperty([violation]);
  });

  it("and a case that is never over", () => {
    const checker = new DeskChecker(routingLimits);
    checker.ended([aTicket("closed"), aTicket("waiting")]);
    expect(checker.violations).toEqual({ "never over": 1 });
  });

  it("and two who speak with one person", () => {
    const checker = new DeskChecker(routingLimits);
    const amal = { id: "amal", languages: ["fr"], teams: [], capacity: 1, isPresent: true, lastSignAt: 0, cases: new Set(["t"]), offers: new Set<string>() };
    const look = (...mediators: readonly (typeof amal)[]) => checker.looked(0, [], new Map(mediators.map((one) => [one.id, one])), [aTicket("taken")], new Set());
    look(amal);
    expect(checker.violations).toEqual({});
    look(amal, { ...amal, id: "bo" });
    expect(checker.violations).toEqual({ "two owners, or the wrong one": 1 });
  });
});
