import { FlowBroken } from "../flow/errors";
import { expectationOf, nothingExpected, stepAt, tokenOf } from "../flow/questions";
import { parseAnswerButton, pressedValue, type PressedAnswer } from "../flow/question-token";
import { returnAfterMs } from "../limits";
import type { DeskEvent } from "../handoff/desk-event";
import type { Locale } from "../locale";
import type { Said } from "../message";
import type { AnswerReading, Expectation, InboxEntry, Move, PrivateKind, Reading, WishReading } from "../ports";
import { obey } from "./anytime";
import { arrive } from "./arrival";
import { isCommandId, type CommandId } from "./commands";
import { runningOf } from "./current-run";
import { hearDesk } from "./desk-turn";
import { tellDesk, type Origin } from "./handoff-requests";
import { mediatorOf, openHandoff } from "./handoff-state";
import { helpAnswerOf, takeHelpAnswer } from "./help-question";
import { chooseInInterlude, erase } from "./interlude-choices";
import { interludeExpectation, interludeToken, openInterlude } from "./interludes";
import { proposeLanguage } from "./language-switch";
import { knownWishes, noted } from "./later-wish";
import { after, andThen, quiet, say, type Outcome } from "./outcome";
import { again, answerFlow, personButton, startFlow } from "./running";
import type { Interlude, Session } from "./session";
import { answerTransfer, transferAnswerOf } from "./transfer-question";
import { isAskedFor, meetUnknownWish, meetWish } from "./wishes";
import { speakWithMediator } from "./with-mediator";
import { welcomeFlow, type World } from "./world";

/** One event of one conversation, read. */
export interface Input {
  readonly at: number;
  readonly type: InboxEntry["type"];
  /** Of typed text. */
  readonly reading?: Reading;
  readonly button?: string;
  /** What a mediator does (`type` desk). */
  readonly desk?: DeskEvent;
  /** Between two addresses (`type` moved). */
  readonly move?: Move;
  readonly origin: Origin;
  /** Private numbers hidden at the edge or by the readers. */
  readonly masked: readonly PrivateKind[];
}

/** What is waited for, for the readers. */
export function expectationFor(session: Session, world: World): Expectation {
  if (session.interlude) return interludeExpectation(session, session.interlude, world);
  const running = runningOf(session, world);
  return running ? expectationOf(running.spec, running.run, world.context) : nothingExpected;
}

/** Language the readers listen in: a switch that is proposed may be accepted in the new language, whose readers know French and English too. */
export const listeningIn = (session: Session): Locale => (session.interlude?.kind === "switch" ? session.interlude.to : session.locale);

/** Plays one input. Pure: the same session, input and world give the same outcome. */
export function converse(before: Session, input: Input, world: World): Outcome {
  return tellDesk(before, played(before, input, world), input.origin, input.at);
}

/** Timers and mediators are no sign of life of the person: what is kept is not kept longer for them. */
export const isOfPerson = ({ type }: Pick<Input, "type">): boolean => type !== "timer" && type !== "desk";

function played(before: Session, input: Input, world: World): Outcome {
  const danger = input.reading?.danger;
  const session: Session = !isOfPerson(input) ? before : { ...before, lastSeenAt: input.at, ...(danger && { urgent: danger }) };
  const notices = noticesFor(input, world);
  try {
    return after(notices, react(before, session, input, world));
  } catch (error) {
    if (!(error instanceof FlowBroken)) throw error;
    // the answers stay; a person can take over where the content failed
    return after(notices, andThen(say({ ...session, interlude: null }, { key: "common:broken", tone: "notice" }), (next) => openInterlude(next, { kind: "person" }, world)));
  }
}

/** Danger first, whatever else was said; then kindness about private numbers. */
function noticesFor(input: Input, world: World): readonly Said[] {
  const notices: Said[] = [];
  const danger = input.reading?.danger;
  if (danger) notices.push({ key: `emergencies:${danger}`, tone: "alert", contacts: world.emergencyContacts[danger], buttons: [personButton] });
  // one reason is remembered, a list of them is not
  const [kind, ...others] = input.masked;
  if (kind) notices.push({ key: `common:masked.${others.length > 0 ? "several" : kind}`, tone: "notice" });
  return notices;
}

function react(before: Session, session: Session, input: Input, world: World): Outcome {
  const command = commandOf(input);
  if (input.type === "timer") return quiet(session);
  if (input.type === "desk") return input.desk ? hearDesk(session, input.desk, input.at, world) : quiet(session);
  if (input.type === "moved") return input.move ? arrive(session, input.move, world) : quiet(session);
  // the next person at a kiosk is a stranger; who leaves a page at home finds the talk again
  if (input.type === "left") return session.channel === "kiosk" ? erase(session) : quiet(before);
  if (session.current === null) return greet(noted(session, knownWishes(input.reading?.wishes?.ids ?? [], world)), command, world);
  const helped = helpAnswerOf(input.button ?? "");
  if (helped) return andThen(takeHelpAnswer(session, helped), (next) => afterAside(before, next, input, world));
  const transfer = transferAnswerOf(input.button ?? "");
  if (transfer) return answerTransfer(session, transfer, input.at, world);
  const beside = isSpokenWith(session, input) ? speakWithMediator(session, input, command, world) : null;
  if (beside) return beside;
  // "I sleep in the street" may be the answer to the question too: help comes first, and nobody has to say it twice
  if (input.reading?.danger) return input.reading.answer.outcome === "certain" ? hear(session, input.reading.answer, world) : again(session, world);
  if (input.type === "joined" || input.type === "returned") return isBack(before, input, world) ? comeBack(session, world) : quiet(session);
  if (command) return obeyIn(session, command.id, command.argument, world);
  if (isBack(before, input, world)) return comeBack(session, world);
  if (input.button !== undefined) return press(session, input.button, world);
  switch (input.type) {
    case "text":
      return input.reading ? hearText(session, withoutWish(input.reading, input.masked, session, world), world) : again(session, world);
    case "attachment":
    case "edited":
    case "unsupported":
      return andThen(say(session, { key: `common:${input.type}` }), (next) => again(next, world));
    default:
      return quiet(session);
  }
}

