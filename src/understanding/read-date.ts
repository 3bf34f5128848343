import { addDays } from "../core/flow/dates";
import type { AnswerReading } from "../core/ports";
import { toGregorian } from "./calendars";
import { dayReading, gregorianDay, isSolarYear, shortYearDate, type DateContext } from "./day-reading";
import type { Polite } from "./phrases";
import { readAgo } from "./read-ago";
import { readMonthDate } from "./read-month-date";
import { miss } from "./read-number";

const yearFirst = /^(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})$/;
const dayFirst = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})$/;
const shortYear = /^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{2})$/;
const spaced = /^(\d{1,2}) (\d{1,2}) (\d{4})$/;
const inOnePiece = /^(\d{2})(\d{2})(\d{4})$/;

/**
 * A day. Certain when it is written in digits with a four-digit year, day first or ISO; read back with the Gregorian date otherwise.
 *
 * @param plain text from `plainText`.
 * @param words the same text from `wordsOf`.
 * @returns `not_a_date` for days that do not exist, `too_small` and `too_large` only for a whole date, `unclear` when nothing looks like a day.
 */
export function readDate(plain: string, words: readonly string[], polite: Polite, context: DateContext): AnswerReading {
  const digits = plain.replace(/^[\s(«"]+|[\s.,;!?)»"]+$/g, "");
  return (
    readDigits(digits, context) ?? readNearDay(words, context) ?? readAgo(words, polite, context) ?? readInside(plain, context) ?? readMonthDate(words, context) ?? miss("unclear")
  );
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

/** Today, yesterday, tomorrow… */
function readNearDay(words: readonly string[], context: DateContext): AnswerReading | null {
  const days = context.days.get(words.join(""));
  return days === undefined ? null : dayReading(addDays(context.today, days), false, context);
}
