import { addDays, addMonths, daysBetween, isIsoDate } from "../dates";
import { unknown, type IsoDate } from "../model";
import type { Computation, Rule, Values } from "./rule";

/* Sources: SP-F1636, FT-1 and ARE in dialogs/procedures/france-travail-inscription.yaml. */

/** Months after the end of the contract within which a person registers to keep the right to ask for the allowance. */
const monthsToRegister = 12;
/** A deadline nearer than this (days) is given to a person as well: a misunderstanding could no longer be repaired in time. */
const nearDays = 7;
/** Days a draft is kept: the newest official page says 15, an older one 14 at most; we say the shorter. */
const draftDays = 14;
/** From this age the work of 36 months counts instead of 24. */
const ageOfLongerReference = 55;

/** An answer that is a day; null when unknown, absent or something else. */
function dayOf(values: Values, name: string): IsoDate | null {
  const value = values[name];
  return typeof value === "string" && isIsoDate(value) ? value : null;
}

/** End of the 12 months after the last day of a contract. The end of a training starts no such delay. */
function twelveMonths(values: Values): IsoDate | null {
  const last = dayOf(values, "last_day");
  return last === null || values["other_case"] === "training" ? null : addMonths(last, monthsToRegister);
}

function draftEnd(values: Values): IsoDate | null {
  const begun = dayOf(values, "draft_day");
  return begun === null ? null : addDays(begun, draftDays);
}

/** On the last day itself one still waits: registering is possible from the day after. */
function isContractNotOver(values: Values, today: IsoDate): boolean {
  const last = dayOf(values, "last_day");
  return last !== null && last >= today;
}

function mustWait(values: Values, today: IsoDate): boolean {
  if (values["job"] === "reduced") return true;
  const goesOn = values["work"] === "have" || values["other_case"] === "training";
  return isContractNotOver(values, today) || (goesOn && values["last_day"] === unknown);
}

const isYoungerThan = (age: number): Rule => ({
  reads: ["age"],
  holds: ({ age: answer }) => typeof answer === "number" && answer < age,
});

const endOfWork = ["last_day", "other_case"] as const;

export const franceTravailRules: Record<string, Rule> = {
  "ft-under-16": isYoungerThan(16),
  "ft-under-18": isYoungerThan(18),
  "ft-55-or-more": {
    reads: ["age"],
    holds: ({ age }) => typeof age === "number" && age >= ageOfLongerReference,
  },
  "ft-contract-not-over": { reads: ["last_day"], holds: isContractNotOver },
  "ft-twelve-months-passed": {
    reads: endOfWork,
    holds: (values, today) => {
      const end = twelveMonths(values);
      return end !== null && end < today;
    },
  },
  "ft-twelve-months-near": {
    reads: endOfWork,
    holds: (values, today) => {
      const end = twelveMonths(values);
      return end !== null && end >= today && daysBetween(today, end) < nearDays;
    },
  },
  "ft-must-wait": { reads: ["work", "job", "other_case", "last_day"], holds: mustWait },
  "ft-csp": {
    reads: ["other_case", "reason"],
    holds: (values) => values["other_case"] === "csp" || values["reason"] === "csp",
  },
  // whatever keeps a person from the form on line leads to the counter, so that nobody is left without a way
  "ft-agency": {
    reads: ["other_case", "reason", "security_number", "tools", "how"],
    holds: (values) =>
      values["other_case"] === "csp" || values["reason"] === "csp" || values["security_number"] !== "final" ||
      values["tools"] !== "all" || values["how"] === "agency",
  },
  "ft-employed": {
    reads: ["work", "worked", "worked_long"],
    holds: (values) => ["ended", "have"].includes(String(values["work"])) || values["worked"] === true || values["worked_long"] === true,
  },
  // who does not know is told to ask too: France Travail counts, not we
  "ft-asks-are": {
    reads: ["worked", "worked_long"],
    holds: (values) => ["worked", "worked_long"].some((name) => values[name] === true || values[name] === unknown),
  },
  "ft-draft-near": {
    reads: ["draft_day"],
    holds: (values, today) => {
      const end = draftEnd(values);
      return end !== null && daysBetween(today, end) < nearDays;
    },
  },
};

const date = (day: IsoDate | null) => (day === null ? null : { date: day });

export const franceTravailComputations: Record<string, Computation> = {
  /** First day on which the person can register. */
  "ft-first-day": {
    reads: ["last_day"],
    compute: (values) => {
      const last = dayOf(values, "last_day");
      return date(last === null ? null : addDays(last, 1));
    },
  },
  /** Day before which to register. */
  "ft-twelve-months": { reads: endOfWork, compute: (values) => date(twelveMonths(values)) },
  /** The same, left out once it has passed: a summary does not list a day that is gone. */
  "ft-twelve-months-ahead": {
    reads: endOfWork,
    compute: (values, today) => {
      const end = twelveMonths(values);
      return date(end === null || end < today ? null : end);
    },
  },
  /** Day before which to finish the form; left out once it has passed, or when the twelve months end sooner and are the day to remember. */
  "ft-draft-end": {
    reads: ["draft_day", ...endOfWork],
    compute: (values, today) => {
      const [end, sooner] = [draftEnd(values), twelveMonths(values)];
      if (end === null || end < today) return null;
      return sooner !== null && sooner >= today && sooner < end ? null : { date: end };
    },
  },
};
