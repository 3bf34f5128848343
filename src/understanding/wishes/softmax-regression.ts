import { tableSize, type Features } from "./features";

const { exp, imul } = Math;

/** One text and the class it belongs to. */
export interface Sample {
  readonly features: Features;
  readonly label: number;
}

export interface Regression {
  readonly classes: number;
  /** `tableSize` rows of one weight a class. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Share of a weight that is lost in an epoch: keeps rare features from deciding alone. */
  readonly decay: number;
}

export const usualTraining: TrainingOptions = { epochs: 8, rate: 2, decay: 0.02 };

/** Classes that are this little wrong about a sample learn nothing from it: most of the work saved, no accuracy lost. */
const leastError = 0.003;
/** The bias sees every sample: it moves more slowly than what is rare. */
const biasShare = 0.1;

/** Multinomial logistic regression by stochastic gradient descent. The same samples in the same order give the same weights on every machine. */
export function trainRegression(samples: readonly Sample[], classes: number, { epochs, rate, decay }: TrainingOptions = usualTraining): Regression {
  const weights = new Float32Array(tableSize * classes);
  const bias = new Float32Array(classes);
  const scores = new Float64Array(classes);
  const movedClasses = new Uint8Array(classes);
  const order = samples.map((_, index) => index);
  const random = sequence(20_261_122);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    const step = rate / (1 + epoch / 4);
    for (const index of order) {
      const { features, label } = samples[index]!;
      const { places, values } = features;
      scoreInto(scores, features, weights, bias);
      softmaxInto(scores, 1);
      let moved = 0;
      for (let k = 0; k < classes; k += 1) {
        const error = (k === label ? 1 : 0) - scores[k]!;
        if (Math.abs(error) < leastError) continue;
        scores[moved] = step * error;
        movedClasses[moved] = k;
        bias[k]! += step * error * biasShare;
        moved += 1;
      }
      for (let at = 0; at < places.length; at += 1) {
        const row = places[at]! * classes;
        const value = values[at]!;
        for (let m = 0; m < moved; m += 1) weights[row + movedClasses[m]!]! += scores[m]! * value;
      }
    }
    for (let at = 0; at < weights.length; at += 1) weights[at]! *= 1 - decay;
  }
  return { classes, weights, bias };
}

/** Scores of the classes, not yet probabilities. */
export function scoreInto(scores: Float64Array, { places, values }: Features, weights: ArrayLike<number>, bias: ArrayLike<number>): void {
  const classes = scores.length;
  scores.fill(0);
  for (let at = 0; at < places.length; at += 1) {
    const row = places[at]! * classes;
    for (let k = 0; k < classes; k += 1) scores[k]! += weights[row + k]! * values[at]!;
  }
  for (let k = 0; k < classes; k += 1) scores[k]! += bias[k]!;
}

/** @param temperature above 1 makes the probabilities more modest. */
export function softmaxInto(scores: Float64Array, temperature: number): void {
  let highest = -Infinity;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let k = 0; k < scores.length; k += 1) {
    scores[k] = exp((scores[k]! - highest) / temperature);
    sum += scores[k]!;
  }
  for (let k = 0; k < scores.length; k += 1) scores[k]! /= sum;
}

/** mulberry32: numbers from 0 to 1 that follow from the seed alone. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle(items: number[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
}
