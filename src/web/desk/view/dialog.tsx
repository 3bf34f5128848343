import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { useStrings } from "./desk-strings";
import { Icon } from "./icon";

export interface DialogProps {
  readonly title: string;
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** The browser's own modal: focus stays inside, Escape closes, and the keyboard goes back to where it was. */
export function Dialog({ title, isWide = false, onClose, children }: DialogProps) {
  const { say } = useStrings();
  const place = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const isOver = useRef(false);
  // the browser tells that a dialog closed a moment after it did: the next one may be open by then, and is not the one that was closed
  const closed = (): void => {
    if (!isOver.current) onClose();
  };
  useLayoutEffect(() => {
    const before = document.activeElement;
    place.current?.showModal();
    // what is asked, not the cross that closes it, comes first under the finger
    place.current?.querySelector<HTMLElement>("form input:checked, form input, .stack > button")?.focus();
    return () => {
      isOver.current = true;
      place.current?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={place} class={isWide ? "dialog wide" : "dialog"} aria-labelledby={heading} onCancel={closed} onClose={closed}>
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" class="quiet" onClick={onClose}><Icon name="close" /><span class="visually-hidden">{say("close")}</span></button>
      </header>
      {children}
    </dialog>
  );
}
