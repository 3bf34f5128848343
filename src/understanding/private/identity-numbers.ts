import type { Span } from "../mask-private-numbers";

const gap = "[\\s.\\-‐-―_/|,·]{0,3}";
/**
 * NIR as it is printed: sex, year, month, department (2A and 2B in Corsica), town, order, key. The month is not checked: codes above 12
 * exist. Source: facts, "urgences-et-orientation", section 6.
 */
const printedNir = new RegExp(`(?<!\\d)[1-478]${gap}\\d{2}${gap}\\d{2}${gap}(?:\\d{2}|2[AaBb])${gap}\\d{3}${gap}\\d{3}(?:${gap}\\d{2})?(?!\\d)`, "g");

const digitRun = /\d+(?:[\s.\-‐-―_·]{1,2}\d+)*/g;

/** Digits of the longest bank card. */
const longestNumber = 19;

/**
 * Numéros de sécurité sociale, with and without key, and every other run of 13 to 15 digits (a numéro fiscal has 13, a mistyped NIR 14):
 * wrong keys are masked too, since a typing slip leaves the number recognisable.
 *
 * @param keepPhones a phone was asked for: `00` or `+` before 11 to 13 digits is a phone from abroad, not an identity number.
 */
export function findSocialNumbers(text: string, keepPhones: boolean): readonly Span[] {
  const spans: Span[] = [];
  for (const found of text.matchAll(printedNir)) {
    if (!(keepPhones && isPhoneFromAbroad(text, found.index, found[0]))) spans.push(spanOf(found));
  }
  const isIdentity = (_: string, from: number, to: number) => {
    const window = text.slice(from, to);
    return !isFrenchPhonePairs(window) && !(keepPhones && isPhoneFromAbroad(text, from, window));
  };
  // sixteen digits and more that pass as a card are not fifteen and a rest
  return [...spans, ...windowsOf(text, [13, 14, 15], [...spans, ...findCards(text)], isIdentity)];
}

/** Bank cards: 13 to 19 digits that pass the Luhn check (the shorter ones went with the identity numbers), and any 16 in one piece or by fours. */
export function findCards(text: string): readonly Span[] {
  return windowsOf(text, [16, 17, 18, 19], [], (digits, from, to) => passesLuhn(digits) || (digits.length === 16 && cardShape.test(text.slice(from, to))));
}

const cardShape = /^(?:\d{16}|\d{4}\D+\d{4}\D+\d{4}\D+\d{4})$/;

const foreignerNumber =
  /(?:[ée]trangers?|agdref|anef|foreigner|الاجانب|الأجانب|اجنبي|أجنبي|іноземц\p{L}*|خارجی|خارجي)[^\p{N}\n]{0,24}(\d(?:[\s.\-]?\d){9})(?!\d)/giu;

/** Ten digits after a word that says "foreigner's number". */
export function findForeignerNumbers(text: string): readonly Span[] {
  return [...text.matchAll(foreignerNumber)].map((found) => {
    const to = found.index + found[0].length;
    return { from: to - found[1]!.length, to };
  });
}

/**
 * Neighbouring groups of digits that together have one of the wanted lengths, left to right, not overlapping `taken`. From each place the
 * longest one that fits is taken: 15 digits are a NIR with its key, not 13 and two more.
 */
function windowsOf(text: string, lengths: readonly number[], taken: readonly Span[], fits: (digits: string, from: number, to: number) => boolean): readonly Span[] {
  const found: Span[] = [];
  for (const run of text.matchAll(digitRun)) {
    const groups: Span[] = [...run[0].matchAll(/\d+/g)].map((group) => ({ from: run.index + group.index, to: run.index + group.index + group[0].length }));
    const digits = run[0].replace(/\D/g, "");
    let before = 0;
    for (let first = 0; first < groups.length; ) {
      const { from } = groups[first]!;
      let longest: number | null = null;
      for (let last = first, count = 0; last < groups.length; last += 1) {
        const { from: start, to } = groups[last]!;
        count += to - start;
        if (count > longestNumber) break;
        if (!lengths.includes(count) || taken.some((other) => other.from < to && from < other.to)) continue;
        if (fits(digits.slice(before, before + count), from, to)) longest = last;
      }
      if (longest !== null) found.push({ from, to: groups[longest]!.to });
      const next = longest ?? first;
      for (; first <= next; first += 1) before += groups[first]!.to - groups[first]!.from;
    }
  }
  return found;
}

function isPhoneFromAbroad(text: string, from: number, number: string): boolean {
  const hasPlus = /\+\s?$/.test(text.slice(Math.max(0, from - 2), from));
  return (hasPlus && !hasRightKey(number)) || /^00[1-9]/.test(number.replace(/\D/g, ""));
}

// two phones one after the other, or a phone and a postcode, are not one number
const isFrenchPhonePairs = (text: string) => /^0[1-9](?:\D{1,2}\d{2}){4}(?:\D|$)/.test(text);

function hasRightKey(number: string): boolean {
  const digits = number.replace(/\D/g, "");
  return digits.length === 15 && 97 - (Number(digits.slice(0, 13)) % 97) === Number(digits.slice(13));
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    sum += index % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0;
}

function spanOf(found: RegExpExecArray): Span {
  return { from: found.index, to: found.index + found[0].length };
}
