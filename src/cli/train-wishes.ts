import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { projectRoot } from "../project-root";
import { readPhrases } from "../understanding/wishes/phrases";
import type { Phrase } from "../understanding/wishes/cross-validation";
import { trainWishes } from "../understanding/wishes/train";
import { decodeModel, encodeModel } from "../understanding/wishes/wish-model";
import { wishModelFile } from "../understanding/wishes";

/**
 * Trains the model of wishes when the phrases or the code that trains changed since.
 *
 * @returns false when there is nothing to do.
 */
export function buildWishes(root: string, file = join(root, wishModelFile)): boolean {
  const phrases = readPhrases(join(root, "locales"));
  if (phrases.length === 0) return false;
  const of = fingerprintOf(phrases);
  if (trainedFrom(file) === of) return false;
  mkdirSync(dirname(file), { recursive: true });
  // renamed into place: a service that starts meanwhile finds the old model or the new one, whole
  writeFileSync(`${file}.${process.pid}`, encodeModel(trainWishes(phrases, of)));
  renameSync(`${file}.${process.pid}`, file);
  return true;
}

function fingerprintOf(phrases: readonly Phrase[]): string {
  const hash = createHash("sha256").update(JSON.stringify(phrases));
  const code = join(__dirname, "..", "understanding");
  const ending = extname(__filename);
  const training = readdirSync(join(code, "wishes")).filter((name) => name.endsWith(ending)).sort().map((name) => join(code, "wishes", name));
  for (const name of [join(code, `text${ending}`), ...training]) hash.update(readFileSync(name));
  return hash.digest("hex");
}

function trainedFrom(file: string): string | null {
  try {
    return decodeModel(readFileSync(file)).of;
  } catch {
    return null;
  }
}

// run by the build, after the sources and the phrases are in place
if (require.main === module) buildWishes(projectRoot);
