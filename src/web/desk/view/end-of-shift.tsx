import { useStrings, languageName } from "./desk-strings";
import { Dialog } from "./dialog";
import { useController, useDesk } from "./use-desk";

/** Back to the line with everything in hand, then away: nobody waits for somebody who went home. */
export function EndOfShift({ onClose }: { readonly onClose: () => void }) {
  const { say, count } = useStrings();
  const controller = useController();
  const { queue } = useDesk();
  const mine = (queue?.cases ?? []).filter(({ isMine, state }) => isMine && state === "taken");
  return (
    <Dialog title={say("shift.title")} onClose={onClose}>
      <p>{mine.length === 0 ? say("shift.nothing") : count("shift.cases", mine.length)}</p>
      <ul class="plain">{mine.map((item) => <li key={item.id}>{languageName(item.locale)} · {item.procedure ?? say("no_procedure")}</li>)}</ul>
      <div class="row">
        <button
          type="button"
          class="primary"
          onClick={() => {
            // away first: what is handed on must not be offered back at once
            void controller.setPresence("away").then(() => mine.forEach(({ id }) => controller.act(id, { kind: "hand_on", to: null, reason: "end_of_shift" })));
            onClose();
          }}
        >
          {say("shift.end")}
        </button>
        <button type="button" onClick={onClose}>{say("cancel")}</button>
      </div>
    </Dialog>
  );
}
