import { useRef, useState } from "preact/hooks";
import type { KeyboardLanguage } from "../keyboard/layouts";
import { ScreenKeyboard } from "../keyboard/screen-keyboard";
import { DateFields } from "./date-fields";
import { usePageStrings } from "./page-strings";
import { Pictogram } from "./pictogram";
import { questionPictogram } from "./question-pictogram";

/** As `maxTextLength` of the core: longer is refused by the service, so it cannot be typed. */
const maxLength = 2_000;

const keyboards: Readonly<Record<string, string>> = { number: "decimal", amount: "decimal", postcode: "numeric", phone: "tel", email: "email" };

export interface ComposerProps {
  /** What is waited for (`MessageView.expects`). */
  readonly expects: string | undefined;
  readonly isOver: boolean;
  /** The screen is the only keyboard there is. */
  readonly isKiosk: boolean;
  readonly onSay: (text: string) => void;
  readonly onDate: (iso: string, event: MouseEvent) => void;
}

export function Composer({ expects, isOver, isKiosk, onSay, onDate }: ComposerProps) {
  const page = usePageStrings();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [hasKeyboard, setKeyboard] = useState(false);
  const [letters, setLetters] = useState<KeyboardLanguage | null>(null);
  const kind = questionPictogram(expects);

  const send = (): void => {
    const said = text.trim();
    if (said === "") return;
    onSay(said);
    setText("");
    // the answer to come needs its place; one touch of the box brings the letters back
    setKeyboard(false);
    box.current?.focus();
  };
  const openKeyboard = (isOpen: boolean): void => {
    setKeyboard(isOpen);
    if (isOpen) box.current?.focus();
  };
  const sendOnEnter = (event: KeyboardEvent): void => {
    // Enter also ends a word under composition (Arabic and Persian keyboards of phones)
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <div class="composer">
      {expects === "date" && !isOver && <DateFields onDate={onDate} />}
      <form
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <label for="answer">{kind !== undefined && <Pictogram name={kind} />} <span>{page.say("composer.label")}</span></label>
        <div class="composer-row">
          <textarea
            ref={box}
            id="answer"
            dir="auto"
            rows={1}
            maxLength={maxLength}
            autocomplete="off"
            inputMode={(isKiosk ? "none" : (keyboards[expects ?? ""] ?? "text")) as "text"}
            // not before the finger's whole gesture is over: a key that came under it would be pressed
            onClick={() => setKeyboard(isKiosk)}
            enterkeyhint="send"
            readOnly={isOver}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={sendOnEnter}
          />
          {isKiosk && (
            <button type="button" class="choice" aria-expanded={hasKeyboard} disabled={isOver} onClick={() => openKeyboard(!hasKeyboard)}>
              <Pictogram name="keyboard" />
              <span>{page.say("keyboard.heading")}</span>
            </button>
          )}
          <button type="submit" class="send" disabled={isOver}>
            <Pictogram name="send" />
            <span>{page.say("composer.send")}</span>
          </button>
        </div>
        {hasKeyboard && <ScreenKeyboard box={box} letters={letters ?? page.lang} onLetters={setLetters} />}
      </form>
    </div>
  );
}
