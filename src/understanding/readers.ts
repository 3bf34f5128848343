import { join } from "node:path";
import { firstPoints, isLongerThan } from "../core/code-points";
import { maxTextLength } from "../core/limits";
import { isLocale, type Language, type Locale } from "../core/locale";
import type { MessageRef } from "../core/message";
import type { AnswerReading, Expectation, Reading, Readers, WishReader } from "../core/ports";
import { dangerFinder } from "./find-danger";
import { identifyLanguage, profileSteps } from "./language";
import { lexicons } from "./lexicon";
import { maskPrivateNumbers, withoutMasks } from "./mask-private-numbers";
import { askedFor, readAnswer } from "./read-answer";
import type { ReadableChoice } from "./read-choice";
import { miss } from "./read-number";
import { readEnglish } from "./read-english";
import { rangeOf } from "./read-range";
import { recognizers } from "./recognizers-client";
import { cleanText, labelOf, typed, wordsOf } from "./text";
import { townFinder } from "./towns";
import { warmUp } from "./warm-up";
import { languagesOf, neighbours, parseDangerWords, parseWords } from "./words";

export interface ReadersOptions {
  /** Parsed `dialogs/words/*.yaml` by language. */
  readonly words: Readonly<Record<string, unknown>>;
  /** Parsed `dialogs/dangers/*.yaml` by language. */
  readonly dangers: Readonly<Record<string, unknown>>;
  /** The sentence of a choice and its extra words for recognition, in one language; empty when it has none. */
  readonly resolveLabel: (message: MessageRef, locale: Locale) => readonly string[];
  /** Communes and their postcodes (towns.ts); absent, only postcodes are read. */
  readonly townsFile?: string;
  /** Says what a person wants where nothing else was understood; absent: nobody is asked. */
  readonly wishes?: WishReader;
  /** Compiled recognizers-worker; when it does not exist the own readers work alone. */
  readonly workerFile?: string;
}

export interface OwnedReaders extends Readers {
  /** Does, little by little, what the first readings of each language would otherwise pay for; call it once the service answers. */
  warmUp(): void;
  /** Resolves when the English recognisers are loaded, which starts them; a live service leaves that to the first text that needs them. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Choices kept ready to compare, each once a language: three procedures have some 150. */
const maxReadyChoices = 10_000;

// answers that are not buttons: a request typed there is a request, not an answer
const freeKinds: ReadonlySet<Expectation["kind"]> = new Set(["short_text", "nothing"]);

// a question is made of it: one word, or a doubt, is not enough
const leastCertainty = 0.95;

/** The language of a text when it is surely not the one it was read in. Iran's Persian and Dari are one here. */
function otherLanguage(text: string, locale: Language): Language | undefined {
  const found = identifyLanguage(withoutMasks(text));
  if (!found || found.certainty < leastCertainty || found.language === locale) return undefined;
  return found.language === "fa" && locale === "fa-AF" ? undefined : found.language;
}

/** Two words, or one that is more than a slip of the finger. */
const fewestLetters = 4;

function mayWish({ answer, text }: Reading): boolean {
  if (answer.outcome !== "not_understood" || answer.reason !== "unclear") return false;
  const words = wordsOf(withoutMasks(text)).filter((word) => /\p{L}/u.test(word));
  return words.length >= 2 || (words[0]?.length ?? 0) >= fewestLetters;
}

/** @throws when a file of words does not have its shape (words.ts). */
export function createReaders({ words, dangers, resolveLabel, townsFile = "", workerFile, wishes }: ReadersOptions): OwnedReaders {
  const findDanger = dangerFinder(parseDangerWords(dangers));
  const all = lexicons(parseWords(words));
  const findTowns = townFinder(townsFile);
  const ready = new Map<string, ReadableChoice>();
  const english = recognizers(workerFile ?? join(__dirname, "recognizers-worker.js"));

  /** Everything but the English recognisers. */
  function readAlone(raw: string, { locale, today, expecting }: Parameters<Readers["read"]>[1]): Reading {
    const isLong = isLongerThan(raw, maxTextLength);
    const clean = cleanText(firstPoints(raw, maxTextLength));
    const words = wordsOf(clean);
    const danger = findDanger(words);
    const keep = askedFor(expecting.kind);
    const { text, masked } = maskPrivateNumbers(clean, keep ? { keep } : {});
    const known = { text, masked, ...(danger && { danger }) };
    if (isLong) return { ...known, answer: miss("too_long") };
    const said = masked.length === 0 ? typed(text, words) : typed(text);
    const choices = expecting.choices.map((choice) => readable(choice, locale));
    const answer = readInTurn([locale, ...(neighbours[locale] ?? [])], (language) => readAnswer(said, { lexicon: all.of(language), lexicons: all, today, expecting, choices, findTowns }));
    const command = all.findCommand(said, locale, { languageNames: expecting.kind !== "short_text" && expecting.kind !== "language" });
    // what answers the question in view is an answer, even where the same word is a command elsewhere
    if (command && !(answer.outcome === "certain" && !freeKinds.has(expecting.kind))) return { ...known, command, answer: miss("unclear") };
    return { ...known, answer };
  }

  async function read(raw: string, context: Parameters<Readers["read"]>[1]): Promise<Reading> {
    const own = readAlone(raw, context);
    // nothing is left to ask
    if (own.command || own.answer.outcome === "certain") return own;
    const answer = await readEnglish(own.text, own.answer, { ...context, english });
    const reading = { ...own, answer };
    const language = answer.outcome === "not_understood" ? otherLanguage(own.text, context.locale) : undefined;
    const wished = wishes && mayWish(reading) ? await wishes.read(withoutMasks(maskPrivateNumbers(own.text).text), language ?? context.locale) : undefined;
    return { ...reading, ...(language && { language }), ...(wished && { wishes: wished }) };
  }

  function readable({ value, label }: Expectation["choices"][number], locale: Language): ReadableChoice {
    const key = `${locale} ${label.key} ${value}`;
    // a sentence with values inside (names of procedures, dates) is another one each time
    const known = label.params === undefined ? ready.get(key) : undefined;
    const choice = known ?? makeReadable(value, label, locale);
    if (!known && label.params === undefined && ready.size < maxReadyChoices) ready.set(key, choice);
    return choice;
  }

  function makeReadable(value: string, label: MessageRef, locale: Language): ReadableChoice {
    const labels = [...new Set(languagesOf(locale).filter(isLocale).flatMap((language) => resolveLabel(label, language)))].map(labelOf);
    const { ranges } = all.of(locale);
    const range = labels.map(({ words }) => rangeOf(words, ranges)).find((found) => found !== null);
    return { value, labels, ...(range && { range }) };
  }

  /** The profiles of languages are read once, before anybody waits for them. */
  const warm = () => warmUp(readAlone, [...all.steps, ...profileSteps]);

  return { read, warmUp: warm, ready: () => english.warmUp(), close: () => english.close() };
}

/** The first language in which the text says something. */
function readInTurn([first, ...others]: readonly Language[], read: (language: Language) => AnswerReading): AnswerReading {
  const own = read(first!);
  if (own.outcome !== "not_understood" || own.reason !== "unclear") return own;
  return others.map(read).find(({ outcome }) => outcome !== "not_understood") ?? own;
}
