import { foldDigits } from "../core/digits";

/*
 * What a machine may not change: what a person acts on. A sentence may come out clumsy; a phone number, an hour, an amount or an address that was
 * lost, altered or invented does harm, and is told by comparing characters.
 */

/** A translation is at most so many times as long as its original, and this much longer: anything beyond is not a translation. */
const maxGrowth = 4;
const maxExtraLength = 200;
/** Digits of a number that a translation may not bring in by itself: nobody writes out in words what is so long. */
const fewestInventedDigits = 6;

/** Web and e-mail addresses; lengths are bounded so that no text makes this slow. */
const addresses = /(?:https?:\/\/|www\.)[^\s<>"«»،؛]{1,500}|[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?:\/[^\s<>"«»،؛]{0,500})?/gi;
const endOfSentence = /[.,;:!?)\]'’…]+$/u;
/** As masking leaves them: `[IBAN]`. */
const maskedTokens = /\[[A-Z]{2,12}\]/g;
/** Numbers with what joins their parts: dates, hours, amounts, phones. */
const numbers = /\+?\d+(?:(?:[.,:/'-]| (?=\d{2,3}(?!\d)))\d+)*/g;

/** Whether everything a person acts on is in both texts: numbers, dates, phones, addresses, masked tokens, line breaks. */
export function isFaithful(original: string, translation: string): boolean {
  if (translation.trim() === "" || translation.length > maxGrowth * original.length + maxExtraLength) return false;
  const [before, after] = [original, translation].map(partsOf) as [Parts, Parts];
  const isNumberKept = isWithin(before.numbers, after.numbers);
  const isNumberInvented = [...after.numbers.keys()].some((number) => !before.numbers.has(number) && number.replace(/\D/g, "").length >= fewestInventedDigits);
  return isNumberKept && !isNumberInvented && isSame(before.addresses, after.addresses) && isSame(before.tokens, after.tokens) && before.lines === after.lines;
}

/** How often each occurs. */
type Counted = ReadonlyMap<string, number>;

interface Parts {
  readonly addresses: Counted;
  readonly tokens: Counted;
  readonly numbers: Counted;
  /** One sign a line: whether it is empty. */
  readonly lines: string;
}

function partsOf(text: string): Parts {
  const found = (text.match(addresses) ?? []).map((address) => address.replace(endOfSentence, ""));
  const rest = text.replace(addresses, " \u0000 ");
  const folded = foldDigits(rest.replace(maskedTokens, " \u0000 ")).replace(/[\u00a0\u202f\u2009]/g, " ").replace(/٫/g, ",").replace(/[٬’]/g, "'");
  return {
    addresses: count(found), tokens: count(rest.match(maskedTokens) ?? []), numbers: count(folded.match(numbers) ?? []),
    lines: text.trim().split("\n").map((line) => (line.trim() === "" ? "0" : "1")).join(""),
  };
}

function count(found: readonly string[]): Counted {
  const counted = new Map<string, number>();
  for (const one of found) counted.set(one, (counted.get(one) ?? 0) + 1);
  return counted;
}

const isWithin = (part: Counted, whole: Counted): boolean => [...part].every(([one, times]) => (whole.get(one) ?? 0) >= times);
const isSame = (a: Counted, b: Counted): boolean => isWithin(a, b) && isWithin(b, a);
