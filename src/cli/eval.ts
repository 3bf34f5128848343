import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadUnderstanding } from "../bot/assemble";
import { projectRoot } from "../project-root";
import { Misuse, runCommand } from "./command";
import { answerRows } from "./eval/answers";
import { evaluateDangers } from "./eval/dangers";
import { answersPart, examine, specsPart } from "./eval/exam";
import { RecognizersAlone } from "./eval/recognizers-alone";
import { evaluateLanguages } from "./eval/languages";
import { evaluatePrivateNumbers } from "./eval/private-numbers";
import { isMet, partLines, type EvalPart } from "./eval/report";
import { specRows } from "./eval/specs";
import type { ExamRow } from "./eval/verdicts";
import { evaluateWishes } from "./eval/wishes";

/* What the readers make of texts that others wrote, and whether it is good enough. */

const usage = "npm run eval -- [--data DIR] [--only answers,languages,wishes,danger,private,specs] [--json]";
/** Beside the project: `language/{answers,danger,intents,private}*.tsv`, `language/ntrex/`, `recognizers-specs/`; what is not there is not measured. */
const defaultData = join(projectRoot, "..", "shared", "data");

interface Ground {
  readonly dataDir: string;
  readonly readers: ReturnType<typeof loadUnderstanding>["readers"];
  readonly alone: RecognizersAlone;
}

const examOf = ({ readers, alone }: Ground, rows: readonly ExamRow[]) => examine(readers, rows, { beside: { name: "R-T alone", isRight: (row) => alone.isRight(row) } });

const parts: Readonly<Record<string, (ground: Ground) => Promise<EvalPart>>> = {
  answers: async (ground) => answersPart(await examOf(ground, answerRows(ground.dataDir))),
  languages: ({ dataDir }) => evaluateLanguages(dataDir),
  wishes: ({ dataDir }) => evaluateWishes(projectRoot, dataDir),
  danger: ({ readers, dataDir }) => evaluateDangers(readers, dataDir),
  private: async ({ dataDir }) => evaluatePrivateNumbers(dataDir),
  specs: async (ground) => specsPart(await examOf(ground, specRows(ground.dataDir))),
};

/** @throws Misuse for a part that does not exist, TypeError for an unknown option. */
function wishesOf(args: readonly string[]): { readonly dataDir: string; readonly only: readonly string[]; readonly json: boolean } {
  const { values } = parseArgs({ args: [...args], options: { data: { type: "string" }, only: { type: "string" }, json: { type: "boolean", default: false } } });
  const only = values.only?.split(",") ?? Object.keys(parts);
  const unknown = only.find((name) => !(name in parts));
  if (unknown !== undefined) throw new Misuse(`there is no part "${unknown}"`);
  return { dataDir: values.data ?? defaultData, only, json: values.json };
}

/** @returns the exit code: 1 when a promise is not kept. */
async function main(args: readonly string[]): Promise<number> {
  const { dataDir, only, json } = wishesOf(args);
  const { readers } = loadUnderstanding(projectRoot);
  const alone = new RecognizersAlone();
  try {
    await readers.ready();
    const done: EvalPart[] = [];
    for (const name of only) done.push(await parts[name]!({ dataDir, readers, alone }));
    const bars = done.flatMap((part) => part.bars);
    if (json) process.stdout.write(`${JSON.stringify({ parts: done })}\n`);
    else process.stdout.write(`${done.flatMap(partLines).join("\n")}\n${bars.filter(isMet).length} of ${bars.length} bars met\n`);
    return bars.every(isMet) ? 0 : 1;
  } finally {
    await alone.close();
    await readers.close();
  }
}

if (require.main === module) void runCommand(usage, main);
