import { daysBetween } from "../core/flow/dates";
import type { IsoDate } from "../core/flow/model";
import type { AnswerReading } from "../core/ports";
import { toGregorian, yearIn } from "./calendars";
import { dayReading, gregorianDay, isGregorianYear, isSolarYear, shortYearDate, type DateContext } from "./day-reading";
import { monthAt, type Calendar, type Month, type MonthBook } from "./months";
import type { NumberInWords } from "./number-words";
import { indexOfWords } from "./phrases";
import { miss } from "./read-number";

interface Item {
  readonly number?: number;
  /** "15th", "1er": never a year. */
  readonly isDay?: boolean;
  readonly month?: Month;
}

// words around a date ("je suis né à Kaboul le…") are common; a whole story is not an answer
const mostWords = 14;
/** Without a year only "le … du mois de" may stand beside: "un appel vendredi 15 juin" is not a date of the person's. */
const mostOtherWords = 2;
const mostWordsOfOrdinal = 3;

/**
 * A day whose month has a name, with or without its year; a month with its year where that is exact enough. Certain when nothing else is said,
 * the month is spelt as it should be and the calendar is the Gregorian one; read back otherwise.
 */
export function readMonthDate(words: readonly string[], context: DateContext): AnswerReading | null {
  if (words.length > mostWords) return null;
  const sign = signIn(words, context);
  for (const book of context.months) {
    const found = itemsOf(sign?.rest ?? words, book, context);
    const { items, others } = found;
    const months = items.filter((item) => item.month !== undefined);
    if (months.length === 0) continue;
    if (months.length > 1 || items.length > 3) return miss("several");
    const month = inCalendar(months[0]!.month!, sign?.calendar);
    const numbers = items.filter((item) => item.number !== undefined);
    const isWhole = found.isExact && others === 0 && sign === null;
    if (numbers.length === 2) return fromDayAndYear(month, numbers as [Item, Item], { isMonthLast: items.at(-1)?.month !== undefined, isWhole }, context);
    if (numbers.length === 0) return miss(others <= mostOtherWords ? "not_a_day" : "unclear");
    return others <= mostOtherWords ? fromDayOrYear(month, numbers[0]!, items[0] === numbers[0], context) : miss("unclear");
  }
  return null;
}

/** Words that name a calendar, and the text without them. */
function signIn(words: readonly string[], { calendars }: DateContext): { readonly calendar: Calendar; readonly rest: readonly string[] } | null {
  for (const { calendar, words: sign } of calendars) {
    const at = indexOfWords(words, sign);
    if (at !== -1) return { calendar, rest: [...words.slice(0, at), ...words.slice(at + sign.length)] };
  }
  return null;
}

/** The month of this name in the calendar that was named. */
function inCalendar(month: Month, calendar: Calendar | undefined): Month {
  return calendar === undefined || month.calendar === calendar ? month : (month.others?.find((other) => other.calendar === calendar) ?? month);
}

interface Items {
  readonly items: readonly Item[];
  /** Words that are neither numbers nor months nor what stands between them. */
  readonly others: number;
  /** The month is spelt in full as it should be, and the numbers are digits. */
  readonly isExact: boolean;
}

/** Months and numbers of a text, in order. */
function itemsOf(words: readonly string[], book: MonthBook, context: DateContext): Items {
  const items: Item[] = [];
  const inWords = context.numbersIn(words);
  let others = 0;
  let isExact = true;
  // "sete de maio", "sept mai": what is a number too is no month beside another one
  const isNumber = (at: number) => inWords.some(({ from, to }) => at >= from && at < to);
  const named = words.flatMap((_, at) => (monthAt(words, at, book) ? [at] : []));
  const hasOther = (at: number) => isNumber(at) && named.some((other) => other !== at && !isNumber(other));
  for (let at = 0; at < words.length; ) {
    const month = hasOther(at) ? null : monthAt(words, at, book);
    const number = /^(\d{1,4})(?:er|re|eme|e|st|nd|rd|th|го|ого|е|м|م|ام)?$/u.exec(words[at]!);
    const spoken = inWords.filter((candidate) => candidate.from === at);
    const ordinal = ordinalAt(words, at, context.ordinals);
    let to = at + 1;
    if (month) {
      items.push({ month: month.month });
      isExact = isExact && month.isExact;
      to = month.to;
    } else if (number) items.push({ number: Number(number[1]), isDay: number[1] !== words[at] });
    else if (ordinal && ordinal.to >= (spoken[0]?.to ?? 0)) {
      items.push({ number: ordinal.value, isDay: true });
      isExact = false;
      to = ordinal.to;
    } else if (spoken[0] && !isArticle(spoken, words, book, context.glue)) {
      const end = spoken.length === 1 ? ordinalAt(words, spoken[0].to, context.ordinals) : null;
      const isYear = end !== null && endsYear(spoken[0].value, end.value);
      items.push(...(isYear ? [{ number: spoken[0].value + end.value }] : spoken.map(({ value }) => ({ number: value }))));
      isExact = false;
      to = isYear ? end.to : spoken[0].to;
    } else if (!context.glue.has(words[at]!)) others += 1;
    at = to;
  }
  return { items, others, isExact };
}

