import { useEffect, useRef } from "preact/hooks";
import { usePageStrings } from "../view/page-strings";
import { NumbersList } from "./numbers-list";

/** Over the talk, which stays as it is: another page would lose it at a kiosk. */
export function NumbersDialog({ isKiosk, onClose }: { readonly isKiosk: boolean; readonly onClose: () => void }) {
  const page = usePageStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={dialog} class="numbers-dialog" lang={page.lang} dir={page.dir} aria-labelledby="numbers-title" onClose={onClose}>
      <div class="numbers-top">
        <h2 id="numbers-title">{page.say("numbers.title")}</h2>
        <button type="button" class="choice" onClick={() => dialog.current?.close()}>{page.say("numbers.close")}</button>
      </div>
      <NumbersList isKiosk={isKiosk} />
    </dialog>
  );
}
