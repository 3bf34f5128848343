import type { AnswerReading } from "../core/ports";
import { findWhole, withoutPolite, type PhraseBook, type Polite } from "./phrases";
import { miss } from "./read-number";
import type { Typed } from "./text";

export type YesNo = "yes" | "no" | "likely_yes" | "likely_no";

export interface YesNoWords {
  readonly book: PhraseBook<YesNo>;
  /** What may follow a yes or a no: which of the two it goes with, `either` when it says nothing of its own. */
  readonly tails: ReadonlyMap<string, "yes" | "no" | "either">;
  readonly polite: Polite;
}

/**
 * Yes or no. Certain when the whole text says it, and when all it adds agrees ("لا ما عندي", "oui j'en ai"); to confirm when the text starts
 * with it ("oui j'ai deux enfants") or only leans that way.
 *
 * @returns undefined when the text says neither.
 */
export function readYesNo(typed: Typed, words: YesNoWords): AnswerReading | undefined {
  const whole = findWhole(words.book, typed, words.polite);
  if (whole) return reading(whole);
  // the answer stands at the beginning; the rest is the reason
  const tokens = withoutPolite(typed.words.slice(0, mostWords), words.polite);
  const agreed = typed.words.length <= mostWords ? readHeadAndTail(tokens, words) : undefined;
  if (agreed) return agreed;
  const said = tokens.map((token) => words.book.get(token));
  const [yes, no] = [said.includes("yes"), said.includes("no")];
  if (yes && no) return miss("several");
  if (said[0] === "yes") return { outcome: "to_confirm", value: true };
  // "no" starts sentences that are no answer ("no sé", "не працює"), so more words are needed: punctuation after it
  return said[0] === "no" && /^\P{L}*\p{L}+\s*[,.!;،]/u.test(typed.text) ? { outcome: "to_confirm", value: false } : undefined;
}

const reading = (said: YesNo): AnswerReading => ({ outcome: said.startsWith("likely") ? "to_confirm" : "certain", value: said.endsWith("yes") });

// a story may hold a "no" far from its beginning
const mostWords = 60;
const mostWordsOfPhrase = 5;

/** "oui oui", "non je n'ai pas": a yes or a no, then only phrases that are known to agree with it, or not. */
function readHeadAndTail(tokens: readonly string[], { book, tails, polite }: YesNoWords): AnswerReading | undefined {
  const head = longestPhrase(tokens, (phrase) => book.get(phrase.join("")));
  if (!head) return undefined;
  const value = head.found.endsWith("yes") ? "yes" : "no";
  let agrees = true;
  for (let rest = tokens.slice(head.length); rest.length > 0; ) {
    const next = longestPhrase(rest, (phrase) => tailOf(phrase, { book, tails, polite }));
    if (!next) return undefined;
    if (next.found !== "either" && next.found !== value) agrees = false;
    rest = rest.slice(next.length);
  }
  return agrees ? reading(head.found) : miss("several");
}

function tailOf(phrase: readonly string[], { book, tails, polite }: YesNoWords): "yes" | "no" | "either" | undefined {
  const compact = phrase.join("");
  const said = book.get(compact);
  if (said) return said.endsWith("yes") ? "yes" : "no";
  return tails.get(compact) ?? (polite.phrases.has(phrase.join(" ")) ? "either" : undefined);
}

function longestPhrase<T>(tokens: readonly string[], find: (phrase: readonly string[]) => T | undefined): { readonly found: T; readonly length: number } | undefined {
  for (let length = Math.min(mostWordsOfPhrase, tokens.length); length > 0; length -= 1) {
    const found = find(tokens.slice(0, length));
    if (found !== undefined) return { found, length };
  }
  return undefined;
}
