import { isLocale, locales, nearestLocale, type Language, type Locale } from "../locale";
import type { Said } from "../message";
import type { Reading } from "../ports";
import { openInterlude } from "./interludes";
import { knownWishes } from "./later-wish";
import { andThen, say, type Outcome } from "./outcome";
import { personButton } from "./running";
import type { Session } from "./session";

/* Somebody writes in another language than the one we talk in: a switch is proposed, never made, and once a language. */

/** Persian of Iran is read by those who read Dari. */
const spokenFor = (language: Language): Locale | null => (isLocale(language) ? language : language === "fa" ? nearestLocale(language) : null);

/** The language that a reading not understood was written in, unless it was brought up before; null when there is nothing to propose. */
function newLanguage(session: Session, reading: Reading): Language | null {
  const { answer, language } = reading;
  if (language === undefined || answer.outcome !== "not_understood" || answer.reason !== "unclear") return null;
  if (spokenFor(language) === session.locale || session.switchesProposed?.includes(language)) return null;
  return language;
}

/**
 * What to say to somebody who writes in another language, instead of "I did not understand".
 *
 * @param hear the ordinary answer, said after the list of languages when theirs is none of ours.
 * @returns null when the reading gives no reason to.
 */
export function proposeLanguage(session: Session, reading: Reading, world: Parameters<typeof openInterlude>[2], hear: (session: Session) => Outcome): Outcome | null {
  const language = newLanguage(session, reading);
  if (language === null) return null;
  const noted: Session = { ...session, switchesProposed: [...(session.switchesProposed ?? []), language] };
  const to = spokenFor(language);
  if (to === null) return andThen(say(noted, ourLanguages), hear);
  const wished = knownWishes(reading.wishes?.ids ?? [], world);
  return openInterlude(noted, { kind: "switch", to, ...(wished.length > 0 && { wished }) }, world);
}

const ourLanguages: Said = {
  key: "common:switch.not_ours",
  buttons: [...locales.map((locale) => ({ value: `c:language:${locale}`, label: { key: `common:languages.${locale}` }, locale })), personButton],
};
