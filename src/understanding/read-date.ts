import { addDays } from "../core/flow/dates";
import type { AnswerReading } from "../core/ports";
import { toGregorian } from "./calendars";
import { dayReading, gregorianDay, isGregorianYear, isSolarYear, shortYearDate, type DateContext } from "./day-reading";
import type { Polite } from "./phrases";
import { readAgo } from "./read-ago";
import { readMonthDate } from "./read-month-date";
import { readRelative } from "./read-relative";
import { miss } from "./read-number";

const yearFirst = /^(\d{4})\s?([-/. ])\s?(\d{1,2})\s?\2\s?(\d{1,2})$/;
const dayFirst = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})$/;
const shortYear = /^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{2})$/;
/** 27-7-3 is 3 July 2027 in Chinese. */
const shortYearFirst = /^(\d{2})[-/.](\d{1,2})[-/.](\d)$/;
const spaced = /^(\d{1,2}) (\d{1,2}) (\d{4})$/;
/** 12/08,2015 */
const mixed = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?,\s?(\d{4})$/;
const inOnePiece = /^(\d{2})(\d{2})(\d{4})$/;
/** 1985年3月12日 */
const chinese = /^(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]?$/;
const monthOnly = /^(?:(\d{1,2})\s?[-/.]\s?(\d{4})|(\d{4})\s?[-/.年]\s?(\d{1,2})月?)$/;
const yearOnly = /^(\d{4})\s?年?$/;

/**
 * A day. Certain when it is written in digits with a four-digit year, day first or ISO, or with the name of its month and nothing else; read
 * back with the Gregorian date otherwise. A month or a year where the question says that it is exact enough.
 *
 * @param plain text from `plainText`.
 * @param words the same text from `wordsOf`.
 * @returns `not_a_date` for days that do not exist, `not_a_day` for a month without its day, `too_small` and `too_large` only for a whole date,
 * `unclear` when nothing looks like a day.
 */
export function readDate(plain: string, words: readonly string[], polite: Polite, context: DateContext): AnswerReading {
  const digits = plain.replace(/^[\s(«"]+|[\s.,;!?)»"]+$/g, "");
  return (
    readDigits(digits, context) ?? readNearDay(words, context) ?? readAgo(words, polite, context) ?? readRelative(words, polite, context) ??
    readPartial(digits, context) ?? readInside(plain, context) ?? readMonthDate(words, context) ?? miss("unclear")
  );
}

/** `03/1985`, `1985`. */
function readPartial(text: string, { expecting: { precision, min, max } }: DateContext): AnswerReading | null {
  const [, month, year, yearBefore, monthAfter] = monthOnly.exec(text) ?? [];
  const alone = yearOnly.exec(text)?.[1];
  const [of, at] = [Number(year ?? yearBefore ?? alone), Number(month ?? monthAfter ?? 1)];
  if (!isGregorianYear(of) || at < 1 || at > 12) return null;
  if (precision === undefined || (alone !== undefined && precision === "month")) return miss("not_a_day");
  const value = alone ?? `${of}-${String(at).padStart(2, "0")}`;
  if (typeof min === "string" && value + "-12-31".slice(value.length - 4) < min) return miss("too_small");
  if (typeof max === "string" && value + "-01-01".slice(value.length - 4) > max) return miss("too_large");
  return { outcome: "certain", value };
}

const inside = new RegExp([
  /(?<!\d|\d[/.-])\d{4}(?<big>[-/.])\d{1,2}\k<big>\d{1,2}(?!\d|[/-]\d|\.\d)/.source,
  /(?<![\d/.-])\d{1,2}(?<small>[-/.])\d{1,2}\k<small>(?:\d{4}|\d{2})(?![\d/-]|\.\d)/.source,
  /(?<![\d/.-])\d{1,2}[-/.]\d{1,2}, ?\d{4}(?!\d)/.source,
  /(?<![\d/.-])\d{2}(?<chinese>[-/.])\d{1,2}\k<chinese>\d(?![\d/.-])/.source,
  /\d{4}年\d{1,2}月\d{1,2}/.source,
  /(?<![\d/.-]|\d )\d{1,2} \d{1,2} (?:(?:19|20)\d{2}|\d{2})(?![\d/-]|[. ]\d)/.source,
].join("|"), "g");

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
  const written = chinese.exec(text);
  if (written) return digitDate(Number(written[1]), Number(written[2]), Number(written[3]), true, context);
  const parted = spaced.exec(text);
  if (parted) return digitDate(Number(parted[3]), Number(parted[2]), Number(parted[1]), true, context);
  const loose = inOnePiece.exec(text) ?? mixed.exec(text);
  if (loose) return digitDate(Number(loose[3]), Number(loose[2]), Number(loose[1]), false, context);
  const short = shortYear.exec(text);
  if (short) return shortYearDate(Number(short[3]), { calendar: "gregory", month: Number(short[2]) }, Number(short[1]), context);
  const yearBefore = context.locale === "zh" ? shortYearFirst.exec(text) : null;
  if (yearBefore) return shortYearDate(Number(yearBefore[1]), { calendar: "gregory", month: Number(yearBefore[2]) }, Number(yearBefore[3]), context);
  return null;
}

function digitDate(year: number, month: number, day: number, isStrict: boolean, context: DateContext): AnswerReading {
  if (isSolarYear(year)) {
    // in Arabic the same years are those of the lunar calendar: which one is meant cannot be told from digits
    return context.locale === "ar" ? miss("unclear") : dayReading(toGregorian("persian", year, month, day), false, context);
  }
  return gregorianDay(year, month, day, isStrict, context);
}

/** A day among more words than these may be a day of something else. */
const mostWordsAround = 6;
const mostWordsOfDay = 4;

/** Today, yesterday, tomorrow… alone, or as the only such word of a short text ("c'était hier"). */
function readNearDay(words: readonly string[], context: DateContext): AnswerReading | null {
  const whole = context.days.get(words.join(""));
  if (whole !== undefined) return dayReading(addDays(context.today, whole), false, context);
  if (words.length > mostWordsAround) return null;
  const found: number[] = [];
  for (let from = 0; from < words.length; ) {
    const length = [...Array(mostWordsOfDay).keys()].map((n) => mostWordsOfDay - n).find((size) => context.days.has(words.slice(from, from + size).join("")));
    if (length !== undefined) found.push(context.days.get(words.slice(from, from + length).join(""))!);
    from += length ?? 1;
  }
  // "two weeks before yesterday" is another day
  const hasNumber = words.some((word) => /\d/.test(word)) || context.numbersIn(words).length > 0;
  return found.length === 1 && !hasNumber ? dayReading(addDays(context.today, found[0]!), false, context) : null;
}
