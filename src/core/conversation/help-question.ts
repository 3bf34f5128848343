import { questionToken } from "../flow/question-token";
import type { ButtonValue, Said } from "../message";
import { quiet, say, type Outcome } from "./outcome";
import type { Session } from "./session";

/** Answers to "did that help?", as the buttons stand. */
export const helpAnswers = ["yes", "little", "no"] as const;
export type HelpAnswer = (typeof helpAnswers)[number];

/** What such a button sends: `h:<question>:<answer>`. */
const helpButton = (token: string, answer: HelpAnswer): ButtonValue => `h:${token}:${answer}`;

/** @returns null when the value is not one of such a button. */
export function helpAnswerOf(value: ButtonValue): { readonly token: string; readonly answer: HelpAnswer } | null {
  const [, token, given] = /^h:([0-9a-z]{7}):(\w+)$/.exec(value) ?? [];
  const answer = helpAnswers.find((one) => one === given);
  return token === undefined || answer === undefined ? null : { token, answer };
}

/** Asks whoever was spoken with if it helped. Nothing waits for the answer: the next words go where they would have gone. */
export function askIfHelped(session: Session): Outcome {
  const { handoff } = session;
  if (handoff === undefined) return quiet(session);
  const token = questionToken("helped", handoff.ticket.id, String(handoff.revision));
  const buttons = helpAnswers.map((answer) => ({ value: helpButton(token, answer), label: { key: `handoff:helped.${answer}` } }));
  return say({ ...session, helpAsked: token }, { key: "handoff:helped.ask", buttons });
}

/** Thanks, and counts the first answer to the latest such question. The session does not know what it was. */
export function takeHelpAnswer(session: Session, { token, answer }: NonNullable<ReturnType<typeof helpAnswerOf>>): Outcome {
  const thanks: Said = { key: "handoff:helped.thanks", tone: "notice" };
  if (session.helpAsked !== token) return say(session, thanks);
  const { helpAsked: _, ...answered } = session;
  return { session: answered, said: [thanks], effects: [{ kind: "help_answered", token, answer }] };
}
