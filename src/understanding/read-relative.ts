import { addDays, addMonths } from "../core/flow/dates";
import type { IsoDate } from "../core/flow/model";
import type { AnswerReading } from "../core/ports";
import type { DateContext, TimeUnit } from "./day-reading";
import { withoutPolite, type Polite } from "./phrases";
import { miss } from "./read-number";

/** "le mois dernier", "next year": a month or a year, where that is exact enough for the question; of a week no day can be told. */
export function readRelative(words: readonly string[], polite: Polite, context: DateContext): AnswerReading | null {
  const found = unitOf(words, context) ?? unitOf(withoutPolite(words, polite), context);
  if (!found) return null;
  const { precision, min, max } = context.expecting;
  const { unit, steps } = found;
  if (unit === "day") return { outcome: "to_confirm", value: addDays(context.today, steps) };
  if (unit === "week" || precision === undefined || (unit === "year" && precision === "month")) return miss("not_a_day");
  const value = partOf(addMonths(context.today, steps * (unit === "year" ? 12 : 1)), unit);
  if (typeof min === "string" && value < min.slice(0, value.length)) return miss("too_small");
  if (typeof max === "string" && value > max.slice(0, value.length)) return miss("too_large");
  return { outcome: "to_confirm", value };
}

const partOf = (day: IsoDate, unit: TimeUnit): string => day.slice(0, unit === "year" ? 4 : 7);

/** A unit of time with one of the words for last, next or this on either side of it. */
function unitOf(words: readonly string[], { relative, ago }: DateContext): { readonly unit: TimeUnit; readonly steps: number } | null {
  for (const [phrases, steps] of [[relative.last, -1], [relative.next, 1], [relative.current, 0]] as const) {
    for (const phrase of phrases) {
      if (phrase.length === 0 || phrase.length >= words.length) continue;
      const [isFirst, isLast] = [phrase.every((word, index) => words[index] === word), phrase.every((word, index) => words[words.length - phrase.length + index] === word)];
      const rest = isFirst ? words.slice(phrase.length) : isLast ? words.slice(0, -phrase.length) : [];
      const name = rest.join("");
      // الشهر, the month
      const unit = ago.units.get(name) ?? ago.units.get(name.replace(/^ال/u, ""));
      if (unit?.count === 1) return { unit: unit.unit, steps };
    }
  }
  return null;
}
