import type { PlaceOpening } from "../bot/page-view";
import { hereWords, type Here } from "../core/conversation/here";
import { directionOf, locales, type Locale } from "../core/locale";
import type { Speaker } from "../core/ports";

/** @returns null when there is nothing sure to say. */
export function placeOpening(here: Here | null, speaker: Pick<Speaker, "say">): PlaceOpening | null {
  const [said] = here === null ? [] : hereWords(here);
  if (here === null || said === undefined) return null;
  const wordsIn = (locale: Locale) => {
    const { text, locale: lang } = speaker.say(said, { locale, simple: false });
    return { text, checked: speaker.say({ key: "common:checked", params: { date: { date: here.checkedOn } } }, { locale: lang, simple: false }).text, lang, dir: directionOf(lang) };
  };
  return { words: Object.fromEntries(locales.map((locale) => [locale, wordsIn(locale)])) as PlaceOpening["words"], staysMs: here.staysMs };
}
