import type { Span } from "../mask-private-numbers";
import { foldDigits, isPlainLine } from "../text";

/** A text as the finders should see it. `shown` and `folded` have the same length, so that a place in one is a place in the other. */
export interface View {
  /** Digits 0-9, full-width forms made plain, invisible marks and words between two groups of digits taken out; case kept. */
  readonly shown: string;
  /** `shown` in lower case, without accents, one letter for its variants. */
  readonly folded: string;
  /** Where a part of `shown` stands in the original. */
  readonly original: (part: Span) => Span;
}

const asItStands = (part: Span): Span => part;

const hidden = /[\p{Cf}\p{Cs}\p{Mn}\p{Me}]|(?!\s)\p{Cc}/u;
const lookalikes: Readonly<Record<string, string>> = { ی: "ي", ى: "ي", ې: "ي", ۍ: "ي", ک: "ك", ة: "ه", ہ: "ه", ھ: "ه", ٱ: "ا", ړ: "ر", "’": "'", "‘": "'", "ʼ": "'", "`": "'", ı: "i", "ґ": "г" };
// who dictates a number says what stands between its groups
const linkWords =
  "puis|ensuite|espace|tiret|point|then|space|dash|hyphen|dot|ثم|وبعدها|بعدها|مسافه|شرطه|نقطه|потім|далі|пробіл|тире|потом|далее|затем|пробел|дефис|بعد|باز|فاصله|خط|بیا|sonra|bosluk|tire|luego|despues|espacio|guion|depois|espaco|traco|apoi|spatiu|linie|তারপর|然后|再|kadib|ka dib|ከዚያ|ድሕሪኡ";
/** Between two numbers as often as within one: they leave `maybeJoint` behind. */
const conjunctions = "et|and|و|та|і|й|и|او|ve|y|e|si|এবং|iyo";
export const maybeJoint = "&";

export function seeThrough(original: string): View {
  // most of what is typed is plain, and nothing to look through
  if (isPlainLine(original) && !/\d/.test(original)) return { shown: original, folded: foldUnits(original), original: asItStands };
  const view: Draft = { shown: "", starts: [], ends: [] };
  let at = 0;
  for (const point of original) {
    const end = at + point.length;
    const shown = point >= " " && point <= "~" ? point : shownFor(point);
    view.shown += shown;
    for (let unit = 0; unit < shown.length; unit += 1) {
      view.starts.push(at);
      view.ends.push(end);
    }
    at = end;
  }
  const { shown, starts, ends } = withoutLinkWords(view);
  return { shown, folded: foldUnits(shown), original: ({ from, to }) => ({ from: starts[from]!, to: ends[to - 1]! }) };
}

/** A person writes with some hundred signs, each over and over; somebody who pastes thousands of others pays for them each time. */
const mostRemembered = 4_096;

function remembering(make: (sign: string) => string): (sign: string) => string {
  const known = new Map<string, string>();
  return (sign) => {
    const before = known.get(sign);
    if (before !== undefined) return before;
    const made = make(sign);
    if (known.size < mostRemembered) known.set(sign, made);
    return made;
  };
}

const shownFor = remembering((point) => (hidden.test(point) ? "" : foldDigits(point.normalize("NFKC"))));
const foldUnit = remembering((unit) => {
  const bare = unit.normalize("NFD")[0]!.toLowerCase()[0]!;
  return lookalikes[bare] ?? bare;
});

/** Folds unit by unit. Cue words go through the same, so that both sides are written the same way. */
export function foldUnits(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.replace(/[A-Z\x80-\uffff]/g, foldUnit);
}

/** A cue word as it stands in `View.folded`. */
export const foldCue = (word: string): string => foldUnits([...word.normalize("NFKC")].filter((point) => !hidden.test(point)).join(""));

interface Draft {
  shown: string;
  /** Place in the original of each unit of `shown`; `ends` excluded. */
  starts: number[];
  ends: number[];
}

const alternatives = (words: string) => words.split("|").map(foldCue).join("|");
const link = new RegExp(`(?<=\\d)\\s?[,;]?\\s(?:(${alternatives(conjunctions)})|${alternatives(linkWords)})\\s(?=\\d)`, "g");

function withoutLinkWords(view: Draft): Draft {
  const folded = foldUnits(view.shown);
  const joined: Draft = { shown: "", starts: [], ends: [] };
  let at = 0;
  const copy = (from: number, to: number) => {
    joined.shown += view.shown.slice(from, to);
    joined.starts.push(...view.starts.slice(from, to));
    joined.ends.push(...view.ends.slice(from, to));
  };
  for (const { index, 0: words, 1: conjunction } of folded.matchAll(link)) {
    copy(at, index);
    copy(index, index + 1);
    joined.shown = joined.shown.slice(0, -1) + (conjunction === undefined ? " " : maybeJoint);
    at = index + words.length;
  }
  if (at === 0) return view;
  copy(at, view.shown.length);
  return joined;
}
