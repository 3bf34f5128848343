import { directionOf, type Locale } from "../core/locale";
import type { MessageRef, Param } from "../core/message";
import type { Speaker, Spoken, Voice } from "../core/ports";
import { HoleInSentence, UnknownSentence } from "./errors";
import { formatsOf } from "./formats";
import { clean, isolate, withoutIsolates } from "./isolate";
import { readSnapshot, wordingsOf, type SpokenContent } from "./snapshot";
import { Wordbook } from "./wordbook";

export interface Archive {
  /** What `snapshot` gave for this content version, kept since. */
  find(version: string): Promise<string | null>;
}

export interface SpeakerOptions {
  readonly archive?: Archive;
  /** Default true: a missing sentence or value throws. False, for people: an ellipsis is said, and `onFault` hears of it. */
  readonly isStrict?: boolean;
  readonly onFault?: (fault: UnknownSentence | HoleInSentence) => void;
}

export interface Wording extends Speaker {
  /** Loads the sentences of an older content version, so that `say` finds them. Call it before rendering entries that name one. */
  prepare(version: string): Promise<void>;
  /** Every way to say it that we know in a language, for the readers: the sentence, its simple wording, `_words`. */
  sentencesOf(message: MessageRef, locale: Locale): readonly string[];
  /** French words that may stand in a sentence of any language; longest first. */
  readonly officialNames: readonly string[];
}

/** Older versions kept parsed: more than the deploys that one page of a log spans. */
const maxOlderVersions = 8;

export function createSpeaker(content: SpokenContent, options: SpeakerOptions = {}): Wording {
  return new ContentSpeaker(content, options);
}

class ContentSpeaker implements Wording {
  readonly contentVersion: string;
  readonly officialNames: readonly string[];
  private readonly today: Wordbook;
  /** Least recently prepared first; null: not in the archive. */
  private readonly older = new Map<string, Wordbook | null>();
  /** Sentences without values, by version, language, level and key: most of what is said. */
  private readonly said = new Map<string, Spoken>();
  private readonly heard = new Map<string, readonly string[]>();

  constructor(content: SpokenContent, private readonly options: SpeakerOptions) {
    this.contentVersion = content.version;
    this.officialNames = content.officialTerms;
    this.today = new Wordbook(wordingsOf(content));
  }

  say(message: MessageRef, voice: Voice): Spoken {
    const book = this.bookOf(voice.content);
    if (hasValues(message) || book !== this.today) return this.sayIn(book, message, voice);
    const id = `${voice.locale} ${voice.simple ? 1 : 0} ${message.key}`;
    const known = this.said.get(id) ?? this.sayIn(book, message, voice);
    this.said.set(id, known);
    return known;
  }

  async prepare(version: string): Promise<void> {
    if (version === this.contentVersion) return;
    let book = this.older.get(version);
    if (book === undefined) {
      const kept = await this.options.archive?.find(version) ?? null;
      const wordings = kept === null ? null : readSnapshot(version, kept);
      book = wordings === null ? null : new Wordbook(wordings);
    }
    this.older.delete(version);
    this.older.set(version, book);
    const [oldest] = this.older.keys();
    if (oldest !== undefined && this.older.size > maxOlderVersions) this.older.delete(oldest);
  }

  sentencesOf(message: MessageRef, locale: Locale): readonly string[] {
    const id = `${locale} ${message.key}`;
    const known = hasValues(message) ? undefined : this.heard.get(id);
    if (known !== undefined) return known;
    const spoken = [false, true].map((simple) => withoutIsolates(this.say(message, { locale, simple }).text));
    const all = [...new Set([...spoken, ...this.today.wordsFor(message.key, locale)])];
    if (!hasValues(message)) this.heard.set(id, all);
    return all;
  }

  /** Today's words stand in for a version that nobody kept. */
  private bookOf(version: string | undefined): Wordbook {
    return (version === undefined || version === this.contentVersion ? null : this.older.get(version)) ?? this.today;
  }

  private sayIn(book: Wordbook, message: MessageRef, voice: Voice): Spoken {
    try {
      return speak(book, message, voice);
    } catch (fault) {
      const isOurs = fault instanceof UnknownSentence || fault instanceof HoleInSentence;
      if (!isOurs || (this.options.isStrict ?? true)) throw fault;
      this.options.onFault?.(fault);
      return { text: "…", locale: voice.locale, direction: directionOf(voice.locale), isFallback: false };
    }
  }
}

const hasValues = ({ params }: MessageRef): boolean => params !== undefined && Object.keys(params).length > 0;

function speak(book: Wordbook, message: MessageRef, voice: Voice): Spoken {
  const locale = book.languageFor(message.key, voice.locale);
  const spoken = speakIn(book, message, locale, voice.simple);
  // found in French only: said again, so that its dates and figures are French too
  if (spoken.locale !== locale) return { ...speakIn(book, message, spoken.locale, voice.simple), isFallback: true };
  return locale === voice.locale ? spoken : { ...spoken, isFallback: true };
}

function speakIn(book: Wordbook, { key, params = {} }: MessageRef, locale: Locale, simple: boolean): Spoken {
  let isFallback = false;
  const format = (param: Param): string => {
    if (typeof param === "string") return clean(param);
    const formats = formatsOf(locale);
    if (typeof param === "number") return formats.number(param);
    if ("date" in param) return formats.date(param.date);
    if ("euros" in param) return formats.euros(param.euros);
    if ("duration" in param) return formats.duration(param.duration);
    if ("french" in param) return clean(param.french);
    if ("list" in param) return formats.list(param.list.map((item) => isolate(format(item))));
    const nested = speak(book, param, { locale, simple });
    isFallback ||= nested.isFallback;
    return nested.text;
  };
  const values: Record<string, string> = {};
  for (const [name, param] of Object.entries(params)) values[name] = format(param);
  const { count } = params;
  const found = book.find(key, locale, simple, values, typeof count === "number" ? count : undefined);
  return { text: found.text, locale: found.locale, direction: directionOf(found.locale), isFallback };
}
