import { commandIds, type CommandId } from "../core/conversation/commands";
import { languages as allLanguages, type Language, type Locale } from "../core/locale";
import type { Reading } from "../core/ports";
import { findWhole, mayBePolite, phraseBook, politeWords, type PhraseBook } from "./phrases";
import { readLanguage } from "./read-language";
import { plainText, wordsOf, type Typed } from "./text";
import { everyLanguage, languagesOf, type WordsByLanguage } from "./words";

export type Command = NonNullable<Reading["command"]>;
export type CommandFinder = (typed: Typed, locale: Language, options: { readonly languageNames: boolean }) => Command | undefined;

// the word asked about is a word or an official name, not a paragraph
const mostAskedWords = 6;
const longestAsked = 60;

/** Finds what a person can ask for at any moment. The whole text must be the request, give or take politeness: a command is never guessed. */
export function commandFinder(words: WordsByLanguage, languages: PhraseBook<Locale>): CommandFinder {
  const books = new Map(allLanguages.map((locale) => [locale, { book: phraseBook(commandsOf(words, locale)), polite: politeWords(words[locale].polite) }]));
  const ofThis = phraseBook(allLanguages.flatMap((locale) => words[locale].meaning_of_this.map((phrase) => [phrase, true] as const)));
  // "c'est quoi le {}" before "c'est quoi {}": the article is no part of the word
  const patterns = patternsByWord(allLanguages.flatMap((locale) => words[locale].meaning.map(meaningPattern)).sort((a, b) => b.length - a.length));
  const politeIn = new Map(allLanguages.map((locale) => [locale, politeWords(languagesOf(locale).flatMap((language) => words[language].polite))]));
  const booksFrom = new Map(allLanguages.map((locale) => [locale, everyLanguage(locale).map((language) => books.get(language)!)]));
  // sixteen lists, and most texts are on none: one look says so
  const anyCommand = new Set([...books.values()].flatMap(({ book }) => [...book.keys()]));
  const anyPolite = politeWords(allLanguages.flatMap((locale) => words[locale].polite));
  return (typed, locale, { languageNames }) => {
    const polite = politeIn.get(locale)!;
    if (anyCommand.has(typed.compact) || mayBePolite(typed.words, anyPolite)) {
      for (const own of booksFrom.get(locale)!) {
        const id = findWhole(own.book, typed, own.polite);
        if (id) return { id };
      }
    }
    const language = languageNames ? readLanguage(typed, languages, polite) : undefined;
    if (language) return { id: "language", argument: language };
    if (findWhole(ofThis, typed, polite)) return { id: "glossary" };
    const asked = askedWord(typed, patterns);
    return asked === undefined ? undefined : { id: "glossary", argument: asked };
  };
}

function* commandsOf(words: WordsByLanguage, locale: Language): Generator<[string, CommandId]> {
  for (const id of commandIds) for (const phrase of words[locale].commands[id]) yield [phrase, id];
}

interface MeaningPattern {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly length: number;
}

function meaningPattern(pattern: string): MeaningPattern {
  const [before = "", after = ""] = pattern.split("{}");
  return { before: wordsOf(before), after: wordsOf(after), length: pattern.length };
}

type PatternsFor = (first: string, last: string) => readonly MeaningPattern[];

/** Patterns that a text with this first and this last word can follow, in their order. */
function patternsByWord(patterns: readonly MeaningPattern[]): PatternsFor {
  const wordsAt = (place: (pattern: MeaningPattern) => string | undefined) => new Set(patterns.flatMap((pattern) => place(pattern) ?? []));
  const [firstWords, lastWords] = [wordsAt(({ before }) => before[0]), wordsAt(({ after }) => after.at(-1))];
  const known = new Map<string, readonly MeaningPattern[]>();
  return (first, last) => {
    // a word that no pattern has there is any other word
    const [start, end] = [firstWords.has(first) ? first : "", lastWords.has(last) ? last : ""];
    const fitting = known.get(`${start} ${end}`) ?? patterns.filter(({ before, after }) => (before[0] ?? start) === start && (after.at(-1) ?? end) === end);
    known.set(`${start} ${end}`, fitting);
    return fitting;
  };
}

/** @returns the word asked about as it was typed; undefined when the text does not ask. */
function askedWord({ text, words }: Typed, patternsFor: PatternsFor): string | undefined {
  if (text.length > longestAsked * 2) return undefined;
  for (const { before, after } of patternsFor(words[0] ?? "", words.at(-1) ?? "")) {
    const [start, end] = [before.length, words.length - after.length];
    if (start >= end || end - start > mostAskedWords) continue;
    if (!before.every((word, index) => words[index] === word) || !after.every((word, index) => words[end + index] === word)) continue;
    const asWritten = plainText(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    // folding may join what typing parted (an apostrophe): then the folded words are the ones that count
    const asked = (asWritten.length === words.length ? asWritten : words).slice(start, end).join(" ");
    if (asked.length <= longestAsked) return asked;
  }
  return undefined;
}
