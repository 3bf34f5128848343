import { franceTravailComputations as computations, franceTravailRules as rules } from "../../../src/core/flow/rules/france-travail-inscription";
import type { Values } from "../../../src/core/flow/rules/rule";

const today = "2026-11-22";
const holds = (id: string, values: Values, on = today) => rules[id]!.holds(values, on);
const compute = (id: string, values: Values, on = today) => computations[id]!.compute(values, on);

describe("a rule or a date reads only what it declares, and nothing makes it throw", () => {
  const oddValues: Values[] = [
    {}, { age: "unknown", last_day: "unknown", draft_day: "unknown", worked: "unknown", worked_long: "unknown" },
    { age: "20", last_day: "2026-02-30", draft_day: true, work: 3, job: {}, other_case: false },
  ];
  const everything: Values = {
    age: 15, work: "ended", job: "reduced", other_case: "csp", last_day: "2025-11-25", reason: "csp", worked: true, worked_long: true,
    security_number: "final", tools: "all", how: "online", draft_day: "2026-11-10",
  };
  it.each(Object.keys(rules))("%s", (id) => {
    const { reads } = rules[id]!;
    for (const odd of oddValues) expect(typeof holds(id, odd)).toBe("boolean");
    const declared = Object.fromEntries(reads.map((name) => [name, everything[name]]));
    expect(holds(id, declared)).toBe(holds(id, everything));
  });
  it.each(Object.keys(computations))("%s", (id) => {
    const { reads } = computations[id]!;
    for (const odd of oddValues) expect(compute(id, odd)).toBeNull();
    const declared = Object.fromEntries(reads.map((name) => [name, everything[name]]));
    expect(compute(id, declared)).toEqual(compute(id, everything));
  });
});

describe("age", () => {
  it.each([
    { age: 15, under16: true, under18: true, longer: false },
    { age: 16, under16: false, under18: true, longer: false },
    { age: 17, under16: false, under18: true, longer: false },
    { age: 18, under16: false, under18: false, longer: false },
    { age: 54, under16: false, under18: false, longer: false },
    { age: 55, under16: false, under18: false, longer: true },
    { age: "unknown", under16: false, under18: false, longer: false },
    { age: undefined, under16: false, under18: false, longer: false },
  ])("a person of $age", ({ age, under16, under18, longer }) => {
    expect(holds("ft-under-16", { age })).toBe(under16);
    expect(holds("ft-under-18", { age })).toBe(under18);
    expect(holds("ft-55-or-more", { age })).toBe(longer);
  });
});

describe("the first day on which a person can register", () => {
  it.each([
    { last_day: "2026-11-21", first: "2026-11-22", isOver: true, why: "the day after" },
    { last_day: "2026-11-22", first: "2026-11-23", isOver: false, why: "on the last day one still waits" },
    { last_day: "2026-11-30", first: "2026-12-01", isOver: false, why: "across the end of a month" },
    { last_day: "2026-12-31", first: "2027-01-01", isOver: false, why: "across the end of a year" },
    { last_day: "2028-02-28", first: "2028-02-29", isOver: false, why: "in a leap year" },
  ])("last day $last_day: $first ($why)", ({ last_day, first, isOver }) => {
    expect(compute("ft-first-day", { last_day })).toEqual({ date: first });
    expect(holds("ft-contract-not-over", { last_day })).toBe(!isOver);
  });
});

describe("twelve months after the last day of the contract", () => {
  it.each([
    { last_day: "2025-11-25", end: "2026-11-25", state: "near", why: "11 months and 27 days ago" },
    { last_day: "2025-11-28", end: "2026-11-28", state: "near", why: "six days are left" },
    { last_day: "2025-11-29", end: "2026-11-29", state: "ahead", why: "seven days are left" },
    { last_day: "2025-11-22", end: "2026-11-22", state: "near", why: "it ends today" },
    { last_day: "2025-11-21", end: "2026-11-21", state: "passed", why: "it ended yesterday" },
    { last_day: "2026-11-01", end: "2027-11-01", state: "ahead", why: "there is time" },
    { last_day: "2026-08-31", end: "2027-08-31", state: "ahead", why: "the last day of a month" },
    { last_day: "2028-02-29", end: "2029-02-28", state: "ahead", why: "29 February has no twin the year after" },
    { last_day: "1998-05-05", end: "1999-05-05", state: "passed", why: "long ago" },
  ])("a contract that ended on $last_day: before $end, $state ($why)", ({ last_day, end, state }) => {
    const values = { work: "ended", last_day };
    expect(compute("ft-twelve-months", values)).toEqual({ date: end });
    expect(holds("ft-twelve-months-near", values)).toBe(state === "near");
    expect(holds("ft-twelve-months-passed", values)).toBe(state === "passed");
    expect(compute("ft-twelve-months-ahead", values)).toEqual(state === "passed" ? null : { date: end });
  });

  it("does not run after a training", () => {
    const values = { work: "other", other_case: "training", last_day: "2025-11-25" };
    expect(compute("ft-twelve-months", values)).toBeNull();
    expect(holds("ft-twelve-months-near", values)).toBe(false);
    expect(holds("ft-twelve-months-passed", { ...values, last_day: "2020-01-01" })).toBe(false);
  });
});

