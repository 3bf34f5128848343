import { useState } from "preact/hooks";
import type { CaseView } from "../../../desk/api";
import { actionsFor, type CaseAction } from "../state/case-actions";
import { isWaiting } from "../state/queue-view";
import { shortcuts, type Shortcut } from "../state/shortcuts";
import { clockOf } from "../state/times";
import { shortDay } from "./case-row";
import { languageName, useStrings } from "./desk-strings";
import { Waited } from "./elapsed";
import { Icon } from "./icon";
import { useDesk } from "./use-desk";

export type CaseAsk = CaseAction | "person_view";

export interface CaseHeaderProps {
  readonly view: CaseView;
  /** On the server's clock. */
  readonly now: number;
  readonly showsSummary: boolean;
  readonly onSummary: () => void;
  readonly onAsk: (ask: CaseAsk) => void;
}

/** Key that asks for it. */
export const keyOf = (wanted: Shortcut): string => Object.entries(shortcuts).find(([, shortcut]) => shortcut === wanted)?.[0] ?? "";

/** So many always have room; more are folded away on a small screen, where the talk needs it. */
const fewActions = 2;

export function CaseHeader({ view, now, showsSummary, onSummary, onAsk }: CaseHeaderProps) {
  const strings = useStrings();
  const { say } = strings;
  const [showsActions, setShowsActions] = useState(false);
  const { me } = useDesk();
  const actions = actionsFor(view, now, me?.role ?? "mediator");
  return (
    <header class="case-header">
      <a class="back" href="#/"><Icon name="back" />{say("queue.back")}</a>
      <div class="case-title">
        <h2>{languageName(view.locale)}{view.level !== null && ` · ${say("level", { level: view.level })}`} · {view.procedure ?? say("no_procedure")}</h2>
        <p class="soft">
          <span>{say(`state.${view.state}`)}</span>
          {view.mediator !== null && <span>{view.isMine ? say("by_me") : view.mediator.name}</span>}
          <span>{strings.name("channel", view.channel)}</span>
          {view.callBackAt !== null && <span>{say("at_moment", { day: shortDay(view.callBackAt), clock: clockOf(view.callBackAt) })}</span>}
          {isWaiting(view) && <Waited ms={now - view.waitingSince} />}
        </p>
      </div>
      <div class="row case-tools">
        {actions.length > fewActions && (
          <button type="button" class="actions-toggle" aria-expanded={showsActions} aria-controls="actions" onClick={() => setShowsActions(!showsActions)}><Icon name="menu" />{say("actions")}</button>
        )}
        <button type="button" class="summary-toggle" aria-expanded={showsSummary} aria-controls="summary" onClick={onSummary}><Icon name="note" />{say("summary.title")}</button>
      </div>
      <div id="actions" class={actions.length > fewActions && !showsActions ? "row case-actions folded" : "row case-actions"}>
        {actions.map((action, index) => (
          <button key={action} type="button" class={index === 0 && action !== "hand_back" ? "primary" : ""} onClick={() => onAsk(action)}>{say(`action.${action}`)} <kbd>{keyOf(action)}</kbd></button>
        ))}
        <button type="button" onClick={() => onAsk("person_view")}><Icon name="eye" />{say("person_view.open")} <kbd>{keyOf("person_view")}</kbd></button>
      </div>
    </header>
  );
}
