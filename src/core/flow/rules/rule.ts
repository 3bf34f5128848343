import type { AnswerName, AnswerValue, IsoDate } from "../model";
import type { Param } from "../../message";

/** Answers by name, on the path from the start; what was not asked is absent. */
export type Values = Readonly<Record<AnswerName, AnswerValue | undefined>>;

/**
 * A condition too rich for YAML. It reads only the answers it declares, so that a correction knows what depends on it.
 * `unknown` and absent answers must be handled: a rule never throws.
 */
export interface Rule {
  readonly reads: readonly AnswerName[];
  readonly holds: (values: Values, today: IsoDate) => boolean;
}

/** A value said in a sentence (a last day, a number of weeks). `null`: it cannot be worked out, the sentence is left out. */
export interface Computation {
  readonly reads: readonly AnswerName[];
  readonly compute: (values: Values, today: IsoDate) => Param | null;
}
