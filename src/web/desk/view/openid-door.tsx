import { useEffect, useState } from "preact/hooks";
import type { OpenIdDoor as Door, OpenIdStart } from "../../../desk/api";
import { ask, tell } from "../service/desk-service";
import { isUnlockWindow, openUnlockWindow } from "../service/unlock-window";
import { openIdStepOf } from "../state/openid-step";
import { useStrings } from "./desk-strings";
import { Icon } from "./icon";
import { RefusalNotice } from "./refusal";
import { useRequest } from "./use-request";

/**
 * The button that leads through the association's own directory, and what came of it; nothing where the settings name none.
 *
 * @param keepsPage what was written in this page must still be there afterwards.
 */
export function OpenIdDoor({ keepsPage = false }: { readonly keepsPage?: boolean }) {
  const { say } = useStrings();
  const { isBusy, refusal, run } = useRequest();
  const [label, setLabel] = useState<string | null>(null);
  useEffect(() => {
    void ask<Door>("openid").then((answer) => answer.outcome === "done" && setLabel(answer.value.label));
  }, []);
  const enter = async (): Promise<void> => {
    const beside = keepsPage && !isUnlockWindow() ? openUnlockWindow() : null;
    let hasLeft = false;
    await run(tell<OpenIdStart>("openid/start", {}), (start) => {
      hasLeft = true;
      (beside ?? window).location.assign(start.location);
    });
    if (!hasLeft) beside?.close();
  };
  const step = openIdStepOf(location.hash);
  if (label === null) return null;
  return (
    <section class="field" aria-labelledby="openid">
      <h2 id="openid">{say("openid.title")}</h2>
      {step !== null && step !== "code" && refusal === null && <p class="notice warning" role="alert"><Icon name="alarm" /><span>{say(`openid.${step}`)}</span></p>}
      <RefusalNotice refusal={refusal} family="openid" />
      <button type="button" disabled={isBusy} onClick={() => void enter()}>
        {say("openid.enter", { label })}
      </button>
    </section>
  );
}
