import { useState } from "preact/hooks";
import type { CaseView } from "../../../desk/api";
import { useStrings } from "./desk-strings";
import { Icon } from "./icon";
import { useController } from "./use-desk";

/** As the service takes them. */
const maxLabelLength = 40;

export function CaseLabels({ view }: { readonly view: CaseView }) {
  const { say } = useStrings();
  const controller = useController();
  const [label, setLabel] = useState("");
  const keep = (labels: readonly string[]): void => controller.act(view.id, { kind: "label", labels });
  const add = (): void => {
    const added = label.trim();
    if (added !== "" && !view.labels.includes(added)) keep([...view.labels, added]);
    setLabel("");
  };
  return (
    <section>
      <h3>{say("labels.title")}</h3>
      {view.labels.length > 0 && (
        <ul class="labels">
          {view.labels.map((one) => (
            <li key={one} class="badge label">
              {one}
              <button type="button" class="quiet" onClick={() => keep(view.labels.filter((other) => other !== one))}><Icon name="close" /><span class="visually-hidden">{say("labels.remove", { label: one })}</span></button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="inline"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input aria-label={say("labels.new")} placeholder={say("labels.new")} maxLength={maxLabelLength} value={label} onInput={(event) => setLabel(event.currentTarget.value)} />
        <button type="submit">{say("labels.add")}</button>
      </form>
    </section>
  );
}
