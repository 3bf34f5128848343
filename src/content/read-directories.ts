import { parse } from "node:path";
import type { z } from "zod";
import type { AmountRow } from "../core/flow/context";
import type { Contact, Term, Topic } from "./content";
import type { IssueLog } from "./issue";
import { parseWith } from "./parse";
import type { FileReader } from "./read-files";
import { readPhraseBook, type PhraseBookFile } from "./read-phrase-book";
import { amountsSchema, contactsSchema, glossarySchema, officialNamesSchema, topicsSchema } from "./schema";
import { fixedPlace, type SourceFile } from "./source-file";
import { checkDay, checkUrl } from "./checks/statements";

/** A list by id, and the file to point into. */
export interface Directory<T> {
  readonly source: SourceFile;
  readonly entries: Readonly<Record<string, T>>;
}

/** What procedures point at: people and places, words, figures. */
export interface Directories {
  readonly contacts: Directory<Contact>;
  readonly glossary: Directory<Term>;
  readonly topics: Directory<Topic>;
  readonly phraseBook: PhraseBookFile;
  readonly amounts: Directory<readonly AmountRow[]>;
  readonly words: Readonly<Record<string, unknown>>;
  readonly dangers: Readonly<Record<string, unknown>>;
  readonly emergencies: unknown;
  /** French names that stay French in every language. */
  readonly officialNames: readonly string[];
}

/** What the readers expect of their files; they know it, content only says the line. */
export interface WordShapes {
  /** Of each file of dialogs/words/. */
  readonly words: z.ZodType;
  /** Of each file of dialogs/dangers/. */
  readonly dangers: z.ZodType;
  readonly emergencies: z.ZodType;
}

export function readDirectories(reader: FileReader, shapes: WordShapes | undefined, log: IssueLog): Directories {
  const raw = (file: string, shape: z.ZodType | undefined): unknown => {
    const source = reader.yaml(file);
    if (source !== null && shape !== undefined) parseWith(shape, source.data, source, [], log);
    return source?.data ?? null;
  };
  const folder = (path: string, shape: z.ZodType | undefined) =>
    Object.fromEntries(reader.list(path, ".yaml").map((name) => [parse(name).name, raw(`${path}/${name}`, shape)]));
  const contacts = readContacts(reader, log);
  return {
    contacts,
    topics: readTopics(contacts, reader, log),
    phraseBook: readPhraseBook(reader, log),
    glossary: readGlossary(reader, log),
    amounts: readAmounts(reader, log),
    words: folder("dialogs/words", shapes?.words),
    dangers: folder("dialogs/dangers", shapes?.dangers),
    emergencies: raw("dialogs/emergencies.yaml", shapes?.emergencies),
    officialNames: readOfficialNames(reader, log),
  };
}

function readOfficialNames(reader: FileReader, log: IssueLog): readonly string[] {
  const source = reader.yaml("dialogs/official-names.yaml");
  return source === null ? [] : (parseWith(officialNamesSchema, source.data, source, [], log) ?? []);
}

function readContacts(reader: FileReader, log: IssueLog): Directory<Contact> {
  const { source, data } = readEntries("dialogs/contacts.yaml", contactsSchema, reader, log);
  const entries: Record<string, Contact> = {};
  for (const [id, { name, phone, url, source: origin, checked_on }] of Object.entries(data)) {
    checkDay(checked_on, [id, "checked_on"], source, log);
    checkUrl(origin.url, source, [id, "source", "url"], log);
    if (url !== undefined) checkUrl(url, source, [id, "url"], log);
    entries[id] = {
      name, source: origin, checkedOn: checked_on,
      ...(phone === undefined ? {} : { phone }), ...(url === undefined ? {} : { url }),
    };
  }
  return { source, entries };
}

function readGlossary(reader: FileReader, log: IssueLog): Directory<Term> {
  const { source, data } = readEntries("dialogs/glossary.yaml", glossarySchema, reader, log);
  const terms = Object.entries(data).map(([id, { official, words }]) => [id, { official, words: words ?? {} } as Term] as const);
  return { source, entries: Object.fromEntries(terms) };
}

function readTopics(contacts: Directory<Contact>, reader: FileReader, log: IssueLog): Directory<Topic> {
  const { source, data } = readEntries("dialogs/topics.yaml", topicsSchema, reader, log);
  for (const [id, topic] of Object.entries(data)) {
    topic.contacts.forEach((contact, at) => {
      if (!Object.hasOwn(contacts.entries, contact)) log.add("unknown-contact", source, [id, "contacts", at], contact);
    });
  }
  return { source, entries: data as Readonly<Record<string, Topic>> };
}

function readAmounts(reader: FileReader, log: IssueLog): Directory<readonly AmountRow[]> {
  const { source, data } = readEntries("dialogs/amounts.yaml", amountsSchema, reader, log);
  for (const [id, { rows }] of Object.entries(data)) {
    rows.forEach((row, at) => {
      const path = [id, "rows", at] as const;
      checkDay(row.from, [...path, "from"], source, log);
      checkDay(row.until, [...path, "until"], source, log);
      if (row.until < row.from) log.add("bad-date", source, [...path, "until"], row.until, "is before the first day of the row");
      const before = rows[at - 1];
      if (before !== undefined && row.from <= before.until) log.add("amounts-overlap", source, [...path, "from"], row.from);
      checkUrl(row.source.url, source, [...path, "source", "url"], log);
    });
  }
  return { source, entries: Object.fromEntries(Object.entries(data).map(([id, { rows }]) => [id, rows])) };
}

function readEntries<T extends z.ZodType<Record<string, unknown>>>(
  file: string, schema: T, reader: FileReader, log: IssueLog,
): { readonly source: SourceFile; readonly data: z.infer<T> } {
  const source = reader.yaml(file) ?? { ...fixedPlace(file), data: {} };
  // an empty file is an empty list
  const data = parseWith(schema, source.data ?? {}, source, [], log);
  return { source, data: data ?? ({} as z.infer<T>) };
}

