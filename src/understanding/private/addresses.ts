import type { Span } from "../mask-private-numbers";
import { findHarmless } from "./harmless-runs";
import { withDigitsForLetters } from "./identity-numbers";
import { overlaps, overlapWith } from "./number-runs";
import type { View } from "./see-through";

const between = "[\\s.\\-‐-―−_()·]{0,3}";
/** French numbers, with or without separators, numbers from abroad after `+` or `00`, and those whose first zero or `+` was forgotten. */
const phones = [
  new RegExp(`(?<!\\d)(?:\\+|00)${between}[1-9](?:${between}\\d){7,14}(?!\\d)`, "g"),
  new RegExp(`(?<!\\d)0[ .]?[1-9](?:${between}\\d){8}(?!\\d)`, "g"),
  /(?<!\d)0[1-9](?:[/,]\s?\d{2}){4}(?!\d)/g,
  /(?<!\d)33[ .\-]?(?:\(0\)|0)?[ .\-]?[67](?:[ .\-]?\d{2}){4}(?!\d)/g,
  /(?<!\d)[67](?:[ .\-]?\d{2}){4}(?![ .\-]?\d)/g,
  // mobiles of Turkey and Nigeria as they are said at home: eleven digits
  /(?<!\d)0\d{3}[ .\-]\d{3}[ .\-]?\d{2}[ .\-]?\d{2}(?!\d)/g,
];

const email = /[\p{L}\p{N}._%+'-]{1,64}\s?(?:@|\(at\)|\[at\]|\sarobase\s)\s?(?:(?:[\p{L}\p{N}-]{1,63}(?:\s?\.\s?|\s?[([](?:dot|point)[)\]]\s?)){1,5}\p{L}{2,24}|[\p{L}\p{N}-]{1,63},(?:com|fr|org|net|ru|ua)(?![\p{L}\p{N}]))/giu;

export function findPhones({ shown }: View): readonly Span[] {
  const text = withDigitsForLetters(shown);
  const isHarmlessPlace = overlapWith(findHarmless(text));
  const spans: Span[] = [];
  for (const pattern of phones) {
    for (const found of text.matchAll(pattern)) {
      const span = { from: found.index, to: found.index + found[0].length };
      const isHarmless = !found[0].startsWith("+") && isHarmlessPlace(span);
      if (!isHarmless && !spans.some((other) => overlaps(other, span))) spans.push(span);
    }
  }
  return spans;
}

/** Letters before an @ are looked for from every letter of a text: most texts have no @. */
const atSign = /@|\(at\)|\[at\]|arobase/iu;

export function findEmails({ shown }: View): readonly Span[] {
  if (!atSign.test(shown)) return [];
  return [...shown.matchAll(email)].map((found) => ({ from: found.index, to: found.index + found[0].length }));
}

export function findPostcodes({ shown }: View): readonly Span[] {
  return [...shown.matchAll(/(?<!\d)\d{2} ?\d{3}(?!\d)/g)].map((found) => ({ from: found.index, to: found.index + found[0].length }));
}
