import { useEffect, useState } from "preact/hooks";
import { canWrite } from "../state/case-actions";
import type { OpenCase } from "../state/desk-state";
import { messagesOf } from "../state/outgoing";
import { CaseHeader, type CaseAsk } from "./case-header";
import { CaseSummary } from "./case-summary";
import { ChannelNote } from "./channel-note";
import { Composer } from "./composer";
import { useStrings } from "./desk-strings";
import { Icon } from "./icon";
import { Transcript } from "./transcript";
import { useController, useDesk, useNow } from "./use-desk";

export interface CasePanelProps {
  readonly open: OpenCase;
  readonly onAsk: (ask: CaseAsk) => void;
}

/** One case: what it is, what was said, what to write, and beside it (on a small screen: instead of it) all that is known. */
export function CasePanel({ open, onAsk }: CasePanelProps) {
  const { say } = useStrings();
  const controller = useController();
  const { outgoing, queue, clockSkewMs } = useDesk();
  const [showsSummary, setShowsSummary] = useState(false);
  const now = useNow() + clockSkewMs;
  const { view, trouble, transcript } = open;
  const lastWordAt = queue?.cases.find(({ id }) => id === open.id)?.lastWordAt ?? view?.lastWordAt;

  useEffect(() => {
    const look = (): void => {
      if (lastWordAt !== undefined && document.visibilityState === "visible" && document.hasFocus()) controller.seen(open.id, lastWordAt);
    };
    look();
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [open.id, lastWordAt]);

  if (trouble !== null) return <main id="work" class="work"><p class="notice warning" role="alert"><Icon name="alarm" /><span>{say(trouble === "NOT_FOUND" ? "case_trouble.gone" : "case_trouble.forbidden")}</span></p></main>;
  if (view === null) return <main id="work" class="work"><p class="empty" role="status">{say("loading")}</p></main>;
  return (
    <main id="work" class={showsSummary ? "work has-summary" : "work"}>
      <div class="talk">
        <CaseHeader view={view} now={now} showsSummary={showsSummary} onSummary={() => setShowsSummary(!showsSummary)} onAsk={onAsk} />
        <Transcript key={open.id} transcript={transcript} outgoing={messagesOf(outgoing, open.id)} locale={view.locale} translatedIn={view.translation?.toFrench ? view.id : null} />
        {canWrite(view) && <ChannelNote view={view} now={now} />}
        {canWrite(view) ? <Composer view={view} /> : <p class="no-composer soft">{say(view.isMine || view.mediator === null ? "composer.not_taken" : "composer.not_yours", { name: view.mediator?.name ?? "" })}</p>}
      </div>
      <CaseSummary view={view} />
    </main>
  );
}

