import type { CaseView } from "../../../desk/api";
import { useStrings, languageName } from "./desk-strings";
import { PhrasePicker } from "./phrase-picker";
import { useController, useDesk } from "./use-desk";

/** As the service takes it: longer is refused there, so it cannot be typed. */
const maxLength = 2_000;

/** Reviewed phrases first; free words below, with what becomes of them. Escape goes back to the talk, where single keys work again. */
export function Composer({ view }: { readonly view: CaseView }) {
  const { say } = useStrings();
  const leave = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented) document.querySelector<HTMLElement>(".transcript")?.focus();
  };
  return (
    <section class="composer" aria-label={say("composer.title")} onKeyDown={leave}>
      <PhrasePicker key={view.id} caseId={view.id} locale={view.locale} />
      <FreeText key={`free-${view.id}`} view={view} />
    </section>
  );
}

/** Of free words, said before they are written. */
function whatBecomes({ locale, translation }: CaseView): string {
  if (/^fr\b/i.test(locale)) return "composer.as_is";
  return translation?.toPerson ? "composer.by_machine" : "composer.as_is_untranslated";
}

function FreeText({ view }: { readonly view: CaseView }) {
  const { say } = useStrings();
  const controller = useController();
  const text = useDesk().drafts[view.id] ?? "";
  const becomes = whatBecomes(view);
  const send = (): void => {
    const said = text.trim();
    if (said === "") return;
    controller.act(view.id, { kind: "say", text: said }, said);
    controller.typed(view.id, "");
  };
  return (
    <form
      class="free"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label for="free-text">
        {say("composer.free")} <kbd>r</kbd>
        <span class="mark">{say(becomes, { language: languageName(view.locale) })}</span>
      </label>
      <div class="free-row">
        <textarea
          id="free-text"
          rows={1}
          dir="auto"
          maxLength={maxLength}
          value={text}
          onInput={(event) => controller.typed(view.id, event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter also ends a word under composition
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit">{say("composer.send")}</button>
      </div>
    </form>
  );
}
