import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { usePageStrings } from "../view/page-strings";
import { Pictogram } from "../view/pictogram";
import { formsOf, layouts, keyboardLanguages, type KeyboardLanguage } from "./layouts";

export interface ScreenKeyboardProps {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  /** Language whose letters are on the keys. */
  readonly letters: KeyboardLanguage;
  readonly onLetters: (language: KeyboardLanguage) => void;
}

/** Each language as it calls itself. */
const autonyms: Readonly<Record<KeyboardLanguage, string>> = {
  fr: "Français", en: "English", ar: "العربية", uk: "Українська", "fa-AF": "دری", ps: "پښتو", es: "Español", pt: "Português", ro: "Română", ru: "Русский", tr: "Türkçe", ti: "ትግርኛ",
};

/** For a screen without a keyboard: writes into the box at its caret, which keeps the focus. Keys stand from left to right in every script, as on real boards. */
export function ScreenKeyboard({ box, letters, onLetters }: ScreenKeyboardProps) {
  const page = usePageStrings();
  const [isShifted, setShifted] = useState(false);
  const [last, setLast] = useState("");
  const { rows, shifted } = layouts[letters];
  const forms = isShifted ? [] : formsOf(last);
  const write = (letter: string): void => {
    const area = box.current;
    if (area === null || area.readOnly || (area.maxLength >= 0 && area.value.length + letter.length > area.maxLength)) return;
    change(area, letter, area.selectionStart, area.selectionEnd);
    setLast(letter);
    setShifted(false);
  };
  /** Instead of the letter that was just written. */
  const writeForm = (form: string): void => {
    const area = box.current;
    if (area === null || area.readOnly || area.selectionStart !== area.selectionEnd || !area.value.slice(0, area.selectionStart).endsWith(last)) return setLast("");
    change(area, form, area.selectionStart - last.length, area.selectionStart);
    setLast(form);
  };
  const takeBack = (): void => {
    const area = box.current;
    if (area === null || area.readOnly) return;
    const { selectionStart, selectionEnd } = area;
    // a whole character, though it may be two halves; a vowel sign goes before its letter
    const before = [...area.value.slice(0, selectionStart)].at(-1) ?? "";
    setLast("");
    change(area, "", selectionStart === selectionEnd ? selectionStart - before.length : selectionStart, selectionEnd);
  };
  return (
    <div class="keyboard" role="group" aria-label={page.say("keyboard.heading")} dir="ltr" onPointerDown={(event) => event.target instanceof HTMLSelectElement || event.preventDefault()}>
      {forms.length > 0 && <Keys of={forms} lang={letters} onKey={writeForm} />}
      {(isShifted ? shifted : rows).slice(forms.length > 0 ? 1 : 0).map((row, place) => <Keys key={place} of={row} lang={letters} onKey={write} />)}
      <div class="key-row">
        <button type="button" class="key wide" aria-pressed={isShifted} onClick={() => setShifted(!isShifted)}>
          <Pictogram name="shift" />
          <span class="visually-hidden">{page.say("keyboard.more_letters")}</span>
        </button>
        <select
          class="key letters"
          aria-label={page.say("keyboard.letters")}
          value={letters}
          onChange={(event) => {
            setShifted(false);
            setLast("");
            onLetters(event.currentTarget.value as KeyboardLanguage);
            box.current?.focus();
          }}
        >
          {keyboardLanguages.map((language) => <option key={language} value={language} lang={language}>{autonyms[language]}</option>)}
        </select>
        <button type="button" class="key space" onClick={() => write(" ")}>{page.say("keyboard.space")}</button>
        <button type="button" class="key wide" onClick={takeBack}>
          <Pictogram name="take_back" />
          <span class="visually-hidden">{page.say("keyboard.take_back")}</span>
        </button>
      </div>
    </div>
  );
}

function Keys({ of: row, lang, onKey }: { readonly of: readonly string[]; readonly lang: KeyboardLanguage; readonly onKey: (letter: string) => void }) {
  return (
    <div class="key-row">
      {row.map((letter) => (
        <button key={letter} type="button" class="key" lang={lang} onClick={() => onKey(letter)}>{/\p{M}/u.test(letter) ? `◌${letter}` : letter}</button>
      ))}
    </div>
  );
}

/** As if it had been typed: whoever listens to the box hears of it. */
function change(area: HTMLTextAreaElement, text: string, from: number, to: number): void {
  area.setRangeText(text, Math.max(0, from), to, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
