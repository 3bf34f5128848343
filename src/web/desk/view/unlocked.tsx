import { useEffect } from "preact/hooks";
import { useStrings } from "./desk-strings";
import { useController } from "./use-desk";

/** The window in which a locked desk was opened again has done its work; it is seen where a browser lets no page close it. */
export function Unlocked() {
  const { say } = useStrings();
  const controller = useController();
  useEffect(() => {
    controller.openOtherTabs();
    window.close();
  }, [controller]);
  return <main class="gate"><h1>{say("title")}</h1><p role="status">{say("openid.unlocked")}</p></main>;
}
