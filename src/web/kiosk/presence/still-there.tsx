import { useEffect, useRef } from "preact/hooks";
import { Pictogram } from "../view/pictogram";
import { usePageStrings } from "../view/page-strings";
import { chime } from "./chime";

/** Over everything else: a clock, one sentence, one button. Any touch is a yes. */
export function StillThere({ secondsLeft }: { readonly secondsLeft: number }) {
  const page = usePageStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    chime();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={dialog} class="still-there" role="alertdialog" aria-labelledby="still-there-asked" aria-describedby="still-there-else">
      <p class="still-there-clock" role="timer" aria-live="off">
        <Pictogram name="idle" />
        <span>{secondsLeft}</span>
      </p>
      <h2 id="still-there-asked">{page.say("kiosk.still_there")}</h2>
      <p id="still-there-else">{page.say("kiosk.else_erased")}</p>
      <button type="button" class="start-button">{page.say("kiosk.stay")}</button>
    </dialog>
  );
}
