import type { PrivateKind } from "../core/ports";
import { foldDigits } from "./text";
import { findIbans } from "./private/iban";
import { findCards, findForeignerNumbers, findSocialNumbers } from "./private/identity-numbers";
import { findEmails, findPhones } from "./private/addresses";

/** Part of a text, from and to in UTF-16 units, end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Masked {
  readonly text: string;
  /** Kinds found, each once, in the order of `finders`. */
  readonly masked: readonly PrivateKind[];
}

type Keep = "phone" | "email";

/** Order matters: the longer and more harmful numbers first, so that no part of one is taken for a phone. */
const finders: readonly { readonly kind: PrivateKind; readonly find: (text: string, keepPhones: boolean) => readonly Span[] }[] = [
  { kind: "iban", find: findIbans },
  { kind: "nir", find: findSocialNumbers },
  { kind: "card", find: findCards },
  // numéro étranger: told by the word before it; kept with the identity numbers, since nobody needs to know which one was typed
  { kind: "nir", find: findForeignerNumbers },
  { kind: "phone", find: findPhones },
  { kind: "email", find: findEmails },
];

/**
 * Puts a marker such as `[IBAN]` in the place of each private number and leaves the rest of the text as it was typed.
 *
 * Digits of all scripts, full-width forms and invisible marks between digits do not hide a number.
 *
 * @param options.keep the kinds that were asked for and stay readable. The edge, which does not know the question yet, keeps both.
 */
export function maskPrivateNumbers(text: string, options: { readonly keep?: Keep | readonly Keep[] } = {}): Masked {
  const keep = new Set<string>(options.keep === undefined ? [] : [options.keep].flat());
  const masked = new Set<PrivateKind>();
  let current = text;
  let seen = seeThrough(current);
  if (!mayHold(seen.text)) return { text, masked: [] };
  for (const { kind, find } of finders) {
    if (keep.has(kind)) continue;
    const spans = find(seen.text, keep.has("phone"));
    if (spans.length === 0) continue;
    masked.add(kind);
    current = replace(current, spans.map(({ from, to }) => ({ from: seen.starts[from]!, to: seen.ends[to - 1]! })), `[${kind.toUpperCase()}]`);
    seen = seeThrough(current);
  }
  return { text: current, masked: [...masked] };
}

/** The shortest private number has eight digits; an address has its sign, or brackets around it, or its French name. */
const mayHold = (text: string) => /[@)\]]|arobase/i.test(text) || (text.match(/\d/g)?.length ?? 0) >= 8;

const hidden = /[\p{Cf}\p{Cs}\p{Mn}\p{Me}]|(?!\s)\p{Cc}/u;

/** The text as a number finder should see it, with the place in the original of each unit. */
function seeThrough(original: string): { text: string; starts: number[]; ends: number[] } {
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const point of original) {
    const end = at + point.length;
    if (point >= " " && point <= "~") {
      // most of what is typed, and nothing to look through
      text += point;
      starts.push(at);
      ends.push(end);
    } else if (!hidden.test(point)) {
      const shown = foldDigits(point.normalize("NFKC"));
      text += shown;
      for (let unit = 0; unit < shown.length; unit += 1) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return { text, starts, ends };
}

function replace(text: string, spans: readonly Span[], marker: string): string {
  let result = "";
  let at = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    result += text.slice(at, from) + marker;
    at = to;
  }
  return result + text.slice(at);
}
