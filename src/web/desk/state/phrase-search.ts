import type { PhraseBook } from "../../../desk/api";
import { folded } from "./folded";

export type BookPhrase = PhraseBook["phrases"][number];

/** A screenful or two; who wants others types one more word. */
export const maxFound = 30;

const tokens = (text: string): readonly string[] => folded(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");

/**
 * Phrases in which every typed word begins a word of the sentence, of its search words or of its category; the sentence's own words count
 * most, then the book's order. Nothing typed: the book from its beginning.
 *
 * @param category id; empty: all.
 */
export function findPhrases(book: PhraseBook, query: string, category = ""): readonly BookPhrase[] {
  const wanted = tokens(query);
  const names = new Map(book.categories.map(({ id, name }) => [id, tokens(name)]));
  return book.phrases
    .filter((phrase) => category === "" || phrase.category === category)
    .map((phrase, index) => ({ phrase, index, score: scoreOf(wanted, tokens(phrase.french), phrase.words.flatMap(tokens), names.get(phrase.category) ?? []) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, maxFound)
    .map(({ phrase }) => phrase);
}

/** 0: some word is not found. */
function scoreOf(wanted: readonly string[], sentence: readonly string[], words: readonly string[], category: readonly string[]): number {
  let score = 1;
  for (const word of wanted) {
    const found = sentence.includes(word) ? 8 : begins(sentence, word) ? 6 : words.includes(word) ? 5 : begins(words, word) ? 4 : begins(category, word) ? 2 : 0;
    if (found === 0) return 0;
    score += found;
  }
  return score;
}

const begins = (words: readonly string[], start: string): boolean => words.some((word) => word.startsWith(start));
