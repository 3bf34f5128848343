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
  readonly language: Language;
  readonly unitsFirst: boolean;
  readonly tenTakesUnits: boolean;
  readonly joined: boolean;
  readonly suffixes: readonly string[];
  readonly prefixes: readonly string[];
  /** "douzaines": after a number it multiplies, alone it is twelve. */
  readonly dozens: ReadonlySet<string>;
  readonly minus: ReadonlySet<string>;
  /** "demi": half of the last unit more. */
  readonly halves: ReadonlySet<string>;
}

export type NumberReader = (words: readonly string[], language: Language) => readonly NumberInWords[];

/** Finds numbers written in words: every longest run of number words that makes one number. */
export function numberReader(words: WordsByLanguage): NumberReader {
  const grammars = new Map<Language, Grammar>();
  for (const [language, own] of Object.entries(words) as [Language, Words][]) grammars.set(language, grammarOf(language, own));
  return (text, language) => {
    const grammar = grammars.get(language);
    return grammar ? findNumbers(text, grammar) : [];
  };
}

function grammarOf(language: Language, words: Words): Grammar {
  const values = new Map<string, number>();
  for (const [value, forms] of Object.entries(words.numbers)) {
    for (const form of forms) values.set(wordsOf(form).join(" "), Number(value));
  }
  const folded = (phrases: readonly string[]) => new Set(phrases.flatMap((phrase) => wordsOf(phrase).join(" ")));
  return {
    values, language, joins: folded(words.number_joins), minus: folded(words.minus), dozens: folded(words.dozens), halves: folded(words.and_half),
    longest: Math.max(1, ...[...values.keys(), ...folded(words.and_half)].map((form) => form.split(" ").length)),
    unitsFirst: words.number_style.units_first, tenTakesUnits: words.number_style.ten_takes_units, joined: words.number_style.joined,
    suffixes: [...folded(words.number_style.suffixes)].sort((a, b) => b.length - a.length),
    prefixes: [...folded(words.number_style.prefixes)],
  };
}

/** A part of a number as said: a value, a dozen that multiplies, or half a unit more. */
type Part = number | "dozen" | "half";

function findNumbers(words: readonly string[], grammar: Grammar): readonly NumberInWords[] {
  const found: NumberInWords[] = [];
  for (let from = 0; from < words.length; ) {
    const run = partsFrom(words, from, grammar);
    if (!run?.isSpoken) {
      from = run?.to ?? from + 1;
      continue;
    }
    const parts = grammar.language === "fr" ? joinFrenchParts(run.parts) : run.parts;
    const sign = from > 0 && grammar.minus.has(words[from - 1]!) ? -1 : 1;
    const value = countOf(parts, grammar);
    // a run that is no number ("deux trois") counts as several numbers, one for each part
    if (value === null) for (const part of parts) found.push({ value: typeof part === "number" ? part : 12, from, to: run.to });
    else found.push({ value: sign * value, from: sign < 0 ? from - 1 : from, to: run.to });
    from = run.to;
  }
  return found;
}

/** Number words one after the other, with joining words between them; digits count among them ("2 mille 500"), but alone they are not spoken. */
function partsFrom(words: readonly string[], from: number, grammar: Grammar): { parts: Part[]; to: number; isSpoken: boolean } | null {
  const parts: Part[] = [];
  let at = from;
  let to = from;
  while (at < words.length) {
    const next = partsAt(words, at, parts.length > 0, grammar);
    if (next) {
      parts.push(...next.parts);
      at = to = next.to;
    } else if (parts.length > 0 && grammar.joins.has(words[at]!)) at += 1;
    else break;
  }
  return parts.length === 0 ? null : { parts, to, isSpoken: words.slice(from, to).some((word) => !smallDigits.test(word)) };
}

const smallDigits = /^\d{1,3}$/;

function partsAt(words: readonly string[], at: number, isBegun: boolean, grammar: Grammar): { parts: readonly Part[]; to: number } | null {
  for (let length = Math.min(grammar.longest, words.length - at); length > 0; length -= 1) {
    const form = words.slice(at, at + length).join(" ");
    if (isBegun && grammar.halves.has(form)) return { parts: ["half"], to: at + length };
    if (isBegun && length === 1 && grammar.dozens.has(form)) return { parts: ["dozen"], to: at + 1 };
    const value = smallDigits.test(form) ? Number(form) : valueOfForm(form, grammar);
    if (value !== undefined) return { parts: [value], to: at + length };
  }
  const parts = grammar.joined ? splitWord(words[at]!, grammar) : null;
  return parts && { parts, to: at + 1 };
}

function valueOfForm(form: string, grammar: Grammar): number | undefined {
  const prefix = grammar.prefixes.find((start) => form.length > start.length + 1 && form.startsWith(start));
  return valueOfEnding(form, grammar) ?? (prefix === undefined ? undefined : valueOfEnding(form.slice(prefix.length), grammar));
}

