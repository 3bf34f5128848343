import type { Span } from "../mask-private-numbers";
import { thingCues } from "./cue-words";
import { findHarmless, isCounted, isList, isMoney } from "./harmless-runs";
import { digitsOf, lengthOf, runsOf, textOf, type Run, overlapWith } from "./number-runs";
import { maybeJoint, type View } from "./see-through";

/** Digits from which a run is more than a postcode, a date or a sum. */
const fewest = 9;

/**
 * Ten digits that cannot be a French phone: most likely a numéro étranger. What begins with 0 is a phone, whatever it was meant to be.
 * Source: facts, titre-sejour-renouvellement (ten digits).
 */
export function findTenDigits(view: View): readonly Span[] {
  return longRuns(view).filter((span) => /^[1-9]\d{9}$/.test(digitsOf(textOf(view.shown, span))));
}

/** Any other number too long to be said in a talk about papers: files of other offices, cut cards, phones written in their own way. */
export function findLongNumbers(view: View): readonly Span[] {
  return longRuns(view);
}

const thingBefore = new RegExp(`(?:${thingCues.join("|")})[^\\d\\n]{0,20}$`, "u");

function longRuns(view: View): readonly Span[] {
  const isHarmlessPlace = overlapWith(findHarmless(view.shown));
  return [...runsOf(view.shown)].flatMap((run) => numbersIn(view, run)).filter((span) =>
    !isHarmlessPlace(span) && !isMoney(view.folded, span) && !isCounted(view.folded, span)
    && !thingBefore.test(view.folded.slice(Math.max(0, span.from - 48), span.from)) && !isDecimal(view.shown, span));
}

/** The whole run when it is grouped like one number, else each group that is long enough by itself. */
function numbersIn({ shown }: View, run: Run): readonly Span[] {
  const groups = run.groups.map((group) => textOf(shown, group));
  const count = groups.join("").length;
  const isJoint = textOf(shown, run).includes(maybeJoint);
  if (!isJoint && count >= fewest && groups.length > 1 && isGroupedLikeOne(groups) && !isList(groups)) return [run];
  return run.groups.filter((group) => lengthOf(group) >= fewest);
}

/** Pairs, threes or fours throughout (the first or last may be shorter), or two or three long pieces. Fours like 1247 are sums. */
function isGroupedLikeOne(groups: readonly string[]): boolean {
  const sizes = groups.map(({ length }) => length);
  const isEven = (size: number, least: number) => {
    const odd = sizes.filter((other) => other !== size);
    return sizes.length >= least && sizes.every((other) => other <= size) && (odd.length === 0 || (odd.length === 1 && (sizes[0] !== size || sizes.at(-1) !== size)));
  };
  return isEven(2, 5) || isEven(3, 3) || (isEven(4, 3) && /^[4-6]/.test(groups[0]!)) || sizes.every((size) => size === 1) || (sizes.length <= 3 && sizes.some((size) => size >= 6)) || (sizes.length === 2 && sizes.every((size) => size === 5) && !groups.every(isPostcode));
}

const isPostcode = (group: string) => /^(?:0[1-9]|[1-8]\d|9[0-578])\d{3}$/.test(group);

// 2.3522219 is a place on a map or a result, 12.50 a price
const isDecimal = (text: string, { from, to }: Span) => /^\d{1,3}[.,]\d+$/.test(text.slice(from, to)) || /\d[.,]$/.test(text.slice(Math.max(0, from - 2), from));
