import type { Span } from "../mask-private-numbers";

const between = "[\\s.\\-‐-―_()]{0,3}";
/** French numbers, with or without separators, and numbers from abroad after `+` or `00`. */
const phones = [
  new RegExp(`(?<!\\d)(?:\\+|00)${between}[1-9](?:${between}\\d){7,14}(?!\\d)`, "g"),
  new RegExp(`(?<!\\d)0[1-9](?:${between}\\d){8}(?!\\d)`, "g"),
  /(?<!\d)0[1-9](?:[/,]\s?\d{2}){4}(?!\d)/g,
];

const email = /[\p{L}\p{N}._%+'-]{1,64}\s?(?:@|\(at\)|\[at\]|\sarobase\s)\s?(?:[\p{L}\p{N}-]{1,63}\s?\.\s?){1,5}\p{L}{2,24}/giu;

export function findPhones(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const pattern of phones) {
    for (const found of text.matchAll(pattern)) {
      const span = { from: found.index, to: found.index + found[0].length };
      if (!spans.some((other) => other.from < span.to && span.from < other.to)) spans.push(span);
    }
  }
  return spans;
}

export function findEmails(text: string): readonly Span[] {
  return [...text.matchAll(email)].map((found) => ({ from: found.index, to: found.index + found[0].length }));
}