/** What was asked before stands again; a mediator who speaks with them is not interrupted. */
function afterAside(before: Session, session: Session, input: Input, world: World): Outcome {
  if (mediatorOf(session) !== null) return quiet(session);
  return isBack(before, input, world) ? comeBack(session, world) : again(session, world);
}

/** A page that comes back, a picture: the bot answers as ever. */
const isSpokenWith = (session: Session, { type }: Input): boolean => mediatorOf(session) !== null && (type === "text" || type === "button");

function commandOf(input: Input): { id: CommandId; argument?: string } | null {
  if (input.reading?.command) return input.reading.command;
  const [, id, argument] = /^c:([a-z]+)(?::(.+))?$/.exec(input.button ?? "") ?? [];
  return id !== undefined && isCommandId(id) ? { id, ...(argument !== undefined && { argument }) } : null;
}

/** The first words of anybody get the welcome; a language asked for at once is the language of it. */
function greet(session: Session, command: ReturnType<typeof commandOf>, world: World): Outcome {
  const started = startFlow(session, welcomeFlow, world);
  if (command?.id !== "language" || command.argument === undefined) return started;
  // nobody is asked what they have just said
  const unasked = { ...started, said: started.said.filter(({ buttons = [] }) => buttons.length === 0) };
  return andThen(unasked, (next) => obey(next, "language", command.argument, world));
}

function isBack(before: Session, input: Input, world: World): boolean {
  const running = runningOf(before, world);
  return input.at - before.lastSeenAt > returnAfterMs && running !== null && running.spec.id !== welcomeFlow && running.run.waiting !== null;
}

/** Where they were, and the choice to go on. What was typed is not taken for an answer to a question asked days ago. */
const comeBack = (session: Session, world: World): Outcome => openInterlude(session, { kind: "returning" }, world);

/** A command inside an interlude starts from the procedure's step, not from the interlude. */
function obeyIn(session: Session, id: CommandId, argument: string | undefined, world: World): Outcome {
  const repeats = id === "repeat" || id === "simpler" || id === "why" || id === "back" || id === "language";
  return obey(repeats ? session : { ...session, interlude: null }, id, argument, world);
}

function press(session: Session, button: string, world: World): Outcome {
  const pressed = parseAnswerButton(button);
  const interlude = pressed && interludeOf(session, pressed);
  if (pressed && interlude) return chosen(session, interlude, pressed.value, world) ?? stale(session, world);
  const running = runningOf(session, world);
  if (pressed && running?.run.waiting && tokenOf(running.spec, running.run.waiting) === pressed.token) {
    const step = stepAt(running.spec, running.run.waiting);
    const isYesNo = running.run.waiting.proposed !== undefined || (step.kind === "ask" && step.ask === "yes_no");
    return answerFlow({ ...session, interlude: null }, { outcome: "certain", value: pressedValue(pressed.value, isYesNo) }, world);
  }
  return stale(session, world);
}

/** The interlude a button belongs to: the open one, or a menu or language list, which stay good for ever. */
function interludeOf(session: Session, { token }: PressedAnswer): Interlude | null {
  const lasting: readonly Interlude[] = [{ kind: "menu" }, { kind: "language" }, ...(openHandoff(session) ? [{ kind: "line" } as const] : [])];
  return [...(session.interlude ? [session.interlude] : []), ...lasting].find((interlude) => interludeToken(interlude) === token) ?? null;
}

const stale = (session: Session, world: World): Outcome => andThen(say(session, { key: "common:old_button" }), (next) => again(next, world));

function chosen(session: Session, interlude: Interlude, value: string, world: World): Outcome | null {
  const outcome = chooseInInterlude(session, interlude, value, world);
  if (outcome !== "command") return outcome;
  return isCommandId(value) ? obey({ ...session, interlude: null }, value, undefined, world) : null;
}

/** Words beside a private number name it ("my bank account is…"): a wish only where one is asked for. */
function withoutWish(reading: Reading, masked: Input["masked"], session: Session, world: World): Reading {
  if (masked.length === 0 || isAskedFor(session, world)) return reading;
  const { wishes: _, ...rest } = reading;
  return rest;
}

/** What was understood is never taken for a wish to change language. */
function hearText(session: Session, reading: Reading, world: World): Outcome {
  const plain = (next: Session) => hear(next, reading.answer, world, reading.wishes);
  return proposeLanguage(session, reading, world, plain) ?? plain(session);
}

/** Words, against what is waited for. */
function hear(session: Session, reading: AnswerReading, world: World, wishes?: WishReading): Outcome {
  const { interlude } = session;
  const wished = wishes && (meetWish(session, wishes, world, (next) => answerFlow(next, reading, world)) ?? meetUnknownWish(session, world));
  if (wished) return wished;
  if (!interlude) return answerFlow(session, reading, world);
  const value = reading.outcome === "certain" ? String(reading.value === true ? "yes" : reading.value === false ? "no" : reading.value) : null;
  const outcome = value === null ? null : chosen(session, interlude, value, world);
  if (outcome) return outcome;
  const reason = reading.outcome === "not_understood" ? reading.reason : "unclear";
  return andThen(say(session, { key: `common:miss.${reason}` }), (next) => openInterlude(next, interlude, world));
}

