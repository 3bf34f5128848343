import { indexOfWords } from "./phrases";

/** Choices such as "Moins de 18 ans", "De 21 à 29 ans", "30 ans ou plus": which of them holds a number. */
export type Range = (value: number) => boolean;

/** Folded phrases around the number of such a choice. */
export interface RangeWords {
  /** Before: "moins de", the number itself left out. */
  readonly below: readonly (readonly string[])[];
  /** Before: "plus de", the number itself left out. */
  readonly above: readonly (readonly string[])[];
  readonly atLeast: readonly (readonly string[])[];
  readonly atMost: readonly (readonly string[])[];
  /** After: "ou plus". */
  readonly orMore: readonly (readonly string[])[];
  readonly orLess: readonly (readonly string[])[];
}

// Arabic writes "and" onto the number
const digits = /^و?(\d{1,6})$/u;
/** Whoever asks for ages or months has nobody beyond this in mind: 1990 beside "30 ans ou plus" is a year. */
const oldest = 150;

/** @returns null when the words of a choice name no range. Two numbers and more are the first and the last that count. */
export function rangeOf(words: readonly string[], around: RangeWords): Range | null {
  const found = words.flatMap((word, at) => (digits.test(word) ? [{ at, value: Number(digits.exec(word)![1]) }] : []));
  const first = found[0];
  if (!first) return null;
  const { value } = first;
  if (found.length > 1) {
    const values = found.map((number) => number.value);
    return between(Math.min(...values), Math.max(...values));
  }
  const [before, after] = [words.slice(0, first.at), words.slice(first.at + 1)];
  const most = value < oldest ? oldest : Infinity;
  const kinds: readonly (readonly [readonly (readonly string[])[], readonly string[], Range])[] = [
    [around.orMore, after, between(value, most)],
    [around.orLess, after, between(0, value)],
    [around.atLeast, before, between(value, most)],
    [around.atMost, before, between(0, value)],
    [around.below, before, (asked) => asked >= 0 && asked < value],
    [around.above, before, (asked) => asked > value && asked <= most],
  ];
  const standing = kinds.flatMap(([phrases, part, range]) => phrases.filter((phrase) => indexOfWords(part, phrase) !== -1).map(({ length }) => ({ length, range })));
  // "не менше" holds "менше": the longer one is meant
  return standing.sort((one, other) => other.length - one.length)[0]?.range ?? null;
}

const between = (from: number, to: number): Range => (asked) => asked >= from && asked <= to;
