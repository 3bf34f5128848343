import type { Language, Locale } from "../core/locale";
import { commandFinder, type CommandFinder } from "./find-command";
import { glueOf, monthNames, monthSteps, type MonthBook, type MonthNames } from "./months";
import { numberReader, type NumberInWords, type NumberReader } from "./number-words";
import type { AgoWords, CalendarSign, RelativeWords, TimeUnit } from "./day-reading";
import { phraseBook, politeWords, type PhraseBook, type Polite } from "./phrases";
import type { MoneyWords } from "./read-amount";
import type { ChoiceWords } from "./read-choice";
import type { DurationWords } from "./read-duration";
import { languageBook } from "./read-language";
import type { RangeWords } from "./read-range";
import type { YesNoWords } from "./read-yes-no";
import { chineseToDigits, ethiopicToDigits } from "./script-numerals";
import { compact, plainText, wordsOf } from "./text";
import { everyLanguage, languagesOf, type Words, type WordsByLanguage } from "./words";

/** The words files made ready for reading, for one language of the person. */
export interface Lexicon {
  readonly locale: Language;
  readonly polite: Polite;
  readonly yesNo: YesNoWords;
  /** "I do not know", "I do not have one", "I do not want to say". */
  readonly noAnswer: PhraseBook<"dont_know" | "dont_have" | "rather_not">;
  /** Phrase -> the values it can stand for ("voilà" ends a screen and shows a paper). */
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly choice: ChoiceWords;
  readonly ranges: RangeWords;
  readonly money: MoneyWords;
  readonly months: readonly MonthBook[];
  readonly days: ReadonlyMap<string, number>;
  readonly ago: AgoWords;
  readonly relative: RelativeWords;
  readonly calendars: readonly CalendarSign[];
  readonly glue: ReadonlySet<string>;
  readonly durations: DurationWords;
  /** The text with digits for the numerals of the language, for numbers and dates. */
  readonly plain: (text: string) => string;
  readonly numbersIn: (words: readonly string[]) => readonly NumberInWords[];
  readonly fractions: ReadonlySet<string>;
}

export interface Lexicons {
  of(language: Language): Lexicon;
  /** What `of` would do for all languages, in short steps. */
  readonly steps: readonly (() => void)[];
  readonly languages: PhraseBook<Locale>;
  readonly findCommand: CommandFinder;
}

/** Built once per language, when it is first needed (some milliseconds, most of them for the month names of CLDR). */
export function lexicons(words: WordsByLanguage): Lexicons {
  const languages = languageBook(words);
  const readNumbers = numberReader(words);
  const months = new Map<Language, MonthNames>();
  const monthsOf = (locale: Language) => {
    const names = months.get(locale) ?? monthNames(locale, words);
    months.set(locale, names);
    return names;
  };
  const built = new Map<Language, Lexicon>();
  const of = (locale: Language): Lexicon => {
    const lexicon = built.get(locale) ?? buildLexicon(locale, words, readNumbers, monthsOf);
    built.set(locale, lexicon);
    return lexicon;
  };
  const present = everyLanguage("fr").filter((language) => words[language]);
  return {
    of,
    steps: [
      ...present.flatMap((language) => [...monthSteps(language), () => void monthsOf(language)]),
      ...present.map((language) => () => void of(language)),
    ],
    languages,
    findCommand: commandFinder(words, languages),
  };
}

