import { compact, wordsOf } from "./text";

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

// beyond this nobody has typed a single word of a list, and a long text need not be folded twice
const longestPhrase = 120;

/** @returns the meaning of the whole text, politeness dropped from both ends when that is needed. */
export function findWhole<T>(book: PhraseBook<T>, text: string, polite: readonly string[]): T | undefined {
  if (text.length > longestPhrase) return undefined;
  const whole = book.get(compact(text));
  if (whole !== undefined) return whole;
  // one polite word at a time: "la question, s'il vous plaît" is in the list with its article
  for (const rest of politeSteps(wordsOf(text), polite)) {
    const found = book.get(rest.join(""));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Words of a text without the polite ones at both ends; never empty when the text is not. */
export function withoutPolite(words: readonly string[], polite: readonly string[]): readonly string[] {
  return [...politeSteps(words, polite)].at(-1) ?? words;
}

/** The text after each polite word that is dropped, the longest first. */
function* politeSteps(words: readonly string[], polite: readonly string[]): Generator<readonly string[]> {
  const drops = politeDrops(polite);
  let rest = words;
  for (;;) {
    const drop = drops.find((candidate) => candidate.length < rest.length && (startsWith(rest, candidate) || endsWith(rest, candidate)));
    if (!drop) return;
    rest = startsWith(rest, drop) ? rest.slice(drop.length) : rest.slice(0, -drop.length);
    yield rest;
  }
}

const dropsOf = new WeakMap<readonly string[], readonly (readonly string[])[]>();

function politeDrops(polite: readonly string[]): readonly (readonly string[])[] {
  const known = dropsOf.get(polite);
  if (known) return known;
  const drops = polite.map((phrase) => wordsOf(phrase)).filter((words) => words.length > 0).sort((a, b) => b.length - a.length);
  dropsOf.set(polite, drops);
  return drops;
}

const startsWith = (words: readonly string[], start: readonly string[]) => start.every((word, index) => words[index] === word);
const endsWith = (words: readonly string[], end: readonly string[]) => startsWith(words.slice(-end.length), end);

/** Index of the first place where `part` stands in `words`, word by word; -1 when nowhere. */
export function indexOfWords(words: readonly string[], part: readonly string[]): number {
  if (part.length === 0) return -1;
  for (let start = 0; start + part.length <= words.length; start += 1) {
    if (part.every((word, index) => words[start + index] === word)) return start;
  }
  return -1;
}
