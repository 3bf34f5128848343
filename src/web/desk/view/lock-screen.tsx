import { useState } from "preact/hooks";
import type { Me, Unlock } from "../../../desk/api";
import { tell } from "../service/desk-service";
import { useStrings } from "./desk-strings";
import { Field } from "./field";
import { Icon } from "./icon";
import { OpenIdDoor } from "./openid-door";
import { RefusalNotice } from "./refusal";
import { useController, useDesk } from "./use-desk";
import { useRequest } from "./use-request";

/** Stands in the place of the work, not over it. */
export function LockScreen() {
  const { say } = useStrings();
  const { me } = useDesk();
  const controller = useController();
  const { isBusy, refusal, run } = useRequest();
  const [password, setPassword] = useState("");
  return (
    <main class="gate">
      <h1><Icon name="lock" /> {say("lock.title")}</h1>
      <p>{me === null ? say("lock.why") : say("lock.why_named", { name: me.name })}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(tell<Me>("unlock", { password } satisfies Unlock), (unlocked) => controller.signedIn(unlocked)).then(() => setPassword(""));
        }}
      >
        <RefusalNotice refusal={refusal} family="unlock" />
        <Field id="password" label={say("sign_in.password")}>
          <input
            id="password"
            type="password"
            required
            ref={(input) => void (document.activeElement === document.body && input?.focus())}
            autocomplete="current-password"
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </Field>
        <button type="submit" class="primary" disabled={isBusy}>{say("lock.unlock")}</button>
        <div class="row"><button type="button" onClick={() => void controller.signOut()}>{say("menu.sign_out")}</button></div>
      </form>
      <OpenIdDoor keepsPage />
    </main>
  );
}
