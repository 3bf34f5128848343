import { cafRsaComputations, cafRsaRules } from "../../../src/core/flow/rules/caf-rsa";
import type { Values } from "../../../src/core/flow/rules/rule";

const today = "2026-11-22";

interface Case {
  readonly rule: string;
  readonly who: string;
  readonly values: Values;
  readonly holds: boolean;
  readonly on?: string;
}

const cases: readonly Case[] = [
  { rule: "rsa-under-18", who: "somebody of 17", values: { age: 17 }, holds: true },
  { rule: "rsa-under-18", who: "somebody of 18", values: { age: 18 }, holds: false },
  { rule: "rsa-under-18", who: "somebody whose age was not asked", values: {}, holds: false },
  { rule: "rsa-under-25", who: "somebody of 24", values: { age: 24 }, holds: true },
  { rule: "rsa-under-25", who: "somebody of 25", values: { age: 25 }, holds: false },

  { rule: "rsa-young-worker", who: "a worker of 23 without child", values: { age: 23, family: false, young_work: true }, holds: true },
  { rule: "rsa-young-worker", who: "a worker of 23 unsure of the hours", values: { age: 23, family: false, young_work: "unknown" }, holds: true },
  { rule: "rsa-young-worker", who: "a parent of 23", values: { age: 23, family: true }, holds: false },
  { rule: "rsa-young-worker", who: "somebody of 30", values: { age: 30, young_work: true }, holds: false },

  { rule: "rsa-young-single-parent", who: "a mother of 20 on her own", values: { age: 20, family: true, couple: "single" }, holds: true },
  { rule: "rsa-young-single-parent", who: "a mother of 20 with a partner", values: { age: 20, family: true, couple: "couple" }, holds: false },
  { rule: "rsa-young-single-parent", who: "somebody of 30, never asked about children", values: { age: 30, couple: "single" }, holds: false },

  { rule: "rsa-alone-parent", who: "a mother of 34 on her own", values: { age: 34, couple: "single", alone_parent: true }, holds: true },
  { rule: "rsa-alone-parent", who: "a mother who is separating", values: { age: 34, couple: "separating", alone_parent: true }, holds: true },
  { rule: "rsa-alone-parent", who: "a mother of 20 on her own, asked once only", values: { age: 20, family: true, couple: "single" }, holds: true },
  { rule: "rsa-alone-parent", who: "somebody back with a partner after a correction", values: { age: 34, couple: "couple", alone_parent: true }, holds: false },

  { rule: "rsa-short-stay", who: "a worker with a card for three years", values: { age: 30, card: "work", five_years: false, couple: "single", alone_parent: false }, holds: true },
  { rule: "rsa-short-stay", who: "a worker with a card for five years", values: { age: 30, card: "work", five_years: true, couple: "single", alone_parent: false }, holds: false },
  { rule: "rsa-short-stay", who: "somebody who does not know the years", values: { age: 30, card: "work", five_years: "unknown", couple: "couple" }, holds: false },
  { rule: "rsa-short-stay", who: "an Algerian with a certificate of one year", values: { age: 30, certificate: "one_year", couple: "single", alone_parent: false }, holds: false },
  { rule: "rsa-short-stay", who: "a mother alone with a card for one year", values: { age: 30, card: "work", five_years: false, couple: "single", alone_parent: true }, holds: false },
  { rule: "rsa-short-stay-alone-parent", who: "a mother alone with a card for one year", values: { age: 30, card: "work", five_years: false, couple: "single", alone_parent: true }, holds: true },
  { rule: "rsa-short-stay-alone-parent", who: "a couple with a card for one year", values: { age: 30, card: "work", five_years: false, couple: "couple" }, holds: false },

  { rule: "rsa-protected", who: "a refugee", values: { protection: "refugee" }, holds: true },
  { rule: "rsa-protected", who: "a stateless person", values: { protection: "stateless" }, holds: true },
  { rule: "rsa-protected", who: "somebody under temporary protection", values: { protection: "temporary" }, holds: false },
  { rule: "rsa-protected", who: "a French person, not asked", values: {}, holds: false },
  { rule: "rsa-not-protected", who: "a French person, not asked", values: {}, holds: true },
  { rule: "rsa-not-protected", who: "somebody with subsidiary protection", values: { protection: "subsidiary" }, holds: false },

  { rule: "rsa-has-dependants", who: "a father of one", values: { dependants: 1 }, holds: true },
  { rule: "rsa-has-dependants", who: "nobody in charge", values: { dependants: 0 }, holds: false },
  { rule: "rsa-single-person", who: "somebody on their own", values: { age: 30, couple: "single", alone_parent: false, dependants: 0 }, holds: true },
  { rule: "rsa-single-person", who: "a woman alone and pregnant", values: { age: 30, couple: "single", alone_parent: true, dependants: 0 }, holds: false },
  { rule: "rsa-single-person", who: "a couple without child", values: { age: 30, couple: "couple", dependants: 0 }, holds: false },

  { rule: "rsa-no-address", who: "somebody without address", values: { papers: { address: "missing", rib: "have" } }, holds: true },
  { rule: "rsa-no-address", who: "somebody with an address", values: { papers: { address: "have" } }, holds: false },
  { rule: "rsa-no-address", who: "somebody not asked yet", values: {}, holds: false },
  { rule: "rsa-no-bank-account", who: "somebody without RIB", values: { papers: { rib: "missing" } }, holds: true },
  { rule: "rsa-no-bank-account", who: "somebody with a RIB", values: { papers: { rib: "have" } }, holds: false },
  { rule: "rsa-no-number", who: "somebody without number", values: { papers: { number: "missing" } }, holds: true },
  { rule: "rsa-no-number", who: "somebody with a number", values: { papers: { number: "have" } }, holds: false },

  { rule: "rsa-claims-on-site", who: "somebody who wants a desk", values: { way: "place" }, holds: true },
  { rule: "rsa-claims-on-site", who: "somebody who cannot open the mail", values: { way: "online", mailbox: false }, holds: true },
  { rule: "rsa-claims-on-site", who: "somebody unsure of having a file", values: { way: "online", mailbox: true, account: "unknown" }, holds: true },
  { rule: "rsa-claims-on-site", who: "somebody on the web site", values: { way: "online", mailbox: true, account: false }, holds: false },
  { rule: "rsa-not-sent", who: "somebody whose claim left", values: { way: "online", mailbox: true, account: false, sent: true }, holds: false },
  { rule: "rsa-not-sent", who: "somebody stuck in the form", values: { way: "online", mailbox: true, account: false, sent: false }, holds: true },
  { rule: "rsa-not-sent", who: "somebody with a paper form", values: { way: "post" }, holds: true },
  { rule: "rsa-not-sent", who: "a farm worker", values: { organism: "msa" }, holds: true },
  { rule: "rsa-month-last-days", who: "anybody, 7 days left", values: {}, on: "2026-11-23", holds: false },
  { rule: "rsa-month-last-days", who: "anybody, 6 days left", values: {}, on: "2026-11-24", holds: true },
  { rule: "rsa-month-ends-soon", who: "a paper form, 8 days left", values: { way: "post" }, holds: false },
  { rule: "rsa-month-ends-soon", who: "a paper form, 7 days left", values: { way: "post" }, on: "2026-11-23", holds: false },
  { rule: "rsa-month-ends-soon", who: "a paper form, 6 days left", values: { way: "post" }, on: "2026-11-24", holds: true },
  { rule: "rsa-month-ends-soon", who: "a claim already sent", values: { way: "online", sent: true }, on: "2026-11-30", holds: false },

  { rule: "rsa-appeal-urgent", who: "a letter of yesterday", values: { letter_date: "2026-11-21" }, holds: false },
  { rule: "rsa-appeal-urgent", who: "a letter with 7 days left", values: { letter_date: "2026-09-29" }, holds: false },
  { rule: "rsa-appeal-urgent", who: "a letter with 6 days left", values: { letter_date: "2026-09-28" }, holds: true },
  { rule: "rsa-appeal-urgent", who: "a letter of last year", values: { letter_date: "2025-11-21" }, holds: true },
  { rule: "rsa-appeal-urgent", who: "a letter without date", values: { letter_date: "unknown" }, holds: false },
  { rule: "rsa-appeal-open", who: "the very last day", values: { letter_date: "2026-09-22" }, holds: true },
  { rule: "rsa-appeal-open", who: "the day after", values: { letter_date: "2026-09-21" }, holds: false },
  { rule: "rsa-appeal-open", who: "a letter without date", values: { letter_date: "unknown" }, holds: false },
];

