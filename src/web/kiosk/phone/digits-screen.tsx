import { useEffect, useRef, useState } from "preact/hooks";
import { usePageStrings } from "../view/page-strings";
import { Pictogram } from "../view/pictogram";
import { readDigits } from "./arrival";

/** Six digits and a space between them, and room for the marks that some keyboards add. */
const maxTyped = 12;

/** Six digits that another screen shows. */
export function DigitsScreen({ onDigits, onGiveUp }: { readonly onDigits: (digits: string) => void; readonly onGiveUp: () => void }) {
  const page = usePageStrings();
  const box = useRef<HTMLInputElement>(null);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => box.current?.focus(), []);
  const send = (): void => {
    const digits = readDigits(box.current?.value ?? "");
    setMissing(digits === null);
    if (digits !== null) onDigits(digits);
    else box.current?.focus();
  };
  return (
    <main class="start arriving" lang={page.lang} dir={page.dir}>
      <h1><Pictogram name="phone" /> {page.say("title")}</h1>
      <form
        class="arriving-ways"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <label for="digits">{page.say("phone.type_digits")}</label>
        <input ref={box} id="digits" class="digits-box" dir="ltr" inputMode="numeric" autocomplete="off" maxLength={maxTyped} aria-invalid={isMissing} aria-describedby="digits-status" />
        <p id="digits-status" role="status" class="arriving-status">{isMissing && page.say("phone.six_digits")}</p>
        <button type="submit" class="start-button">{page.say("phone.go_on")}</button>
        <button type="button" class="choice" onClick={onGiveUp}>{page.say("phone.to_start")}</button>
      </form>
    </main>
  );
}
