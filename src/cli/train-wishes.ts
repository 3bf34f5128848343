import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { projectRoot } from "../project-root";
import { readPhrases, readWishWords } from "../understanding/wishes/phrases";
import type { Phrase } from "../understanding/wishes/cross-validation";
import { trainWishes } from "../understanding/wishes/train";
import { decodeModel, encodeModel } from "../understanding/wishes/wish-model";
import type { WishWords } from "../understanding/wishes/wish-words";
import { wishModelFile } from "../understanding/wishes";

/**
 * Trains the model of wishes when the phrases or the code that trains changed since.
 *
 * @returns false when there is nothing to do.
 */
export function buildWishes(root: string, file = join(root, wishModelFile)): boolean {
  const phrases = readPhrases(join(root, "locales"));
  if (phrases.length === 0) return false;
  const words = readWishWords(join(root, "dialogs", "wish-words"));
  const of = fingerprintOf(phrases, words);
  if (trainedFrom(file) === of) return false;
  mkdirSync(dirname(file), { recursive: true });
  // renamed into place: a service that starts meanwhile finds the old model or the new one, whole
  writeFileSync(`${file}.${process.pid}`, encodeModel(trainWishes(phrases, words, of)));
  renameSync(`${file}.${process.pid}`, file);
  return true;
}

function fingerprintOf(phrases: readonly Phrase[], words: WishWords): string {
  const hash = createHash("sha256").update(JSON.stringify([phrases, words]));
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
