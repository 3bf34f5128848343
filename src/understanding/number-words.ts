import type { Language } from "../core/locale";
import { wordsOf } from "./text";
import type { Words, WordsByLanguage } from "./words";

export interface NumberInWords {
  readonly value: number;
  /** Place among the words of the text, end excluded. */
  readonly from: number;
  readonly to: number;
}

interface Grammar {
  readonly values: ReadonlyMap<string, number>;
  readonly joins: ReadonlySet<string>;
  /** Most words that one value takes ("двадцять", "deux cents" is two values). */
  readonly longest: number;
  readonly locale: Language;
}

export type NumberReader = (words: readonly string[], locale: Language) => readonly NumberInWords[];

/** Finds numbers written in words: every longest run of number words that makes one number. */
export function numberReader(words: WordsByLanguage): NumberReader {
  const grammars = new Map<Language, Grammar>();
  for (const [locale, own] of Object.entries(words) as [Language, Words][]) grammars.set(locale, grammarOf(locale, own));
  return (text, locale) => {
    const grammar = grammars.get(locale);
    return grammar ? findNumbers(text, grammar) : [];
  };
}

function grammarOf(locale: Language, words: Words): Grammar {
  const values = new Map<string, number>();
  for (const [value, forms] of Object.entries(words.numbers)) {
    for (const form of forms) values.set(wordsOf(form).join(" "), Number(value));
  }
  const longest = Math.max(1, ...[...values.keys()].map((form) => form.split(" ").length));
  return { values, joins: new Set(words.number_joins.flatMap((join) => wordsOf(join))), longest, locale };
}

function findNumbers(words: readonly string[], grammar: Grammar): readonly NumberInWords[] {
  const found: NumberInWords[] = [];
  for (let from = 0; from < words.length; ) {
    const run = valuesFrom(words, from, grammar);
    if (!run) {
      from += 1;
      continue;
    }
    const parts = grammar.locale === "fr" ? joinFrenchParts(run.values) : run.values;
    const value = valueOf(parts, grammar.locale === "ar") ?? (grammar.locale === "en" ? yearOf(parts) : null);
    // a run that is no number ("deux trois") counts as several numbers, one for each part
    if (value === null) for (const part of parts) found.push({ value: part, from, to: run.to });
    else found.push({ value, from, to: run.to });
    from = run.to;
  }
  return found;
}

/** Number words one after the other, with joining words between them. */
function valuesFrom(words: readonly string[], from: number, grammar: Grammar): { values: number[]; to: number } | null {
  const values: number[] = [];
  let at = from;
  let to = from;
  while (at < words.length) {
    const next = valueAt(words, at, grammar);
    if (next) {
      values.push(next.value);
      at = to = next.to;
    } else if (values.length > 0 && grammar.joins.has(words[at]!)) at += 1;
    else break;
  }
  return values.length > 0 ? { values, to } : null;
}

function valueAt(words: readonly string[], at: number, { values, longest }: Grammar): { value: number; to: number } | null {
  for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
    const form = words.slice(at, at + length).join(" ");
    // Arabic writes "and" onto the next word: واحد وعشرون
    const value = values.get(form) ?? (/^و../u.test(form) ? values.get(form.slice(1)) : undefined);
    if (value !== undefined) return { value, to: at + length };
  }
  return null;
}

/** French counts by twenties and adds 10 to 19 to sixty and eighty: quatre-vingt-dix-sept is 4, 20, 10, 7. */
function joinFrenchParts(values: readonly number[]): number[] {
  const joined: number[] = [];
  for (const value of values) {
    const last = joined.at(-1);
    if (last === 4 && value === 20) joined[joined.length - 1] = 80;
    else if (last === 10 && value >= 7 && value <= 9) joined[joined.length - 1] = 10 + value;
    else joined.push(value);
    const [before, now] = [joined.at(-2), joined.at(-1)!];
    if ((before === 60 || before === 80) && now >= 10 && now <= 19) joined.splice(-2, 2, before + now);
  }
  return joined;
}

const largest = 999_999_999;

/**
 * @param unitsFirst "five and twenty" is how Arabic counts.
 * @returns the number that the parts make, or null when two parts claim the same place ("vingt trente") or come in the wrong order.
 */
function valueOf(parts: readonly number[], unitsFirst: boolean): number | null {
  if (parts.length > 1 && parts.includes(0)) return null;
  let total = 0;
  let group = 0;
  let lastPower = Infinity;
  for (const part of parts) {
    const power = part >= 1_000_000 ? 1_000_000 : part >= 1_000 ? 1_000 : null;
    if (power !== null) {
      // ألفان is two thousand by itself; mille needs what stood before it
      const isWhole = part > power;
      if (power >= lastPower || (isWhole && group > 0)) return null;
      total += isWhole ? part : (group === 0 ? 1 : group) * power;
      [group, lastPower] = [0, power];
    } else if (part === 100 && group > 0 && group < 20) group *= 100;
    else if (follows(group, part, unitsFirst)) group += part;
    else return null;
  }
  const value = total + group;
  return value <= largest ? value : null;
}

/** English says years in two halves: nineteen eighty-five. */
function yearOf([century = 0, ...rest]: readonly number[]): number | null {
  const years = valueOf(rest, false);
  return (century === 19 || century === 20) && years !== null && years >= 10 && years < 100 ? century * 100 + years : null;
}

/** Whether a part may come after the hundreds, tens and units said so far. */
function follows(group: number, part: number, unitsFirst: boolean): boolean {
  if (group === 0) return true;
  const rest = group % 100;
  if (rest === 0) return part < 100;
  if (rest < 10) return unitsFirst && part >= 20 && part < 100;
  return rest % 10 === 0 && rest > 10 && part < 10;
}
