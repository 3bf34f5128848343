import { ComfortButtons } from "../comfort/comfort-buttons";
import { ListenButton } from "../listening/listen-button";
import type { AllStrings, Strings } from "../../shared/strings";
import type { PlaceOpening } from "../../../bot/page-view";
import type { PageSettings } from "../page-settings";
import type { Locale } from "../../../core/locale";
import { Pictogram } from "./pictogram";
import { usePageStrings } from "./page-strings";
import { useOpening } from "./use-opening";

export type StartProblem = "starting" | "busy" | "unreachable";

export interface StartScreenProps {
  readonly all: AllStrings;
  /** Languages that can be heard. */
  readonly heard: readonly string[];
  readonly place: PageSettings["place"];
  /** As `App` has it. */
  readonly kiosk: string | null;
  readonly problem: StartProblem | null;
  readonly onStart: (locale: Locale) => void;
  /** A phone comes with six digits of another screen; absent at a kiosk. */
  readonly onCode?: () => void;
}

/** One door a language, with its name as its readers write it and, where there is a voice, as they say it: nobody has to read another's. */
export function StartScreen({ all, heard, place, kiosk, problem, onStart, onCode }: StartScreenProps) {
  const page = usePageStrings();
  const opening = useOpening(place?.opening, kiosk);
  // a language whose file is missing speaks French: its word is not said twice
  const languages = [...new Map([...all.values()].map((strings) => [strings.lang, strings])).values()];
  // those of the people who come here stand first, the others in their usual order
  const rank = ({ lang }: Strings): number => (place?.languages.includes(lang) ? place.languages.indexOf(lang) : languages.length);
  languages.sort((a, b) => rank(a) - rank(b));
  const isStarting = problem === "starting";
  return (
    <main class="start">
      <div class="start-top">
        <h1>
          <Pictogram name="language" /> {page.say("title")}
        </h1>
        <a class="start-numbers" lang={page.lang} dir={page.dir} href={`/numeros${kiosk === null ? "" : `?kiosk=${encodeURIComponent(kiosk)}`}#${page.lang}`}>
          <Pictogram name="call" />
          <span>{page.say("numbers.title")}</span>
        </a>
      </div>
      {place !== undefined && <p class="place" lang="fr" dir="ltr">{place.name}</p>}
      <ul class="doors">
        {languages.map((strings) => (
          <li key={strings.lang} class="door" lang={strings.lang} dir={strings.dir}>
            <button type="button" class="start-button" aria-disabled={isStarting} onClick={() => !isStarting && onStart(strings.lang)}>
              <span class="autonym">{strings.say("language_name")}</span>
              <span class="begin">{strings.say("start.begin")}</span>
            </button>
            <p id={`about-${strings.lang}`} class="start-about">{strings.say("start.about")}</p>
            {opening !== undefined && <Opening of={opening.words[strings.lang]} />}
            {heard.includes(strings.lang) && (
              <ListenButton name={`start-${strings.lang}`} url={`/speech/start/${strings.lang}`} strings={strings} describedBy={`about-${strings.lang}`} />
            )}
          </li>
        ))}
      </ul>
      {onCode && (
        <button type="button" class="quiet have-code" lang={page.lang} dir={page.dir} onClick={onCode}>
          <Pictogram name="phone" />
          <span>{page.say("phone.have_code")}</span>
        </button>
      )}
      <ComfortButtons />
      <p role="status" class="start-status" lang={page.lang} dir={page.dir}>
        {problem !== null && (
          <>
            <Pictogram name={isStarting ? "connecting" : problem} /> {page.say(isStarting ? "connection.connecting" : `connection.${problem}`)}
          </>
        )}
      </p>
    </main>
  );
}

/** Until when somebody of the place helps, or from when, and the day on which that was read. */
function Opening({ of: { text, checked, lang, dir } }: { readonly of: PlaceOpening["words"]["fr"] }) {
  return (
    <p class="place-opening" lang={lang} dir={dir}>
      <Pictogram name="opening" />
      <span>{text} <span class="place-checked">{checked}</span></span>
    </p>
  );
}
