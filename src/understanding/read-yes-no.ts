import type { AnswerReading } from "../core/ports";
import { findWhole, withoutPolite, type PhraseBook } from "./phrases";
import { miss } from "./read-number";
import { wordsOf } from "./text";

export type YesNo = "yes" | "no" | "likely_yes" | "likely_no";

/**
 * Yes or no. Certain when the whole text says it; to confirm when the text starts with it ("oui j'ai deux enfants") or only leans that way.
 *
 * @returns undefined when the text says neither.
 */
export function readYesNo(text: string, book: PhraseBook<YesNo>, polite: readonly string[]): AnswerReading | undefined {
  const whole = findWhole(book, text, polite);
  if (whole) return { outcome: whole.startsWith("likely") ? "to_confirm" : "certain", value: whole.endsWith("yes") };
  // the answer stands at the beginning; the rest is the reason
  const tokens = withoutPolite(wordsOf(text.slice(0, longestRead)), polite);
  const said = tokens.map((token) => book.get(token));
  const [yes, no] = [said.includes("yes"), said.includes("no")];
  if (yes && no) return miss("several");
  // "oui oui oui"
  if (said.length > 0 && said.every((one) => one !== undefined && one === said[0])) return { outcome: "certain", value: yes };
  if (said[0] === "yes") return { outcome: "to_confirm", value: true };
  // "no" starts sentences that are no answer ("no sé", "не працює"), so more words are needed: punctuation after it
  return said[0] === "no" && /^\P{L}*\p{L}+\s*[,.!;،]/u.test(text) ? { outcome: "to_confirm", value: false } : undefined;
}

const longestRead = 300;
