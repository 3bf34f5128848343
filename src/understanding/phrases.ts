import { compact, wordsOf, type Typed } from "./text";

/* Whole-text recognition: a text is a phrase of a list, give or take politeness around it. */

export type PhraseBook<T> = ReadonlyMap<string, T>;

/** Folded phrase -> what it stands for. The first meaning of a phrase wins, so the caller's order is the priority. */
export function phraseBook<T>(entries: Iterable<readonly [phrase: string, meaning: T]>): PhraseBook<T> {
  const book = new Map<string, T>();
  for (const [phrase, meaning] of entries) {
    const key = compact(phrase);
    if (key !== "" && !book.has(key)) book.set(key, meaning);
  }
  return book;
}

/** Phrases that say nothing by themselves, ready to be dropped from both ends of a text. */
export interface Polite {
  /** Folded, words parted by a space. */
  readonly phrases: ReadonlySet<string>;
  /** Most words of one phrase. */
  readonly longest: number;
  /** Words that one of the phrases begins or ends with: most texts have none at their ends. */
  readonly firstWords: ReadonlySet<string>;
  readonly lastWords: ReadonlySet<string>;
}

export function politeWords(phrases: readonly string[]): Polite {
  const folded = phrases.map((phrase) => wordsOf(phrase)).filter((words) => words.length > 0);
  return {
    phrases: new Set(folded.map((words) => words.join(" "))), longest: Math.max(0, ...folded.map((words) => words.length)),
    firstWords: new Set(folded.map((words) => words[0]!)), lastWords: new Set(folded.map((words) => words.at(-1)!)),
  };
}

/** Whether a polite phrase may stand in front of the text or behind it: without one, `findWhole` can find the whole text alone. */
export const mayBePolite = (words: readonly string[], { firstWords, lastWords }: Pick<Polite, "firstWords" | "lastWords">): boolean =>
  firstWords.has(words[0] ?? "") || lastWords.has(words.at(-1) ?? "");

// beyond this (UTF-16 units) nobody has typed a single phrase of a list
const longestPhrase = 120;

/** @returns the meaning of the whole text, politeness dropped from both ends when that is needed. */
export function findWhole<T>(book: PhraseBook<T>, { compact: whole, words }: Omit<Typed, "text">, polite: Polite): T | undefined {
  if (whole.length > longestPhrase) return undefined;
  const meaning = book.get(whole);
  if (meaning !== undefined || !mayBePolite(words, polite)) return meaning;
  // one polite word at a time: "la question, s'il vous plaît" is in the list with its article
  for (const rest of politeSteps(words, polite)) {
    const found = book.get(rest.join(""));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Words of a text without the polite ones at both ends; never empty when the text is not. */
export function withoutPolite(words: readonly string[], polite: Polite): readonly string[] {
  return [...politeSteps(words, polite)].at(-1) ?? words;
}

/** The text after each polite phrase that is dropped, the longest first. */
function* politeSteps(words: readonly string[], polite: Polite): Generator<readonly string[]> {
  let rest: readonly string[] | null = words;
  while ((rest = withoutOne(rest, polite))) yield rest;
}

function withoutOne(words: readonly string[], { phrases, longest, firstWords, lastWords }: Polite): readonly string[] | null {
  const canBegin = firstWords.has(words[0] ?? "");
  const canEnd = lastWords.has(words.at(-1) ?? "");
  if (!canBegin && !canEnd) return null;
  for (let length = Math.min(longest, words.length - 1); length > 0; length -= 1) {
    if (canBegin && phrases.has(words.slice(0, length).join(" "))) return words.slice(length);
    if (canEnd && phrases.has(words.slice(-length).join(" "))) return words.slice(0, -length);
  }
  return null;
}

/** Index of the first place where `part` stands in `words`, word by word; -1 when nowhere. */
export function indexOfWords(words: readonly string[], part: readonly string[]): number {
  if (part.length === 0) return -1;
  for (let start = 0; start + part.length <= words.length; start += 1) {
    if (part.every((word, index) => words[start + index] === word)) return start;
  }
  return -1;
}