describe("rules of the RSA", () => {
  it.each(cases)("$rule for $who: $holds", ({ rule, values, holds, on }) => {
    expect(cafRsaRules[rule]!.holds(values, on ?? today)).toBe(holds);
  });

  it("tries every rule both ways", () => {
    const tried = new Set(cases.map(({ rule, holds }) => `${rule} ${holds}`));
    expect(Object.keys(cafRsaRules).flatMap((rule) => [`${rule} true`, `${rule} false`]).filter((way) => !tried.has(way))).toEqual([]);
  });

  it("reads only the answers it declares, so that a correction knows what depends on it", () => {
    for (const { rule, values, on } of cases) {
      const declared = cafRsaRules[rule]!.reads;
      const watched = new Proxy(values, {
        get: (answers, name) => {
          expect(declared).toContain(name);
          return answers[String(name)];
        },
      });
      cafRsaRules[rule]!.holds(watched, on ?? today);
    }
  });
});

describe("days of the RSA", () => {
  it.each([
    { what: "rsa-claim-month-first-day", values: {}, on: today, day: "2026-11-01" },
    { what: "rsa-claim-month-last-day", values: {}, on: today, day: "2026-11-30" },
    { what: "rsa-claim-month-last-day", values: {}, on: "2026-12-31", day: "2026-12-31" },
    { what: "rsa-claim-month-last-day", values: {}, on: "2028-02-01", day: "2028-02-29" },
    { what: "rsa-appeal-last-day", values: { letter_date: "2026-11-20" }, on: today, day: "2027-01-20" },
    { what: "rsa-appeal-last-day", values: { letter_date: "2026-12-31" }, on: "2027-01-02", day: "2027-02-28" },
  ])("$what on $on is $day", ({ what, values, on, day }) => {
    expect(cafRsaComputations[what]!.compute(values, on)).toEqual({ date: day });
  });

  it.each([{ letter_date: "unknown" }, { letter_date: "2026-02-30" }, {}])("says no last day for a letter without a real date (%j)", (values) => {
    expect(cafRsaComputations["rsa-appeal-last-day"]!.compute(values, today)).toBeNull();
  });
});
