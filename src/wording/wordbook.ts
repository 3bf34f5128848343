import i18next, { type i18n } from "i18next";
import { directionOf, locales, sourceLocale, type Locale } from "../core/locale";
import type { MessageKey } from "../core/flow/model";
import { HoleInSentence, UnknownSentence } from "./errors";
import { isolate, isolateLeftToRightRuns } from "./isolate";

export interface SentenceTree {
  readonly [name: string]: string | SentenceTree;
}

/** The part of the content that has words; it can be kept and read again later. */
export interface Wordings {
  readonly version: string;
  readonly bundles: Readonly<Record<Locale, Readonly<Record<string, SentenceTree>>>>;
  /** Sentences not to be trusted in a language, because the French they came from is another one today: said in French. */
  readonly mistrusted: Readonly<Record<Locale, readonly MessageKey[]>>;
}

export interface Found {
  readonly text: string;
  readonly locale: Locale;
}

/** All sentences of one content version, in an i18next of its own. */
export class Wordbook {
  readonly version: string;
  private readonly words: i18n;
  private readonly mistrusted: Readonly<Record<Locale, ReadonlySet<MessageKey>>>;

  constructor(wordings: Wordings) {
    this.version = wordings.version;
    this.mistrusted = perLocale((locale) => new Set(wordings.mistrusted[locale]));
    this.words = i18next.createInstance();
    void this.words.init({
      initAsync: false,
      debug: false,
      lng: sourceLocale,
      fallbackLng: sourceLocale,
      // `fa-AF` is not looked for in `fa` as well: only whole languages are complete
      load: "currentOnly",
      ns: [...new Set(Object.values(wordings.bundles).flatMap((bundle) => Object.keys(bundle)))],
      resources: perLocale((locale) => (directionOf(locale) === "rtl" ? mapSentences(wordings.bundles[locale], isolateLeftToRightRuns) : wordings.bundles[locale])),
      interpolation: { escapeValue: true, escape: isolate },
      parseMissingKeyHandler: (_key: string, _default: unknown, options: unknown) => {
        throw new UnknownSentence(askedIn(options));
      },
      returnedObjectHandler: (_key: string, _group: unknown, options: unknown) => {
        throw new UnknownSentence(askedIn(options));
      },
      missingInterpolationHandler: (_sentence: string, match: readonly string[], options: unknown) => {
        throw new HoleInSentence(askedIn(options), match[1] ?? "");
      },
    });
  }

  /** French when this language has no such sentence, or one that is not to be trusted. */
  languageFor(key: MessageKey, locale: Locale): Locale {
    return this.mistrusted[locale].has(key) ? sourceLocale : locale;
  }

  /**
   * @param values formatted already; here they are only isolated.
   * @returns the sentence and the language it was found in.
   * @throws UnknownSentence, HoleInSentence
   */
  find(key: MessageKey, locale: Locale, isSimple: boolean, values: Readonly<Record<string, string>>, count: number | undefined): Found {
    const details = this.words.t(key, {
      lng: locale, nest: false, returnDetails: true, replace: values, asked: key,
      ...(isSimple ? { context: "simple" } : {}), ...(count === undefined ? {} : { count }),
    });
    return { text: details.res, locale: details.usedLng === locale ? locale : sourceLocale };
  }

  /** What people say for it, besides the sentence itself: `<key>_words`, separated by `|`. */
  wordsFor(key: MessageKey, locale: Locale): readonly string[] {
    const [dialog = "", path = ""] = key.split(":");
    const words: unknown = this.words.getResource(locale, dialog, `${path}_words`);
    return typeof words === "string" ? words.split("|").map((word) => word.trim()).filter((word) => word !== "") : [];
  }
}

function perLocale<T>(make: (locale: Locale) => T): Record<Locale, T> {
  return Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Record<Locale, T>;
}

function mapSentences<T extends SentenceTree>(tree: T, change: (sentence: string) => string): SentenceTree {
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => (
    [name, typeof value === "string" ? change(value) : mapSentences(value, change)]
  )));
}

/** i18next hands its options on to its handlers: the whole key travels in them. */
function askedIn(options: unknown): MessageKey {
  return (options as { readonly asked: MessageKey }).asked;
}
