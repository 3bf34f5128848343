import type { AllStrings } from "../../shared/strings";
import { usePageStrings } from "./page-strings";

export type StartProblem = "starting" | "busy" | "unreachable";

/** One door with the word in every language: nobody has to choose anything before being spoken to. */
export function StartScreen({ all, problem, onStart }: { readonly all: AllStrings; readonly problem: StartProblem | null; readonly onStart: () => void }) {
  const page = usePageStrings();
  // a language whose file is missing speaks French: its word is not said twice
  const languages = [...new Map([...all.values()].map((strings) => [strings.lang, strings])).values()];
  const isStarting = problem === "starting";
  return (
    <main class="start">
      <h1>{page.say("title")}</h1>
      <button type="button" class="start-button" aria-disabled={isStarting} onClick={() => !isStarting && onStart()}>
        {languages.map((strings) => (
          <span key={strings.lang} lang={strings.lang} dir={strings.dir}>
            {strings.say("start.begin")}
          </span>
        ))}
      </button>
      <ul class="start-about">
        {languages.map((strings) => (
          <li key={strings.lang} lang={strings.lang} dir={strings.dir}>
            {strings.say("start.about")}
          </li>
        ))}
      </ul>
      <p role="status" class="start-status" lang={page.lang} dir={page.dir}>
        {problem !== null && page.say(isStarting ? "connection.connecting" : `connection.${problem}`)}
      </p>
    </main>
  );
}
