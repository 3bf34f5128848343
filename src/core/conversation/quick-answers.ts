import type { Button, MessageRef } from "../message";

/** Buttons under a mediator's sentence: they answer the mediator, not the bot, and name a sentence of the phrase book. */
const prefix = "m:";
const namespace = "phrases:";

export const answersOf = (answers: readonly MessageRef[]): readonly Button[] => answers.map((label) => ({ value: `${prefix}${label.key.slice(namespace.length)}`, label }));

/** @returns the sentence that the button says; null for any other button. */
export function quickAnswer(button: string): MessageRef | null {
  const [, key] = /^m:([a-z0-9_.-]{1,60})$/.exec(button) ?? [];
  return key === undefined ? null : { key: `${namespace}${key}` };
}
