import type { Span } from "../mask-private-numbers";
import { findHarmless, isList } from "./harmless-runs";
import { between, digitsOf, lengthOf, overlaps, overlapWith, runsOf, textOf, type Run } from "./number-runs";
import { findCardsSaid, findSocialSaid } from "./said-numbers";
import { maybeJoint, type View } from "./see-through";

const gap = `[${between}/|,]{0,3}`;
/**
 * NIR as it is printed: sex, year, month, department (2A and 2B in Corsica), town, order, key. The month is not checked: codes above 12
 * exist. Source: facts, "urgences-et-orientation", section 6.
 */
const printedNir = new RegExp(`(?<!\\d)[1-478]${gap}\\d{2}${gap}\\d{2}${gap}(?:\\d{2}|2[AaBb])${gap}\\d{3}${gap}\\d{3}(?:${gap}\\d{2})?(?!\\d)`, "g");
/** The letter makes it certain, whatever the groups; Cyrillic А and В look the same. */
const corsicanNir = new RegExp(`(?<!\\d)[1-478](?:${gap}\\d){4}${gap}2${gap}[AaBbАВав](?:${gap}\\d){6}(?:(?:${gap}\\d){2})?(?!\\d)`, "g");

/** Digits of the longest bank card. */
const longestNumber = 19;

/**
 * Numéros de sécurité sociale, with and without key, and every other run of 13 to 15 digits (a mistyped NIR has 14): wrong keys are masked
 * too, since a typing slip leaves the number recognisable.
 */
export function findSocialNumbers(view: View): readonly Span[] {
  const text = withDigitsForLetters(view.shown);
  // sixteen digits and more that pass as a card are not fifteen and a rest
  const cards = findCards(view);
  const spans: Span[] = [...findSocialSaid(view)];
  for (const found of [...text.matchAll(corsicanNir), ...text.matchAll(printedNir)]) {
    const span = { from: found.index, to: found.index + found[0].length };
    const isPartOfCard = !hasRightKey(found[0]) && cards.some((card) => overlaps(card, span));
    if (!isPartOfCard && !isPhoneFromAbroad(text, span.from, found[0]) && !isList(found[0].match(/\d+/g) ?? []) && !spans.some((other) => overlaps(other, span))) spans.push(span);
  }
  const isIdentity = (digits: string, from: number, to: number) => {
    const window = text.slice(from, to);
    return !isPhoneFromAbroad(text, from, window) && !(digits.length === 14 && isSiret(view.folded, from, digits));
  };
  return [...spans, ...windowsOf(text, [13, 14, 15], [...spans, ...cards], isIdentity)].map((span) => withKey(view.folded, span));
}

/** "…123 456 clé 21". */
function withKey(folded: string, { from, to }: Span): Span {
  return { from, to: to + (/^[\s,]{0,2}(?:cle|key|ключ|مفتاح|کلید)\s?:?\s?\d{2}(?!\d)/u.exec(folded.slice(to, to + 16))?.[0].length ?? 0) };
}

/** Bank cards: 13 to 19 digits that pass the Luhn check (the shorter ones went with the identity numbers), and any 16 in one piece or by fours. */
export function findCards(view: View): readonly Span[] {
  const text = withDigitsForLetters(view.shown);
  const said = findCardsSaid(view);
  return [...said, ...windowsOf(text, [16, 17, 18, 19], said, (digits, from, to) => passesLuhn(digits) || (digits.length === 16 && cardShape.test(text.slice(from, to))))];
}

/** Cards begin with 2 to 6; "1247 1302 1288 1190" are four sums. */
const cardShape = /^(?:\d{16}|[2-6]\d{3}\D+\d{4}\D+\d{4}\D+\d{4})$/;

/** Thirteen digits in the groups of a tax notice, or beginning as no NIR does. Source: facts, README, "Contradictions still open". */
export function findFiscalNumbers(view: View): readonly Span[] {
  const wholes = [...runsOf(view.shown)].filter((run) => digitsOf(textOf(view.shown, run)).length === 13);
  const shape = /^[0-3]\d[ .\-]\d{2}[ .\-]\d{3}[ .\-]\d{3}[ .\-]\d{3}$/;
  const isFiscal = (digits: string, from: number, to: number) =>
    (shape.test(view.shown.slice(from, to)) || (/^[03]/.test(digits) && wholes.some((run) => run.from === from))) && !isPhoneFromAbroad(view.shown, from, digits);
  return windowsOf(view.shown, [13], findCards(view), isFiscal);
}

