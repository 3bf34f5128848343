import { dangers, type Danger } from "../core/ports";
import { canBeDenied, dangerOfScenes, signIds, type Sign } from "./danger-scenes";
import { endOfPath, PhraseTree, type Path } from "./phrase-tree";
import { wordsOf } from "./text";
import { wordTests, type TestId, type WordTests } from "./word-tests";
import type { DangerWords } from "./words";

/* Tuned for recall: an emergency number shown for nothing costs a glance, one not shown can cost a life. */

interface Meaning<T> {
  readonly means: T;
  /**
   * Words before it that turn it round; none for a phrase that says "no" itself ("plus envie de vivre") and for one that names what is lacking
   * ("وين نام", "where to sleep"): a negation before it changes nothing, or is the cry itself.
   */
  readonly negations: ReadonlySet<string>;
}

interface Match<T> {
  readonly from: number;
  /** End excluded. */
  readonly to: number;
  readonly means: T;
}

/** What the words of a sign stand for: a scene is made of signs of one language. */
interface SignOf {
  readonly sign: Sign;
  readonly language: string;
}

/** @param words of a text, from `wordsOf`. */
export type DangerFinder = (words: readonly string[]) => Danger | undefined;

// "il ne me frappe pas": the negation stands at most this many words before the phrase
const negationReach = 2;

const never: ReadonlySet<string> = new Set();
const isSame = <T>(one: Meaning<T>, other: Meaning<T>) => one.means === other.means && one.negations === other.negations;

/**
 * @returns the first kind of `dangers`, in their order, that a phrase of the text names, in any of the languages; when none does, the kind of a scene that it
 * tells (danger-scenes.ts). Of two phrases one inside the other the longer one counts: "my son is in danger" is a child, though "in danger" alone is violence.
 */
export function dangerFinder(words: Readonly<Record<string, DangerWords>>): DangerFinder {
  const tests = wordTests();
  const partsOf = rememberedParts();
  const harmless = new PhraseTree<Meaning<null>>();
  const harmful = new PhraseTree<Meaning<Danger>>();
  const telling = new PhraseTree<Meaning<SignOf>>();
  for (const [tag, language] of Object.entries(words)) {
    const negations = new Set(language.negations.flatMap(wordsOf));
    const lacking = new Set(language.lacking.flatMap(wordsOf));
    const add = <T>(tree: PhraseTree<Meaning<T>>, means: T, phrases: readonly string[], isEverDenied = true) => {
      for (const phrase of phrases) for (const parts of spellings(phrase, partsOf, (part) => negations.has(part) || lacking.has(part))) {
        const isDenied = isEverDenied && !isOneOf(lacking, parts[0]!) && !parts.some((part) => isOneOf(negations, part));
        tree.add(pathOf(parts, tests), { means, negations: isDenied ? negations : never }, isSame);
      }
    };
    add(harmless, null, language.harmless);
    for (const danger of dangers) add(harmful, danger, language.phrases[danger]);
    for (const sign of signIds) add(telling, { sign, language: tag }, language.signs[sign] ?? [], canBeDenied(sign));
  }
  return (typed) => {
    const words = [...typed];
    const fitting = fittingWords(words, tests);
    if (fitting.every(({ length }) => length === 0)) return undefined;
    setAside(words, fitting, harmless);
    const kinds = new Set(outermost(matches(words, fitting, harmful)).map(({ means }) => means));
    if (kinds.size > 0) return dangers.find((danger) => kinds.has(danger));
    return dangerOfScenes(matches(words, fitting, telling).map(({ means, from, to }) => ({ ...means, from, to })));
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
function setAside(words: string[], fitting: (readonly TestId[])[], harmless: PhraseTree<Meaning<null>>): void {
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

/** Phrases that nothing denies, by their first word. */
function matches<T>(words: readonly string[], fitting: readonly (readonly TestId[])[], phrases: PhraseTree<Meaning<T>>): Match<T>[] {
  const found: Match<T>[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (const { ending, to } of phrases.from(fitting, from)) {
      const around = words.slice(Math.max(0, from - negationReach), to);
      for (const { means, negations } of ending.meanings) {
        if (negations === never || !around.some((word) => negations.has(word))) found.push({ from, to, means });
      }
    }
  }
  return found;
}

/** Those that lie within no longer one. */
function outermost<T>(found: readonly Match<T>[]): readonly Match<T>[] {
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
