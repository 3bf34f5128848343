import { useEffect, useMemo, useState } from "preact/hooks";
import { nearestPageLocale, type AllStrings, type Strings } from "../shared/strings";
import { openConversation } from "./talk/service";
import { sessionMemory, type Address } from "./talk/session-memory";
import { Chat } from "./view/chat";
import { PageStrings } from "./view/page-strings";
import { StartScreen, type StartProblem } from "./view/start-screen";

interface Place {
  readonly address: Address;
  readonly isNew: boolean;
}

export function App({ all, isKiosk }: { readonly all: AllStrings; readonly isKiosk: boolean }) {
  const memory = useMemo(() => sessionMemory(isKiosk), [isKiosk]);
  const [locale, setLocale] = useState(() => nearestPageLocale(navigator.languages));
  const [problem, setProblem] = useState<StartProblem | null>(null);
  const [place, setPlace] = useState<Place | null>(() => {
    const address = memory.recall();
    return address === null ? null : { address, isNew: false };
  });
  const strings = all.get(locale);
  useEffect(() => strings && dressPage(strings), [strings]);
  if (strings === undefined) return null;

  const begin = async (): Promise<void> => {
    setProblem("starting");
    const opened = await openConversation(isKiosk);
    setProblem(opened.outcome === "opened" ? null : opened.outcome);
    if (opened.outcome === "opened") setPlace({ address: opened.address, isNew: true });
  };

  return (
    <PageStrings.Provider value={strings}>
      {place === null ? (
        <StartScreen all={all} problem={problem} onStart={() => void begin()} />
      ) : (
        <Chat
          key={place.address.conversationId}
          {...place}
          isKiosk={isKiosk}
          memory={memory}
          onLanguage={(tag) => setLocale(nearestPageLocale([tag]))}
          onLeave={() => {
            memory.forget();
            setPlace(null);
          }}
        />
      )}
    </PageStrings.Provider>
  );
}

/** Screen readers and the browser's own menus follow the language of the talk. */
function dressPage(strings: Strings): void {
  document.documentElement.lang = strings.lang;
  document.documentElement.dir = strings.dir;
  document.title = strings.say("title");
}
