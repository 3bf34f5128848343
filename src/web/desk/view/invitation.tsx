import { useEffect, useState } from "preact/hooks";
import type { InvitationView, Refusal, RecoveryCodes } from "../../../desk/api";
import { tell, type Answer } from "../service/desk-service";
import { useStrings } from "./desk-strings";
import { describedBy, Field } from "./field";
import { RecoveryCodeSheet } from "./recovery-codes";
import { RefusalNotice } from "./refusal";
import { useRequest } from "./use-request";

/** As the service asks; said before it is typed. */
const minPasswordLength = 12;

/** Begins an account: who is invited, the secret for the telephone, a password, and a code that proves that the telephone has it. */
export function Invitation({ token }: { readonly token: string }) {
  const { say } = useStrings();
  const [answer, setAnswer] = useState<Answer<InvitationView> | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  useEffect(() => void tell<InvitationView>("invitation", { token }).then(setAnswer), [token]);
  const refusal: Refusal | null = answer?.outcome === "refused" ? answer.refusal : answer?.outcome === "unreachable" ? { code: "UNREACHABLE" } : null;
  if (codes !== null) return <RecoveryCodeSheet codes={codes} />;
  return (
    <main class="gate wide">
      <h1>{say("invitation.title")}</h1>
      {answer === null && <p role="status">{say("loading")}</p>}
      <RefusalNotice refusal={refusal} family="invitation" />
      {answer?.outcome === "done" && <InvitationForm token={token} view={answer.value} onCodes={setCodes} />}
    </main>
  );
}

interface InvitationFormProps {
  readonly token: string;
  readonly view: InvitationView;
  readonly onCodes: (codes: readonly string[]) => void;
}

function InvitationForm({ token, view, onCodes }: InvitationFormProps) {
  const { say } = useStrings();
  const { isBusy, refusal, run } = useRequest();
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const [code, setCode] = useState("");
  const [isChecked, setChecked] = useState(false);
  const isShort = isChecked && password.length < minPasswordLength;
  const differs = isChecked && password !== repeated;
  const send = (): void => {
    setChecked(true);
    if (password.length < minPasswordLength || password !== repeated) return;
    void run(tell<RecoveryCodes>("invitation/confirm", { token, secret: view.secret, password, code: code.replace(/\s/g, "") }), ({ codes }) => {
      // the invitation is used: its address is worth nothing and should not stay in the history
      history.replaceState(null, "", location.pathname);
      onCodes(codes);
    });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p>{say("invitation.who", { name: view.name, role: say(`role.${view.role}`) })}</p>
      <h2>{say("invitation.step_telephone")}</h2>
      <p>{say("invitation.add_account")}</p>
      <p class="secret"><code translate={false}>{view.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code></p>
      <p><a href={view.otpauth}>{say("invitation.open_app")}</a></p>
      <h2>{say("invitation.step_password")}</h2>
      <RefusalNotice refusal={refusal} family="invitation" />
      <Field id="password" label={say("sign_in.password")} hint={say("invitation.password_hint", { length: minPasswordLength })} problem={isShort ? say("invitation.too_short") : undefined}>
        <input
          id="password" type="password" required autocomplete="new-password" value={password} {...describedBy("password", { hint: true, problem: isShort })}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </Field>
      <Field id="repeated" label={say("invitation.repeated")} problem={differs ? say("invitation.differs") : undefined}>
        <input
          id="repeated" type="password" required autocomplete="new-password" value={repeated} {...describedBy("repeated", { problem: differs })}
          onInput={(event) => setRepeated(event.currentTarget.value)}
        />
      </Field>
      <Field id="code" label={say("sign_in.code")} hint={say("invitation.code_hint")}>
        <input
          id="code" required inputMode="numeric" autocomplete="one-time-code" value={code} {...describedBy("code", { hint: true })}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
      </Field>
      <button type="submit" class="primary" disabled={isBusy}>{say("invitation.confirm")}</button>
    </form>
  );
}
