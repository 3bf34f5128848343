import { privateKinds, type PrivateKind } from "../core/ports";
import { findEmails, findPhones, findPostcodes } from "./private/addresses";
import { findIbans } from "./private/iban";
import { findCards, findFiscalNumbers, findSocialNumbers, withDigitsForLetters } from "./private/identity-numbers";
import { findLongNumbers, findTenDigits } from "./private/long-numbers";
import { overlaps } from "./private/number-runs";
import { findPasswords } from "./private/passwords";
import { findBeneficiarySaid, findFiscalSaid, findForeignerSaid } from "./private/said-numbers";
import { seeThrough, type View } from "./private/see-through";

/** Part of a text, from and to in UTF-16 units, end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Masked {
  readonly text: string;
  /** Kinds found, each once, in the order of `privateKinds`. */
  readonly masked: readonly PrivateKind[];
}

export type Keep = "phone" | "email" | "postcode";

interface Finder {
  readonly kind: PrivateKind;
  readonly find: (view: View) => readonly Span[];
  /** Of the shortest one, O and l typed for 0 and 1 included; absent: it may have none. */
  readonly fewestDigits?: number;
  /** What was asked for goes before it: it is told by its length, or by a word as wide as "code". */
  readonly yieldsTo?: readonly Keep[];
}

/** Of the shortest private number; a text with fewer digits is not looked through for any. */
const fewestDigits = 6;

/** Order matters: what is said as such first, then the longer and more harmful numbers, so that no part of one is taken for a phone. */
const finders: readonly Finder[] = [
  { kind: "iban", find: findIbans, fewestDigits },
  { kind: "foreigner", find: findForeignerSaid, fewestDigits: 9 },
  { kind: "fiscal", find: findFiscalSaid, fewestDigits: 8 },
  { kind: "password", find: findPasswords, yieldsTo: ["postcode"] },
  { kind: "email", find: findEmails },
  { kind: "fiscal", find: findFiscalNumbers, fewestDigits: 13 },
  { kind: "nir", find: findSocialNumbers, fewestDigits: 9 },
  { kind: "card", find: findCards, fewestDigits: 12 },
  { kind: "phone", find: findPhones, fewestDigits: 8 },
  { kind: "digits", find: findBeneficiarySaid, fewestDigits },
  { kind: "foreigner", find: findTenDigits, fewestDigits: 10, yieldsTo: ["phone", "email"] },
  { kind: "digits", find: findLongNumbers, fewestDigits: 9, yieldsTo: ["phone", "email"] },
];

const maskOf = (kind: PrivateKind): string => `[${kind.toUpperCase()}]`;
const masks = new RegExp(`\\[(?:${privateKinds.join("|").toUpperCase()})\\]`, "g");

/** What the person wrote beside it: the names of what is hidden are nobody's words. */
export const withoutMasks = (text: string): string => text.replace(masks, " ");

/**
 * Puts a marker such as `[IBAN]` in the place of each private number and leaves the rest of the text as it was typed.
 *
 * Digits of all scripts, full-width forms and invisible marks between digits do not hide a number.
 *
 * @param options.keep the kinds that were asked for and stay readable. The edge, which does not know the question yet, keeps all of them.
 */
export function maskPrivateNumbers(text: string, options: { readonly keep?: Keep | readonly Keep[] } = {}): Masked {
  const keep: readonly Keep[] = options.keep === undefined ? [] : [options.keep].flat();
  const masked = new Set<PrivateKind>();
  let current = text;
  let view = seeThrough(current);
  const hasNumber = countDigits(view.shown) >= fewestDigits;
  const digitsIn = ({ shown }: View) => (hasNumber ? countDigits(withDigitsForLetters(shown)) : 0);
  let digits = digitsIn(view);
  for (const { kind, find, fewestDigits: fewest = 0, yieldsTo = [] } of finders) {
    if (digits < fewest || (keep as readonly string[]).includes(kind)) continue;
    const found = find(view);
    if (found.length === 0) continue;
    const asked = keep.filter((one) => yieldsTo.includes(one)).flatMap((one) => readable[one](view));
    const spans = found.filter((span) => !asked.some((other) => overlaps(other, span)));
    if (spans.length === 0) continue;
    masked.add(kind);
    current = replace(current, spans.map(view.original), maskOf(kind));
    view = seeThrough(current);
    digits = digitsIn(view);
  }
  return { text: current, masked: masked.size === 0 ? [] : privateKinds.filter((kind) => masked.has(kind)) };
}

const countDigits = (text: string): number => text.match(/\d/g)?.length ?? 0;

/** What stays when it was asked for. */
const readable: Readonly<Record<Keep, (view: View) => readonly Span[]>> = { phone: findPhones, email: findEmails, postcode: findPostcodes };

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
