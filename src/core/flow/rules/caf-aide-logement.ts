import { addDays, addMonths, daysBetween, isIsoDate } from "../dates";
import type { AnswerValue, IsoDate } from "../model";
import type { Computation, Rule, Values } from "./rule";

/** A deadline nearer than this (days) goes to a person. */
const shortDeadlineDays = 7;

/** Day of entry into the home, known or planned; null when the person does not know it. */
function entryOf(values: Values): IsoDate | null {
  return asDay(values.entry);
}

function asDay(value: AnswerValue | undefined): IsoDate | null {
  return typeof value === "string" && isIsoDate(value) ? value : null;
}

const monthOf = (day: IsoDate) => day.slice(0, 7);
const firstOfMonth = (day: IsoDate) => `${monthOf(day)}-01`;
const firstOfNextMonth = (day: IsoDate) => addMonths(firstOfMonth(day), 1);
const lastOfMonth = (day: IsoDate) => addDays(firstOfNextMonth(day), -1);

const isLate = (entry: IsoDate, today: IsoDate) => monthOf(entry) < monthOf(today);

/** Month in which to claim, by any of its days: the month of entry, or this one when that month has passed. */
const claimMonth = (entry: IsoDate, today: IsoDate) => (isLate(entry, today) ? today : entry);

/**
 * First day of the right, if the claim is made in `claimMonth`: the month after the entry; for a late claim, the month of the claim.
 * Sources: `SP-F12006` (example 15 October, November) and `CCH-R823-10` (late claim) in dialogs/procedures/caf-aide-logement.yaml.
 */
const rightFrom = (entry: IsoDate, today: IsoDate) => (isLate(entry, today) ? firstOfMonth(today) : firstOfNextMonth(entry));

/** Two months after the date written on the letter; counted from that date, it is never later than the real last day. */
function appealLastDay(values: Values): IsoDate | null {
  const letter = asDay(values.letter_date);
  return letter === null ? null : addMonths(letter, 2);
}

function aboutEntry(holds: (entry: IsoDate, today: IsoDate) => boolean): Rule {
  return {
    reads: ["entry"],
    holds: (values, today) => {
      const entry = entryOf(values);
      return entry !== null && holds(entry, today);
    },
  };
}

function dayFromEntry(day: (entry: IsoDate, today: IsoDate) => IsoDate | null): Computation {
  return {
    reads: ["entry"],
    compute: (values, today) => {
      const entry = entryOf(values);
      const date = entry === null ? null : day(entry, today);
      return date === null ? null : { date };
    },
  };
}

export const cafAideLogementRules: Record<string, Rule> = {
  /** A typing slip in the year, rather than a home entered in more than a year. "I do not know" is a good answer. */
  "al-entry-within-a-year": {
    reads: ["entry"],
    holds: (values, today) => {
      const entry = entryOf(values);
      return entry === null || entry <= addMonths(today, 12);
    },
  },
  /** After temporary housing or an order on an unfit home, and in a foyer, the first month follows rules of its own (`CCH-R823-11`, `CCH-R832-23`). */
  "al-first-month-to-check": {
    reads: ["shelter", "home"],
    holds: ({ shelter, home }) => shelter === true || shelter === "unknown" || home === "foyer" || home === "unknown",
  },
  "al-claim-late": aboutEntry(isLate),
  "al-entry-in-a-later-month": aboutEntry((entry, today) => monthOf(entry) > monthOf(today)),
  "al-claim-month-ends-soon": aboutEntry(
    (entry, today) => monthOf(entry) === monthOf(today) && daysBetween(today, lastOfMonth(today)) < shortDeadlineDays,
  ),
  "al-some-paper-missing": {
    reads: ["papers"],
    holds: ({ papers }) => typeof papers === "object" && Object.values(papers).includes("missing"),
  },
  "al-landlord-paper-missing": {
    reads: ["papers"],
    holds: ({ papers }) => typeof papers === "object" && papers.attestation === "missing",
  },
  /** Fewer than seven days left to contest, or none. */
  "al-appeal-ends-soon": {
    reads: ["letter_date"],
    holds: (values, today) => {
      const last = appealLastDay(values);
      return last !== null && daysBetween(today, last) < shortDeadlineDays;
    },
  },
};

export const cafAideLogementComputations: Record<string, Computation> = {
  "al-entry-day": dayFromEntry((entry) => entry),
  "al-claim-last-day": dayFromEntry((entry, today) => lastOfMonth(claimMonth(entry, today))),
  "al-right-from": dayFromEntry(rightFrom),
  /** Null for a late claim: the official pages give no payment day for it. */
  "al-first-payment": dayFromEntry((entry, today) => (isLate(entry, today) ? null : addDays(addMonths(rightFrom(entry, today), 1), 4))),
  "al-appeal-last-day": {
    reads: ["letter_date"],
    compute: (values) => {
      const date = appealLastDay(values);
      return date === null ? null : { date };
    },
  },
  /** Two months from today: the longest of the two official handling times. */
  "al-no-answer-by": { reads: [], compute: (_values, today) => ({ date: addMonths(today, 2) }) },
};
