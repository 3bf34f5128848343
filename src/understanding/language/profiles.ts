import { readFileSync } from "node:fs";
import { join } from "node:path";

/* profiles.json (made by scripts/train-languages.mjs) ready for adding up: one row a run of letters, with the languages that have it. */

export type Script = "Latin" | "Cyrillic" | "Arabic" | "Ethiopic";

export interface Table {
  readonly tags: readonly string[];
  readonly rowOf: ReadonlyMap<string, number>;
  /** Row `r` is the cells from `starts[r]` to `starts[r + 1]`: place of a language in `tags`, its weight, the next language, … */
  readonly starts: Uint32Array;
  readonly cells: Uint8Array;
}

type Weights = Readonly<Record<string, Readonly<Record<string, string>>>>;
interface ProfilesFile {
  readonly letters: Readonly<Record<Script, Weights>>;
  readonly pieces: Readonly<Partial<Record<Script, Weights>>>;
}

function* runsOf(languages: Weights, tags: readonly string[]): Generator<readonly [run: string, column: number, weight: number]> {
  for (const [column, tag] of tags.entries()) {
    for (const [weight, runs] of Object.entries(languages[tag]!)) for (const run of runs.split(" ")) yield [run, column, Number(weight)];
  }
}

/** Twice through the runs, to count and to fill: lists of numbers on the way would weigh more than the table. */
function tableOf(languages: Weights): Table {
  const tags = Object.keys(languages);
  const rowOf = new Map<string, number>();
  for (const [run] of runsOf(languages, tags)) if (!rowOf.has(run)) rowOf.set(run, rowOf.size);
  const starts = new Uint32Array(rowOf.size + 1);
  for (const [run] of runsOf(languages, tags)) starts[rowOf.get(run)! + 1]! += 2;
  for (let row = 0; row < rowOf.size; row += 1) starts[row + 1]! += starts[row]!;
  const cells = new Uint8Array(starts[rowOf.size]!);
  const next = starts.slice();
  for (const [run, column, weight] of runsOf(languages, tags)) {
    const row = rowOf.get(run)!;
    cells.set([column, weight], next[row]!);
    next[row]! += 2;
  }
  return { tags, rowOf, starts, cells };
}

type Kind = keyof ProfilesFile;
/** Runs as the file has them, until their table is made; null before the file is read. */
let runs: Map<string, Weights> | null = null;
const tables = new Map<string, Table>();

function readRuns(): Map<string, Weights> {
  const file = JSON.parse(readFileSync(join(__dirname, "profiles.json"), "utf8")) as ProfilesFile;
  return new Map((["letters", "pieces"] as const).flatMap((kind) => Object.entries(file[kind]).map(([script, weights]) => [`${kind} ${script}`, weights] as const)));
}

/** The file is read and each table made at the first text that needs it: some milliseconds each. */
function table(kind: Kind, script: Script): Table | undefined {
  const key = `${kind} ${script}`;
  const known = tables.get(key);
  if (known) return known;
  runs ??= readRuns();
  const weights = runs.get(key);
  if (!weights) return undefined;
  const made = tableOf(weights);
  tables.set(key, made);
  runs.delete(key);
  return made;
}

/** Of runs of letters; every script has them. */
export const lettersTable = (script: Script): Table => table("letters", script)!;
/** Of pieces of words; some scripts have none. */
export const piecesTable = (script: Script): Table | undefined => table("pieces", script);

const scripts: readonly Script[] = ["Latin", "Cyrillic", "Arabic", "Ethiopic"];
/** What the first text of each script would pay for, in short steps. */
export const profileSteps: readonly (() => void)[] = scripts.flatMap((script) => [() => void lettersTable(script), () => void piecesTable(script)]);
