import { useLayoutEffect, useRef } from "preact/hooks";
import { shortcutOf, type Shortcut } from "../state/shortcuts";

/** @param isOn false: the keys are switched off, or a dialog has them. */
export function useShortcuts(isOn: boolean, onShortcut: (shortcut: Shortcut) => boolean): void {
  const handler = useRef(onShortcut);
  handler.current = onShortcut;
  // with the dialog that goes, and not a moment after it: a key that is pressed in between would be lost
  useLayoutEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches("input:not([type=radio], [type=checkbox]), textarea, select");
      const shortcut = shortcutOf(event, isTyping);
      if (shortcut !== null && handler.current(shortcut)) event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isOn]);
}
