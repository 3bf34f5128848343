import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import type { Language, Locale } from "../../../../src/core/locale";
import type { AnswerReading, Expectation, Reading } from "../../../../src/core/ports";
import { createReaders, type OwnedReaders } from "../../../../src/understanding";

const root = join(__dirname, "../../../..");

export const readYaml = (path: string): unknown => parse(readFileSync(join(root, path), "utf8"));
const folder = (path: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(readdirSync(join(root, path)).map((name) => [basename(name, ".yaml"), readYaml(`${path}/${name}`)]));
export const wordsFiles = folder("dialogs/words");
export const dangersFiles = folder("dialogs/dangers");
export const emergenciesFile = readYaml("dialogs/emergencies.yaml");

/** Sentences of choices in tests: the key is the sentence, `key@ar` its Arabic words. */
export type Labels = Readonly<Record<string, Partial<Record<Locale, readonly string[]>>>>;

export const today = "2026-11-22";

export function theReaders(labels: Labels = {}, workerFile = "no-worker", townsFile?: string): OwnedReaders {
  return createReaders({
    words: wordsFiles, dangers: dangersFiles, workerFile, ...(townsFile !== undefined && { townsFile }),
    resolveLabel: ({ key }, locale) => labels[key]?.[locale] ?? [],
  });
}

export function expecting(kind: Expectation["kind"], more: Partial<Expectation> = {}): Expectation {
  return { kind, choices: [], allowUnknown: false, ...more };
}

export const choicesOf = (...values: readonly string[]): Expectation["choices"] => values.map((value) => ({ value, label: { key: value } }));

/** The buttons the engine shows for papers, screens and offers. */
export const buttons = {
  yes_no: choicesOf("yes", "no"),
  confirm: choicesOf("yes", "no"),
  continue: choicesOf("continue"),
  document: choicesOf("have", "missing", "what"),
  screen: choicesOf("done", "unseen", "help"),
  handoff: choicesOf("person", "go_on"),
} as const;

const plainReaders = theReaders();

export function read(text: string, locale: Language, waited: Expectation, readers = plainReaders): Promise<Reading> {
  return readers.read(text, { locale, today, expecting: waited });
}

/** Short form for tables: `1985-03-12!` certain, `1985-03-12?` to confirm, `unclear` not understood. */
export function brief(answer: AnswerReading): string {
  return answer.outcome === "not_understood" ? answer.reason : `${String(answer.value)}${answer.outcome === "certain" ? "!" : "?"}`;
}

/** Measures are for whoever asks for them: `SHOW_FIGURES=1 npx jest …`. */
export function showFigures(line: string): void {
  if (process.env.SHOW_FIGURES) console.info(line);
}
