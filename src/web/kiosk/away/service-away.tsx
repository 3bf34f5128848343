import { useEffect, useState } from "preact/hooks";
import { nearestPageLocale, type AllStrings, type Strings } from "../../shared/strings";
import { PageStrings } from "../view/page-strings";
import { Pictogram } from "../view/pictogram";
import { NumbersList } from "./numbers-list";

/** The service does not answer before anybody has begun: says so in words and picture, in any language and in French, and whom one can call meanwhile. */
export function ServiceAway({ all, isKiosk, onLanguage }: { readonly all: AllStrings; readonly isKiosk: boolean; readonly onLanguage: (strings: Strings) => void }) {
  const [locale, setLocale] = useState(() => nearestPageLocale(navigator.languages));
  const strings = all.get(locale);
  useEffect(() => strings && onLanguage(strings), [strings]);
  if (strings === undefined) return null;
  const french = all.get("fr");
  const languages = [...new Map([...all.values()].map((one) => [one.lang, one])).values()];
  return (
    <PageStrings.Provider value={strings}>
      <main class="away">
        <div class="away-said" role="status">
          <Pictogram name="lost" />
          <div>
            <AwayWords strings={strings} isKiosk={isKiosk} isHeading />
            {french !== undefined && french.lang !== strings.lang && <AwayWords strings={french} isKiosk={isKiosk} />}
          </div>
        </div>
        <nav aria-label={strings.say("numbers.languages")}>
          <ul class="away-languages">
            {languages.map((one) => (
              <li key={one.lang}>
                <button type="button" class="choice" lang={one.lang} dir={one.dir} aria-pressed={one.lang === strings.lang} onClick={() => setLocale(one.lang)}>{one.say("language_name")}</button>
              </li>
            ))}
          </ul>
        </nav>
        <h2>{strings.say("numbers.title")}</h2>
        <NumbersList isKiosk={isKiosk} />
      </main>
    </PageStrings.Provider>
  );
}

function AwayWords({ strings, isKiosk, isHeading = false }: { readonly strings: Strings; readonly isKiosk: boolean; readonly isHeading?: boolean }) {
  const heading = strings.say("away.heading");
  return (
    <div lang={strings.lang} dir={strings.dir}>
      {isHeading ? <h1 class="away-heading">{heading}</h1> : <p class="away-heading">{heading}</p>}
      <p>{strings.say("away.wait")} {isKiosk && strings.say("away.ask")}</p>
    </div>
  );
}
