import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Act, CaseItem, CaseView, CloseReason, DeclineReason, HandOnReason, Mediator, TransferReason } from "../../../desk/api";
import { canAskIfHelped, closeReasonsFor, usuallyAsksIfHelped, type CaseAction } from "../state/case-actions";
import { receiverOf, teamChoice, teamsOf } from "../state/teams";
import { dayOf, momentOf, readClock, readDay, shownDay } from "../state/times";
import { useStrings } from "./desk-strings";
import { Dialog } from "./dialog";
import { describedBy, Field } from "./field";
import { useController, useDesk } from "./use-desk";

export type AskedAction = Exclude<CaseAction, "take" | "call_now">;

export interface CaseDialogProps {
  readonly action: AskedAction;
  readonly item: CaseItem | CaseView;
  readonly onClose: () => void;
}

const declineReasons: readonly DeclineReason[] = ["busy", "language", "subject", "knows_person"];
const handOnReasons: readonly HandOnReason[] = ["language", "subject", "territory", "knows_person", "end_of_shift"];
const transferReasons: readonly TransferReason[] = ["subject", "language", "territory", "nobody_here"];
const callBackReasons = ["follow_up", "end_of_shift", "no_answer"] as const;
const reopenReasons = ["follow_up", "mistake"] as const;

/** What an action still has to know: asked once, done with one press. */
export function CaseDialog({ action, item, onClose }: CaseDialogProps) {
  const controller = useController();
  const act = (done: Act): void => {
    controller.act(item.id, done);
    onClose();
  };
  switch (action) {
    case "decline":
      return <ReasonDialog action={action} reasons={declineReasons} onClose={onClose} onReason={(reason) => act({ kind: "decline", reason })} />;
    case "reopen":
      return <ReasonDialog action={action} reasons={reopenReasons} onClose={onClose} onReason={(reason) => act({ kind: "reopen", reason })} />;
    case "close":
      return <CloseDialog item={item} onClose={onClose} onAct={act} />;
    case "hand_on":
      return <HandOnDialog item={item} onClose={onClose} onAct={act} />;
    case "transfer":
      return <TransferDialog item={item} onClose={onClose} onAct={act} />;
    case "hand_back":
      return <HandBackDialog item={item} onClose={onClose} onAct={act} />;
    case "call_back":
      return <CallBackDialog onClose={onClose} onAct={act} />;
  }
}

interface ActDialogProps {
  readonly onClose: () => void;
  readonly onAct: (act: Act) => void;
}

interface ReasonDialogProps<R extends string> {
  readonly action: AskedAction;
  readonly reasons: readonly R[];
  readonly onReason: (reason: R) => void;
  readonly onClose: () => void;
}

/** Each reason is a button: choosing it is doing it. */
function ReasonDialog<R extends string>({ action, reasons, onReason, onClose }: ReasonDialogProps<R>) {
  const { say } = useStrings();
  return (
    <Dialog title={say(`dialog.${action}`)} onClose={onClose}>
      <p>{say("dialog.why")}</p>
      <div class="stack">{reasons.map((reason) => <button key={reason} type="button" onClick={() => onReason(reason)}>{say(`reason.${reason}`)}</button>)}</div>
    </Dialog>
  );
}

function CloseDialog({ item, onClose, onAct }: ActDialogProps & { readonly item: CaseItem }) {
  const { say } = useStrings();
  const reasons = closeReasonsFor(item);
  const [reason, setReason] = useState<CloseReason>(reasons[0] ?? "oriented");
  const [wish, setWish] = useState<boolean | null>(null);
  const canAsk = canAskIfHelped(item, reason);
  const asks = canAsk && (wish ?? usuallyAsksIfHelped(reason));
  return (
    <Dialog title={say("dialog.close")} onClose={onClose}>
      <ActForm label={say("action.close")} onSubmit={() => onAct({ kind: "close", reason, ...(asks && { asksIfHelped: true }) })} onClose={onClose}>
        <Choice legend={say("dialog.why")} name="reason" choices={reasons.map((one) => ({ value: one, label: say(`reason.${one}`) }))} chosen={reason} onChoice={setReason} />
        {canAsk && <label class="check"><input type="checkbox" checked={asks} onChange={(event) => setWish(event.currentTarget.checked)} />{say("dialog.ask_if_helped")}</label>}
      </ActForm>
    </Dialog>
  );
}

function HandOnDialog({ item, onClose, onAct }: ActDialogProps & { readonly item: CaseItem }) {
  const { say } = useStrings();
  const { queue, me } = useDesk();
  const [to, setTo] = useState("");
  const [reason, setReason] = useState<HandOnReason>("language");
  const teams = teamsOf(queue?.mediators ?? [], me?.id ?? null);
  const colleagues = (queue?.mediators ?? []).filter(({ id, presence }) => id !== me?.id && presence !== "gone");
  const speaks = ({ languages }: { readonly languages: readonly string[] }): boolean => languages.includes(item.locale);
  const label = (colleague: Mediator & { readonly held: number; readonly capacity: number; readonly presence: string; readonly languages: readonly string[] }): string =>
    say(speaks(colleague) ? "dialog.colleague_speaks" : "dialog.colleague", {
      name: colleague.name, held: colleague.held, capacity: colleague.capacity, presence: say(`presence.${colleague.presence}`),
    });
  return (
    <Dialog title={say("dialog.hand_on")} onClose={onClose}>
      <ActForm label={say("action.hand_on")} onSubmit={() => onAct({ kind: "hand_on", to: receiverOf(to), reason })} onClose={onClose}>
        <Choice
          legend={say("dialog.to_whom")} name="to" chosen={to} onChoice={setTo}
          choices={[{ value: "", label: say("dialog.anybody") }, ...teams.map(({ team, present, all }) => ({ value: teamChoice(team), label: say("dialog.team", { team, present, all }) })), ...colleagues.sort((a, b) => Number(speaks(b)) - Number(speaks(a))).map((one) => ({ value: one.id, label: label(one) }))]}
        />
        <Choice legend={say("dialog.why")} name="reason" choices={handOnReasons.map((one) => ({ value: one, label: say(`reason.${one}`) }))} chosen={reason} onChoice={setReason} />
      </ActForm>
    </Dialog>
  );
}

