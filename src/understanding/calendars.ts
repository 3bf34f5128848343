import type { IsoDate } from "../core/flow/model";
import { isIsoDate } from "../core/flow/dates";
import type { Calendar } from "./months";

const dayMs = 86_400_000;
const formats = new Map<Calendar, Intl.DateTimeFormat>();

/**
 * A day of another calendar as a Gregorian day.
 *
 * @returns null when the calendar has no such day (30 Esfand of a common year, 31 February).
 */
export function toGregorian(calendar: Calendar, year: number, month: number, day: number): IsoDate | null {
  if (calendar === "gregory") return isoOf(year, month, day);
  const guess = guesses[calendar](year, month, day);
  // CLDR decides; the guess is within three days of the truth
  for (const step of [0, -1, 1, -2, 2, -3, 3]) {
    const at = guess + step * dayMs;
    const found = partsOf(calendar, at);
    if (found.year === year && found.month === month && found.day === day) return new Date(at).toISOString().slice(0, 10);
  }
  return null;
}

/** Year of a Gregorian day in another calendar. */
export function yearIn(calendar: Calendar, day: IsoDate): number {
  return calendar === "gregory" ? Number(day.slice(0, 4)) : partsOf(calendar, Date.parse(day)).year;
}

/** Within three days of the truth (ms). */
const guesses: Readonly<Record<Exclude<Calendar, "gregory">, (year: number, month: number, day: number) => number>> = {
  "persian": (year, month, day) => Date.UTC(year + 621, 2, 21) + daysBeforePersian(month, day) * dayMs,
  "islamic-umalqura": (year, month, day) => Date.UTC(622, 6, 19) + Math.round((year - 1) * 354.36707 + (month - 1) * 29.530589 + day - 1) * dayMs,
  // twelve months of thirty days from 11 September, then five or six days more
  "ethiopic": (year, month, day) => Date.UTC(year + 7, 8, 11) + ((month - 1) * 30 + day - 1) * dayMs,
};

/** The first six months have 31 days, the others 30. */
function daysBeforePersian(month: number, day: number): number {
  return (month - 1) * 30 + Math.min(month - 1, 6) + day - 1;
}

function partsOf(calendar: Calendar, at: number): { year: number; month: number; day: number } {
  let format = formats.get(calendar);
  if (!format) {
    format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
    formats.set(calendar, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return { year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0 };
}

function isoOf(year: number, month: number, day: number): IsoDate | null {
  const iso = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isIsoDate(iso) ? iso : null;
}
