import { useRef, useState } from "preact/hooks";
import type { SlotType } from "../../../desk/api";
import type { Phrase } from "../../../bot/view";
import type { BookPhrase } from "../state/phrase-search";
import { partsOf, shownValue, slotValue } from "../state/phrase-slots";
import { useStrings } from "./desk-strings";
import { describedBy, Field } from "./field";
import { useController } from "./use-desk";

export interface PhraseSenderProps {
  readonly caseId: string;
  readonly phrase: BookPhrase;
  readonly onOver: () => void;
}

/** Text fields throughout: the browser's own for dates and hours follow the machine's language, which turns day and month round in English. */
const keyboards: Readonly<Record<SlotType, "text" | "decimal" | "tel">> = {
  date: "text", hour: "text", amount: "decimal", number: "decimal", phone: "tel", place: "text", paper: "text", button: "text",
};

const days = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** Slots to fill, the sentence as each side reads it, and the button that sends it. */
export function PhraseSender({ caseId, phrase, onOver }: PhraseSenderProps) {
  const { say } = useStrings();
  const controller = useController();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [isChecked, setChecked] = useState(false);
  const isFocused = useRef(false);
  const focusFirst = (control: HTMLElement | null): void => {
    if (control === null || isFocused.current) return;
    isFocused.current = true;
    control.focus();
  };
  const results = phrase.slots.map((slot) => ({ ...slot, ...slotValue(slot.type, typed[slot.name] ?? "") }));
  const shown = new Map(results.map((slot) => [slot.name, "value" in slot ? shownValue(slot.type, slot.value) : null]));
  const send = (): void => {
    setChecked(true);
    const values = results.flatMap((slot) => ("value" in slot ? [[slot.name, slot.value] as const] : []));
    if (values.length < results.length) return;
    const words = partsOf(phrase.french).map((part) => ("text" in part ? part.text : (shown.get(part.slot) ?? ""))).join("");
    controller.act(caseId, { kind: "phrase", phrase: phrase.id, slots: Object.fromEntries(values) }, words);
    onOver();
  };
  return (
    <form
      class="sender"
      autocomplete="off"
      aria-label={say("phrases.to_send")}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onOver();
      }}
    >
      {results.length > 0 && (
        <div class="slots">
          {results.map((slot, index) => {
            const id = `slot-${slot.name}`;
            const problem = isChecked && "problem" in slot ? say(`slot_problem.${slot.problem}`) : undefined;
            return (
              <Field key={slot.name} id={id} label={say(`slot_field.${slot.type}`)} hint={slot.type === "date" && "value" in slot ? days.format(new Date(slot.value)) : undefined} problem={problem}>
                <input
                  id={id} dir="auto" inputMode={keyboards[slot.type]}
                  ref={index === 0 ? focusFirst : null} {...describedBy(id, { hint: slot.type === "date" && "value" in slot, problem: problem !== undefined })}
                  value={typed[slot.name] ?? ""} onInput={(event) => setTyped({ ...typed, [slot.name]: event.currentTarget.value })}
                />
              </Field>
            );
          })}
        </div>
      )}
      <div class="preview">
        <Filled of={phrase.own} slots={shown} />
        <Filled of={{ text: phrase.french, lang: "fr", dir: "ltr" }} slots={shown} />
      </div>
      {phrase.isFallback && <p class="mark">{say("phrases.fallback")}</p>}
      {phrase.answers.length > 0 && <p class="soft">{say("phrases.answers")} {phrase.answers.map((answer) => <span key={answer} class="chip">{answer}</span>)}</p>}
      <div class="row">
        <button type="submit" class="primary" ref={results.length === 0 ? focusFirst : null}>{say("composer.send")}</button>
        <button type="button" onClick={onOver}>{say("cancel")}</button>
      </div>
    </form>
  );
}

/** A value keeps its own direction wherever the sentence puts it. */
function Filled({ of, slots }: { readonly of: Phrase; readonly slots: ReadonlyMap<string, string | null> }) {
  return (
    <p lang={of.lang} dir={of.dir}>
      {partsOf(of.text).map((part, index) => ("text" in part ? part.text : <bdi key={index} class="slot-value">{slots.get(part.slot) ?? "……"}</bdi>))}
    </p>
  );
}
