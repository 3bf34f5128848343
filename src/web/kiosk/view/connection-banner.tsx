import { useState } from "preact/hooks";
import { NumbersDialog } from "../away/numbers-dialog";
import type { ConnectionState } from "../talk/talk-state";
import { usePageStrings } from "./page-strings";
import { Pictogram } from "./pictogram";

const said: Partial<Record<ConnectionState, string>> = {
  connecting: "connection.connecting",
  lost: "connection.lost",
  recovered: "connection.recovered",
  ended: "connection.ended",
};

/** Always in the page, so that screen readers hear it change. */
export function ConnectionBanner({ state, isKiosk, onRetry, onLeave }: { readonly state: ConnectionState; readonly isKiosk: boolean; readonly onRetry: () => void; readonly onLeave: () => void }) {
  const page = usePageStrings();
  const [showsNumbers, setShowsNumbers] = useState(false);
  const key = said[state];
  return (
    <><div class={`connection connection-${state}`} role="status">
      {key !== undefined && (
        <p>
          <Pictogram name={state === "recovered" ? "check" : "connection"} />
          <span>{page.say(key)}</span>
        </p>
      )}
      {state === "lost" && (
        <p>
          <button type="button" class="quiet" onClick={onRetry}>{page.say("message.send_again")}</button>
          <button type="button" class="quiet" onClick={() => setShowsNumbers(true)}>{page.say("numbers.title")}</button>
        </p>
      )}
      {state === "ended" && <button type="button" class="choice" onClick={onLeave}>{page.say("connection.again")}</button>}
    </div>
    {showsNumbers && <NumbersDialog isKiosk={isKiosk} onClose={() => setShowsNumbers(false)} />}</>
  );
}
