import { parse } from "node:path";
import { locales, sourceLocale, type Locale } from "../core/locale";
import { reviewStates, type Review, type ReviewState, type SentenceTree } from "./content";
import type { IssueLog } from "./issue";
import { parseWith } from "./parse";
import type { FileReader } from "./read-files";
import { reviewSchema } from "./schema";
import { flatten } from "./sentences";
import type { SourceFile } from "./source-file";

/** One file of sentences, with what the checks need to point into it. */
export interface LocaleFile {
  readonly source: SourceFile;
  readonly tree: SentenceTree;
  readonly sentences: ReadonlyMap<string, string>;
}

export interface ReviewFile {
  readonly source: SourceFile;
  readonly review: Review;
}

export interface LocaleFiles {
  readonly dialogs: ReadonlyMap<string, LocaleFile>;
  readonly reviews: ReadonlyMap<string, ReviewFile>;
  /** File names, without `.json`, that are there and say something else than they should. */
  readonly unreadable: ReadonlySet<string>;
}

const reviewEnding = ".review.json";

export function readLocales(reader: FileReader, log: IssueLog): Readonly<Record<Locale, LocaleFiles>> {
  const read = locales.map((locale) => [locale, readLocale(locale, reader, log)] as const);
  return Object.fromEntries(read) as Record<Locale, LocaleFiles>;
}

function readLocale(locale: Locale, reader: FileReader, log: IssueLog): LocaleFiles {
  const dialogs = new Map<string, LocaleFile>();
  const reviews = new Map<string, ReviewFile>();
  const unreadable = new Set<string>();
  const folder = `locales/${locale}`;
  for (const name of reader.list(folder, ".json")) {
    const source = reader.json(`${folder}/${name}`);
    const id = parse(name).name;
    if (name.endsWith(reviewEnding)) {
      // French is the source: it is not translated from anything
      const review = source === null || locale === sourceLocale ? null : readReview(source, log);
      if (source !== null && review !== null) reviews.set(name.slice(0, -reviewEnding.length), { source, review });
      else unreadable.add(id);
    } else if (source !== null && isTree(source.data, [], source, log)) {
      dialogs.set(id, { source, tree: source.data, sentences: flatten(source.data) });
    } else {
      unreadable.add(id);
    }
  }
  return { dialogs, reviews, unreadable };
}

function readReview(source: SourceFile, log: IssueLog): Review | null {
  const parsed = parseWith(reviewSchema, source.data, source, [], log);
  if (parsed === null) return null;
  if (!isReviewState(parsed.state)) {
    log.add("review-state", source, ["state"], parsed.state);
    return null;
  }
  return { state: parsed.state, fingerprints: parsed.fingerprints };
}

function isReviewState(state: string): state is ReviewState {
  return (reviewStates as readonly string[]).includes(state);
}

function isTree(value: unknown, path: readonly string[], source: SourceFile, log: IssueLog): value is SentenceTree {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    log.add("not-a-sentence", source, path, path.join(".") || source.file);
    return false;
  }
  let isSound = true;
  for (const [name, part] of Object.entries(value)) {
    if (typeof part === "string" && part.trim() !== "") continue;
    if (typeof part === "string") log.add("not-a-sentence", source, [...path, name], [...path, name].join("."));
    if (typeof part === "string" || !isTree(part, [...path, name], source, log)) isSound = false;
  }
  return isSound;
}
