import { dangers, type Danger } from "../core/ports";
import { endOfPath, PhraseTree, type Path } from "./phrase-tree";
import { wordsOf } from "./text";
import { wordTests, type TestId, type WordTests } from "./word-tests";
import type { DangerWords } from "./words";

/* Tuned for recall: an emergency number shown for nothing costs a glance, one not shown can cost a life. */

interface Meaning {
  readonly danger: Danger | null;
  /**
   * Words before it that turn it round; none for a phrase that says "no" itself ("plus envie de vivre") and for one that names what is lacking
   * ("وين نام", "where to sleep"): a negation before it changes nothing, or is the cry itself.
   */
  readonly negations: ReadonlySet<string>;
}

interface Match {
  readonly from: number;
  /** End excluded. */
  readonly to: number;
  readonly danger: Danger | null;
}

/** @param words of a text, from `wordsOf`. */
export type DangerFinder = (words: readonly string[]) => Danger | undefined;

// "il ne me frappe pas": the negation stands at most this many words before the phrase
const negationReach = 2;

const never: ReadonlySet<string> = new Set();
const isSame = (one: Meaning, other: Meaning) => one.danger === other.danger && one.negations === other.negations;

/**
 * @returns the first kind of `dangers`, in their order, that the text speaks of, in any of the languages. Of two phrases one inside the other
 * the longer one counts: "my son is in danger" is a child, though "in danger" alone is violence.
 */
export function dangerFinder(words: Readonly<Record<string, DangerWords>>): DangerFinder {
  const tests = wordTests();
  const partsOf = rememberedParts();
  const harmless = new PhraseTree<Meaning>();
  const harmful = new PhraseTree<Meaning>();
  for (const language of Object.values(words)) {
    const negations = new Set(language.negations.flatMap(wordsOf));
    const lacking = new Set(language.lacking.flatMap(wordsOf));
    const add = (tree: PhraseTree<Meaning>, danger: Danger | null, phrase: string) => {
      for (const parts of spellings(phrase, partsOf, (part) => negations.has(part) || lacking.has(part))) {
        const canBeDenied = !isOneOf(lacking, parts[0]!) && !parts.some((part) => isOneOf(negations, part));
        tree.add(pathOf(parts, tests), { danger, negations: canBeDenied ? negations : never }, isSame);
      }
    };
    for (const phrase of language.harmless) add(harmless, null, phrase);
    for (const danger of dangers) for (const phrase of language.phrases[danger]) add(harmful, danger, phrase);
  }
  return (typed) => {
    const words = [...typed];
    const fitting = fittingWords(words, tests);
    if (fitting.every(({ length }) => length === 0)) return undefined;
    setAside(words, fitting, harmless);
    const found = matches(words, fitting, harmful);
    if (found.length === 0) return undefined;
    const kinds = new Set(outermost(found).map(({ danger }) => danger));
    return dangers.find((danger) => kinds.has(danger));
  };
}

/** A word of a phrase, or a choice of words that are all alike to whoever denies: `chez moi|nous`. */
type Part = string | readonly string[];

/** A choice that holds a negation or what is lacking is as many phrases; a half-space is typed as a space, as nothing, or not at all. */
function spellings(phrase: string, partsOf: (word: string) => readonly string[], isSpecial: (part: string) => boolean): readonly (readonly Part[])[] {
  return phrase.split(" ").reduce<readonly (readonly Part[])[]>((begun, word) => {
    const choices = word.split("|").flatMap((one) => (one.includes("\u200c") ? [one, one.replaceAll("\u200c", " ")] : [one])).map((one) => one.split(" ").flatMap(partsOf));
    const alike = choices.flatMap((parts) => (parts.length === 1 && parts[0] !== "_" && !isSpecial(parts[0]!) ? parts : []));
    const apart: readonly (readonly Part[])[] = choices.filter((parts) => parts.length !== 1 || !alike.includes(parts[0]!));
    const ways = alike.length > 1 ? [[[...new Set(alike)]], ...apart] : choices;
    return begun.flatMap((one) => ways.map((way) => [...one, ...way]));
  }, [[]]);

}

/** A word of a phrase as it is compared, its sign kept: `l'eau~` is two words. Folded once, since phrases are made of the same words. */
function rememberedParts(): (word: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (word) => {
    const parts = known.get(word) ?? (word === "_" ? [word] : wordsOf(word).map((part, index, all) => (index === all.length - 1 ? part + (/[*~]$/.exec(word)?.[0] ?? "") : part)));
    known.set(word, parts);
    return parts;
  };
}

const isOneOf = (words: ReadonlySet<string>, part: Part): boolean => typeof part === "string" && words.has(part);

const pathOf = (parts: readonly Part[], tests: WordTests): Path =>
  parts.map((part) => (part === "_" ? null : typeof part === "string" ? tests.idOf(part) : part.length === 1 ? tests.idOf(part[0]!) : tests.idOfAny(part)));

function fittingWords(words: readonly string[], tests: WordTests): (readonly TestId[])[] {
  const known = new Map<string, readonly TestId[]>();
  return words.map((word) => {
    const fitting = known.get(word) ?? tests.fitting(word);
    known.set(word, fitting);
    return fitting;
  });
}

/** Words of harmless phrases count no more. The phrase listed first takes its words from those after it. */
function setAside(words: string[], fitting: (readonly TestId[])[], harmless: PhraseTree<Meaning>): void {
  for (let from = 0; from < words.length; from += 1) {
    const found = harmless.from(fitting, from);
    if (found.length === 0) continue;
    for (const { ending } of [...found].sort((one, other) => one.ending.order - other.ending.order)) {
      const to = endOfPath(fitting, from + 1, ending.path);
      if (to === null) continue;
      words.fill("", from, to);
      fitting.fill([], from, to);
    }
  }
}

/** Phrases of danger that nothing denies, by their first word. */
function matches(words: readonly string[], fitting: readonly (readonly TestId[])[], harmful: PhraseTree<Meaning>): Match[] {
  const found: Match[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (const { ending, to } of harmful.from(fitting, from)) {
      const around = words.slice(Math.max(0, from - negationReach), to);
      for (const { danger, negations } of ending.meanings) {
        if (negations === never || !around.some((word) => negations.has(word))) found.push({ from, to, danger });
      }
    }
  }
  return found;
}

/** Those that lie within no longer one. */
function outermost(found: readonly Match[]): readonly Match[] {
  const furthest = new Map<number, number>();
  for (const { from, to } of found) furthest.set(from, Math.max(to, furthest.get(from) ?? 0));
  let before = 0;
  const furthestBefore = new Map<number, number>();
  for (const [from, to] of furthest) {
    furthestBefore.set(from, before);
    before = Math.max(before, to);
  }
  return found.filter(({ from, to }) => to > furthestBefore.get(from)! && to === furthest.get(from));
}
