import { cafAideLogementComputations, cafAideLogementRules } from "../../../src/core/flow/rules/caf-aide-logement";
import type { Values } from "../../../src/core/flow/rules/rule";

const compute = (id: string, values: Values, today: string) => cafAideLogementComputations[id]!.compute(values, today);
const holds = (id: string, values: Values, today: string) => cafAideLogementRules[id]!.holds(values, today);

describe("a person who enters a home learns when to ask and from when it may be paid", () => {
  it.each([
    { entry: "2026-10-15", today: "2026-10-16", ask: "2026-10-31", from: "2026-11-01", paid: "2026-12-05", why: "the official example" },
    { entry: "2026-10-01", today: "2026-10-01", ask: "2026-10-31", from: "2026-11-01", paid: "2026-12-05", why: "the first of a month" },
    { entry: "2026-10-31", today: "2026-10-31", ask: "2026-10-31", from: "2026-11-01", paid: "2026-12-05", why: "the 31st, last day to ask" },
    { entry: "2026-12-31", today: "2026-12-03", ask: "2026-12-31", from: "2027-01-01", paid: "2027-02-05", why: "across the end of the year" },
    { entry: "2026-11-20", today: "2026-11-22", ask: "2026-11-30", from: "2026-12-01", paid: "2027-01-05", why: "paid in the next year" },
    { entry: "2028-02-29", today: "2028-02-29", ask: "2028-02-29", from: "2028-03-01", paid: "2028-04-05", why: "leap day" },
    { entry: "2027-02-03", today: "2027-02-03", ask: "2027-02-28", from: "2027-03-01", paid: "2027-04-05", why: "a short month" },
    { entry: "2027-01-31", today: "2026-11-22", ask: "2027-01-31", from: "2027-02-01", paid: "2027-03-05", why: "a home entered later" },
  ])("in on $entry, asking on $today ($why)", ({ entry, today, ask, from, paid }) => {
    expect(compute("al-entry-day", { entry }, today)).toEqual({ date: entry });
    expect(compute("al-claim-last-day", { entry }, today)).toEqual({ date: ask });
    expect(compute("al-right-from", { entry }, today)).toEqual({ date: from });
    expect(compute("al-first-payment", { entry }, today)).toEqual({ date: paid });
  });

  it.each([
    { entry: "2026-10-31", today: "2026-11-01", ask: "2026-11-30", from: "2026-11-01", why: "one day into the next month" },
    { entry: "2026-03-10", today: "2026-11-22", ask: "2026-11-30", from: "2026-11-01", why: "eight months late" },
    { entry: "2025-12-31", today: "2026-01-31", ask: "2026-01-31", from: "2026-01-01", why: "across the end of the year" },
    { entry: "2028-01-15", today: "2028-02-29", ask: "2028-02-29", from: "2028-02-01", why: "leap day" },
  ])("late, in on $entry and asking on $today: from the first day of the month of asking, no payment day ($why)", ({ entry, today, ask, from }) => {
    expect(compute("al-claim-last-day", { entry }, today)).toEqual({ date: ask });
    expect(compute("al-right-from", { entry }, today)).toEqual({ date: from });
    expect(compute("al-first-payment", { entry }, today)).toBeNull();
  });

  it.each(["al-entry-day", "al-claim-last-day", "al-right-from", "al-first-payment"])("no %s is made up for a date that is not known", (id) => {
    expect(compute(id, { entry: "unknown" }, "2026-11-22")).toBeNull();
    expect(compute(id, {}, "2026-11-22")).toBeNull();
  });
});

