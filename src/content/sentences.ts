import { createHash } from "node:crypto";
import type { SentenceTree } from "./content";

/** Endings that make variants of one sentence: a simpler wording, plural forms (i18next JSON v4). */
const pluralEnding = /_(zero|one|two|few|many|other)$/;
const simpleEnding = /_simple$/;
const wordsEnding = /_words$/;

/** Every sentence of a file by its path (`age.ask`, `age.ask_simple`, `weeks_one`), in the order of the file. */
export function flatten(tree: SentenceTree, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === "string") flat.set(prefix + name, value);
    else for (const [path, sentence] of flatten(value, `${prefix}${name}.`)) flat.set(path, sentence);
  }
  return flat;
}

export interface Variant {
  /** Path of the sentence without its endings. */
  readonly base: string;
  readonly isSimple: boolean;
  /** Lists of what people say; not a sentence anybody reads. */
  readonly isWords: boolean;
  readonly plural?: string;
}

/** @param known paths that are whole by themselves: `choices.some_other` is no plural form when it is one of them. */
export function variantOf(path: string, known: ReadonlySet<string>): Variant {
  if (known.has(path)) return { base: path, isSimple: false, isWords: false };
  if (wordsEnding.test(path)) return { base: path.replace(wordsEnding, ""), isSimple: false, isWords: true };
  const plural = pluralEnding.exec(path)?.[1];
  const single = plural === undefined ? path : path.replace(pluralEnding, "");
  return {
    base: single.replace(simpleEnding, ""), isSimple: simpleEnding.test(single), isWords: false,
    ...(plural === undefined ? {} : { plural }),
  };
}

/** All wordings of one sentence, by path. */
export type Family = ReadonlyMap<string, string>;

/** Sentences grouped with their plural forms and simple wordings; lists of words are left out. */
export function families(sentences: ReadonlyMap<string, string>, known: ReadonlySet<string>): Map<string, Map<string, string>> {
  const groups = new Map<string, Map<string, string>>();
  for (const [path, sentence] of sentences) {
    const { base, isWords } = variantOf(path, known);
    if (isWords) continue;
    const group = groups.get(base) ?? new Map<string, string>();
    groups.set(base, group.set(path, sentence));
  }
  return groups;
}

/** First 8 hex digits of SHA-256 of the French wordings, NFC, by path: changes when a reader of French would see a change. */
export function fingerprint(family: Family): string {
  const french = [...family].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sentence]) => sentence.normalize("NFC"));
  return createHash("sha256").update(french.join("\n")).digest("hex").slice(0, 8);
}
