import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadUnderstanding } from "../bot/assemble";
import { unknown } from "../core/flow/model";
import { isLocale, locales, type Locale } from "../core/locale";
import { dangers, type AnswerReading, type Expectation, type Readers } from "../core/ports";
import { projectRoot } from "../project-root";

/* Answers and sentences written apart from the word lists, and what the readers make of them. */

const usage = "npm run eval -- [--json]";
const fixtures = "tests/unit/understanding/fixtures";
/** The day on which "hier" and "12/03/26" in the fixtures mean what they say. */
const today = "2026-11-22";

export interface AnswerCounts {
  readonly locale: Locale;
  readonly kind: string;
  readonly right: number;
  /** The right value, read back first. */
  readonly toConfirm: number;
  readonly missed: number;
  readonly wrong: number;
}

export interface DangerCounts {
  readonly locale: Locale;
  readonly sentences: number;
  readonly heard: number;
  /** Heard, with the numbers of another danger first. */
  readonly otherKind: number;
  readonly harmless: number;
  /** Harmless sentences that showed a number for nothing. */
  readonly alarmed: number;
}

export interface EvalReport {
  readonly answers: readonly AnswerCounts[];
  readonly dangers: readonly DangerCounts[];
  /** Each row that was not right, in words. */
  readonly failures: readonly string[];
}

const languages: Readonly<Record<string, Locale>> = { fa: "fa-AF", prs: "fa-AF" };
const choicesOf = (...values: readonly string[]): Expectation["choices"] => values.map((value) => ({ value, label: { key: "eval", params: {} } }));
/** Column "kind" of answers.tsv; durations are left out, since no question asks for one. */
const expectations: Readonly<Record<string, Expectation>> = {
  date: { kind: "date", choices: [], allowUnknown: false },
  number: { kind: "number", choices: [], allowUnknown: false },
  eur: { kind: "amount", choices: [], allowUnknown: false },
  phone: { kind: "phone", choices: [], allowUnknown: false },
  bool: { kind: "yes_no", choices: choicesOf("yes", "no"), allowUnknown: true },
  ord: { kind: "choice", choices: choicesOf("1", "2", "3", "last"), allowUnknown: false },
};
const meanings: Readonly<Record<string, string>> = { yes: "true", no: "false", unsure: unknown };

type Verdict = "right" | "toConfirm" | "missed" | "wrong";

function judge(answer: AnswerReading, expected: string): Verdict {
  if (answer.outcome === "not_understood") return expected === "-" ? "right" : "missed";
  if (String(answer.value) !== expected) return "wrong";
  return answer.outcome === "certain" ? "right" : "toConfirm";
}

function* rowsOf(root: string, file: string): Generator<{ readonly locale: Locale; readonly cells: readonly string[] }> {
  for (const line of readFileSync(join(root, fixtures, file), "utf8").split("\n")) {
    const [language = "", ...cells] = line.split("\t");
    const locale = languages[language] ?? language;
    if (isLocale(locale)) yield { locale, cells };
  }
}

/** @param readers without sentences of choices: the ones here are known by place and value only. */
export async function evaluate(readers: Readers, root: string): Promise<EvalReport> {
  const failures: string[] = [];
  const answers = new Map<string, AnswerCounts>();
  for (const { locale, cells: [kind = "", text = "", expected = ""] } of rowsOf(root, "answers.tsv")) {
    const expecting = expectations[kind];
    if (!expecting) continue;
    const { answer } = await readers.read(text, { locale, today, expecting });
    const verdict = judge(answer, meanings[expected] ?? expected);
    const counts = answers.get(`${locale} ${kind}`) ?? { locale, kind, right: 0, toConfirm: 0, missed: 0, wrong: 0 };
    answers.set(`${locale} ${kind}`, { ...counts, [verdict]: counts[verdict] + 1 });
    if (verdict === "missed" || verdict === "wrong") failures.push(`${verdict}: ${locale} ${kind} "${text}"`);
  }
  const counted = await Promise.all(locales.map((locale) => evaluateDangers(readers, root, locale)));
  return { answers: [...answers.values()], dangers: counted.map(({ counts }) => counts), failures: [...failures, ...counted.flatMap((one) => one.failures)] };
}

async function evaluateDangers(readers: Readers, root: string, locale: Locale): Promise<{ readonly counts: DangerCounts; readonly failures: readonly string[] }> {
  let counts: DangerCounts = { locale, sentences: 0, heard: 0, otherKind: 0, harmless: 0, alarmed: 0 };
  const failures: string[] = [];
  for (const { locale: own, cells: [kind = "", text = ""] } of rowsOf(root, "danger.tsv")) {
    if (own !== locale) continue;
    const { danger } = await readers.read(text, { locale, today, expecting: expectations.number! });
    if (kind === "harmless") {
      counts = { ...counts, harmless: counts.harmless + 1, alarmed: counts.alarmed + (danger ? 1 : 0) };
      if (danger) failures.push(`alarmed (${danger}): ${locale} "${text}"`);
    } else if ((dangers as readonly string[]).includes(kind)) {
      counts = { ...counts, sentences: counts.sentences + 1, heard: counts.heard + (danger ? 1 : 0), otherKind: counts.otherKind + (danger && danger !== kind ? 1 : 0) };
      if (!danger) failures.push(`not heard (${kind}): ${locale} "${text}"`);
    }
  }
  return { counts, failures };
}

function print({ answers, dangers: counted, failures }: EvalReport): void {
  const line = (...cells: readonly (string | number)[]) => process.stdout.write(`${cells.map((cell, index) => (index < 2 ? String(cell).padEnd(10) : String(cell).padStart(12))).join("")}\n`);
  line("language", "answers", "right", "to confirm", "missed", "wrong");
  for (const locale of locales) {
    for (const { kind, right, toConfirm, missed, wrong } of answers.filter((row) => row.locale === locale)) line(locale, kind, right, toConfirm, missed, wrong);
  }
  line("language", "danger", "sentences", "heard", "other kind", "harmless", "alarmed");
  for (const { locale, sentences, heard, otherKind, harmless, alarmed } of counted) line(locale, "", sentences, heard, otherKind, harmless, alarmed);
  for (const failure of failures) process.stdout.write(`${failure}\n`);
}

if (require.main === module) {
  const { values } = parseArgs({ options: { json: { type: "boolean", default: false }, help: { type: "boolean", default: false } } });
  if (values.help) process.stdout.write(`${usage}\n`);
  else {
    const { readers } = loadUnderstanding(projectRoot, { isStrict: false });
    void evaluate(readers, projectRoot).then(async (report) => {
      await readers.close();
      if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
      else print(report);
      process.exitCode = report.failures.length > 0 ? 1 : 0;
    });
  }
}
