import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { isLanguage } from "../../core/locale";
import { projectRoot } from "../../project-root";
import { identifyLanguage } from "../../understanding/language";
import type { Bar, EvalPart } from "./report";

/* Which language a short text is in: the first words of each sentence, ours beside the detectors that people use. */

/** Percent of the answered that are right, and percent answered, that we promise over all languages. */
const promises = [
  { words: 3, right: 93, answered: 85 },
  { words: 5, right: 97, answered: 93 },
  { words: 10, right: 99, answered: 98 },
] as const;
/** Chinese does not part its words: two signs a word. */
const signsPerWord = 2;
const baselinesFolder = join(projectRoot, "tests", "eval", "baselines");
const baselineTimeMs = 120_000;
const longestOutput = 64 * 1024 * 1024;

interface Case {
  readonly language: string;
  readonly words: number;
  readonly text: string;
}

interface Counts {
  readonly right: number;
  readonly answered: number;
  readonly count: number;
}

/** Persian of Iran and of Afghanistan count as one. */
const asOne = (tag: string): string => (tag === "fa-AF" || tag === "prs" ? "fa" : tag);

const firstWords = (line: string, language: string, words: number): string =>
  language === "zh" ? [...line].slice(0, words * signsPerWord).join("") : line.split(/\s+/).slice(0, words).join(" ");

function casesIn(folder: string): readonly Case[] {
  return readdirSync(folder).filter((name) => name.endsWith(".txt")).sort().flatMap((name) => {
    const language = asOne(basename(name, ".txt"));
    if (!isLanguage(language)) return [];
    const lines = readFileSync(join(folder, name), "utf8").split("\n").map((line) => line.trim()).filter((line) => line !== "");
    return lines.flatMap((line) => promises.map(({ words }) => ({ language, words, text: firstWords(line, language, words) })));
  });
}

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10);

function countOf(cases: readonly Case[], answers: readonly (string | null)[], belongs: (one: Case) => boolean): Counts {
  let [right, answered, count] = [0, 0, 0];
  cases.forEach((one, index) => {
    if (!belongs(one)) return;
    const answer = answers[index];
    count += 1;
    if (answer !== null && answer !== undefined) answered += 1;
    if (answer === one.language) right += 1;
  });
  return { right, answered, count };
}

const rowOf = (who: string, language: string, words: number, { right, answered, count }: Counts) =>
  [who, language, words, right, answered, count, percent(right, answered), percent(answered, count)] as const;

/**
 * Answers of the other detectors to the same texts; none when they are not installed (`npm run eval:install`).
 *
 * @throws Error when they are installed and do not run.
 */
function answersOfBaselines(texts: readonly string[]): Readonly<Record<string, readonly (string | null)[]>> {
  if (!existsSync(join(baselinesFolder, "node_modules"))) return {};
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(baselinesFolder, "identify-languages.mjs")], {
    input: JSON.stringify(texts), encoding: "utf8", timeout: baselineTimeMs, maxBuffer: longestOutput,
  });
  if (status !== 0) throw new Error(`the other detectors did not run: ${stderr}`);
  return JSON.parse(stdout) as Record<string, (string | null)[]>;
}

/** A detector over all our languages, and over those it has at all: three of ours are in few of them. */
function rowsOfBaseline(name: string, answers: readonly (string | null)[], cases: readonly Case[]) {
  const has = new Set(answers);
  return [
    ...promises.map(({ words }) => rowOf(name, "all", words, countOf(cases, answers, (one) => one.words === words))),
    ...promises.map(({ words }) => rowOf(name, "its own", words, countOf(cases, answers, (one) => one.words === words && has.has(one.language)))),
  ];
}

/**
 * @param dataDir holds `language/ntrex/<tag>.txt`, a sentence a line; files of languages that are not ours are left out.
 * @param beside whether the other detectors run too, where they are installed.
 */
export async function evaluateLanguages(dataDir: string, { beside = true }: { readonly beside?: boolean } = {}): Promise<EvalPart> {
  const cases = casesIn(join(dataDir, "language", "ntrex"));
  const own = cases.map(({ text }) => identifyLanguage(text)?.language ?? null).map((tag) => (tag === null ? null : asOne(tag)));
  const languages = [...new Set(cases.map(({ language }) => language))];
  const others = beside ? Object.entries(answersOfBaselines(cases.map(({ text }) => text))) : [];
  const totals = promises.map((promise) => ({ ...promise, counts: countOf(cases, own, (one) => one.words === promise.words) }));
  const bars = totals.flatMap(({ words, right, answered, counts }): Bar[] => [
    { name: `language of ${words} words: right of the answered (%)`, value: percent(counts.right, counts.answered), least: right, count: counts.answered },
    { name: `language of ${words} words: answered (%)`, value: percent(counts.answered, counts.count), least: answered, count: counts.count },
  ]);
  const table = [
    ["detector", "language", "words", "right", "answered", "texts", "right of answered (%)", "answered (%)"],
    ...languages.flatMap((language) => promises.map(({ words }) => rowOf("passerelle", language, words, countOf(cases, own, (one) => one.language === language && one.words === words)))),
    ...totals.map(({ words, counts }) => rowOf("passerelle", "all", words, counts)),
    ...others.flatMap(([name, answers]) => rowsOfBaseline(name, answers, cases)),
  ];
  const failures = cases.flatMap(({ language, words, text }, index) => (own[index] === null || own[index] === language ? [] : [`${language} taken for ${own[index]} (${words} words): "${text}"`]));
  return { name: "languages", table, bars, failures };
}
