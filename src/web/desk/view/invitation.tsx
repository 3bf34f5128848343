import { useEffect, useState } from "preact/hooks";
import type { InvitationView, Refusal, RecoveryCodes } from "../../../desk/api";
import { tell, type Answer } from "../service/desk-service";
import { useStrings } from "./desk-strings";
import { InvitationForm } from "./invitation-form";
import { RecoveryCodeSheet } from "./recovery-codes";
import { RefusalNotice } from "./refusal";

/** Begins an account, or its second factor again: who is invited, the secret for the telephone, the password, a code that proves that the telephone has it. */
export function Invitation({ token }: { readonly token: string }) {
  const { say } = useStrings();
  const [answer, setAnswer] = useState<Answer<InvitationView> | null>(null);
  const [codes, setCodes] = useState<RecoveryCodes["codes"] | null>(null);
  useEffect(() => void tell<InvitationView>("invitation", { token }).then(setAnswer), [token]);
  const view = answer?.outcome === "done" ? answer.value : null;
  const refusal: Refusal | null = answer?.outcome === "refused" ? answer.refusal : answer?.outcome === "unreachable" ? { code: "UNREACHABLE" } : null;
  if (codes !== null && view !== null) return <RecoveryCodeSheet codes={codes} signInName={view.signInName} />;
  return (
    <main class="gate wide">
      <h1>{say("invitation.title")}</h1>
      {answer === null && <p role="status">{say("loading")}</p>}
      <RefusalNotice refusal={refusal} family="invitation" />
      {view !== null && <InvitationForm token={token} view={view} onCodes={setCodes} />}
    </main>
  );
}
