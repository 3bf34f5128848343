import { maxProposals } from "../../core/limits";
import type { WishReading } from "../../core/ports";
import { featuresOf, tableSize, type Features } from "./features";
import { scoreInto, softmaxInto, type Regression } from "./softmax-regression";
import { meaningFinder, type MeaningFinder, type WishWords } from "./wish-words";

/** Class of what people also write and nobody here can help with. */
export const noWish = "none";

/** When to propose, on calibrated probabilities (0 to 1). */
export interface Thresholds {
  /** Of the likeliest wish, from which it is proposed alone. */
  readonly one: number;
  /** Of the three likeliest wishes together, from which they are proposed. */
  readonly some: number;
  /** Divides the scores: what the model says with 90 % is right in 90 of 100 texts it never saw. */
  readonly temperature: number;
}

/** Weights as they are kept: a byte each, a tenth of a percent of accuracy away from the trained ones. */
export interface WishModel {
  /** Fingerprint of what it was trained from. */
  readonly of: string;
  readonly ids: readonly string[];
  readonly thresholds: Thresholds;
  readonly words: WishWords;
  readonly scale: number;
  readonly bias: readonly number[];
  /** `tableSize` rows of one weight an id. */
  readonly weights: Int8Array;
}

export interface Ranked {
  readonly id: string;
  readonly probability: number;
}

export const unknownWish: WishReading = { outcome: "unknown", ids: [] };

export function quantised({ weights, bias, classes }: Regression, rest: Pick<WishModel, "of" | "ids" | "thresholds" | "words">): WishModel {
  const { ids } = rest;
  if (classes !== ids.length) throw new RangeError(`${classes} classes, ${ids.length} names`);
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = largest / 127 || 1;
  return { ...rest, scale, bias: [...bias].map((one) => one / scale), weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)) };
}

/** What scoring a text needs, of a trained model or of the kept one. */
export type Scorer = Pick<WishModel, "ids" | "bias" | "scale"> & { readonly weights: ArrayLike<number> };

/** Every class with its probability, likeliest first, the class of no wish among them. */
export function rank(model: Scorer, features: Features, temperature: number): readonly Ranked[] {
  const scores = new Float64Array(model.ids.length);
  scoreInto(scores, features, model.weights, model.bias);
  // weights and bias are both kept in units of the scale
  softmaxInto(scores, temperature / model.scale);
  return model.ids.map((id, k) => ({ id, probability: scores[k]! })).sort((a, b) => b.probability - a.probability);
}

export const proposable = (ranked: readonly Ranked[]): readonly Ranked[] => ranked.filter(({ id }) => id !== noWish).slice(0, maxProposals);

export const together = (proposals: readonly Ranked[]): number => proposals.reduce((sum, { probability }) => sum + probability, 0);

/** Less likely than this, a proposal beside better ones would only be in the way. */
const leastShown = 0.02;

export function decide(ranked: readonly Ranked[], { one, some }: Pick<Thresholds, "one" | "some">): WishReading {
  const proposals = proposable(ranked);
  const [first] = proposals;
  if (!first) return unknownWish;
  if (first.probability >= one) return { outcome: "one", ids: [first.id] };
  if (together(proposals) < some) return unknownWish;
  return { outcome: "some", ids: proposals.filter(({ probability }, at) => at === 0 || probability >= leastShown).map(({ id }) => id) };
}

/** Makes the model ready to read texts. */
export function guesser(model: WishModel, meaningsIn: MeaningFinder = meaningFinder(model.words)): (text: string) => WishReading {
  return (text) => decide(rank(model, featuresOf(text, meaningsIn), model.thresholds.temperature), model.thresholds);
}

const format = "passerelle-wishes 1";

/** A line that says what it is, a line of JSON, then the weights. */
export function encodeModel({ weights, ...head }: WishModel): Uint8Array {
  const lines = new TextEncoder().encode(`${format}\n${JSON.stringify(head)}\n`);
  const bytes = new Uint8Array(lines.length + weights.length);
  bytes.set(lines);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), lines.length);
  return bytes;
}

/** @throws RangeError when the bytes are not a whole model of this format. */
export function decodeModel(bytes: Uint8Array): WishModel {
  const firstEnd = bytes.indexOf(10);
  const headEnd = bytes.indexOf(10, firstEnd + 1);
  const text = new TextDecoder();
  if (firstEnd < 0 || headEnd < 0 || text.decode(bytes.subarray(0, firstEnd)) !== format) throw new RangeError("no model of wishes of this version");
  const head = JSON.parse(text.decode(bytes.subarray(firstEnd + 1, headEnd))) as Omit<WishModel, "weights">;
  const start = headEnd + 1;
  if (bytes.length - start !== tableSize * head.ids.length) throw new RangeError("the model of wishes is cut short");
  return { ...head, weights: new Int8Array(bytes.buffer, bytes.byteOffset + start, bytes.length - start) };
}
