import type { Span } from "../mask-private-numbers";
import { beneficiaryCues, cardCues, fiscalCues, foreignerCues, phoneWords, socialCues, weakForeignerCues } from "./cue-words";
import { findHarmless } from "./harmless-runs";
import { digitsOf, overlaps, overlapWith } from "./number-runs";
import type { View } from "./see-through";

/** Words, and how many digits the number after them has. One or two are forgiven: a slip leaves it recognisable. */
interface Saying {
  readonly cues: RegExp;
  readonly least: number;
  readonly most: number;
  readonly accepts?: (digits: string, words: string) => boolean;
}

const cues = (patterns: readonly string[]) => new RegExp(`(?:${patterns.join("|")})`, "gu");
const isFrenchPhone = (digits: string) => /^0[1-9]\d{8}$/.test(digits);

const foreigner: readonly Saying[] = [
  { cues: cues(foreignerCues), least: 9, most: 12, accepts: (_, words) => !phoneWords.test(words) },
  { cues: cues(weakForeignerCues), least: 10, most: 10, accepts: (digits, words) => !isFrenchPhone(digits) && !phoneWords.test(words) },
];
const fiscal: readonly Saying[] = [{ cues: cues(fiscalCues), least: 8, most: 15, accepts: (digits) => !isFrenchPhone(digits) }];
const social: readonly Saying[] = [{ cues: cues(socialCues), least: 9, most: 16, accepts: (digits) => !isFrenchPhone(digits) && !/^00/.test(digits) }];
const card: readonly Saying[] = [{ cues: cues(cardCues), least: 12, most: 19, accepts: (digits) => !/^(?:00|33)/.test(digits) }];
const beneficiary: readonly Saying[] = [{ cues: cues(beneficiaryCues), least: 6, most: 8 }];

// a word before the number may say how long it is: "(10 chiffres)"
const inBetween = /^(?:[^\d+]{0,40}\(\d{1,2}[^\d)]{1,20}\))?[^\d+]{0,40}/;
const numberAfter = /^\d(?:[\s.\-‐-―−_/·,]{0,3}\d)*/;

export const findForeignerSaid = (view: View) => find(view, foreigner);
export const findFiscalSaid = (view: View) => find(view, fiscal);
export const findSocialSaid = (view: View) => find(view, social);
export const findCardsSaid = (view: View) => find(view, card);

/** With the letter of its key: "1234567 K". */
export function findBeneficiarySaid(view: View): readonly Span[] {
  return find(view, beneficiary).map(({ from, to }) => ({ from, to: to + (/^\s?[a-z](?![\p{L}\p{N}])/u.exec(view.folded.slice(to, to + 3))?.[0].length ?? 0) }));
}

function find({ folded }: View, sayings: readonly Saying[]): readonly Span[] {
  // a cue is made of letters
  if (!/\p{L}/u.test(folded) || !/\d{2}/.test(folded.replace(/\D{1,3}/g, ""))) return [];
  const isHarmlessPlace = overlapWith(findHarmless(folded));
  const spans: Span[] = [];
  for (const { cues, least, most, accepts } of sayings) {
    for (const cue of folded.matchAll(cues)) {
      const end = cue.index + cue[0].length;
      const rest = folded.slice(end, end + 200);
      const words = inBetween.exec(rest)![0];
      const found = numberAfter.exec(rest.slice(words.length))?.[0];
      if (found === undefined) continue;
      const from = end + words.length;
      const span = endOfNumber(found, least, most);
      if (span === null) continue;
      const to = from + span;
      if (isHarmlessPlace({ from, to })) continue;
      if (accepts && !accepts(digitsOf(folded.slice(from, to)), cue[0] + words)) continue;
      if (!spans.some((other) => overlaps(other, { from, to }))) spans.push({ from, to });
    }
  }
  return spans;
}

/** Length of the number in `run`: groups are taken until there are enough digits, so that a sum after it stays. */
function endOfNumber(run: string, least: number, most: number): number | null {
  let [count, end] = [0, 0];
  for (const group of run.matchAll(/\d+/g)) {
    if (count + group[0].length > most) break;
    count += group[0].length;
    end = group.index + group[0].length;
  }
  return count >= least && !/^\d/.test(run.slice(end)) ? end : null;
}
