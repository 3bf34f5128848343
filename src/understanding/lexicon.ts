import { locales, type Locale } from "../core/locale";
import { commandFinder, type CommandFinder } from "./find-command";
import { monthNames, type MonthNames } from "./months";
import { numberReader, type NumberInWords, type NumberReader } from "./number-words";
import { phraseBook, type PhraseBook } from "./phrases";
import type { MoneyWords } from "./read-amount";
import type { ChoiceWords } from "./read-choice";
import { languageBook } from "./read-language";
import type { YesNo } from "./read-yes-no";
import { compact, wordsOf } from "./text";
import { everyLanguage, languagesOf, type Words, type WordsByLocale } from "./words";

/** The words files made ready for reading, for one language of the person. */
export interface Lexicon {
  readonly locale: Locale;
  readonly polite: readonly string[];
  readonly yesNo: PhraseBook<YesNo>;
  readonly unknown: PhraseBook<true>;
  /** Phrase -> the values it can stand for ("voilà" ends a screen and shows a paper). */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly choice: ChoiceWords;
  readonly money: MoneyWords;
  readonly months: readonly MonthNames[];
  readonly days: ReadonlyMap<string, number>;
  readonly numbersIn: (words: readonly string[]) => readonly NumberInWords[];
  readonly fractions: ReadonlySet<string>;
}

export interface Lexicons {
  of(locale: Locale): Lexicon;
  /** Builds one language ahead of its first person. */
  prepare(locale: Locale): void;
  readonly languages: PhraseBook<Locale>;
  readonly findCommand: CommandFinder;
}

/** Built once per language, when it is first needed: month names of CLDR cost some milliseconds. */
export function lexicons(words: WordsByLocale): Lexicons {
  const languages = languageBook(words);
  const readNumbers = numberReader(words);
  const months = new Map<Locale, MonthNames>();
  const monthsOf = (locale: Locale) => {
    const names = months.get(locale) ?? monthNames(locale, words);
    months.set(locale, names);
    return names;
  };
  const built = new Map<Locale, Lexicon>();
  return {
    of(locale) {
      const lexicon = built.get(locale) ?? buildLexicon(locale, words, readNumbers, monthsOf);
      built.set(locale, lexicon);
      return lexicon;
    },
    prepare: (locale) => void monthsOf(locale),
    languages,
    findCommand: commandFinder(words, languages),
  };
}

function buildLexicon(locale: Locale, words: WordsByLocale, readNumbers: NumberReader, monthsOf: (locale: Locale) => MonthNames): Lexicon {
  const own = languagesOf(locale).map((language) => words[language]);
  const all = <T extends string>(pick: (words: Words) => readonly T[]) => own.flatMap(pick);
  const tokens = (pick: (words: Words) => readonly string[]) => new Set(all(pick).flatMap(wordsOf));
  const numbersIn = (text: readonly string[]) => {
    // the person's language; French and English only when it finds nothing, so that no text is counted twice
    for (const language of languagesOf(locale)) {
      const found = readNumbers(text, language);
      if (found.length > 0) return found;
    }
    return [];
  };
  const polite = all((language) => language.polite);
  return {
    locale,
    polite,
    yesNo: phraseBook(own.flatMap((language) => (["yes", "no", "likely_yes", "likely_no"] as const).flatMap((id) => language[id].map((phrase) => [phrase, id] as const)))),
    unknown: phraseBook(all((language) => language.unknown).map((phrase) => [phrase, true] as const)),
    values: valueWords(own),
    choice: { ordinals: ordinalsOf(own), numberSigns: tokens((language) => language.number_signs), negations: tokens((language) => language.negations), polite, numbersIn },
    money: { euros: tokens((language) => language.euros), otherMoney: tokens((language) => language.other_money), beside: tokens((language) => [...language.amount_words, ...language.polite]) },
    months: everyLanguage(locale).map(monthsOf),
    days: daysOf(own),
    numbersIn,
    fractions: tokens((language) => language.fractions),
  };
}

function valueWords(languages: readonly Words[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const { values: own } of languages) {
    for (const [value, phrases] of Object.entries(own)) {
      for (const phrase of phrases) {
        const key = compact(phrase);
        const known = values.get(key) ?? [];
        if (!known.includes(value)) values.set(key, [...known, value]);
      }
    }
  }
  return values;
}

function ordinalsOf(languages: readonly Words[]): ReadonlyMap<string, number> {
  const ordinals = new Map<string, number>();
  for (const { ordinals: own, last } of languages) {
    own.forEach((forms, index) => forms.forEach((form) => ordinals.set(compact(form), index + 1)));
    last.forEach((form) => ordinals.set(compact(form), -1));
  }
  return ordinals;
}

const daysFromToday = { before_yesterday: -2, yesterday: -1, today: 0, tomorrow: 1, after_tomorrow: 2 } as const;

function daysOf(languages: readonly Words[]): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const { days: own } of languages) {
    for (const [name, phrases] of Object.entries(own) as [keyof typeof daysFromToday, readonly string[]][]) {
      for (const phrase of phrases) days.set(compact(phrase), daysFromToday[name]);
    }
  }
  return days;
}

/** Months of every language, so that the first date of a live talk does not pay for them; one language per turn of the event loop. */
export function prepareAll(all: Lexicons): void {
  const waiting = [...locales];
  const next = () => {
    const locale = waiting.shift();
    if (locale === undefined) return;
    all.prepare(locale);
    setImmediate(next);
  };
  setImmediate(next);
}
