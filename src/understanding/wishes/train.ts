import { heldOut, idsOf, samplesOf, type Phrase } from "./cross-validation";
import { trainRegression } from "./softmax-regression";
import { chooseThresholds } from "./thresholds";
import { quantised, type WishModel } from "./wish-model";

/** Parts that the phrases are cut into to choose thresholds on phrases the model did not see. */
const innerFolds = 4;

/** @param of fingerprint of the phrases, kept in the model. */
export function trainWishes(phrases: readonly Phrase[], of = ""): WishModel {
  const ids = idsOf(phrases);
  const thresholds = chooseThresholds(heldOut(phrases, innerFolds));
  return quantised(trainRegression(samplesOf(phrases, ids), ids.length), ids, thresholds, of);
}
