import type { AmountRow } from "../core/flow/context";
import type { FlowId, FlowSpec, IsoDate, MessageKey, Source } from "../core/flow/model";
import type { Locale } from "../core/locale";
import type { PhraseBook } from "../core/phrase-book";
import type { PictogramName } from "../core/pictograms";

/** One file of `locales/<tag>/`: nested objects, sentences at the leaves. */
export interface SentenceTree {
  readonly [name: string]: string | SentenceTree;
}

/** Sentences of one language, by dialog (`caf-rsa`, `common`, `glossary`…). */
export type Bundle = Readonly<Record<string, SentenceTree>>;

export interface Contact {
  /** French, as written on the door. Sentence: `contacts:<id>.what`. */
  readonly name: string;
  /** As dialled in France (`3949`, `0 805 16 00 75`). */
  readonly phone?: string;
  readonly url?: string;
  readonly source: Source;
  readonly checkedOn: IsoDate;
}

export interface Term {
  /** French word as people meet it on forms. Sentences: `glossary:<id>.name`, `glossary:<id>.meaning`. */
  readonly official: string;
  /** What people call it, by language: for recognition, never shown. */
  readonly words: Readonly<Partial<Record<Locale, readonly string[]>>>;
}

/** What people want and no procedure leads through yet. Sentence: `wishes:topics.<id>`. */
export interface Topic {
  /** Who can help, most useful first. */
  readonly contacts: readonly string[];
  readonly pictogram?: PictogramName;
}

export const reviewStates = ["written", "machine", "reviewed"] as const;
export type ReviewState = (typeof reviewStates)[number];

/** `locales/<tag>/<dialog>.review.json`. */
export interface Review {
  readonly state: ReviewState;
  /** Path of a sentence -> fingerprint of the French it was translated from. */
  readonly fingerprints: Readonly<Record<string, string>>;
}

/** Everything the assistant can say and ask, checked and frozen. */
export interface Content {
  /** Hash of every file read: 16 hex digits. */
  readonly version: string;
  readonly flows: Readonly<Record<FlowId, FlowSpec>>;
  readonly bundles: Readonly<Record<Locale, Bundle>>;
  /** Translations whose French changed since. */
  readonly staleKeys: Readonly<Record<Locale, readonly MessageKey[]>>;
  /** Sentences of steps that name a source: stale, they are said in French. */
  readonly criticalKeys: readonly MessageKey[];
  readonly contacts: Readonly<Record<string, Contact>>;
  readonly glossary: Readonly<Record<string, Term>>;
  readonly topics: Readonly<Record<string, Topic>>;
  /** What mediators say with one gesture. */
  readonly phraseBook: PhraseBook;
  /** Dated official figures, oldest row first; old rows are kept. */
  readonly amounts: Readonly<Record<string, readonly AmountRow[]>>;
  /** French words that stay French in every language: labels of screens, papers, terms, names of places. */
  readonly officialTerms: readonly string[];
  /** By language, then dialog; French has none, it is the source. */
  readonly reviews: Readonly<Record<Locale, Readonly<Record<string, Review>>>>;
  /** `dialogs/words/*.yaml` by file name, as written: the readers parse them. */
  readonly words: Readonly<Record<string, unknown>>;
  /** `dialogs/dangers/*.yaml` by file name, as written. */
  readonly dangers: Readonly<Record<string, unknown>>;
  /** `dialogs/emergencies.yaml` as written; null when there is none. */
  readonly emergencies: unknown;
}
