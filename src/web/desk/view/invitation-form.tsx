import { useState } from "preact/hooks";
import type { InvitationConfirmation, InvitationView, RecoveryCodes } from "../../../desk/api";
import { QrImage } from "../../shared/qr-image";
import { tell } from "../service/desk-service";
import { useStrings } from "./desk-strings";
import { describedBy, Field } from "./field";
import { RefusalNotice } from "./refusal";
import { useRequest } from "./use-request";

/** As the service asks; said before it is typed. */
const minPasswordLength = 12;

export interface InvitationFormProps {
  readonly token: string;
  readonly view: InvitationView;
  readonly onCodes: (codes: RecoveryCodes["codes"]) => void;
}

export function InvitationForm({ token, view, onCodes }: InvitationFormProps) {
  const { say } = useStrings();
  const { isBusy, refusal, run } = useRequest();
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const [code, setCode] = useState("");
  const [isChecked, setChecked] = useState(false);
  const isChosen = view.renews === "everything";
  const differs = isChosen && password !== repeated;
  const isShort = isChosen && [...password].length < minPasswordLength;
  const refused = (field: string): string | undefined => {
    const problem = refusal?.fields?.[field];
    return problem === undefined ? undefined : say(`invitation.problem.${problem}`);
  };
  const passwordProblem = isChecked && isShort ? say("invitation.problem.too_short") : refused("password");
  const repeatedProblem = isChecked && differs ? say("invitation.differs") : undefined;
  const codeProblem = refused("code");
  const send = (): void => {
    setChecked(true);
    if (isShort || differs) return;
    void run(tell<RecoveryCodes>("invitation/confirm", { token, password, code } satisfies InvitationConfirmation), ({ codes }) => {
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
      <p>{say("invitation.who", { name: view.firstName, role: say(`role.${view.role}`) })}</p>
      {!isChosen && <p>{say("invitation.renews")}</p>}
      <p>{say("invitation.sign_in_name")} <strong translate={false}>{view.signInName}</strong></p>
      <h2>{say("invitation.step_telephone")}</h2>
      <p>{say("invitation.scan")}</p>
      <QrImage text={view.otpauth} alt={say("invitation.qr")} />
      <p>{say("invitation.add_account")}</p>
      <p class="secret"><code translate={false}>{view.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code></p>
      <p><a href={view.otpauth}>{say("invitation.open_app")}</a></p>
      <h2>{say(isChosen ? "invitation.step_password" : "invitation.step_password_of_before")}</h2>
      <RefusalNotice refusal={refusal} family="invitation" />
      <Field id="password" label={say("sign_in.password")} hint={isChosen ? say("invitation.password_hint", { length: minPasswordLength }) : undefined} problem={passwordProblem}>
        <input
          id="password" type="password" required autocomplete={isChosen ? "new-password" : "current-password"} value={password}
          {...describedBy("password", { hint: isChosen, problem: passwordProblem !== undefined })} onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </Field>
      {isChosen && (
        <Field id="repeated" label={say("invitation.repeated")} problem={repeatedProblem}>
          <input
            id="repeated" type="password" required autocomplete="new-password" value={repeated} {...describedBy("repeated", { problem: repeatedProblem !== undefined })}
            onInput={(event) => setRepeated(event.currentTarget.value)}
          />
        </Field>
      )}
      <Field id="code" label={say("sign_in.code")} hint={say("invitation.code_hint")} problem={codeProblem}>
        <input
          id="code" required inputMode="numeric" autocomplete="one-time-code" value={code} {...describedBy("code", { hint: true, problem: codeProblem !== undefined })}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
      </Field>
      <button type="submit" class="primary" disabled={isBusy}>{say("invitation.confirm")}</button>
    </form>
  );
}
