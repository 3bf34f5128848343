import { join } from "node:path";
import { maxTextLength } from "../core/limits";
import { isLocale, type Language, type Locale } from "../core/locale";
import type { MessageRef } from "../core/message";
import type { Expectation, Reading, Readers, WishReader } from "../core/ports";
import { dangerFinder } from "./find-danger";
import { lexicons } from "./lexicon";
import { maskPrivateNumbers } from "./mask-private-numbers";
import { askedFor, readAnswer } from "./read-answer";
import type { ReadableChoice } from "./read-choice";
import { miss } from "./read-number";
import { readEnglish } from "./read-english";
import { rangeOf } from "./read-range";
import { recognizers } from "./recognizers-client";
import { cleanText, labelOf, lengthOf, typed, wordsOf } from "./text";
import { warmUp } from "./warm-up";
import { languagesOf, parseDangerWords, parseWords } from "./words";

export interface ReadersOptions {
  /** Parsed `dialogs/words/*.yaml` by language. */
  readonly words: Readonly<Record<string, unknown>>;
  /** Parsed `dialogs/dangers/*.yaml` by language. */
  readonly dangers: Readonly<Record<string, unknown>>;
  /** The sentence of a choice and its extra words for recognition, in one language; empty when it has none. */
  readonly resolveLabel: (message: MessageRef, locale: Locale) => readonly string[];
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

/** Two words, or one that is more than a slip of the finger. */
const fewestLetters = 4;

function mayWish({ answer, text }: Reading): boolean {
  if (answer.outcome !== "not_understood" || answer.reason !== "unclear") return false;
  const words = wordsOf(text).filter((word) => /\p{L}/u.test(word));
  return words.length >= 2 || (words[0]?.length ?? 0) >= fewestLetters;
}

/** @throws when a file of words does not have its shape (words.ts). */
export function createReaders({ words, dangers, resolveLabel, workerFile, wishes }: ReadersOptions): OwnedReaders {
  const findDanger = dangerFinder(parseDangerWords(dangers));
  const all = lexicons(parseWords(words));
  const ready = new Map<string, ReadableChoice>();
  const english = recognizers(workerFile ?? join(__dirname, "recognizers-worker.js"));

  /** Everything but the English recognisers. */
  function readAlone(raw: string, { locale, today, expecting }: Parameters<Readers["read"]>[1]): Reading {
    const isLong = lengthOf(raw) > maxTextLength;
    const clean = cleanText(isLong ? [...raw.slice(0, maxTextLength * 2)].slice(0, maxTextLength).join("") : raw);
    const words = wordsOf(clean);
    const danger = findDanger(words);
    const keep = askedFor(expecting.kind);
    const { text, masked } = maskPrivateNumbers(clean, keep ? { keep } : {});
    const known = { text, masked, ...(danger && { danger }) };
    if (isLong) return { ...known, answer: miss("too_long") };
    const said = masked.length === 0 ? typed(text, words) : typed(text);
    const choices = expecting.choices.map((choice) => readable(choice, locale));
    const answer = readAnswer(said, { lexicon: all.of(locale), lexicons: all, today, expecting, choices });
    const command = all.findCommand(said, locale, { languageNames: expecting.kind !== "short_text" && expecting.kind !== "language" });
    // what answers the question in view is an answer, even where the same word is a command elsewhere
    if (command && !(answer.outcome === "certain" && !freeKinds.has(expecting.kind))) return { ...known, command, answer: miss("unclear") };
    return { ...known, answer };
  }

  async function read(raw: string, context: Parameters<Readers["read"]>[1]): Promise<Reading> {
    const own = readAlone(raw, context);
    if (own.command) return own;
    const reading = { ...own, answer: await readEnglish(own.text, own.answer, { ...context, english }) };
    return wishes && mayWish(reading) ? { ...reading, wishes: await wishes.read(maskPrivateNumbers(reading.text).text, context.locale) } : reading;
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

  return { read, warmUp: () => warmUp(readAlone), ready: () => english.warmUp(), close: () => english.close() };
}