describe("a date of entry leads to the advice for it", () => {
  it.each([
    { entry: "2026-10-31", today: "2026-11-22", late: true, soon: false, later: false },
    { entry: "2025-12-31", today: "2026-01-01", late: true, soon: false, later: false },
    { entry: "2026-11-01", today: "2026-11-23", late: false, soon: false, later: false },
    { entry: "2026-11-30", today: "2026-11-24", late: false, soon: true, later: false },
    { entry: "2026-12-01", today: "2026-11-30", late: false, soon: false, later: true },
    { entry: "2027-01-01", today: "2026-12-31", late: false, soon: false, later: true },
    { entry: "2028-02-10", today: "2028-02-22", late: false, soon: false, later: false },
    { entry: "2027-02-10", today: "2027-02-22", late: false, soon: true, later: false },
    { entry: "unknown", today: "2026-11-30", late: false, soon: false, later: false },
  ])("in on $entry, today $today: late $late, few days left $soon, later month $later", ({ entry, today, late, soon, later }) => {
    expect(holds("al-claim-late", { entry }, today)).toBe(late);
    expect(holds("al-claim-month-ends-soon", { entry }, today)).toBe(soon);
    expect(holds("al-entry-in-a-later-month", { entry }, today)).toBe(later);
  });

  it.each([
    { entry: "2027-11-22", today: "2026-11-22", plausible: true },
    { entry: "2027-11-23", today: "2026-11-22", plausible: false },
    { entry: "2029-02-28", today: "2028-02-29", plausible: true },
    { entry: "2029-03-01", today: "2028-02-29", plausible: false },
    { entry: "1998-05-01", today: "2026-11-22", plausible: true },
    { entry: "unknown", today: "2026-11-22", plausible: true },
  ])("$entry is taken on $today: $plausible", ({ entry, today, plausible }) => {
    expect(holds("al-entry-within-a-year", { entry }, today)).toBe(plausible);
  });
});

describe("a first month with its own rule is left to a person", () => {
  it.each([
    { values: { shelter: true, home: "flat" }, check: true, who: "leaving a shelter" },
    { values: { shelter: "unknown", home: "flat" }, check: true, who: "not sure about the shelter" },
    { values: { shelter: false, home: "foyer" }, check: true, who: "living in a foyer" },
    { values: { shelter: false, home: "unknown" }, check: true, who: "not sure about the kind of home" },
    { values: { shelter: false, home: "flat" }, check: false, who: "an ordinary tenant" },
    { values: {}, check: false, who: "nothing known yet" },
  ])("$who: $check", ({ values, check }) => {
    expect(holds("al-first-month-to-check", values, "2026-11-22")).toBe(check);
  });
});

describe("a person who lacks a paper is told so, and asked about the landlord when it is the landlord's", () => {
  it.each([
    { papers: { attestation: "missing", rib: "have" }, some: true, landlord: true },
    { papers: { attestation: "have", rib: "missing" }, some: true, landlord: false },
    { papers: { attestation: "have", rib: "have" }, some: false, landlord: false },
    { papers: undefined, some: false, landlord: false },
  ])("$papers: a paper missing $some, the landlord's $landlord", ({ papers, some, landlord }) => {
    expect(holds("al-some-paper-missing", { papers }, "2026-11-22")).toBe(some);
    expect(holds("al-landlord-paper-missing", { papers }, "2026-11-22")).toBe(landlord);
  });
});

describe("a refusal can be contested for two months after the date of the letter", () => {
  it.each([
    { letter: "2026-11-02", today: "2026-11-22", last: "2027-01-02", soon: false, why: "across the end of the year" },
    { letter: "2026-12-31", today: "2027-01-10", last: "2027-02-28", soon: false, why: "the 31st towards February" },
    { letter: "2027-12-31", today: "2028-01-10", last: "2028-02-29", soon: false, why: "the 31st towards a leap February" },
    { letter: "2028-02-29", today: "2028-04-23", last: "2028-04-29", soon: true, why: "leap day, six days left" },
    { letter: "2026-09-29", today: "2026-11-22", last: "2026-11-29", soon: false, why: "seven days left" },
    { letter: "2026-09-22", today: "2026-11-22", last: "2026-11-22", soon: true, why: "the last day" },
    { letter: "2026-01-05", today: "2026-11-22", last: "2026-03-05", soon: true, why: "long past" },
  ])("letter of $letter: until $last ($why)", ({ letter, today, last, soon }) => {
    expect(compute("al-appeal-last-day", { letter_date: letter }, today)).toEqual({ date: last });
    expect(holds("al-appeal-ends-soon", { letter_date: letter }, today)).toBe(soon);
  });

  it("no last day is made up for a letter without a known date", () => {
    expect(compute("al-appeal-last-day", { letter_date: "unknown" }, "2026-11-22")).toBeNull();
    expect(holds("al-appeal-ends-soon", { letter_date: "unknown" }, "2026-11-22")).toBe(false);
  });
});

describe("a person who has sent the claim knows when silence is too long", () => {
  it.each([
    { today: "2026-11-22", by: "2027-01-22" },
    { today: "2026-12-31", by: "2027-02-28" },
    { today: "2027-12-31", by: "2028-02-29" },
  ])("sent on $today: worth a call from $by", ({ today, by }) => {
    expect(compute("al-no-answer-by", {}, today)).toEqual({ date: by });
  });
});