/** "premier", "الخامس عشر", "двадцять першого": the longest one that starts here. */
function ordinalAt(words: readonly string[], at: number, ordinals: ReadonlyMap<string, number>): { readonly value: number; readonly to: number } | null {
  for (let length = Math.min(mostWordsOfOrdinal, words.length - at); length > 0; length -= 1) {
    const value = ordinals.get(words.slice(at, at + length).join(""));
    if (value !== undefined && value > 0) return { value, to: at + length };
  }
  return null;
}

/** "восемьдесят пятого", "две тысячи пятого": a year whose last word is an ordinal; days ("двадцать пятого") are ordinals of their own. */
function endsYear(count: number, ordinal: number): boolean {
  return (count > 31 && count % 10 === 0 && count % 100 >= 20 && ordinal < 10) || (count > 31 && count % 100 === 0 && ordinal < 32);
}

/** "un", "one", "یک" are a day only right before the month ("um de janeiro"). */
function isArticle(spoken: readonly NumberInWords[], words: readonly string[], book: MonthBook, glue: ReadonlySet<string>): boolean {
  const [{ value, to }] = spoken as [NumberInWords];
  if (spoken.length !== 1 || value !== 1) return false;
  const next = glue.has(words[to] ?? "") ? to + 1 : to;
  return next >= words.length || monthAt(words, next, book) === null;
}

interface Shape {
  readonly isMonthLast: boolean;
  readonly isWhole: boolean;
}

function fromDayAndYear(month: Month, [first, second]: readonly [Item, Item], { isMonthLast, isWhole }: Shape, context: DateContext): AnswerReading {
  if (second.isDay && first.number! <= 31) return miss("unclear");
  const [day, year] = first.number! > 31 ? [second.number!, first.number!] : [first.number!, second.number!];
  if (month.calendar !== "gregory") return isYearOf(month.calendar, year) ? dayReading(toGregorian(month.calendar, year, month.month, day), false, context) : miss("unclear");
  if (year >= 100) {
    const isSure = isWhole && (month.others ?? []).every(({ calendar }) => !isYearOf(calendar, year));
    return gregorianDay(year, month.month, day, isSure, context);
  }
  // "five ten November": two small numbers before the month are not a day and its year
  return isMonthLast && year <= 31 ? miss("unclear") : shortYearDate(year, month, day, context);
}

/** Years that people of today write in a calendar. */
function isYearOf(calendar: Calendar, year: number): boolean {
  if (calendar === "persian") return isSolarYear(year);
  return calendar === "ethiopic" ? year >= 1892 && year <= 2030 : year >= 1300 && year <= 1500;
}

/** Years around today's that are tried: 29 February comes every fourth. */
const yearsAround = [0, -1, 1, -2, 2, -3, 3, -4, 4];

/** A month with its year, or a day and its month: the nearest year that the question allows. */
function fromDayOrYear(month: Month, item: Item, isBeforeMonth: boolean, context: DateContext): AnswerReading {
  const { number, isDay } = item;
  // "mars 24" is a year for most, "March 24" a day
  const isYear = !isDay && (number! > 99 || (!isBeforeMonth && (number! > 31 || context.locale !== "en")));
  return isYear ? fromYear(month, number!, context) : fromDay(month, number!, context);
}

/** Of another calendar's month the Gregorian one cannot be told: it lies in two of them. */
function fromYear({ calendar, month }: Month, year: number, { expecting: { precision, min, max } }: DateContext): AnswerReading {
  if (precision === undefined) return miss("not_a_day");
  if (calendar !== "gregory" || !isGregorianYear(year)) return miss("unclear");
  const value = `${year}-${String(month).padStart(2, "0")}`;
  if (typeof min === "string" && `${value}-31` < min) return miss("too_small");
  if (typeof max === "string" && `${value}-01` > max) return miss("too_large");
  return { outcome: "to_confirm", value };
}

function fromDay(month: Month, number: number, { today, expecting: { min, max } }: DateContext): AnswerReading {
  const thisYear = yearIn(month.calendar, today);
  const days = yearsAround.flatMap((step) => toGregorian(month.calendar, thisYear + step, month.month, number) ?? []);
  if (days.length === 0) return miss("not_a_date");
  const fitting = days.filter((day) => !(typeof min === "string" && day < min) && !(typeof max === "string" && day > max));
  const nearest = fitting.sort((a, b) => distanceTo(today, a) - distanceTo(today, b))[0];
  return nearest === undefined ? miss("unclear") : { outcome: "to_confirm", value: nearest };
}

const distanceTo = (today: IsoDate, day: IsoDate) => Math.abs(daysBetween(today, day));
