import type { AnswerReading, Expectation, MissReason } from "../core/ports";
import { wordsOf } from "./text";

/** A number in digits inside a text. */
export interface Literal {
  readonly value: number;
  /** Digits with at most two decimals: nothing to doubt, also `1 200` and `1.200,50`. `1.200` means different things in different countries. */
  readonly isPlain: boolean;
  readonly from: number;
  readonly to: number;
}

const literal =
  /(?<![\p{L}\d])(?:[1-9]\d{0,2}([ '.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?(?![\d])|\d+(?:[.,]\d+)?)/gu;
// beyond this a double no longer holds every whole number, and nobody's answer is that long
const mostDigits = 12;

/** @param plain a text from `plainText`. */
export function literalsIn(plain: string): readonly Literal[] {
  return [...plain.matchAll(literal)].map((found) => {
    const [text, separator] = found;
    const digits = separator === undefined ? text : text.replaceAll(separator, "");
    const isNegative = /(?:^|\s)-\s?$/.test(plain.slice(0, found.index));
    const value = Number(digits.replace(",", "."));
    const isGrouped = separator === " " || separator === "'" || (separator !== undefined && /[.,]\d{1,2}$/.test(text));
    const isPlain = (isGrouped || (separator === undefined && /^\d+(?:[.,]\d{1,2})?$/.test(text))) && text.length <= mostDigits;
    return { value: isNegative ? -value : value, isPlain, from: found.index, to: found.index + text.length };
  });
}

export function miss(reason: MissReason): AnswerReading {
  return { outcome: "not_understood", reason };
}

/** Years of a person: what questions about ages and counts stay below. */
const oldest = 150;
/** Gregorian years, and those of the Solar Hijri calendar. */
const isYear = (value: number) => Number.isInteger(value) && ((value >= 1900 && value <= 2100) || (value >= 1300 && value <= 1420));

/** A number inside its bounds, or the reason why not. */
export function bounded(value: number, certain: boolean, { min, max }: Expectation): AnswerReading {
  if (!Number.isFinite(value) || Math.abs(value) >= 10 ** mostDigits) return miss(typeof max === "number" ? "too_large" : "unclear");
  if (typeof min === "number" && value < min) return miss("too_small");
  // "né en 1990": a year where an age or a count is asked for is not a number too large, it is another answer
  if (typeof max === "number" && value > max) return miss(max <= oldest && isYear(value) ? "unclear" : "too_large");
  return { outcome: certain ? "certain" : "to_confirm", value };
}

type InWords = readonly { readonly value: number; readonly from: number; readonly to: number }[];

/**
 * A count. A number and nothing else is certain, in digits or in words; a number among words is read back.
 *
 * @param numbersIn finds the numbers written in words.
 */
export function readNumber(plain: string, numbersIn: (text: string) => InWords, expecting: Expectation): AnswerReading {
  const literals = literalsIn(plain);
  const mixed = literals.length === 0 ? undefined : mixedIn(plain, literals, numbersIn(plain));
  if (mixed !== undefined) return bounded(mixed, false, expecting);
  if (literals.length > 1) return miss("several");
  const only = literals[0];
  if (only) {
    const [before, after] = [plain.slice(0, only.from), plain.slice(only.to)];
    if (/^\s*(?:[/%°:]|[.,-]\d|[\p{L}]*\d)/u.test(after)) return miss("unclear");
    const isWhole = /^\s*-?\s*$/.test(before) && after.trim() === "";
    const times = multiplier(after, numbersIn);
    return times === null ? miss("several") : bounded(only.value * times, only.isPlain && isWhole, expecting);
  }
  const inWords = numbersIn(plain);
  if (inWords.length === 0) return miss("unclear");
  const [spoken] = inWords;
  const isWhole = spoken!.from === 0 && spoken!.to === wordsOf(plain).length;
  return inWords.length > 1 ? miss("several") : bounded(spoken!.value, isWhole, expecting);
}

/** "2 mille 500", "3 hundred and 21": one number that holds all the digits of the text. */
function mixedIn(plain: string, literals: readonly Literal[], inWords: InWords): number | undefined {
  const [only] = inWords;
  if (inWords.length !== 1 || literals.some(({ isPlain, value }) => !isPlain || !Number.isInteger(value) || value < 0)) return undefined;
  const held = wordsOf(plain).slice(only!.from, only!.to).filter((word) => /\d/.test(word)); // arabizi writes letters as digits: 3achra
  return held.length === literals.length ? only!.value : undefined;
}

const multipliers: ReadonlySet<number> = new Set([12, 100, 1_000, 100_000, 1_000_000, 10_000_000]);

/** "10 k", "2 millions", "3 douzaines": what the word right after the digits multiplies them by; null when it is another number. */
export function multiplier(after: string, numbersIn: (text: string) => InWords): number | null {
  if (/^\s?k(?![\p{L}\p{N}])/iu.test(after)) return 1_000;
  if (/^\s?M(?![\p{L}\p{N}])/u.test(after)) return 1_000_000;
  const [next] = numbersIn(after);
  if (next?.from !== 0 || /^\s*[,;.]/.test(after)) return 1;
  return multipliers.has(next.value) ? next.value : null;
}
