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
export function ConnectionBanner({ state, onRetry, onLeave }: { readonly state: ConnectionState; readonly onRetry: () => void; readonly onLeave: () => void }) {
  const page = usePageStrings();
  const key = said[state];
  return (
    <div class={`connection connection-${state}`} role="status">
      {key !== undefined && (
        <p>
          <Pictogram name={state === "recovered" ? "check" : "connection"} />
          <span>{page.say(key)}</span>
        </p>
      )}
      {state === "lost" && <button type="button" class="quiet" onClick={onRetry}>{page.say("message.send_again")}</button>}
      {state === "ended" && <button type="button" class="choice" onClick={onLeave}>{page.say("connection.again")}</button>}
    </div>
  );
}
