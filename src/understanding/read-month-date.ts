import { daysBetween } from "../core/flow/dates";
import type { IsoDate } from "../core/flow/model";
import type { AnswerReading } from "../core/ports";
import { toGregorian, yearIn } from "./calendars";
import { dayReading, gregorianDay, isSolarYear, shortYearDate, type DateContext } from "./day-reading";
import { monthAt, type Month, type MonthNames } from "./months";
import type { NumberInWords } from "./number-words";
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

/** A day whose month has a name, with or without its year. Always read back. */
export function readMonthDate(words: readonly string[], context: DateContext): AnswerReading | null {
  if (words.length > mostWords) return null;
  for (const names of context.months) {
    const { items, others } = itemsOf(words, names, context);
    const months = items.filter((item) => item.month !== undefined);
    if (months.length === 0) continue;
    if (months.length > 1 || items.length > 3) return miss("several");
    const month = months[0]!.month!;
    const numbers = items.filter((item) => item.number !== undefined);
    if (numbers.length === 2) return fromDayAndYear(month, numbers as [Item, Item], items.at(-1)?.month !== undefined, context);
    return numbers.length === 1 && others <= mostOtherWords ? fromDay(month, numbers[0]!, items[0] === numbers[0], context) : miss("unclear");
  }
  return null;
}

/** Months and numbers of a text, in order, and how many words are neither. */
function itemsOf(words: readonly string[], names: MonthNames, context: DateContext): { readonly items: readonly Item[]; readonly others: number } {
  const items: Item[] = [];
  const inWords = context.numbersIn(words);
  let others = 0;
  for (let at = 0; at < words.length; ) {
    const month = monthAt(words, at, names);
    const number = /^(\d{1,4})(?:er|re|eme|e|st|nd|rd|th|го|ого|е|м|م|ام)?$/u.exec(words[at]!);
    const spoken = inWords.filter((candidate) => candidate.from === at);
    const ordinal = ordinalAt(words, at, context.ordinals);
    let to = at + 1;
    if (month) {
      items.push({ month: month.month });
      to = month.to;
    } else if (number) items.push({ number: Number(number[1]), isDay: number[1] !== words[at] });
    else if (ordinal && ordinal.to >= (spoken[0]?.to ?? 0)) {
      items.push({ number: ordinal.value, isDay: true });
      to = ordinal.to;
    } else if (spoken[0] && !isArticle(spoken, words, names)) {
      items.push(...spoken.map(({ value }) => ({ number: value })));
      to = spoken[0].to;
    } else others += 1;
    at = to;
  }
  return { items, others };
}

/** "premier", "الخامس عشر", "двадцять першого": the longest one that starts here. */
function ordinalAt(words: readonly string[], at: number, ordinals: ReadonlyMap<string, number>): { readonly value: number; readonly to: number } | null {
  for (let length = Math.min(mostWordsOfOrdinal, words.length - at); length > 0; length -= 1) {
    const value = ordinals.get(words.slice(at, at + length).join(""));
    if (value !== undefined && value > 0) return { value, to: at + length };
  }
  return null;
}

/** "un", "one", "یک" are a day only right before the month. */
function isArticle(spoken: readonly NumberInWords[], words: readonly string[], names: MonthNames): boolean {
  const { value, to } = spoken[0]!;
  return spoken.length === 1 && value === 1 && (to >= words.length || monthAt(words, to, names) === null);
}

function fromDayAndYear(month: Month, [first, second]: readonly [Item, Item], isMonthLast: boolean, context: DateContext): AnswerReading {
  if (second.isDay && first.number! <= 31) return miss("unclear");
  const [day, year] = first.number! > 31 ? [second.number!, first.number!] : [first.number!, second.number!];
  if (month.calendar !== "gregory") {
    const isItsYear = month.calendar === "persian" ? isSolarYear(year) : year >= 1300 && year <= 1500;
    return isItsYear ? dayReading(toGregorian(month.calendar, year, month.month, day), false, context) : miss("unclear");
  }
  if (year >= 100) return gregorianDay(year, month.month, day, false, context);
  // "five ten November": two small numbers before the month are not a day and its year
  return isMonthLast && year <= 31 ? miss("unclear") : shortYearDate(year, month, day, context);
}

/** Years around today's that are tried: 29 February comes every fourth. */
const yearsAround = [0, -1, 1, -2, 2, -3, 3, -4, 4];

/** Day and month: the nearest year that the question allows, the past first where it asks for a day gone by. */
function fromDay(month: Month, { number, isDay }: Item, isBeforeMonth: boolean, context: DateContext): AnswerReading {
  // "mars 24" is a year for most, "March 24" a day
  const isYear = !isDay && (number! > 99 || (!isBeforeMonth && (number! > 31 || context.locale !== "en")));
  if (isYear) return miss("unclear");
  const { today, expecting: { min, max } } = context;
  const thisYear = yearIn(month.calendar, today);
  const days = yearsAround.flatMap((step) => toGregorian(month.calendar, thisYear + step, month.month, number!) ?? []);
  if (days.length === 0) return miss("not_a_date");
  const fitting = days.filter((day) => !(typeof min === "string" && day < min) && !(typeof max === "string" && day > max));
  const nearest = fitting.sort((a, b) => distanceTo(today, a) - distanceTo(today, b))[0];
  return nearest === undefined ? miss("unclear") : { outcome: "to_confirm", value: nearest };
}

const distanceTo = (today: IsoDate, day: IsoDate) => Math.abs(daysBetween(today, day));
