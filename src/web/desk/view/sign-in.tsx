import { useState } from "preact/hooks";
import type { Me, SignIn as SignInRequest } from "../../../desk/api";
import { tell } from "../service/desk-service";
import { useStrings } from "./desk-strings";
import { describedBy, Field } from "./field";
import { OpenIdDoor } from "./openid-door";
import { RefusalNotice } from "./refusal";
import { useController } from "./use-desk";
import { useRequest } from "./use-request";

/** Name, password and the code of the telephone (or a recovery code) in one step: whatever was wrong, the answer is the same. */
export function SignIn() {
  const { say } = useStrings();
  const controller = useController();
  const { isBusy, refusal, run } = useRequest();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [isRecovery, setRecovery] = useState(false);
  const send = async (): Promise<void> => {
    await run(tell<Me>("sign-in", { name: name.trim(), password, code } satisfies SignInRequest), (me) => controller.signedIn(me));
    // each code serves once
    setCode("");
  };
  return (
    <main class="gate">
      <h1>{say("sign_in.title")}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <RefusalNotice refusal={refusal} family="sign_in" />
        <Field id="name" label={say("sign_in.name")}>
          <input id="name" required autocomplete="username" autocapitalize="none" spellcheck={false} value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </Field>
        <Field id="password" label={say("sign_in.password")}>
          <input id="password" type="password" required autocomplete="current-password" value={password} onInput={(event) => setPassword(event.currentTarget.value)} />
        </Field>
        <Field id="code" label={say(isRecovery ? "sign_in.recovery_code" : "sign_in.code")} hint={say(isRecovery ? "sign_in.recovery_hint" : "sign_in.code_hint")}>
          <input
            key={String(isRecovery)} id="code" required autocomplete={isRecovery ? "off" : "one-time-code"} inputMode={isRecovery ? "text" : "numeric"} spellcheck={false}
            {...describedBy("code", { hint: true })} value={code} onInput={(event) => setCode(event.currentTarget.value)}
          />
        </Field>
        <button type="submit" class="primary" disabled={isBusy}>{say("sign_in.enter")}</button>
        <div class="row">
          <button type="button" onClick={() => setRecovery(!isRecovery)}>{say(isRecovery ? "sign_in.use_code" : "sign_in.use_recovery")}</button>
        </div>
      </form>
      <OpenIdDoor />
    </main>
  );
}
