import { useEffect, useState } from "preact/hooks";
import { presenceAfter, type IdleTimes, type Presence } from "./presence";

/**
 * A touch, a key, a turned wheel, a press (all that a screen reader makes of one); and sound that plays, for who listens keeps still. No scrolling: the page
 * does that by itself when the line comes back or a mediator writes, and whoever has gone would stay on the screen.
 */
const signsOfLife = ["pointerdown", "keydown", "wheel", "click", "input", "timeupdate"] as const;
const lookEveryMs = 500;
const present: Presence = { kind: "present" };

/** Watches for as long as the component lives; `times` null: nobody is asked (the page is somebody's own). */
export function usePresence(times: IdleTimes | null): Presence {
  const [presence, setPresence] = useState(present);
  useEffect(() => {
    if (times === null) return;
    // not performance.now(), which stands still while the machine sleeps
    let lastSignAt = Date.now();
    const look = (): void =>
      setPresence((before) => {
        const now = presenceAfter(Date.now() - lastSignAt, times);
        return isSame(before, now) ? before : now;
      });
    const sign = (): void => {
      // who has gone does not come back by a late touch: it is the next person's
      if (presenceAfter(Date.now() - lastSignAt, times).kind !== "gone") lastSignAt = Date.now();
      look();
    };
    for (const name of signsOfLife) addEventListener(name, sign, { capture: true, passive: true });
    const timer = setInterval(look, lookEveryMs);
    return () => {
      clearInterval(timer);
      for (const name of signsOfLife) removeEventListener(name, sign, { capture: true });
    };
  }, [times]);
  return presence;
}

function isSame(a: Presence, b: Presence): boolean {
  return a.kind === b.kind && !(a.kind === "asked" && b.kind === "asked" && a.secondsLeft !== b.secondsLeft);
}
