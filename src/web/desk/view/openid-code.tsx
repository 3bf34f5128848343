import { useState } from "preact/hooks";
import type { Me, OpenIdCode as CodeRequest } from "../../../desk/api";
import { tell } from "../service/desk-service";
import { useStrings } from "./desk-strings";
import { describedBy, Field } from "./field";
import { RefusalNotice } from "./refusal";
import { useController } from "./use-desk";
import { goTo } from "./use-route";
import { useRequest } from "./use-request";

/** The directory has answered without a second factor: our own code, or a recovery code, is due. */
export function OpenIdCode() {
  const { say } = useStrings();
  const controller = useController();
  const { isBusy, refusal, run } = useRequest();
  const [code, setCode] = useState("");
  const send = async (): Promise<void> => {
    await run(tell<Me>("openid/code", { code } satisfies CodeRequest), (me) => {
      goTo("#/");
      controller.signedIn(me);
    });
    setCode("");
  };
  return (
    <main class="gate">
      <h1>{say("openid.code_title")}</h1>
      <p>{say("openid.code_why")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <RefusalNotice refusal={refusal} family="openid_code" />
        <Field id="code" label={say("sign_in.code")} hint={say("openid.code_hint")}>
          <input
            id="code" required autocomplete="one-time-code" spellcheck={false} {...describedBy("code", { hint: true })} value={code} onInput={(event) => setCode(event.currentTarget.value)}
          />
        </Field>
        <button type="submit" class="primary" disabled={isBusy}>{say("sign_in.enter")}</button>
        <div class="row"><button type="button" onClick={() => goTo("#/")}>{say("openid.back")}</button></div>
      </form>
    </main>
  );
}
