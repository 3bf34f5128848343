import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { deepFreeze } from "../core/deep-freeze";
import type { Content } from "./content";
import { loadContent, type Loaded, type LoadOptions } from "./load";

interface Compiled {
  /** Fingerprint of dialogs/, locales/ and the code that reads them. */
  readonly of: string;
  readonly content: Content;
}

/**
 * Where compiled content is kept. Each place of the code has its own: the sources that the tests run and what is built from them would
 * forever take the file for another's, and read everything anew at each start.
 *
 * @param root of the project.
 */
export const compiledContentFile = (root: string): string =>
  join(root, "dist", `compiled-${relative(root, __dirname).replaceAll(sep, "-")}.json`);

/**
 * As `loadContent`, from what an earlier load of the same files by the same code has left in `file`: parsing and checking them is most of a
 * cold start. A file that is missing, damaged or of other content is made anew; one that cannot be written costs time, nothing else.
 */
export function loadCompiled(root: string, options: LoadOptions, file: string): Loaded {
  const of = fingerprintOf([join(root, "dialogs"), join(root, "locales"), __dirname]);
  const kept = read(file);
  if (kept?.of === of) return { content: deepFreeze(kept.content), issues: [] };
  const loaded = loadContent(root, options);
  if (loaded.content) write(file, { of, content: loaded.content });
  return loaded;
}

function read(file: string): Compiled | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Compiled;
  } catch {
    return null;
  }
}

function write(file: string, compiled: Compiled): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    // renamed into place: a start cut in the middle, or two at once, leave a whole file
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(compiled));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // a read-only installation starts slower
  }
}

function fingerprintOf(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort();
    for (const name of names) hash.update(relative(folder, name)).update("\0").update(readFileSync(name)).update("\0");
  }
  return hash.digest("hex");
}