function valueOfEnding(form: string, { values, dozens, suffixes }: Grammar): number | undefined {
  // Arabic writes "and" onto the next word: واحد وعشرون
  const value = values.get(form) ?? (/^و../u.test(form) ? values.get(form.slice(1)) : undefined) ?? (dozens.has(form) ? 12 : undefined);
  if (value !== undefined) return value;
  const suffix = suffixes.find((ending) => form.length > ending.length + 1 && form.endsWith(ending));
  return suffix === undefined ? undefined : values.get(form.slice(0, -suffix.length));
}

const shortestPart = 2;
const longestJoined = 60;

/** "yirmibir", "dosmil": a word made of nothing but number words; the longest parts first. */
function splitWord(word: string, { values, joins }: Grammar): readonly number[] | null {
  if (word.length < 2 * shortestPart || word.length > longestJoined) return null;
  // from each place: the parts of the rest of the word, null when there are none
  const rest = new Map<number, readonly number[] | null>([[word.length, []]]);
  for (let from = word.length - shortestPart; from >= 0; from -= 1) {
    let found: readonly number[] | null = null;
    for (let to = word.length; to >= from + shortestPart && found === null; to -= 1) {
      const tail = rest.get(to);
      if (!tail) continue;
      const part = word.slice(from, to);
      const value = values.get(part);
      if (value !== undefined) found = [value, ...tail];
      else if (from > 0 && tail.length > 0 && joins.has(part)) found = tail;
    }
    rest.set(from, found);
  }
  const parts = rest.get(0);
  return parts && parts.length > 1 ? parts : null;
}

/** French counts by twenties and adds 10 to 19 to sixty and eighty: quatre-vingt-dix-sept is 4, 20, 10, 7. */
function joinFrenchParts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last === 4 && part === 20) joined[joined.length - 1] = 80;
    else if (last === 10 && typeof part === "number" && part >= 7 && part <= 9) joined[joined.length - 1] = 10 + part;
    else joined.push(part);
    const [before, now] = [joined.at(-2), joined.at(-1)];
    if ((before === 60 || before === 80) && typeof now === "number" && now >= 10 && now <= 19) joined.splice(-2, 2, before + now);
  }
  return joined;
}

function countOf(parts: readonly Part[], grammar: Grammar): number | null {
  const last = parts.at(-1);
  if (last === "dozen" || last === "half") {
    const before = parts.slice(0, -1);
    const count = numbersOnly(before) && valueOf(before, grammar);
    if (typeof count !== "number") return null;
    // "two thousand and four dozen" is two numbers
    if (last === "dozen") return count < 1_000 ? count * 12 : null;
    // "un million et demi"; "trois et demi" is no whole number, and a person's count is one
    const unit = powers.find((power) => before.at(-1) === power);
    return unit === undefined ? null : count + unit / 2;
  }
  return numbersOnly(parts) ? (valueOf(parts, grammar) ?? (grammar.language === "en" ? yearOf(parts, grammar) : null)) : null;
}

const numbersOnly = (parts: readonly Part[]): parts is readonly number[] => parts.every((part) => typeof part === "number");

const largest = 999_999_999;
/** What stands before one of these is multiplied by it: thousand, lakh, million, crore, milliard. */
const powers: readonly number[] = [1_000_000_000, 10_000_000, 1_000_000, 100_000, 1_000];
/** "fifteen hundred" is said up to 99 in English, to 19 elsewhere. */
const mostHundreds = (language: Language): number => (language === "en" ? 99 : 19);

/**
 * @returns the number that the parts make, or null when two parts claim the same place ("vingt trente") or come in the wrong order.
 */
function valueOf(parts: readonly number[], grammar: Grammar): number | null {
  if (parts.length > 1 && parts.includes(0)) return null;
  let total = 0;
  let group = 0;
  let lastPower = Infinity;
  for (const part of parts) {
    const power = powers.find((one) => part >= one);
    if (power !== undefined) {
      // ألفان is two thousand by itself; mille needs what stood before it
      const isWhole = part > power;
      if (power >= lastPower || (isWhole && group > 0)) return null;
      total += isWhole ? part : (group === 0 ? 1 : group) * power;
      [group, lastPower] = [0, power];
    } else if (part === 100 && group > 0 && group <= mostHundreds(grammar.language)) group *= 100;
    else if (follows(group, part, grammar)) group += part;
    else return null;
  }
  const value = total + group;
  return value <= largest ? value : null;
}

/** English says years in two halves: nineteen eighty-five. */
function yearOf([century = 0, ...rest]: readonly number[], grammar: Grammar): number | null {
  const years = valueOf(rest, grammar);
  return (century === 19 || century === 20) && years !== null && years >= 10 && years < 100 ? century * 100 + years : null;
}

/** Whether a part may come after the hundreds, tens and units said so far. */
function follows(group: number, part: number, { unitsFirst, tenTakesUnits, language }: Grammar): boolean {
  if (group === 0) return true;
  const rest = group % 100;
  if (rest === 0) return part < 100;
  if (rest < 10) return unitsFirst && part >= 20 && part < 100;
  // Arabic says the units first, and only so: what looks like "thirty five" is thirty fifths
  return rest % 10 === 0 && (rest > 10 || tenTakesUnits) && part < 10 && language !== "ar";
}
