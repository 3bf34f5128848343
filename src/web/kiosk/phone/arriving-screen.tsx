import { useEffect, useState } from "preact/hooks";
import type { Address } from "../talk/session-memory";
import { usePageStrings } from "../view/page-strings";
import { Pictogram } from "../view/pictogram";
import type { Arrival } from "./arrival";
import { forgetArrival } from "./arrival-memory";
import { claimTalk, type ClaimProblem } from "./claim";

export interface ArrivingScreenProps {
  readonly arrival: Arrival;
  readonly onArrived: (address: Address) => void;
  /** To type six digits (again). */
  readonly onDigits: () => void;
  readonly onGiveUp: () => void;
}

/** A phone that comes with a code: it waits for the talk, or is told why none comes. */
export function ArrivingScreen({ arrival, onArrived, onDigits, onGiveUp }: ArrivingScreenProps) {
  const page = usePageStrings();
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<ClaimProblem | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const end = new AbortController();
    setProblem(null);
    void claimTalk(arrival, () => setAsked(true), end.signal).then((claimed) => {
      if (end.signal.aborted) return;
      // what cannot be reached may have done it all the same: the same secret is kept for another try
      if (claimed !== "unreachable") forgetArrival();
      if (typeof claimed === "string") setProblem(claimed);
      else onArrived(claimed);
    });
    return () => end.abort();
  }, [arrival, tries]);

  return (
    <main class="start arriving" lang={page.lang} dir={page.dir}>
      <h1><Pictogram name="phone" /> {page.say("title")}</h1>
      <p role="status" class="arriving-status">
        {problem !== null ? page.say(problem === "unreachable" ? "connection.unreachable" : `phone.${problem}`)
          : isAsked ? page.say("phone.look_there", { button: page.say("phone.yes") }) : page.say("phone.looking")}
      </p>
      {problem !== null && (
        <div class="arriving-ways">
          {problem === "unreachable" && <button type="button" class="start-button" onClick={() => setTries(tries + 1)}>{page.say("phone.try_again")}</button>}
          {problem !== "unreachable" && <button type="button" class="choice" onClick={onDigits}>{page.say("phone.have_code")}</button>}
          <button type="button" class="choice" onClick={onGiveUp}>{page.say("phone.to_start")}</button>
        </div>
      )}
    </main>
  );
}
