import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Cells of each row of `<dataDir>/language/<prefix>*.tsv`, comments left out; none when nobody has put such a file there. */
export function tsvRows(dataDir: string, prefix: string): readonly (readonly string[])[] {
  const folder = join(dataDir, "language");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.startsWith(prefix) && name.endsWith(".tsv")).sort();
  return files.flatMap((name) => readFileSync(join(folder, name), "utf8").split(/\r?\n/))
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
}
