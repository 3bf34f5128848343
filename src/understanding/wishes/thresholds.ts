import type { WishReading } from "../../core/ports";
import type { HeldOut } from "./cross-validation";
import { decide, noWish, proposable, together, type Ranked, type Thresholds } from "./wish-model";

/** Share of lonely proposals that must be right on phrases never seen; a point above what is promised, since thresholds are chosen on few. */
const rightAlone = 0.98;
/** What is aimed at: the right wish among those proposed, and no proposal for what is none. */
const aims = { amongProposed: 0.92, abstains: 0.85 } as const;

const temperatures = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2];

/** Temperature and thresholds from phrases that the model did not see. */
export function chooseThresholds(phrases: readonly HeldOut[]): Thresholds {
  const temperature = best(temperatures, (candidate) => -meanSurprise(phrases, candidate));
  const seen = phrases.map((phrase) => ({ id: phrase.id, ranked: phrase.ranked(temperature) }));
  const one = smallestSureEnough(seen);
  const some = best(steps(seen.map(({ ranked }) => together(proposable(ranked)))), (candidate) => {
    const { amongProposed, abstains } = shares(seen.map(({ id, ranked }) => ({ id, outcome: decide(ranked, { one, some: candidate }) })));
    return Math.min(amongProposed / aims.amongProposed, abstains / aims.abstains);
  });
  return { one, some, temperature };
}

export interface Seen {
  readonly id: string;
  readonly ranked: readonly Ranked[];
}

export interface Shares {
  /** Of wishes, those with the right id among the proposals shown. */
  readonly amongProposed: number;
  /** Of phrases that are no wish, those without a proposal. */
  readonly abstains: number;
  /** Of lonely proposals, those that are right; 1 when there is none. */
  readonly rightAlone: number;
  /** Of all wishes, those answered by the right one alone. */
  readonly alone: number;
}

export function shares(judged: readonly { readonly id: string; readonly outcome: WishReading }[]): Shares {
  const count = { wishes: 0, found: 0, none: 0, abstained: 0, lonely: 0, lonelyRight: 0 };
  for (const { id, outcome: { outcome, ids } } of judged) {
    if (id === noWish) count.none += 1;
    else count.wishes += 1;
    if (id === noWish && outcome === "unknown") count.abstained += 1;
    if (ids.includes(id)) count.found += 1;
    if (outcome === "one") count.lonely += 1;
    if (outcome === "one" && ids.includes(id)) count.lonelyRight += 1;
  }
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  return {
    amongProposed: share(count.found, count.wishes), abstains: share(count.abstained, count.none),
    rightAlone: share(count.lonelyRight, count.lonely), alone: share(count.lonelyRight, count.wishes),
  };
}

/** The lowest probability from which a lonely proposal is right often enough; 1 when none is. */
function smallestSureEnough(seen: readonly Seen[]): number {
  const firsts = seen
    .map(({ id, ranked }) => ({ id, first: proposable(ranked)[0]! }))
    .sort((a, b) => b.first.probability - a.first.probability);
  let right = 0;
  let lowest = 1;
  firsts.forEach(({ id, first }, at) => {
    if (first.id === id) right += 1;
    if (right / (at + 1) >= rightAlone) lowest = first.probability;
  });
  return lowest;
}

/** Mean -log of the probability given to what was right. */
function meanSurprise(phrases: readonly HeldOut[], temperature: number): number {
  const surprises = phrases.map(({ id, ranked }) => -Math.log(Math.max(1e-9, ranked(temperature).find((one) => one.id === id)?.probability ?? 0)));
  return surprises.reduce((sum, one) => sum + one, 0) / phrases.length;
}

/** A hundred values that part the given ones evenly. */
function steps(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return Array.from({ length: 101 }, (_, at) => sorted[Math.min(sorted.length - 1, Math.floor((at / 100) * sorted.length))] ?? 0);
}

function best(candidates: readonly number[], value: (candidate: number) => number): number {
  let [found, highest] = [candidates[0] ?? 0, -Infinity];
  for (const candidate of candidates) {
    const reached = value(candidate);
    if (reached > highest) [found, highest] = [candidate, reached];
  }
  return found;
}
