import type { AnswerReading } from "../core/ports";
import type { AgoWords, TimeUnit } from "./day-reading";
import type { NumberInWords } from "./number-words";
import { indexOfWords, withoutPolite, type Polite } from "./phrases";
import { miss } from "./read-number";
import { wordsOf } from "./text";

export interface DurationWords {
  readonly units: AgoWords["units"];
  /** Folded phrases that stand before or after a length of time: "depuis", "pendant". */
  readonly lasting: readonly (readonly string[])[];
  /** "et demi": half a year is six months. */
  readonly halves: ReadonlySet<string>;
  readonly joins: ReadonlySet<string>;
  /** Folded phrases, the longest first: "environ", "un peu plus de". */
  readonly approximate: readonly (readonly string[])[];
  readonly polite: Polite;
  readonly numbersIn: (words: readonly string[]) => readonly NumberInWords[];
}

const letters: Readonly<Record<TimeUnit, string>> = { year: "Y", month: "M", week: "W", day: "D" };
/** Longer than anybody's life, in any unit: another number was meant. */
const longest: Readonly<Record<TimeUnit, number>> = { year: 120, month: 1_440, week: 6_000, day: 40_000 };
const mostParts = 2;

/**
 * A length of time as ISO 8601 in years, months, weeks and days: "3 ans", "un an et demi", "depuis six mois". Digits with their unit are
 * certain; number words, halves and words around are read back.
 */
export function readDuration(plain: string, words: DurationWords): AnswerReading {
  // "3ans", "6mois"
  const typed = wordsOf(plain.replace(/(\d)(\p{L})/gu, "$1 $2"));
  const bare = withoutPolite(withoutLasting(typed, words.lasting), words.polite);
  const exact = withoutPhrases(bare, words.approximate);
  const parts: { readonly unit: TimeUnit; readonly count: number }[] = [];
  let isCertain = exact.length === typed.length;
  for (let at = 0; at < exact.length; ) {
    if (parts.length > 0 && words.joins.has(exact[at]!) && at + 1 < exact.length && !halfAt(exact, at, words)) {
      at += 1;
      continue;
    }
    const half = parts.length > 0 ? halfAt(exact, at, words) : null;
    const next = half === null ? spanAt(exact, at, words) : null;
    if (half !== null && parts.at(-1)?.unit === "year") parts.push({ unit: "month", count: 6 });
    else if (next) parts.push(next);
    else return miss("unclear");
    if (half !== null || next?.isSpoken) isCertain = false;
    at = half ?? next!.to;
  }
  const units = parts.map(({ unit }) => unit);
  if (parts.length === 0 || parts.some(({ unit, count }) => count > longest[unit])) return miss("unclear");
  if (parts.length > mostParts || new Set(units).size < units.length) return miss("several");
  const order = Object.keys(letters) as TimeUnit[];
  const value = `P${[...parts].sort((a, b) => order.indexOf(a.unit) - order.indexOf(b.unit)).map(({ unit, count }) => `${count}${letters[unit]}`).join("")}`;
  return { outcome: isCertain ? "certain" : "to_confirm", value };
}

function withoutPhrases(words: readonly string[], phrases: readonly (readonly string[])[]): readonly string[] {
  const phrase = phrases.find((one) => one.length > 0 && one.length < words.length && indexOfWords(words, one) !== -1);
  if (!phrase) return words;
  const at = indexOfWords(words, phrase);
  return [...words.slice(0, at), ...words.slice(at + phrase.length)];
}

function withoutLasting(words: readonly string[], lasting: DurationWords["lasting"]): readonly string[] {
  for (const phrase of lasting) {
    if (phrase.length === 0 || phrase.length >= words.length) continue;
    if (phrase.every((word, index) => words[index] === word)) return words.slice(phrase.length);
    if (phrase.every((word, index) => words[words.length - phrase.length + index] === word)) return words.slice(0, -phrase.length);
  }
  return words;
}

/** @returns where a phrase for "and a half" ends. */
function halfAt(words: readonly string[], at: number, { halves }: DurationWords): number | null {
  for (let length = Math.min(3, words.length - at); length > 0; length -= 1) {
    if (halves.has(words.slice(at, at + length).join(" "))) return at + length;
  }
  return null;
}

const mostUnitWords = 2;

/** A number and its unit, or one word for both ("سنتين"). */
function spanAt(words: readonly string[], at: number, { units, numbersIn }: DurationWords): { readonly unit: TimeUnit; readonly count: number; readonly to: number; readonly isSpoken: boolean } | null {
  const literal = /^\d{1,5}$/.test(words[at]!) ? { count: Number(words[at]), to: at + 1 } : null;
  const spoken = literal ? undefined : numbersIn(words.slice(at)).find(({ from }) => from === 0);
  const number = literal ?? (spoken && { count: spoken.value, to: at + spoken.to });
  const from = number?.to ?? at;
  for (let length = Math.min(mostUnitWords, words.length - from); length > 0; length -= 1) {
    const unit = units.get(words.slice(from, from + length).join(""));
    if (!unit || (number && unit.count !== 1) || (!number && unit.count === 1 && words.length > length)) continue;
    return { unit: unit.unit, count: number?.count ?? unit.count, to: from + length, isSpoken: literal === null };
  }
  return null;
}
