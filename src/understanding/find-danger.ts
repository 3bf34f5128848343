import { dangers, type Danger } from "../core/ports";
import { distance, fold, wordsOf } from "./text";
import type { DangerWords } from "./words";

/* Tuned for recall: an emergency number shown for nothing costs a glance, one not shown can cost a life. */

type WordTest = (word: string) => boolean;

interface Pattern {
  readonly danger: Danger | null;
  /** First letter of the first word. */
  readonly letter: string;
  /** The first word when it is the only one that fits, null when it stands for several spellings or endings. */
  readonly firstWord: string | null;
  /** `null` stands for up to two words in between. */
  readonly tests: readonly (WordTest | null)[];
  /**
   * False for a phrase that says "no" itself ("plus envie de vivre") and for one that names what is lacking ("وين نام", "where to sleep"):
   * a negation before it changes nothing, or is the cry itself.
   */
  readonly canBeDenied: boolean;
  readonly negations: ReadonlySet<string>;
}

interface Match {
  readonly from: number;
  /** End excluded. */
  readonly to: number;
  readonly pattern: Pattern;
}

/** @param words of a text, from `wordsOf`. */
export type DangerFinder = (words: readonly string[]) => Danger | undefined;

const mostBetween = 2;
// "il ne me frappe pas": the negation stands at most this many words before the phrase
const negationReach = 2;

/**
 * @returns the first kind of `dangers`, in their order, that the text speaks of, in any of the languages. Of two phrases one inside the other
 * the longer one counts: "my son is in danger" is a child, though "in danger" alone is violence.
 */
export function dangerFinder(words: Readonly<Record<string, DangerWords>>): DangerFinder {
  const harmless: Pattern[] = [];
  const harmful: Pattern[] = [];
  for (const language of Object.values(words)) {
    const negations = new Set(language.negations.flatMap((word) => wordsOf(word)));
    const lacking = new Set(language.lacking.flatMap((word) => wordsOf(word)));
    const add = (list: Pattern[], danger: Danger | null, phrase: string) => {
      for (const words of alternatives(phrase.split(" "))) {
        const one = words.join(" ");
        // a half-space is typed as a space, as nothing, or not at all
        for (const spelling of new Set([one, one.replaceAll("\u200c", " ")])) list.push(pattern(spelling, danger, negations, lacking));
      }
    };
    for (const phrase of language.harmless) add(harmless, null, phrase);
    for (const danger of dangers) for (const phrase of language.phrases[danger]) add(harmful, danger, phrase);
  }
  const [harmlessIndex, harmfulIndex] = [indexByFirstWord(harmless), indexByFirstWord(harmful)];
  return (typed) => {
    const words = [...typed];
    for (const { from, to } of matches(words, harmlessIndex)) words.fill("", from, to);
    const found = [...matches(words, harmfulIndex)].filter((match) => !isDenied(match, words));
    const kinds = new Set(found.filter((match) => !found.some((other) => holds(other, match))).map(({ pattern }) => pattern.danger));
    return dangers.find((danger) => kinds.has(danger));
  };
}

/** `viré|virée de chez moi|nous` is four phrases. */
function alternatives([first, ...rest]: readonly string[]): readonly (readonly string[])[] {
  if (first === undefined) return [[]];
  return first.split("|").flatMap((word) => alternatives(rest).map((others) => [word, ...others]));
}

function isDenied({ from, to, pattern: { canBeDenied, negations } }: Match, words: readonly string[]): boolean {
  return canBeDenied && words.slice(Math.max(0, from - negationReach), to).some((word) => negations.has(word));
}

const holds = (outer: Match, inner: Match) => outer.from <= inner.from && outer.to >= inner.to && outer.to - outer.from > inner.to - inner.from;

function pattern(phrase: string, danger: Danger | null, negations: ReadonlySet<string>, lacking: ReadonlySet<string>): Pattern {
  const parts = phrase.split(/\s+/).flatMap((part) => (part === "_" ? [part] : wordsOf(part).map((word, index, all) => (index === all.length - 1 ? word + (/[*~]$/.exec(part)?.[0] ?? "") : word))));
  return {
    danger,
    letter: parts[0]![0]!,
    firstWord: /[*~]$/.test(parts[0]!) ? null : fold(parts[0]!),
    tests: parts.map((part) => (part === "_" ? null : wordTest(part))),
    canBeDenied: !lacking.has(parts[0]!) && !parts.some((part) => negations.has(part)),
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

const mayHaveClitic = (word: string): boolean => word >= "\u0600";

function fits(test: WordTest, word: string): boolean {
  if (test(word)) return true;
  if (!mayHaveClitic(word)) return false;
  const bare = word.replace(clitics, "");
  return bare !== word && test(bare);
}

let lastSqueezed: readonly [word: string, squeezed: string] = ["", ""];

/** Doubled letters are where spelling slips first. A word is held against many patterns in a row, so the last one is remembered. */
function squeeze(word: string): string {
  if (lastSqueezed[0] !== word) lastSqueezed = [word, word.replace(/(\p{L})\1/gu, "$1")];
  return lastSqueezed[1];
}

type PatternIndex = (word: string) => readonly Pattern[];

/** Patterns that a word can begin: those that name it are found at once, the others of its first letter are tried. */
function indexByFirstWord(patterns: readonly Pattern[]): PatternIndex {
  const named = new Map<string, { readonly candidate: Pattern; readonly order: number }[]>();
  const tried: typeof named = new Map();
  patterns.forEach((candidate, order) => {
    const [index, key] = candidate.firstWord === null ? [tried, candidate.letter] : [named, candidate.firstWord];
    index.set(key, [...(index.get(key) ?? []), { candidate, order }]);
  });
  const begunBy = (word: string): readonly Pattern[] => {
    const others = (tried.get(word[0]!) ?? []).filter(({ candidate }) => candidate.tests[0]!(word));
    return [...(named.get(word) ?? []), ...others].sort((one, other) => one.order - other.order).map(({ candidate }) => candidate);
  };
  return (word) => {
    const bare = mayHaveClitic(word) ? word.replace(clitics, "") : word;
    return bare === word ? begunBy(word) : [...begunBy(word), ...begunBy(bare)];
  };
}
function* matches(words: readonly string[], index: PatternIndex): Generator<Match> {
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
