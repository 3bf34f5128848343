import { addDays, addMonths } from "../core/flow/dates";
import type { IsoDate } from "../core/flow/model";
import type { AnswerReading } from "../core/ports";
import { dayReading, type DateContext, type TimeUnit } from "./day-reading";
import { withoutPolite, type Polite } from "./phrases";

/** Longer ago than anybody lives, in any unit: another number was meant. */
const longestCount = 1_000;

/** "il y a 3 semaines", "منذ أسبوع", "тиждень тому", "two months ago": the whole text, read back as a day. */
export function readAgo(words: readonly string[], polite: Polite, context: DateContext): AnswerReading | null {
  const one = spanOf(words, context) ?? spanOf(withoutPolite(words, polite), context);
  // "cu 2 zile în urmă" says it at both ends
  const span = one && (spanOf(one, context) ?? one);
  const counted = span && countOf(span, context);
  if (!counted || counted.count > longestCount) return null;
  return dayReading(before(context.today, counted.count, counted.unit), false, context);
}

/** What is left when the words for "ago" are taken from one end; null when there are none. */
function spanOf(words: readonly string[], { ago }: DateContext): readonly string[] | null {
  for (const phrase of ago.ago) {
    if (phrase.length >= words.length) continue;
    if (phrase.every((word, index) => words[index] === word)) return words.slice(phrase.length);
    if (phrase.every((word, index) => words[words.length - phrase.length + index] === word)) return words.slice(0, -phrase.length);
  }
  return null;
}

function countOf(span: readonly string[], { ago, numbersIn }: DateContext): { readonly unit: TimeUnit; readonly count: number } | null {
  const alone = ago.units.get(span.join(""));
  if (alone) return alone;
  const spoken = numbersIn(span);
  const number = /^\d{1,4}$/.test(span[0]!)
    ? { count: Number(span[0]), length: 1 }
    : spoken.length === 1 && spoken[0]!.from === 0 ? { count: spoken[0]!.value, length: spoken[0]!.to } : null;
  const unit = number && ago.units.get(span.slice(number.length).join(""));
  return number && unit?.count === 1 ? { unit: unit.unit, count: number.count } : null;
}

function before(today: IsoDate, count: number, unit: TimeUnit): IsoDate {
  if (unit === "day" || unit === "week") return addDays(today, -count * (unit === "week" ? 7 : 1));
  return addMonths(today, -count * (unit === "year" ? 12 : 1));
}
