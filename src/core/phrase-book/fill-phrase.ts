import type { MessageRef, Said } from "../message";
import { phraseKey, quickAnswerButton, type Phrase } from "./phrase";
import { readSlot, type SlotFaultCode } from "./slot-values";

export interface SlotFault {
  readonly slot: string;
  readonly code: SlotFaultCode;
}

export type FilledPhrase =
  | { readonly outcome: "filled"; readonly said: Said }
  /** Every value that is missing, wrong or unexpected, so that the form can show all at once. */
  | { readonly outcome: "refused"; readonly faults: readonly SlotFault[] };

/**
 * A phrase as the log keeps it: key, values in their final form, quick answers as buttons. No sentence.
 *
 * @param values slot -> what the mediator put in (forms: `readSlot`).
 */
export function fillPhrase(phrase: Phrase, values: Readonly<Record<string, string>>): FilledPhrase {
  const params: Record<string, string> = {};
  const faults: SlotFault[] = [];
  for (const [slot, type] of Object.entries(phrase.slots)) {
    const reading = readSlot(type, Object.hasOwn(values, slot) ? (values[slot] ?? "") : "");
    if ("value" in reading) params[slot] = reading.value;
    else faults.push({ slot, code: reading.fault });
  }
  for (const slot of Object.keys(values)) if (!Object.hasOwn(phrase.slots, slot)) faults.push({ slot, code: "unknown_slot" });
  if (faults.length > 0) return { outcome: "refused", faults };
  const buttons = phrase.answers.map((answer) => ({ value: quickAnswerButton(phrase.id, answer), label: { key: phraseKey(answer) } }));
  return {
    outcome: "filled",
    said: {
      key: phrase.key,
      ...(Object.keys(params).length > 0 && { params }),
      ...(buttons.length > 0 && { buttons }),
    },
  };
}

/** The phrase with its slots still open: where a value will stand, the sentence says `{{name}}`. */
export function openPhrase({ key, slots }: Phrase): MessageRef {
  const params = Object.fromEntries(Object.keys(slots).map((slot) => [slot, `{{${slot}}}`]));
  return Object.keys(params).length === 0 ? { key } : { key, params };
}
