import { distance } from "./text";

/*
 * What a word of a phrase lists may be: `tuer` itself, `tu*` any ending, `suicid~` one slip of the finger. Sixteen languages have thousands of
 * them; a word of a text finds those it fits by look-up, and only words about as long, of about the same letters, are compared for slips.
 */

/** Number of a test; the same test of two phrases is one. */
export type TestId = number;

export interface WordTests {
  /** @param part of a phrase, folded, with its sign. */
  idOf(part: string): TestId;
  /** One test for a choice of words (`a|b`): a phrase of many choices would be thousands of phrases otherwise. */
  idOfAny(parts: readonly string[]): TestId;
  /** Tests that the word passes, itself or without what Arabic and Persian write onto its beginning. */
  fitting(word: string): readonly TestId[];
}

interface SlipTest {
  readonly id: TestId;
  readonly squeezed: string;
  readonly slips: number;
  readonly letters: number;
}

// Arabic and Persian write "and", "in", "by", "the", "will" onto the word that follows
const clitics = /^(?:[وفبك]?ال|لل|[وفبلس])(?=..)/u;
const mayHaveClitic = (word: string): boolean => word >= "\u0600";

/** Doubled letters are where spelling slips first. */
function squeeze(word: string): string {
  for (let at = 1; at < word.length; at += 1) if (word.charCodeAt(at) === word.charCodeAt(at - 1)) return word.replace(/(\p{L})\1/gu, "$1");
  return word;
}

const mostSlips = 2;

function listIn<T>(lists: Map<string, T[]>, name: string): T[] {
  const known = lists.get(name);
  if (known) return known;
  const made: T[] = [];
  lists.set(name, made);
  return made;
}

/** Letters of a word, a bit each; two letters may share one. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** A slip takes a letter away, brings one, or both: more letters apart than that need no comparing. */
function areNear(one: number, other: number, slips: number): boolean {
  let apart = one ^ other;
  let count = 0;
  for (; apart !== 0 && count <= 2 * slips; count += 1) apart &= apart - 1;
  return count <= 2 * slips;
}

export function wordTests(): WordTests {
  const ids = new Map<string, TestId>();
  const exact = new Map<string, TestId>();
  /** By their first two letters, or the only one. */
  const beginnings = new Map<string, { readonly id: TestId; readonly word: string }[]>();
  /** By first letter, then by length: the first letter is rarely the wrong one, and it keeps "courir" away from "mourir". */
  const slips = new Map<string, SlipTest[][]>();
  /** Choices that hold a test. */
  const choices = new Map<TestId, TestId[]>();

  function add(part: string): TestId {
    const id = ids.size;
    const word = part.replace(/[*~]$/, "");
    if (part.endsWith("*")) {
      listIn(beginnings, word.slice(0, 2)).push({ id, word });
    } else if (part.endsWith("~")) {
      const squeezed = squeeze(word);
      const test = { id, squeezed, slips: word.length >= 9 ? mostSlips : 1, letters: lettersOf(squeezed) };
      (listIn(slips, word[0]!)[squeezed.length] ??= []).push(test);
    } else exact.set(word, id);
    ids.set(part, id);
    return id;
  }

  function addFitting(found: TestId[], word: string): void {
    const own = exact.get(word);
    if (own !== undefined) found.push(own);
    for (const begun of [beginnings.get(word.slice(0, 2)), beginnings.get(word[0]!)]) {
      for (const { id, word: beginning } of begun ?? []) if (word.startsWith(beginning)) found.push(id);
    }
    const near = slips.get(word[0]!);
    if (near === undefined) return;
    const squeezed = squeeze(word);
    const letters = lettersOf(squeezed);
    for (let length = Math.max(0, squeezed.length - mostSlips); length <= squeezed.length + mostSlips; length += 1) {
      for (const test of near[length] ?? []) {
        if (Math.abs(length - squeezed.length) > test.slips || !areNear(test.letters, letters, test.slips)) continue;
        if (distance(squeezed, test.squeezed, test.slips) <= test.slips) found.push(test.id);
      }
    }
  }

  /** Each once: few fit. */
  function withChoices(found: readonly TestId[]): readonly TestId[] {
    const all: TestId[] = [];
    const add = (id: TestId) => void (all.includes(id) || all.push(id));
    found.forEach(add);
    for (const id of found) choices.get(id)?.forEach(add);
    return all;
  }

  const idOf = (part: string) => ids.get(part) ?? add(part);

  function idOfAny(parts: readonly string[]): TestId {
    const name = [...parts].sort().join("|");
    const known = ids.get(name);
    if (known !== undefined) return known;
    const members = parts.map(idOf);
    const id = ids.size;
    ids.set(name, id);
    for (const member of members) choices.set(member, [...(choices.get(member) ?? []), id]);
    return id;
  }

  return {
    idOf,
    idOfAny,
    fitting(word) {
      if (word === "") return [];
      const found: TestId[] = [];
      addFitting(found, word);
      const bare = mayHaveClitic(word) ? word.replace(clitics, "") : word;
      if (bare !== word) addFitting(found, bare);
      return withChoices(found);
    },
  };
}
