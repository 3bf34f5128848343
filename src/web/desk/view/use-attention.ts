import { useEffect, useState } from "preact/hooks";
import { inOneTab, notify, playTone } from "../service/attention";
import type { Preferences } from "../service/preferences";
import { stillWaits, waitingIsNewsAfterMs, type News } from "../state/alerts";
import { useStrings } from "./desk-strings";
import { useController } from "./use-desk";

/** Sound, the browser's notice when the desk is not looked at, and words for a screen reader. @returns the words. */
export function useAttention({ hasSound }: Preferences): string {
  const { say } = useStrings();
  const controller = useController();
  const [words, setWords] = useState("");
  useEffect(() => {
    const tell = ({ alert, key }: News): void => {
      const isLookedAt = document.visibilityState === "visible" && document.hasFocus();
      inOneTab(key, isLookedAt, () => {
        if (hasSound) playTone(alert);
        if (!isLookedAt) notify(alert, say("title"), say(`alert.${alert}`));
      });
      // an offer is announced by its own banner
      if (alert !== "offer") setWords(say(`alert.${alert}`));
    };
    const held = new Set<ReturnType<typeof setTimeout>>();
    controller.onNews = ([first]) => {
      if (first === undefined) return;
      if (first.alert !== "waiting") return tell(first);
      const timer = setTimeout(() => {
        held.delete(timer);
        if (stillWaits(controller.current.queue, first.case)) tell(first);
      }, waitingIsNewsAfterMs);
      held.add(timer);
    };
    return () => {
      controller.onNews = () => undefined;
      held.forEach(clearTimeout);
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
