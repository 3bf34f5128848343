import { hereWords, type Here } from "../core/conversation/here";
import { directionOf, locales, type Locale } from "../core/locale";
import type { Speaker } from "../core/ports";

/** Who helps at a kiosk's place now or next, in every language; what cannot be said in one stands there in French. */
export interface PlaceOpening {
  readonly words: Readonly<Record<Locale, { readonly text: string; /** "Checked on …" */ readonly checked: string; readonly lang: string; readonly dir: "ltr" | "rtl" }>>;
  /** After this time (ms) it must be asked for again. */
  readonly staysMs: number;
}

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
