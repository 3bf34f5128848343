import { isLongerThan } from "../core/code-points";
import { unknown, type IsoDate } from "../core/flow/model";
import type { AnswerReading, Expectation } from "../core/ports";
import type { Keep } from "./mask-private-numbers";
import type { Lexicon, Lexicons } from "./lexicon";
import { findWhole, withoutPolite } from "./phrases";
import { readEmail, readPhone, readPlace } from "./read-address";
import { readAmount } from "./read-amount";
import { readChoice, type ReadableChoice } from "./read-choice";
import { readDate } from "./read-date";
import { readDuration } from "./read-duration";
import { readLanguage } from "./read-language";
import { bounded, miss, readNumber } from "./read-number";
import { readYesNo } from "./read-yes-no";
import { wordsOf, type Typed } from "./text";
import type { FindTowns } from "./towns";

/** Longest short text (code points): a name, a street; a story belongs to a mediator. */
export const maxShortTextLength = 200;

export interface AnswerContext {
  readonly lexicon: Lexicon;
  readonly lexicons: Lexicons;
  readonly today: IsoDate;
  readonly expecting: Expectation;
  readonly choices: readonly ReadableChoice[];
  readonly findTowns: FindTowns;
}

/** Reads a clean, masked text as the answer that is waited for. Pure and quick: everything here is linear in the text. */
export function readAnswer(typed: Typed, context: AnswerContext): AnswerReading {
  const { lexicon, expecting } = context;
  const { text } = typed;
  if (text === "") return miss("empty");
  if (expecting.kind === "nothing") return miss("unclear");
  if (typed.words.length === 0 && !/[\p{L}\p{N}]/u.test(text.normalize("NFKC"))) return miss("unclear");
  const noAnswer = isWritten.has(expecting.kind) || expecting.allowUnknown ? findWhole(lexicon.noAnswer, typed, lexicon.polite) : undefined;
  // "I have none" is a number where a number is asked
  if (noAnswer === "dont_have" && (expecting.kind === "number" || expecting.kind === "amount")) return bounded(0, false, expecting);
  // "I do not have one" is a "no" where yes or no is asked, and "missing" in front of a paper
  if (noAnswer !== undefined && (isWritten.has(expecting.kind) || noAnswer !== "dont_have")) return expecting.allowUnknown ? { outcome: "certain", value: unknown } : miss(noAnswer);
  if (isWritten.has(expecting.kind)) return readWritten(typed, context);
  const picked = readPicked(typed, context);
  if (picked.outcome !== "not_understood" || picked.reason !== "unclear") return picked;
  const refusal = findWhole(lexicon.noAnswer, typed, lexicon.polite);
  return refusal === undefined || refusal === "dont_have" ? picked : miss(refusal);
}

const isWritten: ReadonlySet<Expectation["kind"]> = new Set(["number", "amount", "date", "duration", "postcode", "phone", "email", "short_text"]);

/** Answers that a person writes, as against the buttons of `readPicked`. */
function readWritten(typed: Typed, context: AnswerContext): AnswerReading {
  const { lexicon, expecting, today } = context;
  const { text, words } = typed;
  // short texts are kept as they are
  const plain = expecting.kind === "short_text" ? text : lexicon.plain(text);
  const numbersIn = (part: string) => lexicon.numbersIn(wordsOf(part));
  switch (expecting.kind) {
    case "number":
    case "amount": {
      if (fractionOutside(typed, plain, lexicon)) return miss("unclear");
      // in Dari the same word is "no" and nine
      if (!/\d/.test(plain) && findWhole(lexicon.yesNo.book, typed, lexicon.polite)) return miss("unclear");
      return expecting.kind === "number" ? readNumber(plain, numbersIn, expecting) : readAmount(plain, numbersIn, lexicon.money, expecting);
    }
    case "date":
      return readDate(plain, plain === text ? words : wordsOf(plain), lexicon.polite, { ...lexicon, today, expecting, ordinals: lexicon.choice.ordinals });
    case "duration":
      return readDuration(plain, lexicon.durations);
    case "postcode":
      return readPlace(plain, withoutPolite(words, lexicon.polite).join(" "), context.findTowns);
    case "phone":
      return readPhone(plain);
    case "email":
      return readEmail(plain);
    default:
      return isLongerThan(text, maxShortTextLength) ? miss("too_long") : { outcome: "certain", value: text };
  }
}

