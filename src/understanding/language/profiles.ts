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

export interface Profiles {
  readonly letters: Readonly<Record<Script, Table>>;
  readonly pieces: Readonly<Partial<Record<Script, Table>>>;
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

const tablesOf = <S extends string>(scripts: Readonly<Partial<Record<S, Weights>>>) =>
  Object.fromEntries(Object.entries(scripts).map(([script, languages]) => [script, tableOf(languages as Weights)])) as Record<S, Table>;

let loaded: Profiles | undefined;

/** Read at the first text that needs them: a few tens of milliseconds. */
export function profiles(): Profiles {
  if (loaded) return loaded;
  const file = JSON.parse(readFileSync(join(__dirname, "profiles.json"), "utf8")) as ProfilesFile;
  loaded = { letters: tablesOf(file.letters), pieces: tablesOf(file.pieces) };
  return loaded;
}
