import { locales, nearestLocale, type Locale } from "../core/locale";
import { findWhole, phraseBook, type PhraseBook, type Polite } from "./phrases";
import type { Typed } from "./text";
import type { WordsByLanguage } from "./words";

/** Name of a language -> its tag: autonym, names in all our languages (CLDR), tag, and what people write (words files). */
export function languageBook(words: WordsByLanguage): PhraseBook<Locale> {
  const entries: [string, Locale][] = [];
  for (const locale of locales) {
    for (const name of words[locale].names) entries.push([name, locale]);
    for (const inLocale of locales) {
      const name = new Intl.DisplayNames([inLocale], { type: "language" }).of(locale);
      if (name !== undefined) entries.push([name, locale]);
    }
    entries.push([locale, locale]);
  }
  return phraseBook(entries);
}

/** @returns undefined when the text names no language that is complete. */
export function readLanguage(typed: Typed, book: PhraseBook<Locale>, polite: Polite): Locale | undefined {
  const named = findWhole(book, typed, polite);
  if (named) return named;
  // "ar-EG", "fa": a client's tag, typed or sent
  const tag = typed.text.trim();
  return /^(?:fr|en|ar|uk|fa|prs)(?:[-_][a-z]{2,4})?$/i.test(tag) ? nearestLocale(tag) : undefined;
}
