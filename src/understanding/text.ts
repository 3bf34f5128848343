import { foldDigits } from "../core/digits";
import { maxTextLength } from "../core/limits";

export { foldDigits };

/* Three forms of one text: clean (kept, shown), plain (digits and spaces made simple, for numbers) and folded (for comparing words). */

// ZWNJ parts Persian words and ZWJ holds emoji together: they are kept; every other invisible mark can hide or turn text
const invisible = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;

/** Latin, Cyrillic and Arabic letters as keyboards write them, with the signs of a line of text: nothing in them is hidden, or has another form. */
const plainLine = /^[\x20-\x7e«»‘’\u00c0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0400-\u045f\u0621-\u063a\u0641-\u064a]*$/;
export const isPlainLine = (text: string): boolean => plainLine.test(text);

/** Safe to keep and show: one line break, no control, no direction override, no broken surrogate. */
export function cleanText(raw: string): string {
  if (isPlainLine(raw)) return raw.trim();
  return raw
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(invisible, "")
    .normalize("NFC")
    .trim();
}

// one sign can stand for a whole phrase (ﷺ is eighteen letters): what is read stays about as long as what was typed
const longestUnfolded = 2 * maxTextLength;
const unfold = (text: string) => text.normalize("NFKC").slice(0, longestUnfolded);

// the frame of keycap emoji (1️⃣) and variation selectors stand behind the digit a person meant
const decorations = /[\ufe00-\ufe0f\u20e3]/g;

/** For numbers, dates and addresses: compatibility forms, digits 0-9, every space a space, decimal signs `,` and `.`; case kept. */
export function plainText(text: string): string {
  if (isLatin(text)) return text.slice(0, longestUnfolded).replace(/[’`]/g, "'").replace(/\s+/g, " ").trim();
  return foldDigits(unfold(text))
    .replace(decorations, "")
    .replace(/[\u200c\u200d]/g, "")
    .replace(/٬/g, "'")
    .replace(/٫/g, ",")
    .replace(/،/g, ", ")
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

// letters that one keyboard writes for another; hamza and madda went with the combining marks
const lookalikes: Readonly<Record<string, string>> = {
  ٱ: "ا", ى: "ي", ی: "ي", ې: "ي", ے: "ي", ک: "ك", ة: "ه", ۀ: "ه", ہ: "ه", ە: "ه", ھ: "ه", ۂ: "ه", ء: "", ـ: "",
  œ: "oe", æ: "ae", ß: "ss", ø: "o", ı: "i", ł: "l", đ: "d", ґ: "г", "\u200c": "", "\u200d": "",
};
const lookalike = new RegExp(`[${Object.keys(lookalikes).filter((letter) => [...letter].length === 1).join("")}]`, "gu");

// the vowels of Bengali are marks: without them twenty-one is a hundred
const marks = /(?:(?!\p{Script=Bengali})\p{M})+/gu;

/** Series of signs that sound alike and are written for each other; they stand in the same order of vowels. */
function tigrinyaVariant(sign: string): string {
  if (sign === "አ") return "ኣ";
  const point = sign.codePointAt(0)!;
  const [from, to] = point >= 0x1340 ? [0x1340, 0x1338] : point >= 0x1280 ? [0x1280, 0x1210] : [0x1220, 0x1230];
  return String.fromCodePoint(point - from + to);
}

/**
 * For comparing words: lower case, no accents, one letter for its variants, words parted by one space. A letter held down ("ouiiii")
 * counts once. The half-space of Persian joins here; word lists hold both ways of writing.
 */
export function fold(text: string): string {
  if (!isLatin(text)) return foldAny(text);
  const bare = text.slice(0, longestUnfolded).replace(/[^\x00-\x7f]/g, (letter) => latin.get(letter)!);
  return bare.toLowerCase().replace(/([a-z])\1{2,}/g, "$1").replace(/[^a-z0-9]+/g, " ").trim();
}

function foldAny(text: string): string {
  return foldDigits(unfold(text))
    .toLowerCase()
    .normalize("NFD")
    .replace(marks, "")
    .replace(/[ሠ-ሧኀ-ኇፀ-ፇአ]/gu, tigrinyaVariant)
    .replace(lookalike, (letter) => lookalikes[letter] ?? letter)
    // пʼять and пять; elsewhere an apostrophe parts words (d'accord)
    .replace(/(?<=\p{Script=Cyrillic})['’ʼ`´](?=\p{Script=Cyrillic})/gu, "")
    .replace(/(\p{L})\1{2,}/gu, "$1")
    // Chinese parts no words: each sign is one
    .replace(/\p{Script=Han}/gu, " $& ")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

/** Beside ASCII, what most of the Latin scripts is typed with; each folds to letters from a to z, or parts words. */
const latin = new Map([..."ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿĂăĞğİıŒœŞşȘșŢţȚț«»’"].map((sign) => [sign, foldAny(sign) || " "]));
const latinText = new RegExp(`^[\\x00-\\x7f${[...latin.keys()].join("")}]*$`);
const isLatin = (text: string): boolean => latinText.test(text);

export function wordsOf(text: string): string[] {
  const folded = fold(text);
  return folded === "" ? [] : folded.split(" ");
}

/** What a person typed in the forms that are compared, made once: folding is most of what reading costs. */
export interface Typed {
  /** Clean and masked, as it is kept. */
  readonly text: string;
  readonly words: readonly string[];
  /** The words without spaces. */
  readonly compact: string;
}

export function typed(text: string, words: readonly string[] = wordsOf(text)): Typed {
  return { text, words, compact: words.join("") };
}

/** A sentence of ours in the forms that are compared; made once, since there are few sentences and many texts. */
export interface Label {
  readonly compact: string;
  readonly words: readonly string[];
}

export function labelOf(sentence: string): Label {
  const words = wordsOf(sentence);
  return { words, compact: words.join("") };
}

/** Folded and without spaces: "je ne sais pas" and "jenesaispas", with or without a half-space, are one. */
export function compact(text: string): string {
  return fold(text).replaceAll(" ", "");
}

/** Edits (insert, delete, replace, swap of neighbours) between two words, counted up to `limit`; beyond it `limit + 1`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  // what both begin and end with costs nothing: most words that are compared differ at once
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [left, right] = [a.slice(from, endA), b.slice(from, endB)];
  if (left === "" || right === "") return left.length + right.length;
  // one edit between two words without a common beginning or end: a letter for a letter, or two that changed places
  if (limit === 1 && (left.length > 2 || right.length > 2)) return 2;
  return between(left, right, limit);
}

function between(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length]!, limit + 1);
}