describe("a person who cannot register yet is not sent to the form", () => {
  it.each([
    { values: { work: "ended", last_day: "2026-11-21" }, waits: false, why: "the contract is over" },
    { values: { work: "ended", last_day: "2026-11-22" }, waits: true, why: "it ends today" },
    { values: { work: "ended", last_day: "unknown" }, waits: false, why: "it is over, only the day is forgotten" },
    { values: { work: "have", job: "notice", last_day: "2026-12-31" }, waits: true, why: "notice goes on" },
    { values: { work: "have", job: "notice", last_day: "2026-11-01" }, waits: false, why: "came back after the notice" },
    { values: { work: "have", job: "full_time", last_day: "unknown" }, waits: true, why: "works full time, no end known" },
    { values: { work: "have", job: "reduced" }, waits: true, why: "the contract goes on" },
    { values: { work: "have", job: "part_time" }, waits: false, why: "looks for another job" },
    { values: { work: "other", other_case: "training", last_day: "unknown" }, waits: true, why: "in training, no end known" },
    { values: { work: "other", other_case: "training", last_day: "2026-10-30" }, waits: false, why: "the training is over" },
    { values: { work: "none" }, waits: false, why: "no contract" },
    { values: { work: "unknown" }, waits: false, why: "a person was offered" },
  ])("$values waits: $waits ($why)", ({ values, waits }) => {
    expect(holds("ft-must-wait", values)).toBe(waits);
  });
});

describe("on line or at the agency", () => {
  const ready = { security_number: "final", tools: "all", how: "online" };
  it.each([
    { values: ready, agency: false },
    { values: { ...ready, how: "agency" }, agency: true },
    { values: { security_number: "final", tools: "no_email" }, agency: true },
    { values: { security_number: "final", tools: "no" }, agency: true },
    { values: { security_number: "none" }, agency: true },
    { values: { security_number: "provisional" }, agency: true },
    { values: { security_number: "unknown" }, agency: true },
    { values: { ...ready, reason: "csp" }, agency: true },
    { values: { ...ready, other_case: "csp" }, agency: true },
  ])("$values: agency $agency", ({ values, agency }) => {
    expect(holds("ft-agency", values)).toBe(agency);
    expect(holds("ft-csp", values)).toBe(Object.values(values).includes("csp"));
  });
});

describe("who is told to ask for the allowance, and which papers of an employer are asked about", () => {
  it.each([
    { values: { work: "ended", worked: true }, asks: true, employed: true },
    { values: { work: "ended", worked: false }, asks: false, employed: true },
    { values: { work: "have", worked_long: "unknown" }, asks: true, employed: true },
    { values: { work: "other", worked_long: true }, asks: true, employed: true },
    { values: { work: "other", worked: "unknown" }, asks: true, employed: false },
    { values: { work: "none" }, asks: false, employed: false },
  ])("$values", ({ values, asks, employed }) => {
    expect(holds("ft-asks-are", values)).toBe(asks);
    expect(holds("ft-employed", values)).toBe(employed);
  });
});

describe("a draft is kept two weeks, and a person is offered in its last week", () => {
  it.each([
    { draft_day: "2026-11-22", end: "2026-12-06", near: false },
    { draft_day: "2026-11-15", end: "2026-11-29", near: false },
    { draft_day: "2026-11-14", end: "2026-11-28", near: true },
    { draft_day: "2026-11-08", end: "2026-11-22", near: true },
    { draft_day: "2026-11-07", end: null, near: true },
    { draft_day: "unknown", end: null, near: false },
  ])("begun $draft_day: finish before $end", ({ draft_day, end, near }) => {
    expect(compute("ft-draft-end", { draft_day })).toEqual(end === null ? null : { date: end });
    expect(holds("ft-draft-near", { draft_day })).toBe(near);
  });

  it.each([
    { last_day: "2025-11-25", end: null, why: "the twelve months end first" },
    { last_day: "2025-12-06", end: "2026-12-06", why: "both end on the same day" },
    { last_day: "2025-11-01", end: "2026-12-06", why: "the twelve months are over" },
    { last_day: "unknown", end: "2026-12-06", why: "the last day is unknown" },
  ])("begun today, contract ended $last_day: $end is the day to remember ($why)", ({ last_day, end }) => {
    expect(compute("ft-draft-end", { draft_day: today, last_day })).toEqual(end === null ? null : { date: end });
  });
});
