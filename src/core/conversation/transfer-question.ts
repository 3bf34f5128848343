import type { Colleague, DeskEvent } from "../handoff/desk-event";
import type { Partner } from "../handoff/partner";
import type { ReasonOf } from "../handoff/states";
import { questionToken } from "../flow/question-token";
import type { ButtonValue, MessageRef, Said } from "../message";
import { mediatorOf, moved, withHandoff } from "./handoff-state";
import { andThen, quiet, say, type Outcome } from "./outcome";
import { again } from "./running";
import type { Session } from "./session";
import type { World } from "./world";

/** What a mediator proposed and the person has not answered: nothing is passed on, or ended, before their yes. */
export interface TransferProposal {
  /** Name of the question in its buttons. */
  readonly token: string;
  readonly by: Colleague;
  readonly partner: Partner;
  readonly reason: ReasonOf<"transferred">;
}

const answers = ["yes", "no"] as const;
type Answer = (typeof answers)[number];

/** What such a button sends: `t:<question>:<answer>`. @returns null when the value is not one of them. */
export function transferAnswerOf(value: ButtonValue): { readonly token: string; readonly answer: Answer } | null {
  const [, token, given] = /^t:([0-9a-z]{7}):(\w+)$/.exec(value) ?? [];
  const answer = answers.find((one) => one === given);
  return token === undefined || answer === undefined ? null : { token, answer };
}

export const transferAnswerLabel = (answer: Answer): MessageRef => ({ key: `handoff:transfer.${answer}` });

/** Asks the person, once more when the mediator proposes another association; the mediator goes on speaking with them. */
export function proposeTransfer(session: Session, { who, partner, reason }: Extract<DeskEvent, { readonly kind: "transfer_proposed" }>, at: number): Outcome {
  const { handoff } = session;
  if (handoff?.ticket.owner !== who.id) return quiet(session);
  const token = questionToken("transfer", handoff.ticket.id, String(handoff.revision), partner.id);
  const buttons = answers.map((answer) => ({ value: `t:${token}:${answer}`, label: transferAnswerLabel(answer) }));
  const asked = withHandoff(session, { ...handoff, mediatorAt: at, proposal: { token, by: who, partner, reason } });
  return say(asked, { key: "handoff:transfer.what", params: { name: { french: partner.name } } }, { key: "handoff:transfer.ask", buttons });
}

/** A yes ends the case here and says where to go; a no changes nothing; an answer that comes too late is said to be old. */
export function answerTransfer(session: Session, { token, answer }: NonNullable<ReturnType<typeof transferAnswerOf>>, at: number, world: World): Outcome {
  if (session.handoff === undefined) return tooLate(session, world);
  const { proposal, ...handoff } = session.handoff;
  if (proposal?.token !== token || handoff.ticket.owner !== proposal.by.id) return tooLate(session, world);
  const answered = withHandoff(session, { ...handoff, personAt: at });
  if (answer === "no") return say(answered, { key: "handoff:transfer.kept", params: { name: proposal.by.name } });
  const { partner, reason } = proposal;
  const left = moved(answered, { event: "transferred", by: { role: "mediator", id: proposal.by.id }, association: partner.id, reason }, at);
  return left === null ? tooLate(session, world) : andThen(say(left, ...whereToGo(partner)), (next) => again({ ...next, interlude: null }, world));
}

function whereToGo({ name, address, hours, phone, url }: Partner): readonly Said[] {
  return [
    { key: "handoff:transfer.given", tone: "notice" },
    { key: "handoff:transfer.address", params: { name: { french: name }, address: { french: address } }, ...(url !== undefined && { links: [url] }) },
    ...(hours === undefined ? [] : [{ key: "handoff:transfer.hours", params: { hours: { french: hours } } }]),
    ...(phone === undefined ? [] : [{ key: "handoff:transfer.phone", params: { phone: { french: phone } } }]),
  ];
}

const tooLate = (session: Session, world: World): Outcome =>
  andThen(say(session, { key: "common:old_button" }), (next) => (mediatorOf(next) === null ? again(next, world) : quiet(next)));
