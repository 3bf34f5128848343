import { locales } from "../core/locale";
import { dangers, type Danger } from "../core/ports";
import { distance, fold, wordsOf } from "./text";
import type { Emergencies } from "./words";

/* Tuned for recall: an emergency number shown for nothing costs a glance, one not shown can cost a life. */

type WordTest = (word: string) => boolean;

interface Pattern {
  readonly danger: Danger | null;
  /** First letter of the first word. */
  readonly letter: string;
  /** `null` stands for up to two words in between. */
  readonly tests: readonly (WordTest | null)[];
  /** The phrase says "no" itself ("plus envie de vivre"): a negation before it changes nothing. */
  readonly isNegative: boolean;
  readonly negations: ReadonlySet<string>;
}

export type DangerFinder = (text: string) => Danger | undefined;

const mostBetween = 2;
// "il ne me frappe pas": the negation stands at most this many words before the phrase
const negationReach = 2;

/** @returns the first kind of `dangers`, in their order, that the text speaks of, in any of the languages. */
export function dangerFinder(emergencies: Emergencies): DangerFinder {
  const harmless: Pattern[] = [];
  const harmful: Pattern[] = [];
  for (const locale of locales) {
    const language = emergencies.languages[locale];
    const negations = new Set(language.negations.flatMap((word) => wordsOf(word)));
    const add = (list: Pattern[], danger: Danger | null, phrase: string) => {
      // a half-space is typed as a space, as nothing, or not at all
      for (const spelling of new Set([phrase, phrase.replaceAll("\u200c", " ")])) list.push(pattern(spelling, danger, negations));
    };
    for (const phrase of language.harmless) add(harmless, null, phrase);
    for (const danger of dangers) for (const phrase of language.phrases[danger]) add(harmful, danger, phrase);
  }
  const [harmlessIndex, harmfulIndex] = [indexByFirstWord(harmless), indexByFirstWord(harmful)];
  return (text) => {
    const words = wordsOf(text);
    for (const { from, to } of matches(words, harmlessIndex)) words.fill("", from, to);
    const found = new Set<Danger>();
    for (const { from, pattern: { danger, isNegative, negations } } of matches(words, harmfulIndex)) {
      const isDenied = !isNegative && words.slice(Math.max(0, from - negationReach), from).some((word) => negations.has(word));
      if (danger !== null && !isDenied) found.add(danger);
    }
    return dangers.find((danger) => found.has(danger));
  };
}

function pattern(phrase: string, danger: Danger | null, negations: ReadonlySet<string>): Pattern {
  const parts = phrase.split(/\s+/).flatMap((part) => (part === "_" ? [part] : wordsOf(part).map((word, index, all) => (index === all.length - 1 ? word + (/[*~]$/.exec(part)?.[0] ?? "") : word))));
  return {
    danger,
    letter: parts[0]![0]!,
    tests: parts.map((part) => (part === "_" ? null : wordTest(part))),
    isNegative: parts.some((part) => negations.has(part)),
    negations,
  };
}

// Arabic and Persian write "and", "in", "by", "the", "will" onto the word that follows
const clitics = /^(?:[وفبك]?ال|لل|[وفبلس])(?=..)/u;

function wordTest(part: string): WordTest {
  const word = fold(part);
  if (part.endsWith("*")) return (candidate) => candidate.startsWith(word);
  if (!part.endsWith("~")) return (candidate) => candidate === word;
  const slips = word.length >= 9 ? 2 : 1;
  const squeezed = squeeze(word);
  // the first letter is rarely the wrong one, and it keeps "courir" away from "mourir"
  return (candidate) => candidate[0] === word[0] && distance(squeeze(candidate), squeezed, slips) <= slips;
}

function fits(test: WordTest, word: string): boolean {
  if (test(word)) return true;
  const bare = word.replace(clitics, "");
  return bare !== word && test(bare);
}

// doubled letters are where spelling slips first
const squeeze = (word: string) => word.replace(/(\p{L})\1/gu, "$1");

type PatternIndex = (word: string) => readonly Pattern[];

/** Patterns that a word can begin. All tests agree on the first letter, so only the patterns of that letter are tried. */
function indexByFirstWord(patterns: readonly Pattern[]): PatternIndex {
  const byLetter = new Map<string, Pattern[]>();
  for (const candidate of patterns) byLetter.set(candidate.letter, [...(byLetter.get(candidate.letter) ?? []), candidate]);
  const begunBy = (word: string) => (byLetter.get(word[0]!) ?? []).filter(({ tests }) => tests[0]!(word));
  return (word) => {
    const bare = word.replace(clitics, "");
    return bare === word ? begunBy(word) : [...begunBy(word), ...begunBy(bare)];
  };
}

function* matches(words: readonly string[], index: PatternIndex): Generator<{ from: number; to: number; pattern: Pattern }> {
  const known = new Map<string, readonly Pattern[]>();
  for (let from = 0; from < words.length; from += 1) {
    const word = words[from]!;
    if (word === "") continue;
    const begun = known.get(word) ?? index(word);
    known.set(word, begun);
    for (const candidate of begun) {
      const to = endOfMatch(words, from + 1, candidate.tests, 1);
      if (to !== null) yield { from, to, pattern: candidate };
    }
  }
}

function endOfMatch(words: readonly string[], at: number, tests: Pattern["tests"], index: number): number | null {
  if (index === tests.length) return at;
  const test = tests[index];
  if (test) return at < words.length && fits(test, words[at]!) ? endOfMatch(words, at + 1, tests, index + 1) : null;
  for (let skipped = 0; skipped <= mostBetween; skipped += 1) {
    const to = endOfMatch(words, at + skipped, tests, index + 1);
    if (to !== null) return to;
  }
  return null;
}