function TransferDialog({ item, onClose, onAct }: ActDialogProps & { readonly item: CaseItem | CaseView }) {
  const { say } = useStrings();
  const partners = "transferTo" in item ? item.transferTo : [];
  const [partner, setPartner] = useState(partners[0]?.id ?? "");
  const [reason, setReason] = useState<TransferReason>("subject");
  return (
    <Dialog title={say("dialog.transfer")} onClose={onClose}>
      <ActForm label={say("dialog.transfer_ask")} onSubmit={() => onAct({ kind: "transfer", partner, reason })} onClose={onClose}>
        <p>{say("dialog.transfer_how")}</p>
        <Choice legend={say("dialog.to_which")} name="partner" chosen={partner} onChoice={setPartner} choices={partners.map(({ id, name, address }) => ({ value: id, label: `${name} · ${address}` }))} />
        <Choice legend={say("dialog.why")} name="reason" choices={transferReasons.map((one) => ({ value: one, label: say(`reason.${one}`) }))} chosen={reason} onChoice={setReason} />
      </ActForm>
    </Dialog>
  );
}

function HandBackDialog({ item, onClose, onAct }: ActDialogProps & { readonly item: CaseItem | CaseView }) {
  const { say } = useStrings();
  const [step, setStep] = useState("");
  const steps = "handBackTo" in item ? item.handBackTo : [];
  return (
    <Dialog title={say("dialog.hand_back")} onClose={onClose}>
      <ActForm label={say("action.hand_back")} onSubmit={() => onAct({ kind: "hand_back", ...(step !== "" && { step }) })} onClose={onClose}>
        <Choice
          legend={say("dialog.where")} name="step" chosen={step} onChoice={setStep}
          choices={[{ value: "", label: say("dialog.where_it_stood") }, ...steps.map((one) => ({ value: one.step, label: one.label }))]}
        />
      </ActForm>
    </Dialog>
  );
}

function CallBackDialog({ onClose, onAct }: ActDialogProps) {
  const { say } = useStrings();
  const [typedDay, setDay] = useState(() => shownDay(dayOf(Date.now())));
  const [typedClock, setClock] = useState("");
  const [reason, setReason] = useState<(typeof callBackReasons)[number]>("follow_up");
  const [isChecked, setChecked] = useState(false);
  const [day, clock] = [readDay(typedDay), readClock(typedClock)];
  const at = day === null || clock === null ? null : momentOf(day, clock);
  const isPast = at !== null && at <= Date.now();
  const dayProblem = isChecked && day === null ? say("dialog.not_a_day") : isChecked && isPast ? say("dialog.in_the_past") : undefined;
  const clockProblem = isChecked && clock === null ? say("dialog.not_a_clock") : undefined;
  const promise = (): void => {
    setChecked(true);
    if (at !== null && !isPast) onAct({ kind: "call_back", at, reason });
  };
  return (
    <Dialog title={say("dialog.call_back")} onClose={onClose}>
      <ActForm label={say("dialog.call_back")} onSubmit={promise} onClose={onClose}>
        <div class="slots">
          <Field id="call-clock" label={say("dialog.clock")} problem={clockProblem}>
            <input id="call-clock" autocomplete="off" value={typedClock} onInput={(event) => setClock(event.currentTarget.value)} {...describedBy("call-clock", { problem: clockProblem !== undefined })} />
          </Field>
          <Field id="call-day" label={say("dialog.day")} problem={dayProblem}>
            <input id="call-day" autocomplete="off" value={typedDay} onInput={(event) => setDay(event.currentTarget.value)} {...describedBy("call-day", { problem: dayProblem !== undefined })} />
          </Field>
        </div>
        <Choice legend={say("dialog.why")} name="reason" choices={callBackReasons.map((one) => ({ value: one, label: say(`reason.${one}`) }))} chosen={reason} onChoice={setReason} />
      </ActForm>
    </Dialog>
  );
}

function ActForm({ label, onSubmit, onClose, children }: { readonly label: string; readonly onSubmit: () => void; readonly onClose: () => void; readonly children: ComponentChildren }) {
  const { say } = useStrings();
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <div class="row">
        <button type="submit" class="primary">{label}</button>
        <button type="button" onClick={onClose}>{say("cancel")}</button>
      </div>
    </form>
  );
}

interface ChoiceProps<V extends string> {
  readonly legend: string;
  readonly name: string;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly chosen: V;
  readonly onChoice: (value: V) => void;
}

function Choice<V extends string>({ legend, name, choices, chosen, onChoice }: ChoiceProps<V>) {
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} class="check"><input type="radio" name={name} checked={value === chosen} onChange={() => onChoice(value)} />{label}</label>
      ))}
    </fieldset>
  );
}
