import { parse } from "node:path";
import { deepFreeze } from "../core/deep-freeze";
import type { FlowSpec } from "../core/flow/model";
import type { Computation, Rule } from "../core/flow/rules/rule";
import { locales, sourceLocale, type Locale } from "../core/locale";
import { checkGraph } from "./checks/graph";
import { checkNames } from "./checks/names";
import { checkPhraseBook } from "./checks/phrase-book";
import { checkSaves } from "./checks/saves";
import { checkSentences } from "./checks/sentences";
import { checkStatements } from "./checks/statements";
import { checkTranslations } from "./checks/translations";
import { checkWishes } from "./checks/wishes";
import type { Content } from "./content";
import { inReadingOrder, IssueLog, type Issue } from "./issue";
import { neededKeys, type NeededKeys } from "./needed-keys";
import { officialTerms } from "./official-terms";
import { readDirectories, type Directories, type WordShapes } from "./read-directories";
import { FileReader } from "./read-files";
import { readFlow } from "./read-flow";
import { readLocales, type LocaleFiles } from "./read-locales";
import type { SourceFile } from "./source-file";

export interface LoadOptions {
  readonly rules: Readonly<Record<string, Rule>>;
  readonly computations: Readonly<Record<string, Computation>>;
  /** `dialog:path` of the sentences that programs use. Without it, the sentences of dialogs that are no flow are taken as used. */
  readonly codeKeys?: readonly string[];
  /** `YYYY-MM-DD`: warns of what should have been read again before. */
  readonly today?: string;
  /** Ids of the only flows to read, for whoever tries one while another is still being written. */
  readonly only?: readonly string[];
  /** Shapes of dialogs/words/ and dialogs/emergencies.yaml (src/understanding); without them, these are handed on unread. */
  readonly shapes?: WordShapes;
}

export interface Loaded {
  /** Null when something is so wrong that nothing can be trusted (a `blocking` issue). */
  readonly content: Content | null;
  readonly issues: readonly Issue[];
}

/** A flow with the file it came from, so that checks can point into it. */
export interface FlowFile {
  readonly source: SourceFile;
  readonly flow: FlowSpec;
}

/** Everything read, nothing compared yet. */
export interface Gathered {
  readonly reader: FileReader;
  readonly flows: readonly FlowFile[];
  /** Ids of flows whose file could not be read: nobody knows which sentences they need. */
  readonly unread: ReadonlySet<string>;
  readonly directories: Directories;
  readonly localeFiles: Readonly<Record<Locale, LocaleFiles>>;
  readonly needed: NeededKeys;
}

export function gather(root: string, options: Pick<LoadOptions, "codeKeys" | "only" | "shapes">, log: IssueLog): Gathered {
  const reader = new FileReader(root, log);
  const { flows, unread } = readFlows(reader, options.only, log);
  const directories = readDirectories(reader, options.shapes, log);
  const localeFiles = readLocales(reader, log);
  const needed = neededKeys(flows.map(({ flow }) => flow), directories, options.codeKeys, localeFiles[sourceLocale]);
  return { reader, flows, unread, directories, localeFiles, needed };
}

/** Reads and checks dialogs/ and locales/ under `root`. Nothing in them can make it throw: what is wrong comes back as issues. */
export function loadContent(root: string, options: LoadOptions): Loaded {
  const log = new IssueLog();
  const { reader, flows, unread, directories, localeFiles, needed } = gather(root, options, log);
  for (const file of flows) {
    checkGraph(file, log);
    checkNames(file, { ...options, directories }, log);
    checkSaves(file, log);
    checkStatements(file, options.today, log);
  }
  checkWishes(reader, flows, unread, directories, log);
  checkPhraseBook(directories.phraseBook, localeFiles[sourceLocale], log);
  checkSentences(localeFiles, needed, unread, log);
  const staleKeys = checkTranslations(localeFiles, needed, unread, log);

  const issues = inReadingOrder(log.issues);
  if (issues.some((issue) => issue.severity === "blocking")) return { content: null, issues };
  const content: Content = {
    version: reader.version(),
    flows: Object.fromEntries(flows.map(({ flow }) => [flow.id, flow])),
    bundles: perLocale(localeFiles, ({ dialogs }) => mapValues(dialogs, ({ tree }) => tree)),
    staleKeys,
    criticalKeys: [...needed.critical].sort(),
    contacts: directories.contacts.entries,
    glossary: directories.glossary.entries,
    topics: directories.topics.entries,
    phraseBook: directories.phraseBook.book,
    amounts: directories.amounts.entries,
    officialTerms: officialTerms(flows.map(({ flow }) => flow), directories, localeFiles[sourceLocale]),
    reviews: perLocale(localeFiles, ({ reviews }) => mapValues(reviews, ({ review }) => review)),
    words: directories.words,
    dangers: directories.dangers,
    emergencies: directories.emergencies,
  };
  return { content: deepFreeze(content), issues };
}

function readFlows(reader: FileReader, only: readonly string[] | undefined, log: IssueLog): Pick<Gathered, "flows" | "unread"> {
  const flows: FlowFile[] = [];
  const unread = new Set<string>();
  for (const folder of ["dialogs/procedures", "dialogs/journeys"]) {
    for (const name of reader.list(folder, ".yaml")) {
      const id = parse(name).name;
      if (only !== undefined && !only.includes(id)) {
        unread.add(id);
        continue;
      }
      const source = reader.yaml(`${folder}/${name}`);
      const flow = source === null ? null : readFlow(source, id, log);
      if (source === null || flow === null) {
        unread.add(id);
        continue;
      }
      if (flows.some((other) => other.flow.id === flow.id)) log.add("duplicate-id", source, ["id"], flow.id);
      flows.push({ source, flow });
    }
  }
  return { flows, unread };
}

function perLocale<T>(files: Readonly<Record<Locale, LocaleFiles>>, pick: (files: LocaleFiles) => T): Record<Locale, T> {
  return Object.fromEntries(locales.map((locale) => [locale, pick(files[locale])])) as Record<Locale, T>;
}

function mapValues<T, U>(map: ReadonlyMap<string, T>, pick: (value: T) => U): Record<string, U> {
  return Object.fromEntries([...map].map(([name, value]) => [name, pick(value)]));
}
