import { useState } from "preact/hooks";
import { NumbersDialog } from "../away/numbers-dialog";
import type { ConnectionState } from "../talk/talk-state";
import { usePageStrings } from "./page-strings";
import type { PagePictogram } from "../pictograms/page-pictogram";
import { Pictogram } from "./pictogram";

const said: Partial<Record<ConnectionState, { readonly key: string; readonly picture: PagePictogram }>> = {
  connecting: { key: "connection.connecting", picture: "connecting" },
  lost: { key: "connection.lost", picture: "lost" },
  recovered: { key: "connection.recovered", picture: "recovered" },
  ended: { key: "connection.ended", picture: "over" },
};

/** Always in the page, so that screen readers hear it change. */
export function ConnectionBanner({ state, isKiosk, onRetry, onLeave }: { readonly state: ConnectionState; readonly isKiosk: boolean; readonly onRetry: () => void; readonly onLeave: () => void }) {
  const page = usePageStrings();
  const [showsNumbers, setShowsNumbers] = useState(false);
  const shown = said[state];
  return (
    <><div class={`connection connection-${state}`} role="status">
      {shown !== undefined && (
        <p>
          <Pictogram name={shown.picture} />
          <span>{page.say(shown.key)}</span>
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
