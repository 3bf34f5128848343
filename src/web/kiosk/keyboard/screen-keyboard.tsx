import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { usePageStrings } from "../view/page-strings";
import { Pictogram } from "../view/pictogram";
import { layouts } from "./layouts";

/** For a screen without a keyboard: writes into the box at its caret, which keeps the focus. Keys stand from left to right in every script, as on real boards. */
export function ScreenKeyboard({ box }: { readonly box: RefObject<HTMLTextAreaElement | null> }) {
  const page = usePageStrings();
  const [isShifted, setShifted] = useState(false);
  const { rows, shifted } = layouts[page.lang];
  const write = (letter: string): void => {
    const area = box.current;
    if (area === null || area.readOnly || (area.maxLength >= 0 && area.value.length + letter.length > area.maxLength)) return;
    change(area, letter, area.selectionStart, area.selectionEnd);
    setShifted(false);
  };
  const takeBack = (): void => {
    const area = box.current;
    if (area === null || area.readOnly) return;
    const { selectionStart, selectionEnd } = area;
    // a whole character, though it may be two halves; a vowel sign goes before its letter
    const before = [...area.value.slice(0, selectionStart)].at(-1) ?? "";
    change(area, "", selectionStart === selectionEnd ? selectionStart - before.length : selectionStart, selectionEnd);
  };
  return (
    <div class="keyboard" role="group" aria-label={page.say("keyboard.heading")} dir="ltr" onPointerDown={(event) => event.preventDefault()}>
      {(isShifted ? shifted : rows).map((row, place) => (
        <div key={place} class="key-row">
          {row.map((letter) => (
            <button key={letter} type="button" class="key" lang={page.lang} onClick={() => write(letter)}>{/\p{M}/u.test(letter) ? `◌${letter}` : letter}</button>
          ))}
        </div>
      ))}
      <div class="key-row">
        <button type="button" class="key wide" aria-pressed={isShifted} onClick={() => setShifted(!isShifted)}>
          <Pictogram name="shift" />
          <span class="visually-hidden">{page.say("keyboard.more_letters")}</span>
        </button>
        <button type="button" class="key space" onClick={() => write(" ")}>{page.say("keyboard.space")}</button>
        <button type="button" class="key wide" onClick={takeBack}>
          <Pictogram name="take_back" />
          <span class="visually-hidden">{page.say("keyboard.take_back")}</span>
        </button>
      </div>
    </div>
  );
}

/** As if it had been typed: whoever listens to the box hears of it. */
function change(area: HTMLTextAreaElement, text: string, from: number, to: number): void {
  area.setRangeText(text, Math.max(0, from), to, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
