import { useState } from "preact/hooks";
import type { Me, SecondFactorNeeded } from "../../../desk/api";
import { tell } from "../service/desk-service";
import { useStrings } from "./desk-strings";
import { Field } from "./field";
import { RefusalNotice } from "./refusal";
import { useController } from "./use-desk";
import { useRequest } from "./use-request";

/** Association, name and password; then the code of the telephone, or a recovery code. */
export function SignIn() {
  const { say } = useStrings();
  const [challenge, setChallenge] = useState<string | null>(null);
  return (
    <main class="gate">
      <h1>{say("sign_in.title")}</h1>
      {challenge === null
        ? <PasswordForm onChallenge={setChallenge} />
        : <CodeForm challenge={challenge} onAgain={() => setChallenge(null)} />}
    </main>
  );
}

function PasswordForm({ onChallenge }: { readonly onChallenge: (challenge: string) => void }) {
  const { say } = useStrings();
  const { isBusy, refusal, run } = useRequest();
  const [association, setAssociation] = useState("");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run(tell<SecondFactorNeeded>("sign-in", { association: association.trim(), name: name.trim(), password }), (needed) => onChallenge(needed.challenge));
      }}
    >
      <RefusalNotice refusal={refusal} family="sign_in" />
      <Field id="association" label={say("sign_in.association")}>
        <input id="association" required autocomplete="organization" autocapitalize="none" value={association} onInput={(event) => setAssociation(event.currentTarget.value)} />
      </Field>
      <Field id="name" label={say("sign_in.name")}>
        <input id="name" required autocomplete="username" autocapitalize="none" value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </Field>
      <Field id="password" label={say("sign_in.password")}>
        <input id="password" type="password" required autocomplete="current-password" value={password} onInput={(event) => setPassword(event.currentTarget.value)} />
      </Field>
      <button type="submit" class="primary" disabled={isBusy}>{say("sign_in.go_on")}</button>
    </form>
  );
}

function CodeForm({ challenge, onAgain }: { readonly challenge: string; readonly onAgain: () => void }) {
  const { say } = useStrings();
  const controller = useController();
  const { isBusy, refusal, run } = useRequest();
  const [isRecovery, setRecovery] = useState(false);
  const [code, setCode] = useState("");
  const label = isRecovery ? say("sign_in.recovery_code") : say("sign_in.code");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run(tell<Me>("second-factor", { challenge, code: code.replace(/\s/g, "") }), (me) => controller.signedIn(me));
      }}
    >
      <RefusalNotice refusal={refusal} family="code" />
      <Field id="code" label={label} hint={isRecovery ? say("sign_in.recovery_hint") : say("sign_in.code_hint")}>
        <input
          key={String(isRecovery)}
          id="code"
          required
          autofocus
          ref={focusOnce}
          autocomplete={isRecovery ? "off" : "one-time-code"}
          inputMode={isRecovery ? "text" : "numeric"}
          spellcheck={false}
          aria-describedby="hint-code"
          value={code}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
      </Field>
      <button type="submit" class="primary" disabled={isBusy}>{say("sign_in.enter")}</button>
      <div class="row">
        <button type="button" onClick={() => setRecovery(!isRecovery)}>{isRecovery ? say("sign_in.use_code") : say("sign_in.use_recovery")}</button>
        <button type="button" onClick={onAgain}>{say("sign_in.again")}</button>
      </div>
    </form>
  );
}

/** The form before it is gone: the keyboard goes on here. */
const focusOnce = (input: HTMLInputElement | null): void => input?.focus();
