import { commandIds, type CommandId } from "../core/conversation/commands";
import { languages as allLanguages, type Language, type Locale } from "../core/locale";
import type { Reading } from "../core/ports";
import { findWhole, phraseBook, politeWords, type PhraseBook } from "./phrases";
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
  const patterns = patternsByFirstWord(allLanguages.flatMap((locale) => words[locale].meaning.map(meaningPattern)).sort((a, b) => b.length - a.length));
  const politeIn = new Map(allLanguages.map((locale) => [locale, politeWords(languagesOf(locale).flatMap((language) => words[language].polite))]));
  return (typed, locale, { languageNames }) => {
    const polite = politeIn.get(locale)!;
    for (const language of everyLanguage(locale)) {
      const own = books.get(language)!;
      const id = findWhole(own.book, typed, own.polite);
      if (id) return { id };
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

/** Patterns that a text with this first word can follow, in their order; those that begin with the word asked about follow any. */
function patternsByFirstWord(patterns: readonly MeaningPattern[]): (word: string) => readonly MeaningPattern[] {
  const open = patterns.filter(({ before }) => before.length === 0);
  const firstWords = new Set(patterns.flatMap(({ before }) => before[0] ?? []));
  const begun = new Map([...firstWords].map((word) => [word, patterns.filter(({ before }) => before.length === 0 || before[0] === word)]));
  return (word) => begun.get(word) ?? open;
}

/** @returns the word asked about as it was typed; undefined when the text does not ask. */
function askedWord({ text, words }: Typed, patternsFor: (word: string) => readonly MeaningPattern[]): string | undefined {
  if (text.length > longestAsked * 2) return undefined;
  for (const { before, after } of patternsFor(words[0] ?? "")) {
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
