import { AppError } from "../core/errors";
import type { MessageKey } from "../core/flow/model";

/** A sentence was to be said that no language has. The content check and the walk find these before a person does. */
export class UnknownSentence extends AppError {
  constructor(readonly key: MessageKey) {
    super("UNKNOWN_SENTENCE", `no sentence ${key}`);
  }
}

/** A sentence has a `{{value}}` that nobody gave. */
export class HoleInSentence extends AppError {
  constructor(readonly key: MessageKey, readonly value: string) {
    super("HOLE_IN_SENTENCE", `no value ${value} for the sentence ${key}`);
  }
}
