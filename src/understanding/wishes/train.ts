import { examplesOf, heldOut, idsOf, samplesOf, type Example, type Phrase } from "./cross-validation";
import { trainRegression } from "./softmax-regression";
import { chooseThresholds } from "./thresholds";
import { quantised, type WishModel } from "./wish-model";
import { meaningFinder, type WishWords } from "./wish-words";

/** Parts that the phrases are cut into to choose thresholds on phrases the model did not see. */
const innerFolds = 3;

/** @param of fingerprint of what it is trained from, kept in the model. */
export function trainWishes(phrases: readonly Phrase[], words: WishWords, of = ""): WishModel {
  return trainOn(examplesOf(phrases, meaningFinder(words)), words, of);
}

export function trainOn(examples: readonly Example[], words: WishWords, of = ""): WishModel {
  const ids = idsOf(examples);
  const thresholds = chooseThresholds(heldOut(examples, innerFolds));
  return quantised(trainRegression(samplesOf(examples, ids), ids.length), { ids, thresholds, words, of });
}
