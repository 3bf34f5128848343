import type { MessageKey } from "../flow/model";
import type { ButtonValue } from "../message";

/** Kinds of values a mediator puts into a sentence. `place` is an office, an address or a web site; `button` a French label on a screen. */
export const slotTypes = ["date", "hour", "amount", "place", "paper", "button", "number", "phone"] as const;
export type SlotType = (typeof slotTypes)[number];

export type PhraseId = string;
/** So that the names of a question and of its answer fit together into the value of a button (64 bytes). */
export const maxPhraseIdLength = 30;

/** A sentence that exists in every language, to be sent by a mediator who reads only the French one. */
export interface Phrase {
  readonly id: PhraseId;
  readonly key: MessageKey;
  readonly category: string;
  /** Name in the sentence (`{{name}}`) -> kind of value, in the order in which the desk asks for them. */
  readonly slots: Readonly<Record<string, SlotType>>;
  /** Quick answers that the person gets as buttons, in this order. */
  readonly answers: readonly PhraseId[];
  /** French words to find it by, besides its own. */
  readonly words: readonly string[];
}

export interface PhraseCategory {
  readonly id: string;
  /** French: only mediators see it. */
  readonly name: string;
}

export interface PhraseBook {
  readonly categories: readonly PhraseCategory[];
  /** Category by category, each in the order of the file. */
  readonly phrases: readonly Phrase[];
}

/** Category of the quick answers: phrases without slots, said by the person. */
export const answerCategory = "answer";

/** Dialog of all its sentences. */
export const phraseDialog = "phrases";

export const phraseKey = (id: PhraseId): MessageKey => `${phraseDialog}:${id}`;

/** What the button of a quick answer sends: `p:<phrase>:<answer>`. */
export const quickAnswerButton = (phrase: PhraseId, answer: PhraseId): ButtonValue => `p:${phrase}:${answer}`;

/** @returns null when the value is not one of a quick answer. */
export function quickAnswerOf(value: ButtonValue): { readonly phrase: PhraseId; readonly answer: PhraseId } | null {
  const [, phrase, answer] = /^p:(\w+):(\w+)$/.exec(value) ?? [];
  return phrase === undefined || answer === undefined ? null : { phrase, answer };
}
