import { addDays, addMonths, daysBetween, isIsoDate } from "../dates";
import type { IsoDate } from "../model";
import type { Computation, Rule, Values } from "./rule";

/* Rules of dialogs/procedures/caf-rsa.yaml. The law itself is quoted there (SP-F19778, CASF-L262-4). */

/** A last day nearer than this (days) goes to a person. */
const urgentWithinDays = 7;

const isUnder25 = (values: Values): boolean => typeof values["age"] === "number" && values["age"] < 25;
const isOnOwn = (values: Values): boolean => values["couple"] === "single" || values["couple"] === "separating";

/** Under 25, "a child, or pregnant (you or your partner)" and no partner says the same thing: it is not asked twice. */
const isYoungSingleParent = (values: Values): boolean => isUnder25(values) && values["family"] === true && isOnOwn(values);
const isAloneParent = (values: Values): boolean => isYoungSingleParent(values) || (isOnOwn(values) && values["alone_parent"] === true);
const hasShortStay = (values: Values): boolean => values["card"] === "work" && values["five_years"] === false;

const household = ["age", "family", "couple", "alone_parent"] as const;

/** A check maps each paper to `have` or `missing`; an answer of another shape misses nothing. */
function isMissing(values: Values, paper: string): boolean {
  const papers = values["papers"];
  return typeof papers === "object" && papers[paper] === "missing";
}

function claimsOnSite(values: Values): boolean {
  return values["way"] === "place" || values["mailbox"] === false || values["account"] === "unknown";
}

function isNotSent(values: Values): boolean {
  return values["sent"] === false || values["way"] === "post" || values["organism"] === "msa" || claimsOnSite(values);
}

const claimWay = ["organism", "way", "mailbox", "account", "sent"] as const;

/**
 * Last day to write to the president of the département: two months after the day written on the letter. The law counts from
 * the day it was received, which is later: the earlier day is the safe one. Source: SP-F19778.
 */
function appealLastDay(values: Values): IsoDate | null {
  const letter = values["letter_date"];
  return typeof letter === "string" && isIsoDate(letter) ? addMonths(letter, 2) : null;
}

const firstOfMonth = (today: IsoDate): IsoDate => `${today.slice(0, 8)}01`;
const lastOfMonth = (today: IsoDate): IsoDate => addDays(addMonths(firstOfMonth(today), 1), -1);
const isMonthNearlyOver = (today: IsoDate): boolean => daysBetween(today, lastOfMonth(today)) < urgentWithinDays;

export const cafRsaRules: Readonly<Record<string, Rule>> = {
  "rsa-under-18": { reads: ["age"], holds: (values) => typeof values["age"] === "number" && values["age"] < 18 },
  "rsa-under-25": { reads: ["age"], holds: isUnder25 },
  /** Claims as a young worker: one more form. Somebody unsure of the hours brings it too. */
  "rsa-young-worker": {
    reads: ["age", "family", "young_work"],
    holds: (values) => isUnder25(values) && values["family"] !== true && (values["young_work"] === true || values["young_work"] === "unknown"),
  },
  "rsa-young-single-parent": { reads: ["age", "family", "couple"], holds: isYoungSingleParent },
  "rsa-alone-parent": { reads: household, holds: isAloneParent },
  /** A card that allows work for less than five years, and nothing that lifts that condition. */
  "rsa-short-stay": { reads: [...household, "card", "five_years"], holds: (values) => hasShortStay(values) && !isAloneParent(values) },
  "rsa-short-stay-alone-parent": { reads: [...household, "card", "five_years"], holds: (values) => hasShortStay(values) && isAloneParent(values) },
  "rsa-protected": {
    reads: ["protection"], holds: ({ protection }) => protection === "refugee" || protection === "subsidiary" || protection === "stateless",
  },
  "rsa-not-protected": {
    reads: ["protection"], holds: ({ protection }) => protection !== "refugee" && protection !== "subsidiary" && protection !== "stateless",
  },
  "rsa-has-dependants": { reads: ["dependants"], holds: ({ dependants }) => typeof dependants === "number" && dependants > 0 },
  /** The one household whose official maximum is published and kept in amounts.yaml. */
  "rsa-single-person": {
    reads: [...household, "dependants"], holds: (values) => isOnOwn(values) && !isAloneParent(values) && values["dependants"] === 0,
  },
  "rsa-no-address": { reads: ["papers"], holds: (values) => isMissing(values, "address") },
  "rsa-no-bank-account": { reads: ["papers"], holds: (values) => isMissing(values, "rib") },
  "rsa-no-number": { reads: ["papers"], holds: (values) => isMissing(values, "number") },
  "rsa-claims-on-site": { reads: ["way", "mailbox", "account"], holds: claimsOnSite },
  "rsa-not-sent": { reads: claimWay, holds: isNotSent },
  /** The month for which a claim would count is nearly over: who does not claim today is offered a person. */
  "rsa-month-last-days": { reads: [], holds: (_values, today) => isMonthNearlyOver(today) },
  "rsa-month-ends-soon": { reads: claimWay, holds: (values, today) => isNotSent(values) && isMonthNearlyOver(today) },
  "rsa-appeal-urgent": {
    reads: ["letter_date"],
    holds: (values, today) => {
      const last = appealLastDay(values);
      return last !== null && daysBetween(today, last) < urgentWithinDays;
    },
  },
  "rsa-appeal-open": {
    reads: ["letter_date"],
    holds: (values, today) => {
      const last = appealLastDay(values);
      return last !== null && today <= last;
    },
  },
};

export const cafRsaComputations: Readonly<Record<string, Computation>> = {
  /** The right can begin on the first day of the month of the claim. Source: SP-F19778. */
  "rsa-claim-month-first-day": { reads: [], compute: (_values, today) => ({ date: firstOfMonth(today) }) },
  "rsa-claim-month-last-day": { reads: [], compute: (_values, today) => ({ date: lastOfMonth(today) }) },
  "rsa-appeal-last-day": {
    reads: ["letter_date"],
    compute: (values) => {
      const last = appealLastDay(values);
      return last === null ? null : { date: last };
    },
  },
};
