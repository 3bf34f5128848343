import { useEffect, useState } from "preact/hooks";
import { notify, playTone } from "../service/attention";
import type { Preferences } from "../service/preferences";
import type { Alert } from "../state/alerts";
import { useStrings } from "./desk-strings";
import { useController } from "./use-desk";

/** Sound, the browser's notice when the desk is not looked at, and words for a screen reader. @returns the words. */
export function useAttention({ hasSound }: Preferences): string {
  const { say } = useStrings();
  const controller = useController();
  const [words, setWords] = useState("");
  useEffect(() => {
    controller.onAlerts = (alerts: readonly Alert[]) => {
      const first = alerts[0];
      if (first === undefined) return;
      if (hasSound) playTone(first);
      if (document.visibilityState !== "visible" || !document.hasFocus()) notify(first, say("title"), say(`alert.${first}`));
      // an offer is announced by its own banner
      if (first !== "offer") setWords(say(`alert.${first}`));
    };
    return () => {
      controller.onAlerts = () => undefined;
    };
  }, [hasSound]);
  useEffect(() => {
    if (words === "") return;
    // the same words again must be a change again
    const timer = setTimeout(() => setWords(""), 5_000);
    return () => clearTimeout(timer);
  }, [words]);
  return words;
}
