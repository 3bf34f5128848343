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

function tableOf(languages: Weights): Table {
  const tags = Object.keys(languages);
  const rowOf = new Map<string, number>();
  const rows: number[][] = [];
  tags.forEach((tag, column) => {
    for (const [weight, runs] of Object.entries(languages[tag]!)) {
      for (const run of runs.split(" ")) {
        const row = rowOf.get(run) ?? rowOf.size;
        rowOf.set(run, row);
        (rows[row] ??= []).push(column, Number(weight));
      }
    }
  });
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, index) => (starts[index + 1] = starts[index]! + row.length));
  return { tags, rowOf, starts, cells: Uint8Array.from(rows.flat()) };
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