/**
 * Neighbouring groups of digits that together have one of the wanted lengths, left to right, not overlapping `taken`. From each place the
 * longest one that fits is taken: 15 digits are a NIR with its key, not 13 and two more.
 */
function windowsOf(text: string, lengths: readonly number[], taken: readonly Span[], fits: (digits: string, from: number, to: number) => boolean): readonly Span[] {
  const found: Span[] = [];
  const isBarred = overlapWith([...taken, ...findHarmless(text)]);
  for (const run of runsOf(text)) {
    if (run.groups.reduce((sum, group) => sum + lengthOf(group), 0) < Math.min(...lengths)) continue;
    const { groups } = run;
    for (let first = 0; first < groups.length; ) {
      const phone = groupsOfPhone(text, run, first);
      if (phone > 0) {
        first += phone;
        continue;
      }
      const longest = longestWindow(text, groups, first, lengths, isBarred, fits);
      if (longest !== null) found.push({ from: groups[first]!.from, to: groups[longest]!.to });
      first = (longest ?? first) + 1;
    }
  }
  return found;
}

function longestWindow(text: string, groups: Run["groups"], first: number, lengths: readonly number[], isBarred: (span: Span) => boolean, fits: (digits: string, from: number, to: number) => boolean): number | null {
  const { from } = groups[first]!;
  let longest: number | null = null;
  for (let last = first, digits = ""; last < groups.length; last += 1) {
    const { to } = groups[last]!;
    digits += textOf(text, groups[last]!);
    if (digits.length > longestNumber) break;
    if (!lengths.includes(digits.length) || isBarred({ from, to })) continue;
    if (isList(groups.slice(first, last + 1).map((group) => textOf(text, group)))) continue;
    const isCertain = !text.slice(from, to).includes(maybeJoint) || hasRightKey(digits) || (digits.length === 16 && passesLuhn(digits));
    if (isCertain && fits(digits, from, to)) longest = last;
  }
  return longest;
}

/** Two phones one after the other, or a phone and a postcode, are not one number. @returns how many groups the French phone at `first` has, 0 for none. */
function groupsOfPhone(text: string, { groups }: Run, first: number): number {
  const sizes = groups.slice(first, first + 5).map(lengthOf);
  const begins = /^0[1-9]/.test(textOf(text, groups[first]!));
  if (begins && sizes[0] === 10) return 1;
  return begins && sizes.length === 5 && sizes.every((size) => size === 2) && (first > 0 || groups.length === 5 || groups.length >= 6 && !isFiscalInPairs(groups)) ? 5 : 0;
}

const isFiscalInPairs = (groups: Run["groups"]) => groups.length === 7 && lengthOf(groups[5]!) === 2 && lengthOf(groups[6]!) === 1;

/** `00` or `+` before 8 to 15 digits is a phone, unless its key makes it a NIR. */
function isPhoneFromAbroad(text: string, from: number, number: string): boolean {
  const hasPlus = /\+\s?$/.test(text.slice(Math.max(0, from - 2), from));
  return (hasPlus && !hasRightKey(number)) || /^00[1-9]/.test(digitsOf(number));
}

const isSiret = (folded: string, from: number, digits: string) => /siret[^\d]{0,16}$/.test(folded.slice(Math.max(0, from - 24), from)) && passesLuhn(digits);

function hasRightKey(number: string): boolean {
  const digits = digitsOf(number);
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

/** The letters O and l typed for 0 and 1 within a group of digits; as many characters as before. */
export function withDigitsForLetters(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])(?=[OoIl]*\d)[\dOoIl]{2,}(?![\p{L}\p{N}])/gu, (group) => group.replace(/[Oo]/g, "0").replace(/[Il]/g, "1"));
}
