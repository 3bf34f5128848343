import { join } from "node:path";
import { maxTextLength } from "../core/limits";
import type { Locale } from "../core/locale";
import type { MessageRef } from "../core/message";
import type { Expectation, Reading, Readers } from "../core/ports";
import { dangerFinder } from "./find-danger";
import { lexicons, prepareAll } from "./lexicon";
import { maskPrivateNumbers } from "./mask-private-numbers";
import { askedFor, readAnswer } from "./read-answer";
import type { ReadableChoice } from "./read-choice";
import { miss } from "./read-number";
import { readEnglish } from "./read-english";
import { recognizers } from "./recognizers-client";
import { cleanText, labelOf, lengthOf, type Label } from "./text";
import { languagesOf, parseEmergencies, parseWords } from "./words";

export interface ReadersOptions {
  /** Parsed `dialogs/words/*.yaml` by locale. */
  readonly words: Readonly<Record<string, unknown>>;
  /** Parsed `dialogs/emergencies.yaml`. */
  readonly emergencies: unknown;
  /** The sentence of a choice and its extra words for recognition, in one language; empty when it has none. */
  readonly resolveLabel: (message: MessageRef, locale: Locale) => readonly string[];
  /** Compiled recognizers-worker; when it does not exist the own readers work alone. */
  readonly workerFile?: string;
}

export interface OwnedReaders extends Readers {
  /** Builds, little by little, what the first date of each language would otherwise pay for; call it once the service answers. */
  warmUp(): void;
  /** Resolves when the English recognisers are loaded, which starts them; a live service leaves that to the first text that needs them. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Sentences of choices kept ready to compare: three procedures in five languages have some 4,000. */
const maxLabels = 50_000;

// answers that are not buttons: a request typed there is a request, not an answer
const freeKinds: ReadonlySet<Expectation["kind"]> = new Set(["short_text", "nothing"]);

/** @throws when a words file or the emergencies file does not have its shape (words.ts). */
export function createReaders({ words, emergencies, resolveLabel, workerFile }: ReadersOptions): OwnedReaders {
  const findDanger = dangerFinder(parseEmergencies(emergencies));
  const all = lexicons(parseWords(words));
  const labels = new Map<string, Label>();
  const english = recognizers(workerFile ?? join(__dirname, "recognizers-worker.js"));

  async function read(raw: string, { locale, today, expecting }: Parameters<Readers["read"]>[1]): Promise<Reading> {
    if (lengthOf(raw) > maxTextLength) return tooLong(raw, expecting);
    const clean = cleanText(raw);
    const danger = findDanger(clean);
    const keep = askedFor(expecting.kind);
    const { text, masked } = maskPrivateNumbers(clean, keep ? { keep } : {});
    const choices = expecting.choices.map((choice) => readable(choice, locale));
    const own = readAnswer(text, { lexicon: all.of(locale), lexicons: all, today, expecting, choices });
    const command = all.findCommand(text, locale, { languageNames: expecting.kind !== "short_text" && expecting.kind !== "language" });
    const known = { text, masked, ...(danger && { danger }) };
    // what answers the question in view is an answer, even where the same word is a command elsewhere
    if (command && !(own.outcome === "certain" && !freeKinds.has(expecting.kind))) return { ...known, command, answer: miss("unclear") };
    return { ...known, answer: await readEnglish(text, own, { locale, today, expecting, english }) };
  }

  function tooLong(raw: string, expecting: Expectation): Reading {
    const cut = [...raw.slice(0, maxTextLength * 2)].slice(0, maxTextLength).join("");
    const clean = cleanText(cut);
    const danger = findDanger(clean);
    const keep = askedFor(expecting.kind);
    return { ...maskPrivateNumbers(clean, keep ? { keep } : {}), ...(danger && { danger }), answer: miss("too_long") };
  }

  function readable(choice: Expectation["choices"][number], locale: Locale): ReadableChoice {
    const sentences = new Set(languagesOf(locale).flatMap((language) => resolveLabel(choice.label, language)));
    return { value: choice.value, labels: [...sentences].map(known) };
  }

  /** Sentences come from the content, so there is an end to them; the bound is for values inside (names of procedures, dates). */
  function known(sentence: string): Label {
    const label = labels.get(sentence) ?? labelOf(sentence);
    if (labels.size < maxLabels) labels.set(sentence, label);
    return label;
  }

  return { read, warmUp: () => prepareAll(all), ready: () => english.warmUp(), close: () => english.close() };
}

