import { addDays } from "../core/flow/dates";
import type { IsoDate } from "../core/flow/model";
import type { Locale } from "../core/locale";
import type { AnswerReading, Expectation } from "../core/ports";
import { toGregorian } from "./calendars";
import { monthAt, type Month, type MonthNames } from "./months";
import type { NumberInWords } from "./number-words";
import { miss } from "./read-number";
import { compact } from "./text";

export interface DateContext {
  readonly locale: Locale;
  readonly today: IsoDate;
  readonly expecting: Expectation;
  /** Names of months, the person's language first. */
  readonly months: readonly MonthNames[];
  /** Words for today, yesterday… compacted, as days from today. */
  readonly days: ReadonlyMap<string, number>;
  readonly numbersIn: (words: readonly string[]) => readonly NumberInWords[];
  /** "premier", "الأول": the day of a month. */
  readonly ordinals: ReadonlyMap<string, number>;
}

const yearFirst = /^(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})$/;
const dayFirst = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})$/;
const shortYear = /^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{2})$/;
const spaced = /^(\d{1,2}) (\d{1,2}) (\d{4})$/;
const inOnePiece = /^(\d{2})(\d{2})(\d{4})$/;
/** Years that no living person writes in the Gregorian calendar, and that are today's and yesterday's in the Solar Hijri one. */
const isSolarYear = (year: number) => year >= 1300 && year <= 1420;
const isGregorianYear = (year: number) => year >= 1900 && year <= 2100;

/**
 * A day. Certain when it is written in digits with a four-digit year, day first or ISO; read back with the Gregorian date otherwise.
 *
 * @param plain text from `plainText`.
 * @param words the same text from `wordsOf`.
 * @returns `not_a_date` for days that do not exist, `unclear` when nothing looks like a day.
 */
export function readDate(plain: string, words: readonly string[], context: DateContext): AnswerReading {
  const digits = plain.replace(/^[\s(«"]+|[\s.,;!?)»"]+$/g, "");
  return readDigits(digits, context) ?? readNearDay(words, context) ?? readInside(plain, context) ?? readWithMonth(words, context) ?? miss("unclear");
}

const inside = /(?<![\d/.-])(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2}))(?![\d/-]|\.\d)/g;

/** A date in digits among words ("né le 3/4/87") is read back, even when it is strict by itself. */
function readInside(plain: string, context: DateContext): AnswerReading | null {
  const found = new Set([...plain.matchAll(inside)].map(([date]) => date));
  if (found.size > 1) return miss("several");
  const [date] = found;
  const reading = date === undefined ? null : readDigits(date, context);
  return reading?.outcome === "certain" ? { ...reading, outcome: "to_confirm" } : reading;
}

function readDigits(text: string, context: DateContext): AnswerReading | null {
  const iso = yearFirst.exec(text);
  if (iso) return digitDate(Number(iso[1]), Number(iso[3]), Number(iso[4]), true, context);
  const european = dayFirst.exec(text);
  if (european) return digitDate(Number(european[4]), Number(european[3]), Number(european[1]), true, context);
  const loose = spaced.exec(text) ?? inOnePiece.exec(text);
  if (loose) return digitDate(Number(loose[3]), Number(loose[2]), Number(loose[1]), false, context);
  const short = shortYear.exec(text);
  if (short) return shortYearDate(Number(short[3]), { calendar: "gregory", month: Number(short[2]) }, Number(short[1]), context);
  return null;
}

function digitDate(year: number, month: number, day: number, isStrict: boolean, context: DateContext): AnswerReading {
  if (isSolarYear(year)) {
    // in Arabic the same years are those of the lunar calendar: which one is meant cannot be told from digits
    return context.locale === "ar" ? miss("unclear") : dayReading(toGregorian("persian", year, month, day), false, context);
  }
  return gregorianDay(year, month, day, isStrict, context);
}

function gregorianDay(year: number, month: number, day: number, isStrict: boolean, context: DateContext): AnswerReading {
  const reading = dayReading(toGregorian("gregory", year, month, day), isStrict, context);
  // 1685 or 3004: a slip of the finger, too early or too late when the question has a bound
  return reading.outcome === "not_understood" || isGregorianYear(year) ? reading : miss("unclear");
}

