import { useEffect } from "preact/hooks";
import type { DeskController } from "../service/desk-controller";
import { isUnlockWindow } from "../service/unlock-window";
import { titleCount } from "../state/alerts";
import { DeskStringsContext, useStrings, type DeskStrings } from "./desk-strings";
import { Invitation } from "./invitation";
import { LockScreen } from "./lock-screen";
import { OpenIdCode } from "./openid-code";
import { SignIn } from "./sign-in";
import { Unlocked } from "./unlocked";
import { ControllerContext, useDesk } from "./use-desk";
import { useRoute } from "./use-route";
import { Workplace } from "./workplace";

export function Desk({ controller, strings }: { readonly controller: DeskController; readonly strings: DeskStrings }) {
  return (
    <ControllerContext.Provider value={controller}>
      <DeskStringsContext.Provider value={strings}>
        <Gate />
      </DeskStringsContext.Provider>
    </ControllerContext.Provider>
  );
}

/** Only one of them is there at a time: behind a lock nothing of a case is left in the page. */
function Gate() {
  const { gate, queue, seen } = useDesk();
  const { say } = useStrings();
  const route = useRoute();
  const waiting = gate === "open" ? titleCount(queue, seen) : 0;
  useEffect(() => {
    document.title = waiting === 0 ? say("title") : say("title_counted", { count: waiting });
  }, [waiting, say]);

  if (route.screen === "invitation") return <Invitation token={route.token} />;
  switch (gate) {
    case "starting":
    case "unreachable":
      return <main class="gate"><h1>{say("title")}</h1><p role="status">{say(`gate.${gate}`)}</p></main>;
    case "signed_out":
      return route.screen === "openid-code" ? <OpenIdCode /> : <SignIn />;
    case "locked":
      return route.screen === "openid-code" ? <OpenIdCode /> : <LockScreen />;
    case "open":
      return isUnlockWindow() ? <Unlocked /> : <Workplace route={route} />;
  }
}
