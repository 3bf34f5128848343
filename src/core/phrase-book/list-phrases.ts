import { sourceLocale, type Locale } from "../locale";
import type { Speaker, Spoken } from "../ports";
import { openPhrase } from "./fill-phrase";
import type { Phrase, PhraseBook } from "./phrase";

/** A phrase as the desk lists it; open slots show as `{{name}}` in both texts. */
export interface ListedPhrase extends Phrase {
  readonly french: string;
  readonly own: Spoken;
}

/** @param locale language of the person. */
export function listPhrases(book: PhraseBook, speaker: Pick<Speaker, "say">, locale: Locale): readonly ListedPhrase[] {
  return book.phrases.map((phrase) => ({
    ...phrase,
    french: speaker.say(openPhrase(phrase), { locale: sourceLocale, simple: false }).text,
    own: speaker.say(openPhrase(phrase), { locale, simple: false }),
  }));
}
