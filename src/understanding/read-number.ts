import type { AnswerReading, Expectation, MissReason } from "../core/ports";

/** A number in digits inside a text. */
export interface Literal {
  readonly value: number;
  /** Digits with at most two decimals: nothing to doubt. Grouped thousands (`1.200`) mean different things in different countries. */
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
    const isPlain = separator === undefined && /^\d+(?:[.,]\d{1,2})?$/.test(text) && text.length <= mostDigits;
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

type InWords = readonly { readonly value: number; readonly from: number }[];

/**
 * A count. Digits alone are certain; digits among words and numbers in words are read back.
 *
 * @param numbersIn finds the numbers written in words.
 */
export function readNumber(plain: string, numbersIn: (text: string) => InWords, expecting: Expectation): AnswerReading {
  const literals = literalsIn(plain);
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
  return inWords.length > 1 ? miss("several") : bounded(inWords[0]!.value, false, expecting);
}

/** "10 k", "2 millions": what the word right after the digits multiplies them by; null when it is another number ("3 douzaines"). */
export function multiplier(after: string, numbersIn: (text: string) => InWords): number | null {
  if (/^\s?k(?![\p{L}\p{N}])/iu.test(after)) return 1_000;
  const [next] = numbersIn(after);
  if (next?.from !== 0 || /^\s*[,;.]/.test(after)) return 1;
  return next.value === 100 || next.value === 1_000 || next.value === 1_000_000 ? next.value : null;
}
