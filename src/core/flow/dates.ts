import type { IsoDate } from "./model";

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;

/** @throws RangeError if `text` is not a calendar day (`2026-02-30` is not one, though `new Date` accepts it). */
export function parseIsoDate(text: string): { year: number; month: number; day: number } {
  const found = isoDay.exec(text);
  if (found) {
    const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCMonth() === month - 1 && date.getUTCDate() === day) return { year, month, day };
  }
  throw new RangeError(`not a calendar day: ${JSON.stringify(text.slice(0, 20))}`);
}

export function isIsoDate(text: string): boolean {
  try {
    parseIsoDate(text);
    return true;
  } catch {
    return false;
  }
}

/** A day, or a month (`1985-03`) or a year (`1985`) where that is exact enough. */
export function isDateOf(text: string, precision?: "month" | "year"): boolean {
  if (isIsoDate(text)) return true;
  const isMonth = /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);
  return (precision !== undefined && isMonth) || (precision === "year" && /^\d{4}$/.test(text));
}

/** Years, months, weeks and days of ISO 8601, each a whole number: `P3Y`, `P1Y6M`. */
export function isDuration(text: string): boolean {
  return /^P(?=\d)(?:\d{1,3}Y)?(?:\d{1,4}M)?(?:\d{1,4}W)?(?:\d{1,5}D)?$/.test(text);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  const { year, month, day } = parseIsoDate(date);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** Same day some months later, or the last day of a shorter month (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = parseIsoDate(date);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  const [a, b] = [parseIsoDate(from), parseIsoDate(to)];
  return Math.round((Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / 86_400_000);
}

const parisDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris", year: "numeric", month: "2-digit", day: "2-digit" });

/** @param at milliseconds since 1970 (UTC). */
export function parisDate(at: number): IsoDate {
  return parisDay.format(at);
}
