import type { IsoDate } from "../core/flow/model";
import type { Language } from "../core/locale";
import type { AnswerReading, Expectation } from "../core/ports";
import { toGregorian } from "./calendars";
import type { Calendar, Month, MonthBook } from "./months";
import type { NumberInWords } from "./number-words";
import { miss } from "./read-number";

export interface DateContext {
  readonly locale: Language;
  readonly today: IsoDate;
  readonly expecting: Expectation;
  /** Names of months, the person's language first. */
  readonly months: readonly MonthBook[];
  /** Words for today, yesterday… compacted, as days from today. */
  readonly days: ReadonlyMap<string, number>;
  readonly ago: AgoWords;
  readonly relative: RelativeWords;
  readonly calendars: readonly CalendarSign[];
  /** Words that a written date may hold besides its parts: "le", "de", "року". */
  readonly glue: ReadonlySet<string>;
  readonly numbersIn: (words: readonly string[]) => readonly NumberInWords[];
  /** "premier", "الخامس عشر", compacted: the day of a month. */
  readonly ordinals: ReadonlyMap<string, number>;
}

/** Words that say which calendar a date is of. */
export interface CalendarSign {
  readonly calendar: Calendar;
  readonly words: readonly string[];
}

/** Folded words around a unit: "le mois dernier", "la semaine prochaine", "cette année". */
export interface RelativeWords {
  readonly last: readonly (readonly string[])[];
  readonly next: readonly (readonly string[])[];
  readonly current: readonly (readonly string[])[];
}

export type TimeUnit = "day" | "week" | "month" | "year";

export interface AgoWords {
  /** "il y a", "ago", "منذ": folded phrases before or after a span of time, the longest first. */
  readonly ago: readonly (readonly string[])[];
  /** Compacted name of a unit, with the number that it holds by itself ("أسبوعين" is two weeks). */
  readonly units: ReadonlyMap<string, { readonly unit: TimeUnit; readonly count: number }>;
}

/** Years that no living person writes in the Gregorian calendar, and that are today's and yesterday's in the Solar Hijri one. */
export const isSolarYear = (year: number) => year >= 1300 && year <= 1420;
export const isGregorianYear = (year: number) => year >= 1900 && year <= 2100;

/** @param day null when the calendar has no such day. */
export function dayReading(day: IsoDate | null, certain: boolean, { expecting: { min, max } }: DateContext): AnswerReading {
  if (day === null) return miss("not_a_date");
  if (typeof min === "string" && day < min) return miss("too_small");
  if (typeof max === "string" && day > max) return miss("too_large");
  return { outcome: certain ? "certain" : "to_confirm", value: day };
}

export function gregorianDay(year: number, month: number, day: number, isStrict: boolean, context: DateContext): AnswerReading {
  const reading = dayReading(toGregorian("gregory", year, month, day), isStrict, context);
  // 1685 or 3004: a slip of the finger, too early or too late when the question has a bound
  return reading.outcome === "not_understood" || isGregorianYear(year) ? reading : miss(year < 1900 ? "before_1900" : "unclear");
}

/** A residence permit holds for ten years. */
const mostYearsAhead = 12;

/** The century that the bounds allow, or else the most recent one that is not far ahead. */
export function shortYearDate(year: number, { month }: Month, day: number, context: DateContext): AnswerReading {
  const thisYear = Number(context.today.slice(0, 4));
  const years = year + 2000 <= thisYear + mostYearsAhead ? [2000 + year, 1900 + year] : [1900 + year, 2000 + year];
  const readings = years.map((full) => dayReading(toGregorian("gregory", full, month, day), false, context));
  return readings.find((reading) => reading.outcome !== "not_understood") ?? readings[0]!;
}
