import { featuresOf, type Features } from "./features";
import type { MeaningFinder } from "./wish-words";
import { trainRegression, type Sample, type TrainingOptions } from "./softmax-regression";
import { rank, type Ranked } from "./wish-model";

/** One thing people write, and what they want by it. */
export interface Phrase {
  readonly id: string;
  readonly language: string;
  readonly text: string;
}

/** A phrase as the model sees it. */
export interface Example extends Phrase {
  readonly features: Features;
}

export const examplesOf = (phrases: readonly Phrase[], meaningsIn: MeaningFinder): readonly Example[] =>
  phrases.map((phrase) => ({ ...phrase, features: featuresOf(phrase.text, meaningsIn) }));

/** What a model that never saw the phrase makes of it, before calibration. */
export interface HeldOut extends Phrase {
  readonly ranked: (temperature: number) => readonly Ranked[];
}

/** The phrases in `folds` parts, each with its share of every id in every language. */
export function foldsOf<P extends Phrase>(phrases: readonly P[], folds: number): readonly (readonly P[])[] {
  const counts = new Map<string, number>();
  const parts: P[][] = Array.from({ length: folds }, () => []);
  for (const phrase of phrases) {
    const group = `${phrase.language} ${phrase.id}`;
    const count = counts.get(group) ?? 0;
    counts.set(group, count + 1);
    // groups begin in different parts: otherwise the first part would take the rest of all of them
    parts[(count + counts.size) % folds]!.push(phrase);
  }
  return parts;
}

export function samplesOf(examples: readonly Example[], ids: readonly string[]): readonly Sample[] {
  return examples.map(({ id, features }) => ({ features, label: ids.indexOf(id) }));
}

export const idsOf = (phrases: readonly Phrase[]): readonly string[] => [...new Set(phrases.map(({ id }) => id))].sort();

/** Each phrase as seen by a model trained on the other parts. */
export function heldOut(phrases: readonly Example[], folds: number, options?: TrainingOptions): readonly HeldOut[] {
  const ids = idsOf(phrases);
  const parts = foldsOf(phrases, folds);
  return parts.flatMap((part) => {
    const { weights, bias } = trainRegression(samplesOf(parts.filter((other) => other !== part).flat(), ids), ids.length, options);
    const model = { ids, weights, bias: [...bias], scale: 1 };
    return part.map((phrase) => {
      const scores = rank(model, phrase.features, 1);
      return { ...phrase, ranked: (temperature: number) => tempered(scores, temperature) };
    });
  });
}

/** Softmax at another temperature from probabilities at temperature 1. */
function tempered(ranked: readonly Ranked[], temperature: number): readonly Ranked[] {
  const powers = ranked.map(({ probability }) => probability ** (1 / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return ranked.map(({ id }, at) => ({ id, probability: powers[at]! / sum }));
}
