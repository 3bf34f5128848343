import { unknown } from "../../core/flow/model";
import { isLanguage, type Language } from "../../core/locale";
import type { Expectation } from "../../core/ports";
import { tsvRows } from "./read-rows";
import type { ExamRow } from "./verdicts";

/** The day on which "hier" and "12/03/26" in answers.tsv mean what they say. */
export const answersDay = "2026-11-22";

const tags: Readonly<Record<string, Language>> = { prs: "fa-AF" };
export const languageOf = (tag: string): Language | undefined => tags[tag] ?? (isLanguage(tag) ? tag : undefined);

const choicesOf = (...values: readonly string[]): Expectation["choices"] => values.map((value) => ({ value, label: { key: "eval", params: {} } }));
const asked = (kind: Expectation["kind"], more: Partial<Expectation> = {}): Expectation => ({ kind, choices: [], allowUnknown: false, ...more });

/** Column "kind" of answers*.tsv. */
export const expectations: Readonly<Record<string, Expectation>> = {
  date: asked("date"),
  number: asked("number"),
  eur: asked("amount"),
  phone: asked("phone"),
  email: asked("email"),
  postcode: asked("postcode"),
  dur: asked("duration"),
  bool: asked("yes_no", { choices: choicesOf("yes", "no"), allowUnknown: true }),
  ord: asked("choice", { choices: choicesOf("1", "2", "3", "last") }),
};
const meanings: Readonly<Record<string, string>> = { yes: "true", no: "false", unsure: unknown };

/** Rows of `language/answers*.tsv`: language, kind, text, expected value. Languages that are not ours are left out. */
export function answerRows(dataDir: string): readonly ExamRow[] {
  return tsvRows(dataDir, "answers").flatMap(([tag = "", kind = "", text = "", expected = ""]) => {
    const [language, expecting] = [languageOf(tag), expectations[kind]];
    return language && expecting ? [{ language, kind, text, expected: meanings[expected] ?? expected, expecting, today: answersDay }] : [];
  });
}
