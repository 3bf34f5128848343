import type { Span } from "../mask-private-numbers";

/** Marks people put between the groups of one number. */
export const between = "\\s.\\-‐-―−_·&";

/** Groups of digits that may be one number. */
export interface Run extends Span {
  readonly groups: readonly Span[];
}

const digitRun = new RegExp(`\\d+(?:[${between}]{1,3}\\d+)*`, "g");

export function* runsOf(text: string): Generator<Run> {
  for (const run of text.matchAll(digitRun)) {
    const groups = [...run[0].matchAll(/\d+/g)].map((group) => ({ from: run.index + group.index, to: run.index + group.index + group[0].length }));
    yield { from: run.index, to: run.index + run[0].length, groups };
  }
}

export const digitsOf = (text: string): string => text.replace(/\D/g, "");
export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

/** Says of a span whether it overlaps one of many, without looking at each: a text may hold a hundred of both. */
export function overlapWith(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  // the furthest end of those up to here: spans may lie in each other
  let furthest = 0;
  const ends = sorted.map(({ to }) => (furthest = Math.max(furthest, to)));
  return ({ from, to }) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.from < to) low = middle + 1;
      else high = middle;
    }
    return low > 0 && ends[low - 1]! > from;
  };
}

export const lengthOf = ({ from, to }: Span): number => to - from;
export const textOf = (text: string, { from, to }: Span): string => text.slice(from, to);
