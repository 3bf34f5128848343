import type { TestId } from "./word-tests";

/* Thousands of phrases looked for at once: phrases that begin alike share their way, so that a text walks it once for all of them. */

/** The words of a phrase; `null` stands for up to two words in between. */
export type Path = readonly (TestId | null)[];

/** Tests that each word of a text passes, in order. */
export type FittingWords = readonly (readonly TestId[])[];

export interface Ending<T> {
  readonly path: Path;
  /** What the phrases of this path stand for, in the order they were added. */
  readonly meanings: T[];
  /** Place of its first phrase among all. */
  readonly order: number;
}

interface Branch<T> {
  readonly next: Map<TestId, Branch<T>>;
  gap?: Branch<T>;
  ending?: Ending<T>;
}

export interface Found<T> {
  readonly ending: Ending<T>;
  /** End of the phrase in the text, excluded. */
  readonly to: number;
}

const mostBetween = 2;

const branch = <T>(): Branch<T> => ({ next: new Map() });

export class PhraseTree<T> {
  private readonly root = branch<T>();
  private size = 0;

  add(path: Path, meaning: T, isSame: (one: T, other: T) => boolean): void {
    let at = this.root;
    for (const id of path) at = id === null ? (at.gap ??= branch()) : stepTo(at, id);
    at.ending ??= { path, meanings: [], order: (this.size += 1) };
    if (!at.ending.meanings.some((other) => isSame(other, meaning))) at.ending.meanings.push(meaning);
  }

  /** Phrases that begin with this word of the text, each once, with as little between their words as there is. */
  from(words: FittingWords, start: number): readonly Found<T>[] {
    const found: Found<T>[] = [];
    walk(this.root, words, start, found);
    return found;
  }
}

function stepTo<T>({ next }: Branch<T>, id: TestId): Branch<T> {
  const known = next.get(id);
  if (known) return known;
  const made = branch<T>();
  next.set(id, made);
  return made;
}

function walk<T>(at: Branch<T>, words: FittingWords, place: number, found: Found<T>[]): void {
  for (const id of words[place] ?? []) {
    const next = at.next.get(id);
    if (next) arrive(next, words, place + 1, found);
  }
}

function arrive<T>(at: Branch<T>, words: FittingWords, place: number, found: Found<T>[]): void {
  if (at.ending && !found.some(({ ending }) => ending === at.ending)) found.push({ ending: at.ending, to: place });
  if (at.next.size > 0) walk(at, words, place, found);
  if (at.gap) for (let skipped = 0; skipped <= mostBetween; skipped += 1) arrive(at.gap, words, place + skipped, found);
}

/** End of one phrase whose first word is known to stand before `at`; null when the rest of it does not follow. */
export function endOfPath(words: FittingWords, at: number, path: Path, index = 1): number | null {
  if (index === path.length) return at;
  const id = path[index]!;
  if (id !== null) return words[at]?.includes(id) ? endOfPath(words, at + 1, path, index + 1) : null;
  for (let skipped = 0; skipped <= mostBetween; skipped += 1) {
    const to = endOfPath(words, at + skipped, path, index + 1);
    if (to !== null) return to;
  }
  return null;
}