function buildLexicon(locale: Language, words: WordsByLanguage, readNumbers: NumberReader, monthsOf: (locale: Language) => MonthNames): Lexicon {
  const own = languagesOf(locale).map((language) => words[language]);
  const all = <T extends string>(pick: (words: Words) => readonly T[]) => own.flatMap(pick);
  const tokens = (pick: (words: Words) => readonly string[]) => new Set(all(pick).flatMap(wordsOf));
  const numbersIn = (text: readonly string[]) => {
    // the person's language; French and English only when it finds nothing, so that no text is counted twice
    // Chinese numerals are digits by now (script-numerals.ts)
    for (const language of languagesOf(locale).filter((one) => one !== "zh")) {
      const found = readNumbers(text, language);
      if (found.length > 0) return found;
    }
    return [];
  };
  const polite = politeWords(all((language) => language.polite));
  const folded = (pick: (words: Words) => readonly string[]) => all(pick).map(wordsOf).sort((a, b) => b.length - a.length);
  const units = unitsOf(own);
  return {
    locale,
    polite,
    yesNo: yesNoWords(own, polite),
    noAnswer: phraseBook([
      ...all((language) => language.unknown).map((phrase) => [phrase, "dont_know"] as const),
      ...all((language) => language.dont_have).map((phrase) => [phrase, "dont_have"] as const),
      ...all((language) => language.rather_not).map((phrase) => [phrase, "rather_not"] as const),
    ]),
    plain: plainTextOf(locale, all((language) => language.minus)),
    values: valueWords(own),
    choice: { ordinals: ordinalsOf(own), numberSigns: tokens((language) => language.number_signs), negations: tokens((language) => language.negations), polite, numbersIn },
    ranges: {
      below: folded(({ ranges }) => ranges.below), above: folded(({ ranges }) => ranges.above), atLeast: folded(({ ranges }) => ranges.at_least),
      atMost: folded(({ ranges }) => ranges.at_most), orMore: folded(({ ranges }) => ranges.or_more), orLess: folded(({ ranges }) => ranges.or_less),
    },
    money: { euros: tokens((language) => language.euros), otherMoney: tokens((language) => language.other_money), beside: tokens((language) => [...language.amount_words, ...language.polite]), periods: periodsOf(own) },
    months: everyLanguage(locale).map((language) => ({ names: monthsOf(language), isForeign: !languagesOf(locale).includes(language) })),
    days: daysOf(own),
    ago: { ago: folded(({ ago }) => ago), units },
    relative: { last: folded(({ relative }) => relative.last), next: folded(({ relative }) => relative.next), current: folded(({ relative }) => relative.current) },
    calendars: own.flatMap(({ calendars }) => calendarSigns(calendars)),
    glue: new Set([...glueOf(locale), ...polite.phrases]),
    durations: {
      units, polite, numbersIn, lasting: folded(({ lasting }) => lasting), joins: tokens(({ number_joins }) => number_joins), approximate: folded(({ approximate }) => approximate),
      halves: new Set(all(({ and_half }) => and_half).map((phrase) => wordsOf(phrase).join(" "))),
    },
    numbersIn,
    fractions: tokens((language) => language.fractions),
  };
}

function yesNoWords(languages: readonly Words[], polite: Polite): YesNoWords {
  const book = phraseBook(languages.flatMap((language) => (["yes", "no", "likely_yes", "likely_no"] as const).flatMap((id) => language[id].map((phrase) => [phrase, id] as const))));
  const tails = new Map<string, "yes" | "no" | "either">();
  const add = (side: "yes" | "no", phrases: readonly string[] = []) => {
    for (const phrase of phrases.map(compact)) tails.set(phrase, (tails.get(phrase) ?? side) === side ? side : "either");
  };
  for (const { yes_tails, no_tails, values } of languages) {
    // "I have it" and "I do not have it" are how papers are answered
    add("yes", [...yes_tails, ...(values.have ?? [])]);
    add("no", [...no_tails, ...(values.missing ?? [])]);
  }
  return { book, tails, polite };
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

function unitsOf(languages: readonly Words[]): AgoWords["units"] {
  const units = new Map<string, { unit: TimeUnit; count: number }>();
  for (const { time_units, two_units } of languages) {
    for (const [count, own] of [[1, time_units], [2, two_units]] as const) {
      for (const unit of Object.keys(own) as TimeUnit[]) for (const phrase of own[unit]) units.set(compact(phrase), { unit, count });
    }
  }
  return units;
}

/** The longest first: "par mois" before "mois". */
function periodsOf(languages: readonly Words[]): MoneyWords["periods"] {
  const all = languages.flatMap(({ amount_periods }) => (Object.keys(amount_periods) as (keyof typeof amount_periods)[]).flatMap((per) => amount_periods[per].map((phrase) => ({ per, words: wordsOf(phrase) }))));
  return all.sort((one, other) => other.words.length - one.words.length);
}

const calendarNames = { gregory: "gregory", persian: "persian", lunar: "islamic-umalqura", ethiopic: "ethiopic" } as const;

function calendarSigns(signs: Words["calendars"]): readonly CalendarSign[] {
  return (Object.keys(calendarNames) as (keyof typeof calendarNames)[]).flatMap((name) => signs[name].map((phrase) => ({ calendar: calendarNames[name], words: wordsOf(phrase) })));
}

/** Numerals of the script become digits; "minus" before digits becomes its sign; Arabic writes its article onto digits too. */
function plainTextOf(language: Language, minus: readonly string[]): (text: string) => string {
  const signs = minus.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{M}])(?:${minus.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})\\s+(?=\\d)`, "giu");
  const digits = language === "zh" ? (text: string) => chineseToDigits(plainText(text)) : language === "ti" ? (text: string) => plainText(ethiopicToDigits(text)) : plainText;
  return (text) => {
    const plain = digits(text).replace(/(?<!\p{L})ال(?=\d)/gu, "");
    return signs === null ? plain : plain.replace(signs, "-");
  };
}
