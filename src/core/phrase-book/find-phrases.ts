import type { PhraseCategory, PhraseId } from "./phrase";
import type { ListedPhrase } from "./list-phrases";

/** What a search field may hold; more is cut. */
const maxQueryLength = 80;
const maxQueryWords = 8;
/** Beginnings and slips of shorter words would match by chance. */
const minPrefixLength = 2;
const minSlipLength = 4;
/** How sure a word is meant: written so, begun so, with one slip. */
const asWritten = 1;
const asBegun = 0.8;
const asSlip = 0.5;
/** Where the word stands: in the sentence, among its words for searching, in the name of its category (not below `leastShare`: that name finds all). */
const inSentence = 1;
const inWords = 0.9;
const inCategory = 0.5;
/** Part of the best score below which a phrase only shares everyday words with the query. */
const leastShare = 0.5;

export interface PhraseFinder {
  /** Best first; none for a query without words. @param limit phrases at most. */
  find(query: string, limit: number): readonly PhraseId[];
}

/** Indexes the French side once; a search then looks at each different word of the book, not at each sentence. */
export function indexPhrases(phrases: readonly Pick<ListedPhrase, "id" | "category" | "french" | "words">[], categories: readonly PhraseCategory[]): PhraseFinder {
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const index = new Map<string, Map<number, number>>();
  const note = (text: string, at: number, weight: number) => {
    // rendez-vous is also typed in one word
    for (const word of [...wordsOf(text), ...wordsOf(text.replaceAll("-", ""))]) {
      const places = index.get(word) ?? new Map<number, number>();
      index.set(word, places.set(at, Math.max(weight, places.get(at) ?? 0)));
    }
  };
  phrases.forEach(({ french, words, category }, at) => {
    note(french.replace(/\{\{.*?\}\}/g, " "), at, inSentence);
    note(words.join(" "), at, inWords);
    note(names.get(category) ?? "", at, inCategory);
  });

  return {
    find(query, limit) {
      const scores = new Map<number, number>();
      for (const word of new Set(wordsOf(query.slice(0, maxQueryLength)).slice(0, maxQueryWords))) {
        const found = matches(index, word);
        // a word that many phrases have says little about the one that is meant
        const rarity = Math.log(1 + phrases.length / found.size);
        for (const [at, sureness] of found) scores.set(at, (scores.get(at) ?? 0) + sureness * rarity);
      }
      const ranked = [...scores].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b);
      const least = (ranked[0]?.[1] ?? 0) * leastShare;
      return ranked.filter(([, score]) => score >= least).slice(0, limit).flatMap(([at]) => phrases[at]?.id ?? []);
    },
  };
}

/** Phrase -> how surely it is meant. Slips are looked for only where nothing is written or begun like that. */
function matches(index: ReadonlyMap<string, ReadonlyMap<number, number>>, typed: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const add = (sureness: number, places: ReadonlyMap<number, number> = new Map()) => {
    for (const [at, weight] of places) found.set(at, Math.max(found.get(at) ?? 0, sureness * weight));
  };
  const collect = (sureness: number, isMatch: (word: string) => boolean) => {
    for (const [word, places] of index) if (isMatch(word)) add(sureness, places);
  };
  add(asWritten, index.get(typed));
  if (typed.length >= minPrefixLength) collect(asBegun, (word) => word.startsWith(typed));
  if (found.size === 0 && typed.length >= minSlipLength) collect(asSlip, (word) => isOneSlipFrom(typed, word));
  return found;
}

/** One letter too many, too few, wrong, or two swapped, compared with the word or with its beginning. */
function isOneSlipFrom(typed: string, word: string): boolean {
  if (word.length + 1 < typed.length) return false;
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same += 1;
  const [a, b] = [typed.slice(same), word.slice(same)];
  return b.startsWith(a.slice(1)) || b.slice(1).startsWith(a) || b.slice(1).startsWith(a.slice(1))
    || (a.length > 1 && a[0] === b[1] && a[1] === b[0] && b.slice(2).startsWith(a.slice(2)));
}

/** Lower case, no accents, and without the endings that French changes without changing the meaning (papiers, apportez, apporter). */
function wordsOf(text: string): readonly string[] {
  const folded = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("œ", "oe");
  return (folded.match(/[a-z0-9]+/g) ?? []).map((word) => word.replace(/(?<=\w{3})[sx]$/, "").replace(/(?<=\w{3})(?:ez|er|ee|e)$/, ""));
}
