import { phraseKey, type Phrase, type PhraseBook, type PhraseId } from "../core/phrase-book";
import type { IssueLog, Place } from "./issue";
import { parseWith } from "./parse";
import type { FileReader } from "./read-files";
import { phraseBookSchema } from "./schema";
import { fixedPlace } from "./source-file";

const file = "dialogs/phrase-book.yaml";

export interface PhraseBookFile {
  readonly source: Place;
  readonly book: PhraseBook;
  /** Phrases that name a secret, in order to say that it is kept. */
  readonly warnings: ReadonlySet<PhraseId>;
}

export function readPhraseBook(reader: FileReader, log: IssueLog): PhraseBookFile {
  const source = reader.yaml(file);
  const data = source === null ? {} : (parseWith(phraseBookSchema, source.data ?? {}, source, [], log) ?? {});
  const phrases = new Map<PhraseId, Phrase>();
  const warnings = new Set<PhraseId>();
  for (const [category, group] of Object.entries(data)) {
    for (const [id, { slots = {}, answers = [], words = [], warns }] of Object.entries(group.phrases)) {
      if (phrases.has(id)) {
        log.add("duplicate-id", source ?? fixedPlace(file), [category, "phrases", id], id);
        continue;
      }
      phrases.set(id, { id, key: phraseKey(id), category, slots, answers, words });
      if (warns === true) warnings.add(id);
    }
  }
  const categories = Object.entries(data).map(([id, { name }]) => ({ id, name }));
  return { source: source ?? fixedPlace(file), book: { categories, phrases: [...phrases.values()] }, warnings };
}
