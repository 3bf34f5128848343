import { useEffect, useState } from "preact/hooks";
import type { OpenIdDoor as Door, OpenIdStart } from "../../../desk/api";
import { ask, tell } from "../service/desk-service";
import { openIdStepOf } from "../state/openid-step";
import { useStrings } from "./desk-strings";
import { Icon } from "./icon";
import { RefusalNotice } from "./refusal";
import { useRequest } from "./use-request";

/** The button that leads through the association's own directory, and what came of it; nothing where the settings name none. */
export function OpenIdDoor() {
  const { say } = useStrings();
  const { isBusy, refusal, run } = useRequest();
  const [label, setLabel] = useState<string | null>(null);
  useEffect(() => {
    void ask<Door>("openid").then((answer) => answer.outcome === "done" && setLabel(answer.value.label));
  }, []);
  const step = openIdStepOf(location.hash);
  if (label === null) return null;
  return (
    <section class="field" aria-labelledby="openid">
      <h2 id="openid">{say("openid.title")}</h2>
      {step !== null && step !== "code" && refusal === null && <p class="notice warning" role="alert"><Icon name="alarm" /><span>{say(`openid.${step}`)}</span></p>}
      <RefusalNotice refusal={refusal} family="openid" />
      <button type="button" disabled={isBusy} onClick={() => void run(tell<OpenIdStart>("openid/start", {}), (start) => location.assign(start.location))}>
        {say("openid.enter", { label })}
      </button>
    </section>
  );
}
