import type { Span } from "../mask-private-numbers";
import { digitsOf, overlaps } from "./number-runs";
import type { View } from "./see-through";

/** Characters of an IBAN by country (ISO 13616 registry; Algeria, Morocco and Senegal as their banks print them). */
const lengths: Readonly<Record<string, number>> = {
  AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BF: 28, BG: 22, BH: 22, BJ: 28, BY: 28, CH: 21, CI: 28, CM: 27, CY: 28, CZ: 28,
  DE: 22, DJ: 27, DK: 18, DZ: 26, EE: 20, EG: 29, ES: 24, FI: 18, FR: 27, GA: 27, GB: 22, GE: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22,
  IL: 23, IQ: 23, IS: 26, IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LI: 21, LT: 20, LU: 20, LV: 21, LY: 25, MA: 28, MC: 27, MD: 24, ME: 22,
  MG: 27, MK: 19, ML: 28, MR: 27, MT: 31, NL: 18, NO: 15, PK: 24, PL: 28, PS: 29, PT: 25, QA: 29, RO: 24, RS: 22, SA: 24, SD: 18, SE: 24,
  SI: 19, SK: 24, SM: 27, SN: 28, SO: 23, TN: 24, TR: 26, UA: 29, VA: 22, XK: 20,
};

// not after a dot: "nom@exemple.fr 4970" is an address and a number. O and l are typed for 0 and 1
const beginning = /(?<![\p{L}\p{N}.@])([A-Za-z]{2}|[A-Za-z][\s.\-_:/|‐-―−]{1,3}[A-Za-z])([\s.\-_:/|‐-―−]{0,3})([\dOoIl])[\s.\-_/‐-―−]{0,3}([\dOoIl])/gu;
// a RIB is the French IBAN without its first four characters: five digits, five digits, eleven letters or digits, two digits
const rib = /(?<![\p{L}\p{N}])\d{5}[\s.\-_/|]{0,2}\d{5}[\s.\-_/|]{0,2}(?:[0-9A-Za-z][\s.\-_]?){11}[\s.\-_/|]{0,2}\d{2}(?![\p{L}\p{N}])/gu;
const leastDigits = 8;
// the same by its four names, as the paper of the bank has them
const namedRib = /banque[^\d\n]{0,12}\d{5}\D{0,20}guichet\D{0,12}\d{5}\D{0,25}\d(?:[\s.\-]?[0-9A-Z]){9,10}(?:\D{0,12}\d{2}(?!\d))?/gi;
const mark = /[\s.\-_/|,·&‐-―−]/;

const cyrillic: Readonly<Record<string, string>> = { А: "A", В: "B", Е: "E", К: "K", М: "M", О: "O", Р: "P", С: "C", Т: "T", Х: "X", І: "I" };
/** Letters of another alphabet that look the same on a keyboard that was not switched; as many as before. */
const inLatin = (text: string) => text.replace(/[АВЕКМОРСТХІ]/g, (letter) => cyrillic[letter]!);

/**
 * IBAN of any country of the registry, with a right or a wrong key, in groups or in one piece, and the French RIB. A number cut short is
 * masked up to where it stops as long as it holds `leastDigits` digits.
 */
export function findIbans({ shown }: View): readonly Span[] {
  const text = inLatin(shown);
  const spans: Span[] = [];
  for (const found of text.matchAll(beginning)) {
    const [all, country, space, first, second] = found as unknown as [string, string, string, string, string];
    const length = lengths[country.replace(/[^A-Za-z]/g, "").toUpperCase()];
    if (length === undefined || (spans.at(-1)?.to ?? 0) > found.index) continue;
    const end = endOfAccount(text, found.index + all.length, length - 4);
    if (end === null) continue;
    const number = text.slice(found.index + country.length + space.length, end.to);
    if ((space !== "" || country.length > 2) && isAnotherNumber(country, number, end.isWhole)) continue;
    if (!/\d/.test(first + second)) continue;
    spans.push({ from: found.index, to: end.to });
  }
  for (const found of [...text.matchAll(rib), ...text.matchAll(namedRib)]) {
    const span = { from: found.index, to: found.index + found[0].length };
    if (!spans.some((other) => overlaps(other, span))) spans.push(span);
  }
  return spans;
}

/** "de 06 12 34 56 78", "il 1850375123456": small words are no country, and what comes after them is whole or no account. */
const isAnotherNumber = (country: string, number: string, isWhole: boolean) =>
  /^0[1-9]\d{8}$/.test(digitsOf(number)) || (!isWhole && (country !== country.toUpperCase() || country.length > 2));

/** @returns where the account part ends, at most `wanted` letters or digits later; null when it holds too few digits. */
function endOfAccount(text: string, from: number, wanted: number): { readonly to: number; readonly isWhole: boolean } | null {
  let [to, count, digits, lastDigitEnd] = [from, 0, 0, from];
  let gap = 0;
  for (let at = from; at < text.length && count < wanted; at += 1) {
    const character = text[at]!;
    if (/[0-9A-Za-z]/.test(character)) {
      count += 1;
      gap = 0;
      to = at + 1;
      if (isDigitIn(text, at)) [digits, lastDigitEnd] = [digits + 1, to];
    } else if (mark.test(character) && gap < 3) gap += 1;
    else break;
  }
  if (digits < leastDigits) return null;
  // letters after the last digit of a number cut short are the next words of the sentence
  const isWhole = count === wanted && !/[A-Za-z]{3}$/.test(text.slice(lastDigitEnd, to));
  return { to: isWhole ? to : lastDigitEnd, isWhole };
}

/** O and l count beside a digit of the same group: "3OOO" but not "oui". */
function isDigitIn(text: string, at: number): boolean {
  if (/\d/.test(text[at]!)) return true;
  if (!/[OoIl]/.test(text[at]!)) return false;
  const before = /[0-9A-Za-z]*$/.exec(text.slice(Math.max(0, at - 34), at))![0];
  const after = /^[0-9A-Za-z]*/.exec(text.slice(at, at + 34))![0];
  return /^(?=.*\d)[\dOoIl]+$/.test(before + after);
}