/** The century that the bounds allow, or else the most recent one that is not far ahead. */
function shortYearDate(year: number, { month }: Month, day: number, context: DateContext): AnswerReading {
  const thisYear = Number(context.today.slice(0, 4));
  const years = year + 2000 <= thisYear + 1 ? [2000 + year, 1900 + year] : [1900 + year, 2000 + year];
  const readings = years.map((full) => dayReading(toGregorian("gregory", full, month, day), false, context));
  return readings.find((reading) => reading.outcome !== "not_understood") ?? readings[0]!;
}

/** @param day null when the calendar has no such day. */
function dayReading(day: IsoDate | null, certain: boolean, { expecting: { min, max } }: DateContext): AnswerReading {
  if (day === null) return miss("not_a_date");
  if (typeof min === "string" && day < min) return miss("too_small");
  if (typeof max === "string" && day > max) return miss("too_large");
  return { outcome: certain ? "certain" : "to_confirm", value: day };
}

/** Today, yesterday, tomorrow… */
function readNearDay(words: readonly string[], context: DateContext): AnswerReading | null {
  const days = context.days.get(compact(words.join(" ")));
  return days === undefined ? null : dayReading(addDays(context.today, days), false, context);
}

interface Item {
  readonly number?: number;
  /** "15th", "1er": never a year. */
  readonly isDay?: boolean;
  readonly month?: Month;
}

// words around a date ("je suis né à Kaboul le…") are common; a whole story is not an answer
const mostWords = 14;

function readWithMonth(words: readonly string[], context: DateContext): AnswerReading | null {
  if (words.length > mostWords) return null;
  for (const names of context.months) {
    const items = itemsOf(words, names, context);
    const months = items.filter((item) => item.month !== undefined);
    if (months.length === 0) continue;
    const numbers = items.filter((item) => item.number !== undefined);
    if (months.length > 1 || numbers.length > 2) return miss("several");
    // a month without a day or a year is not a day yet
    if (numbers.length < 2) return miss("unclear");
    const [first, second] = numbers as [Item, Item];
    if (second.isDay && first.number! <= 31) return miss("unclear");
    return fromParts(months[0]!.month!, [first.number!, second.number!], context);
  }
  return null;
}

/** Months and numbers of a text, in order. */
function itemsOf(words: readonly string[], names: MonthNames, context: DateContext): readonly Item[] {
  const items: Item[] = [];
  const inWords = context.numbersIn(words);
  for (let at = 0; at < words.length; ) {
    const month = monthAt(words, at, names);
    const number = /^(\d{1,4})(?:er|re|eme|e|st|nd|rd|th|го|ого|е|م|ام)?$/u.exec(words[at]!);
    const spoken = inWords.filter((candidate) => candidate.from === at);
    const ordinal = context.ordinals.get(words[at]!);
    if (month) items.push({ month: month.month });
    else if (number) items.push({ number: Number(number[1]), isDay: number[1] !== words[at] });
    else if (spoken[0] && !isArticle(spoken, words, names)) items.push(...spoken.map(({ value }) => ({ number: value })));
    else if (ordinal !== undefined && ordinal > 0) items.push({ number: ordinal });
    at = month?.to ?? (number ? at + 1 : spoken[0]?.to) ?? at + 1;
  }
  return items;
}

/** "un", "one", "یک" are a day only right before the month. */
function isArticle(spoken: readonly NumberInWords[], words: readonly string[], names: MonthNames): boolean {
  const { value, to } = spoken[0]!;
  return spoken.length === 1 && value === 1 && (to >= words.length || monthAt(words, to, names) === null);
}

function fromParts(month: Month, [first, second]: [number, number], context: DateContext): AnswerReading {
  const [day, year] = first > 31 ? [second, first] : [first, second];
  if (month.calendar === "gregory") return year < 100 ? shortYearDate(year, month, day, context) : gregorianDay(year, month.month, day, false, context);
  const isItsYear = month.calendar === "persian" ? isSolarYear(year) : year >= 1300 && year <= 1500;
  return isItsYear ? dayReading(toGregorian(month.calendar, year, month.month, day), false, context) : miss("unclear");
}
