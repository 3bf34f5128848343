import { useState } from "preact/hooks";
import { isNotDone, type Outgoing } from "../state/outgoing";
import { useStrings } from "./desk-strings";
import { Icon } from "./icon";
import { useController } from "./use-desk";

/** A message on its way. Refused or given up, its words stay until somebody has sent them again, taken them back or thrown them away. */
export function OutgoingLine({ act }: { readonly act: Outgoing }) {
  const strings = useStrings();
  const { say } = strings;
  const controller = useController();
  const isRefused = isNotDone(act);
  const [isCopied, setCopied] = useState(false);
  return (
    <div class={isRefused ? "entry outgoing refused" : "entry outgoing"} aria-live="off">
      <p class="entry-head"><Icon name={isRefused ? "alarm" : "clock"} /><strong>{say("author.mediator")}</strong> <span>{say(`outgoing.${act.state}`)}</span></p>
      <p class="own-side" dir="auto">{act.words}</p>
      {isRefused && (
        <div class="entry-more" role="alert">
          <p>{act.state === "given_up" ? say("outgoing.given_up_why") : strings.name("refusal.any", act.code ?? "")}</p>
          <div class="row">
            {act.state === "given_up" && <button type="button" class="primary" onClick={() => controller.again(act.event)}>{say("outgoing.again")}</button>}
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
            {/* a browser that forbids it leaves the words there to be marked by hand */}
            <button type="button" onClick={() => void navigator.clipboard.writeText(act.words).then(() => setCopied(true), () => setCopied(false))}>
              {say(isCopied ? "outgoing.copied" : "outgoing.copy")}
            </button>
            <button type="button" onClick={() => controller.dismiss(act.event)}>{say("outgoing.throw_away")}</button>
          </div>
        </div>
      )}
    </div>
  );
}
