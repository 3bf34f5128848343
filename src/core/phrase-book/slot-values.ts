import { isIsoDate } from "../flow/dates";
import type { SlotType } from "./phrase";

/** Why a value is refused, for the mediator's screen. */
export type SlotFaultCode =
  | "missing" | "unknown_slot" | "not_a_date" | "not_an_hour" | "not_an_amount" | "not_a_number" | "not_a_phone"
  | "too_far" | "too_large" | "too_long" | "control_character" | "private_number";

export type SlotReading = { readonly value: string } | { readonly fault: SlotFaultCode };

/** Beyond these years a date is a slip of the keyboard. */
const earliestYear = 1900;
const latestYear = 2100;
/** Euros: more is no rent and no benefit. */
const maxEuros = 999_999.99;
/** What a counter, a desk or minutes can need. */
const maxNumberDigits = 6;
/** National numbers have 2 (15) to 10 digits; with the country (`+`), E.164 allows 15. */
const maxNationalDigits = 10;
const maxInternationalDigits = 15;
/** Characters (code points): an address on one line, the longest name of a French form, a long label of a screen. */
const maxLengths = { place: 120, paper: 80, button: 60 } as const;
/** Digits in one run, whatever parts them: from 13 on it is a private number (NIR, numéro fiscal, card). */
const maxRunDigits = 12;

// U+200C and U+200D stay: names of Persian places are written with them
const unsafe = /(?![\u200c\u200d])[\p{C}\p{Zl}\p{Zp}]/u;
const digitRun = /\p{Nd}(?:[\s.,/_-]?\p{Nd})*/gu;

const readers: Readonly<Record<SlotType, (text: string) => SlotReading>> = {
  date: readDay,
  hour: (text) => (/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) ? { value: text } : { fault: "not_an_hour" }),
  amount: readEuros,
  number: (text) => (!/^\d+$/.test(text) ? { fault: "not_a_number" } : text.length > maxNumberDigits ? { fault: "too_large" } : { value: String(Number(text)) }),
  phone: readPhone,
  place: (text) => readWords(text, maxLengths.place),
  paper: (text) => readWords(text, maxLengths.paper),
  button: (text) => readWords(text, maxLengths.button),
};

/**
 * Checks what a mediator put into a slot, and writes it in the one form that both sides see: French order, digits 0-9. Nothing is formatted by
 * language afterwards, so that what the mediator checked is, byte for byte, what the person reads.
 *
 * @param text as a form gives it: date `2027-03-12`, hour `14:30`, amount `1250,5` or `1250.50`, the others as typed.
 * @returns `12/03/2027`, `14:30`, `1250,50 €`, `06 12 34 56 78`, or words in NFC with single spaces.
 */
export function readSlot(type: SlotType, text: string): SlotReading {
  if (unsafe.test(text)) return { fault: "control_character" };
  const plain = text.normalize("NFC").replace(/\s+/g, " ").trim();
  return plain === "" ? { fault: "missing" } : readers[type](plain);
}

function readDay(text: string): SlotReading {
  if (!isIsoDate(text)) return { fault: "not_a_date" };
  const [year = "", month = "", day = ""] = text.split("-");
  if (Number(year) < earliestYear || Number(year) > latestYear) return { fault: "too_far" };
  return { value: `${day}/${month}/${year}` };
}

function readEuros(text: string): SlotReading {
  const [, whole, cents = ""] = /^(\d[\d ]*)(?:[.,](\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) return { fault: "not_an_amount" };
  const euros = whole.replaceAll(" ", "").replace(/^0+(?=\d)/, "");
  if (Number(`${euros}.${cents}`) > maxEuros) return { fault: "too_large" };
  // no space and no point in the figure: some would read a decimal sign in it
  return { value: `${euros}${Number(cents) === 0 ? "" : `,${cents.padEnd(2, "0")}`}\u00a0€` };
}

function readPhone(text: string): SlotReading {
  if (!/^\+?\d(?:[ .-]?\d)+$/.test(text)) return { fault: "not_a_phone" };
  const digits = text.replace(/\D/g, "");
  if (digits.length > (text.startsWith("+") ? maxInternationalDigits : maxNationalDigits)) return { fault: "not_a_phone" };
  // as French papers part them; free numbers (0 805 16 00 75) keep the groups they are known by
  return { value: /^0[1-79]\d{8}$/.test(digits) && !text.startsWith("+") ? digits.replace(/(?!^)(?=(?:\d\d)+$)/g, " ") : text.replace(/[.-]/g, " ") };
}

function readWords(text: string, maxLength: number): SlotReading {
  if ([...text].length > maxLength) return { fault: "too_long" };
  const isPrivate = (text.match(digitRun) ?? []).some((run) => (run.match(/\p{Nd}/gu) ?? []).length > maxRunDigits);
  return isPrivate ? { fault: "private_number" } : { value: text };
}
