import { useState } from "preact/hooks";
import type { RecoveryCodes } from "../../../desk/api";
import { useStrings } from "./desk-strings";
import { useController } from "./use-desk";
import { goTo } from "./use-route";

/** Shown once: each opens the account once when the telephone is lost. */
export function RecoveryCodeSheet({ codes, signInName }: RecoveryCodes & { readonly signInName: string }) {
  const { say } = useStrings();
  const controller = useController();
  const [isKept, setKept] = useState(false);
  return (
    <main class="gate wide">
      <h1>{say("recovery.title")}</h1>
      <p>{say("recovery.why")}</p>
      <p>{say("invitation.sign_in_name")} <strong translate={false}>{signInName}</strong></p>
      <ul class="codes" aria-label={say("recovery.title")}>
        {codes.map((code) => <li key={code}><code translate={false}>{code}</code></li>)}
      </ul>
      <div class="row no-print"><button type="button" onClick={() => print()}>{say("recovery.print")}</button></div>
      <label class="check no-print">
        <input type="checkbox" checked={isKept} onInput={(event) => setKept(event.currentTarget.checked)} />
        {say("recovery.kept")}
      </label>
      <button
        type="button"
        class="primary no-print"
        disabled={!isKept}
        onClick={() => {
          goTo("#/first-steps");
          void controller.start();
        }}
      >
        {say("recovery.go_on")}
      </button>
    </main>
  );
}
