import type { AnswerReading } from "../core/ports";
import { indexOfWords, withoutPolite, type Polite } from "./phrases";
import { miss } from "./read-number";
import type { Range } from "./read-range";
import { distance, type Label, type Typed } from "./text";

/** One choice with everything that is recognised as it: its sentence and its extra words, in the person's language, French and English. */
export interface ReadableChoice {
  readonly value: string;
  readonly labels: readonly Label[];
  /** Numbers that its sentence speaks for: "De 21 à 29 ans". */
  readonly range?: Range;
}

export interface ChoiceWords {
  /** Compact ordinal -> place from 1; `last` -> -1. */
  readonly ordinals: ReadonlyMap<string, number>;
  /** Folded words before a number: "numéro", "choix". */
  readonly numberSigns: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  readonly polite: Polite;
  readonly numbersIn: (words: readonly string[]) => readonly { readonly value: number; readonly from: number; readonly to: number }[];
}

/**
 * One of the choices shown. Certain: its sentence or one of its words exactly, its number, its ordinal. To confirm: the only choice that a
 * part of the text points to, a slip of the finger, a number in words, a number that only its range holds.
 *
 * @returns undefined when nothing points to a choice, so that the caller can try something else.
 */
export function readChoice(typed: Typed, choices: readonly ReadableChoice[], words: ChoiceWords): AnswerReading | undefined {
  const { text, compact } = typed;
  if (text.length > longestChoice || choices.length === 0 || compact === "") return undefined;
  const tokens = withoutPolite(typed.words, words.polite);
  const joined = tokens.join("");
  const exact = choices.filter(({ labels }) => labels.some((label) => label.compact === compact || label.compact === joined));
  if (exact.length > 0) return one(exact, "certain");
  const byNumber = readPlace(text, tokens, choices, words);
  if (byNumber) return byNumber;
  // long texts are stories; and "I am not a student" holds "student"
  if (compact.length > 80 || hasNegation(tokens, choices, words)) return undefined;
  return readInRange(text, tokens, choices, words) ?? readPart(tokens, choices) ?? readSlip(compact, choices);
}

/** A button's sentence is far shorter (UTF-16 units); a longer text is a story. */
const longestChoice = 400;

function one(choices: readonly ReadableChoice[], outcome: "certain" | "to_confirm"): AnswerReading {
  const values = new Set(choices.map(({ value }) => value));
  return values.size === 1 ? { outcome, value: choices[0]!.value } : miss("several");
}

/** "2", "n°2", "le 2", "2ème", "the second", "last". */
function readPlace(text: string, tokens: readonly string[], choices: readonly ReadableChoice[], words: ChoiceWords): AnswerReading | undefined {
  const rest = tokens.filter((token) => !words.numberSigns.has(token));
  const digits = rest.length === 1 ? /^(\d{1,3})(?:er|re|e|eme|nd|nde|st|rd|th|го|й|а|е|م|ام|مين)?$/u.exec(rest[0]!) : null;
  // "-2", "2,5", "2%" are not places in a list
  if (digits && !noPlace.test(text)) return placed(Number(digits[1]), choices, rest[0]!, "certain");
  const ordinal = words.ordinals.get(tokens.join("")) ?? words.ordinals.get(rest.join(""));
  if (ordinal !== undefined) return placed(ordinal === -1 ? choices.length : ordinal, choices, "", "certain");
  const spoken = words.numbersIn(rest);
  const isOnlyNumber = spoken.length === 1 && spoken[0]!.from === 0 && spoken[0]!.to === rest.length;
  return isOnlyNumber ? placed(spoken[0]!.value, choices, String(spoken[0]!.value), "to_confirm") : undefined;
}

const noPlace = /[-−]\s*\p{Nd}|\p{Nd}\s*[.,]\s*\p{Nd}|%/u;

/** A number that also stands in the sentence of another choice ("2 enfants"), or in its range, could mean either. */
function placed(place: number, choices: readonly ReadableChoice[], digits: string, outcome: "certain" | "to_confirm"): AnswerReading {
  const named = digits === "" ? [] : choices.filter(({ labels }) => labels.some((label) => label.words.includes(digits)));
  const choice = choices[place - 1];
  const holding = digits === "" ? [] : choicesHolding(place, choices);
  if (holding.length > 0) return holding.length === 1 && (choice === undefined || choice === holding[0]) ? one(holding, "to_confirm") : miss("several");
  if (named.some((other) => other !== choice)) return miss("several");
  return choice ? { outcome, value: choice.value } : miss("unclear");
}

/** "j'ai 33 ans", "عمري ثلاثة وثلاثين": the only number of a short text, where the choices are ranges of numbers. */
function readInRange(text: string, tokens: readonly string[], choices: readonly ReadableChoice[], words: ChoiceWords): AnswerReading | undefined {
  if (tokens.length > mostWordsAround || noPlace.test(text)) return undefined;
  const literals = tokens.filter((token) => /^\d{1,6}$/.test(token)).map(Number);
  // "une carte": an article, not a number
  const spoken = literals.length > 0 ? [] : words.numbersIn(tokens).map(({ value }) => value).filter((value) => value > 1);
  const numbers = [...literals, ...spoken];
  const holding = numbers.length === 1 ? choicesHolding(numbers[0]!, choices) : [];
  return holding.length > 0 ? one(holding, "to_confirm") : undefined;
}

const mostWordsAround = 8;

/** Choices whose range holds the number. One choice with a range among others ("depuis 3 mois ou plus") does not make ages of them all. */
function choicesHolding(value: number, choices: readonly ReadableChoice[]): readonly ReadableChoice[] {
  const ranged = choices.filter(({ range }) => range !== undefined);
  return ranged.length > 1 ? ranged.filter(({ range }) => range!(value)) : [];
}

function hasNegation(tokens: readonly string[], choices: readonly ReadableChoice[], { negations }: ChoiceWords): boolean {
  const found = tokens.filter((token) => negations.has(token));
  return found.some((negation) => !choices.some(({ labels }) => labels.some((label) => label.words.includes(negation))));
}

// one or two letters ("la", "до") point to nothing
const shortestPart = 3;

function readPart(tokens: readonly string[], choices: readonly ReadableChoice[]): AnswerReading | undefined {
  const inside = choices.flatMap((choice) => {
    const parts = choice.labels.filter((label) => label.compact.length >= shortestPart && indexOfWords(tokens, label.words) !== -1);
    const longest = parts.sort((a, b) => b.compact.length - a.compact.length)[0];
    return longest ? [{ choice, part: longest.words }] : [];
  });
  // "sans emploi" holds "emploi": the phrase that holds the others is the one meant
  const widest = inside.filter(({ part }) => !inside.some((other) => other.part.length > part.length && indexOfWords(other.part, part) !== -1));
  if (widest.length > 0) return one(widest.map(({ choice }) => choice), "to_confirm");
  if (tokens.join("").length < shortestPart + 1) return undefined;
  const around = choices.filter(({ labels }) => labels.some((label) => indexOfWords(label.words, tokens) !== -1));
  return around.length > 0 ? one(around, "to_confirm") : undefined;
}

function readSlip(typed: string, choices: readonly ReadableChoice[]): AnswerReading | undefined {
  // a slip in a short word makes another word
  if (typed.length < 5 || /\d/.test(typed)) return undefined;
  const slips = typed.length >= 9 ? 2 : 1;
  const near = choices.filter(({ labels }) => labels.some((label) => distance(label.compact, typed, slips) <= slips));
  return near.length > 0 ? one(near, "to_confirm") : undefined;
}
