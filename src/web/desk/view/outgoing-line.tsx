import type { Outgoing } from "../state/outgoing";
import { useStrings } from "./desk-strings";
import { Icon } from "./icon";
import { useController } from "./use-desk";

/** A message on its way. Refused, its words stay until somebody has taken them back or thrown them away. */
export function OutgoingLine({ act }: { readonly act: Outgoing }) {
  const strings = useStrings();
  const { say } = strings;
  const controller = useController();
  const isRefused = act.state === "refused";
  return (
    <div class={isRefused ? "entry outgoing refused" : "entry outgoing"} aria-live="off">
      <p class="entry-head"><Icon name={isRefused ? "alarm" : "clock"} /><strong>{say("author.mediator")}</strong> <span>{say(`outgoing.${act.state}`)}</span></p>
      <p class="own-side" dir="auto">{act.words}</p>
      {isRefused && (
        <div class="entry-more" role="alert">
          <p>{strings.name("refusal.any", act.code ?? "")}</p>
          <div class="row">
            {act.act.kind === "say" && (
              <button
                type="button"
                onClick={() => {
                  controller.typed(act.case, act.words);
                  controller.dismiss(act.event);
                }}
              >
                {say("outgoing.take_back")}
              </button>
            )}
            <button type="button" onClick={() => controller.dismiss(act.event)}>{say("outgoing.throw_away")}</button>
          </div>
        </div>
      )}
    </div>
  );
}
