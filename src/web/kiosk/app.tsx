import { useEffect, useMemo, useState } from "preact/hooks";
import type { Locale } from "../../core/locale";
import { nearestPageLocale, type AllStrings, type Strings } from "../shared/strings";
import { PageComfort, useComfort } from "./comfort/comfort";
import { usePlayer } from "./listening/use-player";
import type { PageSettings } from "./page-settings";
import { newArrival, type Arrival } from "./phone/arrival";
import { forgetArrival, keepArrival, takeArrival } from "./phone/arrival-memory";
import { ArrivingScreen } from "./phone/arriving-screen";
import { DigitsScreen } from "./phone/digits-screen";
import { waysOut } from "./phone/ways-out";
import { leaveConversation } from "./talk/leaving";
import { openConversation } from "./talk/service";
import { sessionMemory, type Address } from "./talk/session-memory";
import { Chat } from "./view/chat";
import { FrenchStrings, PageStrings } from "./view/page-strings";
import { StartScreen, type StartProblem } from "./view/start-screen";

interface Place {
  readonly address: Address;
  readonly isNew: boolean;
}

export interface AppProps {
  readonly all: AllStrings;
  readonly settings: PageSettings;
  /** Null: the page is somebody's own. Else it stands in a public place, which has an address of its own or (empty) none. */
  readonly kiosk: string | null;
  /** A phone that came with a code. */
  readonly arrival: Arrival | null;
  /** The person at a kiosk has left, and everything of theirs with them. */
  readonly onGone: () => void;
}

export function App({ all, settings, kiosk, arrival: first, onGone }: AppProps) {
  const isKiosk = kiosk !== null;
  const memory = useMemo(() => sessionMemory(isKiosk), [isKiosk]);
  const [locale, setLocale] = useState(() => nearestPageLocale(navigator.languages));
  const [problem, setProblem] = useState<StartProblem | null>(null);
  const [place, setPlace] = useState<Place | null>(() => {
    const address = memory.recall();
    return address === null ? null : { address, isNew: false };
  });
  // somebody with a code: what they came with, or nothing yet
  const [arrival, setArrival] = useState<Arrival | "typing" | null>(first);
  useEffect(() => {
    if (isKiosk) return;
    // the same page read a square once more
    const look = (): void => setArrival((before) => takeArrival() ?? before);
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  const comfort = useComfort();
  const { player } = usePlayer();
  const strings = all.get(locale);
  useEffect(() => strings && dressPage(strings), [strings]);
  if (strings === undefined) return null;

  const begin = async (chosen: Locale): Promise<void> => {
    player.stop();
    setLocale(chosen);
    setProblem("starting");
    const opened = await openConversation(kiosk, chosen);
    setProblem(opened.outcome === "opened" ? null : opened.outcome);
    if (opened.outcome === "opened") setPlace({ address: opened.address, isNew: true });
  };

  const arrived = (address: Address): void => {
    memory.keep(address);
    setPlace({ address, isNew: false });
    setArrival(null);
  };
  const givenUp = (next: "typing" | null): void => {
    forgetArrival();
    setArrival(next);
  };
  const typed = (digits: string): void => {
    const come = newArrival("digits", digits);
    keepArrival(come);
    setArrival(come);
  };

  return (
    <PageComfort.Provider value={comfort}><FrenchStrings.Provider value={all.get("fr") ?? null}><PageStrings.Provider value={strings}>
      {arrival === "typing" ? (
        <DigitsScreen onDigits={typed} onGiveUp={() => setArrival(null)} />
      ) : arrival !== null ? (
        <ArrivingScreen arrival={arrival} onArrived={arrived} onDigits={() => givenUp("typing")} onGiveUp={() => givenUp(null)} />
      ) : place === null ? (
        <StartScreen
          all={all} heard={settings.heard} place={settings.place} kiosk={kiosk} problem={problem} onStart={(chosen) => void begin(chosen)}
          {...(!isKiosk && { onCode: () => setArrival("typing") })}
        />
      ) : (
        <Chat
          key={place.address.conversationId}
          {...place}
          kiosk={isKiosk ? settings.kiosk : null}
          memory={memory}
          waysOut={isKiosk ? waysOut(settings, location) : null}
          onMoved={() => {
            memory.forget();
            setPlace(null);
            if (isKiosk) onGone();
          }}
          onLanguage={(tag) => setLocale(nearestPageLocale([tag]))}
          onLeave={() => {
            // renewed since it was opened
            const latest = memory.recall() ?? place.address;
            memory.forget();
            setPlace(null);
            if (!isKiosk) return;
            void leaveConversation(latest);
            onGone();
          }}
        />
      )}
    </PageStrings.Provider></FrenchStrings.Provider></PageComfort.Provider>
  );
}

/** Screen readers and the browser's own menus follow the language of the talk. */
export function dressPage(strings: Strings): void {
  document.documentElement.lang = strings.lang;
  document.documentElement.dir = strings.dir;
  document.title = strings.say("title");
}
