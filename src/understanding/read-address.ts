import type { AnswerReading } from "../core/ports";
import { miss } from "./read-number";
import type { FindTowns } from "./towns";

/* Postcode, phone, e-mail. All take a text from `plainText`. */

const postcode = /(?<!\d)\d{5}(?!\d)/g;
/** Departments 01 to 95, overseas 97 and 98. */
const isFrenchPostcode = (code: string) => /^(?:0[1-9]|[1-8]\d|9[0-578])\d{3}$/.test(code);

/** A postcode, or the name of a town that has only one; a name that several towns have, or a town of several postcodes, is asked back. */
export function readPlace(plain: string, name: string, findTowns: FindTowns): AnswerReading {
  const code = readPostcode(plain);
  if (code.outcome !== "not_understood" || code.reason !== "unclear") return code;
  const towns = findTowns(name);
  const codes = towns.flat();
  if (codes.length === 1) return { outcome: "to_confirm", value: codes[0]! };
  return codes.length > 1 ? miss("several_towns") : code;
}

function readPostcode(plain: string): AnswerReading {
  if (/^\d{5}$/.test(plain)) return isFrenchPostcode(plain) ? { outcome: "certain", value: plain } : miss("unclear");
  const joined = /^(\d{2})[ .]?(\d{3})$/.exec(plain);
  const found = joined ? [joined[1]! + joined[2]!] : [...plain.matchAll(postcode)].map(([code]) => code).filter(isFrenchPostcode);
  if (new Set(found).size > 1) return miss("several");
  return found[0] !== undefined && isFrenchPostcode(found[0]) ? { outcome: "to_confirm", value: found[0] } : miss("unclear");
}

const phoneLike = /(?:\+|(?<!\d)0)[\d\s.\-_()/]{7,24}\d|(?<!\d)[67](?:[\s.-]?\d{2}){4}(?!\d)/g;

/** French numbers and numbers from abroad with `+` or `00`, as E.164: `+33612345678`. */
export function readPhone(plain: string): AnswerReading {
  const found = [...plain.matchAll(phoneLike)];
  const numbers = new Set(found.flatMap(([text]) => toE164(text) ?? []));
  if (numbers.size > 1) return miss("several");
  const [number] = numbers;
  if (number === undefined) return miss("unclear");
  const isWhole = found.length === 1 && found[0]![0] === plain && /^(?:\+|0)/.test(plain);
  return { outcome: isWhole ? "certain" : "to_confirm", value: number };
}

/** Overseas numbers begin with 0 at home like all others, and have a country code of their own. Source: ARCEP, plan de numérotation. */
const overseas: readonly (readonly [code: string, beginnings: RegExp])[] = [
  ["590", /^(?:590|690|691)/], ["594", /^(?:594|694)/], ["596", /^(?:596|696|697)/], ["262", /^(?:262|263|269|639|692|693)/], ["508", /^(?:508|708)/],
];
const countryOf = (number: string): string => overseas.find(([, beginnings]) => beginnings.test(number))?.[0] ?? "33";

function toE164(text: string): string | null {
  const digits = text.replace(/\(0\)/, "").replace(/[^\d+]/g, "").replace(/^00/, "+");
  const french = /^(?:\+330?|0)?([1-9]\d{8})$/.exec(digits);
  if (french && !(digits.length === 9 && !/^[67]/.test(digits))) return `+${countryOf(french[1]!)}${french[1]}`;
  // E.164 allows 15 digits; the shortest numbers with their country have 8
  return /^\+(?!33)[1-9]\d{7,14}$/.test(digits) ? digits : null;
}

const address = /(?<![\w.%+'-])[\w.%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}/gu;

/** Case is kept; a final dot ends the sentence, not the address. */
export function readEmail(plain: string): AnswerReading {
  const whole = plain.replace(/[.,;]+$/, "");
  // people leave spaces around the sign they had to look for on the keyboard
  const joined = whole.replace(/\s*@\s*/g, "@").replace(/\s*\.\s*(?=\p{L}{2,24}$)/u, ".");
  const found = new Set([...joined.matchAll(address)].map(([text]) => text.replace(/^[.'-]+/, "")).filter((text) => !text.includes("..")));
  if (found.size > 1) return miss("several");
  const [email] = found;
  if (email === undefined) return miss("unclear");
  return { outcome: email === whole ? "certain" : "to_confirm", value: email };
}