/** "deux et demi" is no count; "un million et demi" is. */
function fractionOutside({ words }: Typed, plain: string, { fractions, numbersIn }: Lexicon): boolean {
  if (!words.some((word) => fractions.has(word))) return false;
  const read = wordsOf(plain);
  const [only, ...others] = numbersIn(read);
  return others.length > 0 || read.some((word, at) => fractions.has(word) && !(only && at >= only.from && at < only.to));
}

function readPicked(typed: Typed, context: AnswerContext): AnswerReading {
  switch (context.expecting.kind) {
    case "language":
      return readNamedLanguage(typed, context) ?? readOptions(typed, context) ?? miss("unclear");
    case "yes_no":
    case "confirm":
      return readYesOrNo(typed, context) ?? miss("unclear");
    default:
      return readOptions(typed, context) ?? miss("unclear");
  }
}

function readNamedLanguage(typed: Typed, { lexicon, lexicons, choices }: AnswerContext): AnswerReading | undefined {
  const value = readLanguage(typed, lexicons.languages, lexicon.polite);
  const isOffered = choices.length === 0 || choices.some((choice) => choice.value === value);
  return value !== undefined && isOffered ? { outcome: "certain", value } : undefined;
}

/** By word, or by the place of the button. */
function readYesOrNo(typed: Typed, context: AnswerContext): AnswerReading | undefined {
  const said = readYesNo(typed, context.lexicon.yesNo);
  if (said) return said;
  const option = readOptions(typed, context);
  if (option?.outcome === "not_understood" || option === undefined || option.value === unknown) return option;
  return { ...option, value: option.value === "yes" };
}

/** What "yes" and "no" mean in front of a paper, a screen or an offer, by the values of its buttons. */
const yesNoValues: readonly (readonly [yes: string, no: string | null])[] = [["have", "missing"], ["done", "unseen"], ["person", "go_on"], ["continue", null]];

/** One of the buttons shown, by its words, by the words its value has everywhere, or by its place. */
function readOptions(typed: Typed, { lexicon, expecting, choices }: AnswerContext): AnswerReading | undefined {
  const places: readonly ReadableChoice[] = expecting.allowUnknown ? [...choices, { value: unknown, labels: [] }] : choices;
  const yesNo = readYesNo(typed, lexicon.yesNo);
  // in a list of different things a plain yes names none of them, not even the person offered beside them
  const shared = expecting.kind === "choice" && yesNo?.outcome === "certain" ? undefined : sharedValue(typed, lexicon, choices);
  // the sentence of the button itself comes first
  const read = readChoice(typed, places, lexicon.choice);
  if (read?.outcome === "certain") return read;
  if (shared !== undefined) return { outcome: "certain", value: shared };
  if (yesNo?.outcome === "certain" && expecting.yesNo) return { outcome: "certain", value: yesNo.value === true ? expecting.yesNo.yes : expecting.yesNo.no };
  if (expecting.kind === "choice" || expecting.kind === "yes_no" || expecting.kind === "confirm" || read) return read;
  const pair = yesNoValues.find(([yes]) => choices.some(({ value }) => value === yes));
  if (yesNo?.outcome !== "certain" || !pair) return yesNo?.outcome === "not_understood" ? yesNo : undefined;
  const value = yesNo.value === true ? pair[0] : pair[1];
  return value === null ? undefined : { outcome: "certain", value };
}

function sharedValue({ compact, words }: Typed, lexicon: Lexicon, choices: readonly ReadableChoice[]): string | undefined {
  if (compact.length > longestShared) return undefined;
  const values = lexicon.values.get(compact) ?? lexicon.values.get(withoutPolite(words, lexicon.polite).join("")) ?? [];
  const offered = values.filter((value) => choices.some((choice) => choice.value === value));
  return offered.length === 1 ? offered[0] : undefined;
}

const longestShared = 120;

/** What looks private and a question may ask for; everything else is masked. */
export function askedFor(kind: Expectation["kind"]): Keep | undefined {
  return kind === "phone" || kind === "email" || kind === "postcode" ? kind : undefined;
}
