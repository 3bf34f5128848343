import { isLanguage, type Language } from "../../core/locale";
import { isPhoneArabic } from "./phone-arabic";
import { wordsIn } from "./letters";
import type { Script } from "./profiles";
import { knownIn, scoresOf, type WeighedWord } from "./score";

export interface Identified {
  readonly language: Language;
  /** 0 to 1: how surely this language and no other. */
  readonly certainty: number;
}

/** Scripts that one of our languages writes, or that several share and letters tell apart; text mostly in any other is no language of ours. */
const scriptPatterns: readonly (readonly [Script | "Bengali" | "Han", RegExp])[] = [
  ["Latin", /\p{Script=Latin}/gu], ["Arabic", /\p{Script=Arabic}/gu], ["Cyrillic", /\p{Script=Cyrillic}/gu],
  ["Ethiopic", /\p{Script=Ethiopic}/gu], ["Bengali", /\p{Script=Bengali}/gu], ["Han", /\p{Script=Han}/gu],
];
const japaneseOrKorean = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const assamese = /[ৰৱ]/u;
// a sign of Chinese says what three letters say elsewhere
const lettersPerSign: Readonly<Record<string, number>> = { Han: 3, Ethiopic: 1.5 };
const scriptAlone = 0.97;
const wordAlone = 0.9;

/** Points between the first and the second language below which nothing is said (score.ts); fewer words leave more to chance. */
const leastMargin = { two: 60, more: 40 };
/** Points in which the odds grow by e, measured on sentences of our own. */
const pointsPerNat = 20;
const likelyName = 0.3;

/** Script of most of the letters; null when there are none, or when most are of a script no language of ours is written in. */
function scriptOf(text: string): (typeof scriptPatterns)[number][0] | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const counts = scriptPatterns.map(([script, pattern]) => ({ script, count: text.match(pattern)?.length ?? 0 }));
  const others = letters - counts.reduce((sum, { count }) => sum + count, 0);
  const first = counts.map(({ script, count }) => ({ script, count: count * (lettersPerSign[script] ?? 1) })).sort((a, b) => b.count - a.count)[0]!;
  return first.count > others ? (first.count > 0 ? first.script : null) : null;
}

/** A capital inside a sentence is mostly a name: people and towns keep theirs in every language. */
function weigh(text: string): WeighedWord[] {
  const written = text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  const isShouted = written.every((word) => word === word.toUpperCase());
  const names = new Set(isShouted ? [] : written.slice(1).filter((word) => word.length > 1 && /^\p{Lu}/u.test(word)).map((word) => word.toLowerCase().replace(/’/g, "'")));
  return wordsIn(text).map((word, index) => ({ word, weight: index > 0 && names.has(word) ? likelyName : 1 }));
}

/** More of a text (UTF-16 units) does not make its language any surer. */
const mostRead = 400;

/**
 * The language a short text is written in, or null when it could be several, none, or one that is not ours. Pure; under a millisecond after
 * the first call, which reads the profiles. Persian of Iran and of Afghanistan are both `fa`: in writing they are hardly told apart.
 */
export function identifyLanguage(text: string): Identified | null {
  const read = text.slice(0, mostRead);
  const script = scriptOf(read);
  if (script === null) return null;
  if (script === "Han") return japaneseOrKorean.test(read) ? null : { language: "zh", certainty: scriptAlone };
  if (script === "Bengali") return assamese.test(read) ? null : { language: "bn", certainty: scriptAlone };
  const pattern = new RegExp(scriptPatterns.find(([name]) => name === script)![1].source, "u");
  const words = weigh(read).filter(({ word }) => pattern.test(word) && (!/\d/.test(word) || isPhoneArabic(word)));
  return words.length === 0 ? null : among(words, script);
}

function among(words: readonly WeighedWord[], script: Script): Identified | null {
  if (words.length === 1) return alone(words[0]!.word);
  const [first, second] = scoresOf(words, script);
  if (!first?.isOurs) return null;
  const margin = first.points - (second?.points ?? 0);
  return margin < (words.length === 2 ? leastMargin.two : leastMargin.more) ? null : named(first.tag, 1 / (1 + Math.exp(-margin / pointsPerNat)));
}

/** One word is enough when it is a first word of this language and of no other: "merhaba", not "non". */
function alone(word: string): Identified | null {
  const [tag, ...others] = isPhoneArabic(word) ? ["ar-Latn"] : knownIn(word);
  return tag === undefined || others.length > 0 || word.length < 3 ? null : named(tag, wordAlone);
}

function named(tag: string, certainty: number): Identified | null {
  const language = tag === "ar-Latn" ? "ar" : tag;
  return isLanguage(language) ? { language, certainty } : null;
}
