import type { Span } from "../mask-private-numbers";

/** Characters of an IBAN by country (ISO 13616 registry; Algeria, Morocco and Senegal as their banks print them). */
const lengths: Readonly<Record<string, number>> = {
  AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BF: 28, BG: 22, BH: 22, BJ: 28, BY: 28, CH: 21, CI: 28, CM: 27, CY: 28, CZ: 28,
  DE: 22, DJ: 27, DK: 18, DZ: 26, EE: 20, EG: 29, ES: 24, FI: 18, FR: 27, GA: 27, GB: 22, GE: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22,
  IL: 23, IQ: 23, IS: 26, IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LI: 21, LT: 20, LU: 20, LV: 21, LY: 25, MA: 28, MC: 27, MD: 24, ME: 22,
  MG: 27, MK: 19, ML: 28, MR: 27, MT: 31, NL: 18, NO: 15, PK: 24, PL: 28, PS: 29, PT: 25, QA: 29, RO: 24, RS: 22, SA: 24, SD: 18, SE: 24,
  SI: 19, SK: 24, SM: 27, SN: 28, SO: 23, TN: 24, TR: 26, UA: 29, VA: 22, XK: 20,
};

// not after a dot: "nom@exemple.fr 4970" is an address and a number
const beginning = /(?<![\p{L}\p{N}.@])([A-Za-z]{2})[\s.\-_:]{0,3}(\d)[\s.\-_]?(\d)/gu;
// a RIB is the French IBAN without its first four characters: five digits, five digits, eleven letters or digits, two digits
const rib = /(?<![\p{L}\p{N}])\d{5}[\s.\-_]{0,2}\d{5}[\s.\-_]{0,2}(?:[0-9A-Za-z][\s.\-_]?){11}[\s.\-_]{0,2}\d{2}(?![\p{L}\p{N}])/gu;
const leastDigits = 8;

/**
 * IBAN of any country of the registry, with a right or a wrong key, in groups or in one piece, and the French RIB. A number cut short is
 * masked up to where it stops as long as it holds `leastDigits` digits.
 */
export function findIbans(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const found of text.matchAll(beginning)) {
    const length = lengths[found[1]!.toUpperCase()];
    if (length === undefined || (spans.at(-1)?.to ?? 0) > found.index) continue;
    const to = endOfAccount(text, found.index + found[0].length, length - 4);
    if (to !== null) spans.push({ from: found.index, to });
  }
  for (const found of text.matchAll(rib)) {
    const span = { from: found.index, to: found.index + found[0].length };
    if (!spans.some((other) => other.from < span.to && span.from < other.to)) spans.push(span);
  }
  return spans;
}

/** @returns where the account part ends, at most `wanted` letters or digits later; null when it holds too few digits. */
function endOfAccount(text: string, from: number, wanted: number): number | null {
  let [to, count, digits, lastDigitEnd] = [from, 0, 0, from];
  let gap = 0;
  for (let at = from; at < text.length && count < wanted; at += 1) {
    const character = text[at]!;
    if (/[0-9A-Za-z]/.test(character)) {
      count += 1;
      gap = 0;
      to = at + 1;
      if (/\d/.test(character)) [digits, lastDigitEnd] = [digits + 1, to];
    } else if (/[\s.\-_]/.test(character) && gap < 3) gap += 1;
    else break;
  }
  if (digits < leastDigits) return null;
  // letters after the last digit of a number cut short are the next words of the sentence
  return count === wanted && !/[A-Za-z]{3}$/.test(text.slice(lastDigitEnd, to)) ? to : lastDigitEnd;
}
