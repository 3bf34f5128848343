import type { SlotType } from "../../../desk/api";
import { readClock, readDay, shownDay } from "./times";

/** As the service takes them; longer or other is refused there too. */
const maxTextLength = 120;

export type SlotProblem = "empty" | "not_a_date" | "not_an_hour" | "not_an_amount" | "not_a_number" | "not_a_phone" | "too_long" | "hidden_character";

// controls, and marks that turn the direction of what follows
const hidden = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/**
 * What is sent for a slot: `YYYY-MM-DD`, `HH:MM`, an amount or a number with a point, others as typed.
 *
 * @param typed as one writes in France (`22/11/2026`, `14h30`, `350,50`).
 */
export function slotValue(type: SlotType, typed: string): { readonly value: string } | { readonly problem: SlotProblem } {
  const text = typed.trim().replace(/[\u00a0\u202f]/g, " ");
  if (text === "") return { problem: "empty" };
  if (hidden.test(text)) return { problem: "hidden_character" };
  switch (type) {
    case "date":
      return valueOr(readDay(text), "not_a_date");
    case "hour":
      return valueOr(readClock(text), "not_an_hour");
    case "amount": {
      const amount = plainNumber(text.replace(/\s*€$/, ""));
      return /^\d{1,7}(?:\.\d{1,2})?$/.test(amount) ? { value: amount } : { problem: "not_an_amount" };
    }
    case "number": {
      const number = plainNumber(text);
      return /^\d{1,9}(?:\.\d{1,3})?$/.test(number) ? { value: number } : { problem: "not_a_number" };
    }
    case "phone":
      return /^\+?[\d .]{4,20}$/.test(text) ? { value: text } : { problem: "not_a_phone" };
    case "place":
    case "paper":
    case "button":
      return text.length <= maxTextLength ? { value: text } : { problem: "too_long" };
  }
}

const valueOr = (value: string | null, problem: SlotProblem) => (value === null ? { problem } : { value });
const plainNumber = (text: string): string => text.replace(/ /g, "").replace(",", ".");

/** The same on both sides of the preview, in Latin digits: `12/03/2027`, `350,50 €`. */
export function shownValue(type: SlotType, value: string): string {
  if (type === "date") return shownDay(value);
  if (type === "amount") return `${value.replace(".", ",")} €`;
  return value;
}

export type SentencePart = { readonly text: string } | { readonly slot: string };

/** A sentence cut at its slots. */
export function partsOf(sentence: string): readonly SentencePart[] {
  return sentence.split(/(\{\{\s*\w+\s*\}\})/).filter((part) => part !== "").map((part) => {
    const slot = /^\{\{\s*(\w+)\s*\}\}$/.exec(part)?.[1];
    return slot === undefined ? { text: part } : { slot };
  });
}
