import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { ensureBaselines } from "./bench/baselines";
import { figureTable, sampleTable, type RowResult } from "./bench/figures";
import { fullExtent, Ground, quickExtent, type Extent } from "./bench/ground";
import { alone, mixedAnswers, textAnswers } from "./bench/rows/against-baselines";
import { desk } from "./bench/rows/desk";
import { manyConversations } from "./bench/rows/many-conversations";
import { manyProcedures } from "./bench/rows/many-procedures";
import { directLine } from "./bench/rows/over-direct-line";
import { killedNode, twoNodes } from "./bench/rows/several-nodes";
import { parkedBytes, roundTrips } from "./bench/rows/store-cost";
import { measureStart, startLines, type StartReport } from "./bench/start-up";
import { Misuse, runCommand } from "./command";

const rows: Readonly<Record<string, (ground: Ground) => Promise<RowResult>>> = {
  "text": (ground) => textAnswers(ground),
  "mixed": (ground) => mixedAnswers(ground),
  "alone": alone,
  "text-always": (ground) => textAnswers(ground, "always"),
  "mixed-always": (ground) => mixedAnswers(ground, "always"),
  "direct-line": directLine,
  "desk": desk,
  "trips": roundTrips,
  "bytes": parkedBytes,
  "conversations": manyConversations,
  "two-nodes": twoNodes,
  "killed-node": killedNode,
  "procedures": manyProcedures,
};
const withBaselines: ReadonlySet<string> = new Set(["text", "mixed", "alone", "text-always", "mixed-always"]);
const startRow = "start";
const allRows = [startRow, ...Object.keys(rows)];

const usage = `npm run bench -- [--only ${allRows.join(",")}] [--quick] [--conversations N] [--json]`;

interface BenchReport {
  readonly start?: StartReport;
  readonly rows: Readonly<Record<string, RowResult>>;
  readonly loadAverage: number;
}

interface Wishes {
  readonly only: readonly string[];
  readonly extent: Extent;
  readonly json: boolean;
}

/** @throws Misuse for a row or a number that does not exist, TypeError for an unknown option. */
function wishesOf(args: readonly string[]): Wishes {
  const { values } = parseArgs({ args: [...args], options: {
    only: { type: "string" }, quick: { type: "boolean", default: false }, conversations: { type: "string" }, json: { type: "boolean", default: false },
  } });
  const only = values.only?.split(",") ?? allRows;
  const unknown = only.find((name) => !allRows.includes(name));
  if (unknown !== undefined) throw new Misuse(`there is no row "${unknown}"`);
  const extent = values.quick ? quickExtent : fullExtent;
  const conversations = Number(values.conversations ?? extent.conversations);
  if (!Number.isInteger(conversations) || conversations < 1) throw new Misuse("--conversations takes a whole number above 0");
  return { only, extent: { ...extent, conversations }, json: values.json };
}

async function bench({ only, extent }: Wishes): Promise<BenchReport> {
  if (only.some((name) => withBaselines.has(name))) ensureBaselines();
  const start = only.includes(startRow) ? await measureStart() : undefined;
  const done: Record<string, RowResult> = {};
  const wanted = only.filter((name) => name !== startRow);
  if (wanted.length > 0) {
    const ground = await Ground.open(extent);
    try {
      for (const name of wanted) {
        process.stderr.write(`${name} …\n`);
        const row = await rows[name]!(ground);
        done[name] = row;
        // a long run that is cut short has said what it found
        process.stderr.write([...sampleTable({ [name]: row }).slice(1), ...figureTable({ [name]: row }).slice(1)].map((line) => `  ${line}\n`).join(""));
        await ground.clear();
      }
    } finally {
      await ground.close();
    }
  }
  return { ...(start && { start }), rows: done, loadAverage: Math.round(loadavg()[0]! * 10) / 10 };
}

function print({ start, rows: done }: BenchReport): void {
  const parts = [start ? startLines(start) : [], sampleTable(done), figureTable(done)].filter((lines) => lines.length > 0);
  process.stdout.write(`${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`);
}

async function main(args: readonly string[]): Promise<number> {
  const wishes = wishesOf(args);
  const report = await bench(wishes);
  if (wishes.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else print(report);
  return 0;
}

if (require.main === module) {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1)); // an exit ends what was started, a signal does not
  void runCommand(usage, main);
}
