import type { CaseView } from "../../../desk/api";
import { clockOf } from "../state/times";
import { shortDay } from "./case-row";
import { useStrings } from "./desk-strings";
import { useController, useDesk } from "./use-desk";

/** As the service takes them. */
const maxNoteLength = 2_000;

/** For colleagues; the person never sees them, and they are erased with the case. */
export function CaseNotes({ view }: { readonly view: CaseView }) {
  const { say } = useStrings();
  const controller = useController();
  const draft = `note:${view.id}`;
  const text = useDesk().drafts[draft] ?? "";
  return (
    <section>
      <h3>{say("notes.title")}</h3>
      <ul class="notes">
        {view.notes.map((note) => (
          <li key={note.id}>
            <p class="soft">{note.by} · <time dateTime={new Date(note.at).toISOString()}>{shortDay(note.at)} {clockOf(note.at)}</time></p>
            <p class="note-text" dir="auto">{note.text}</p>
          </li>
        ))}
      </ul>
      <form
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === "") return;
          controller.act(view.id, { kind: "note", text: text.trim() });
          controller.typed(draft, "");
        }}
      >
        <label for="note">{say("notes.new")} <kbd>n</kbd></label>
        <textarea id="note" rows={2} maxLength={maxNoteLength} value={text} onInput={(event) => controller.typed(draft, event.currentTarget.value)} />
        <button type="submit">{say("notes.add")}</button>
      </form>
    </section>
  );
}
