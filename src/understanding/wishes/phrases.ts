import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Phrase } from "./cross-validation";
import { joinWords, type WishWords } from "./wish-words";

/** `locales/<tag>/wishes.yaml`: id of a procedure or topic (or `none`) -> what people write; for training, never shown. */
export const wishPhrasesSchema = z.record(z.string(), z.array(z.string().min(1)));
export const phrasesFile = "wishes.yaml";
/** `dialogs/wish-words/<tag>.yaml`: meaning -> beginnings of words. */
export const wishWordsSchema = z.record(z.string(), z.array(z.string().min(1)));

/**
 * Phrases of every language that has some, in the same order on every machine, each once per language.
 *
 * @param locales folder of the languages.
 * @throws z.ZodError when a file does not have its shape.
 */
export function readPhrases(locales: string): readonly Phrase[] {
  return readdirSync(locales, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort().flatMap((language) => {
    const text = readIfThere(join(locales, language, phrasesFile));
    if (text === null) return [];
    const byId = wishPhrasesSchema.parse(parse(text));
    return Object.entries(byId).flatMap(([id, phrases]) => [...new Set(phrases)].map((phrase) => ({ id, language, text: phrase })));
  });
}

/**
 * Words of all languages by meaning.
 *
 * @param folder dialogs/wish-words; none there are no words.
 */
export function readWishWords(folder: string): WishWords {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".yaml")).sort() : [];
  return joinWords(names.map((name) => wishWordsSchema.parse(parse(readFileSync(join(folder, name), "utf8")))));
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
