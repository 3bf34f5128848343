import { advance, answer, newRun, repeat, type StepResult } from "../flow/engine";
import type { AnswerValue, FlowId, FlowSpec, Run } from "../flow/model";
import { maxRunsPerSession } from "../limits";
import { isLocale } from "../locale";
import type { Said } from "../message";
import type { AnswerReading } from "../ports";
import { runningOf, type Running } from "./current-run";
import { joinedWords } from "./handoff-words";
import { openInterlude } from "./interludes";
import { wishedOrMenu } from "./later-wish";
import { after, andThen, say, type ConversationEffect, type Outcome } from "./outcome";
import { retentionOf, type Session } from "./session";
import { welcomeFlow, type World } from "./world";

/** What a journey or procedure is told before its first step. */
function givenAnswers(spec: FlowSpec, session: Session, world: World): Record<string, AnswerValue> {
  const keptMs = retentionOf({ channel: session.channel, consent: "given" }, world.retention);
  const known: Readonly<Record<string, AnswerValue>> = {
    channel: session.channel,
    keep_minutes: Math.ceil(keptMs / 60_000),
    keep_hours: Math.ceil(keptMs / 3_600_000),
    keep_days: Math.ceil(keptMs / 86_400_000),
  };
  return Object.fromEntries(spec.given.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])));
}

export function startFlow(session: Session, id: FlowId, world: World): Outcome {
  const spec = world.flows[id];
  if (!spec) return andThen(say(session, { key: "common:flow_gone", tone: "notice" }), (next) => openInterlude(next, { kind: "menu" }, world));
  const parked = Object.keys(session.runs).filter((other) => other !== id && other !== welcomeFlow);
  if (parked.length >= maxRunsPerSession) return say(session, { key: "common:too_many_runs", tone: "notice" });
  const fresh = newRun(spec, givenAnswers(spec, session, world), session.lastSeenAt);
  return after(ageNotice(spec, world), settle(session, spec, advance(spec, fresh, world.context), world));
}

/** Old facts are said to be old, before anything is stated. */
function ageNotice(spec: FlowSpec, world: World): readonly Said[] {
  if (world.context.today <= spec.reviewBy) return [];
  return [{ key: "common:information_old", params: { date: { date: spec.checkedOn } }, tone: "notice", buttons: [personButton] }];
}

export const personButton = { value: "c:person", label: { key: "common:commands.person" }, pictogram: "person" } as const;

export function answerFlow(session: Session, reading: AnswerReading, world: World): Outcome {
  const running = runningOf(session, world);
  if (!running?.run.waiting) return openInterlude(session, { kind: "menu" }, world);
  return after(updateNotice(running), settle(session, running.spec, answer(running.spec, running.run, reading, world.context), world));
}

/** The procedure changed since this run began: its answers are kept, what no longer fits is asked again. */
function updateNotice({ spec, run }: Running): readonly Said[] {
  return run.version === spec.version ? [] : [{ key: "common:updated", tone: "notice" }];
}

/** The question waited for once more, in the language and words now chosen; the menu when nothing is waited for. */
export function again(session: Session, world: World): Outcome {
  const isOver = !session.interlude && runningOf(session, world)?.run.waiting === null;
  return isOver ? openInterlude(session, { kind: "menu" }, world) : lastWords(session, world);
}

/** As `again`, and once a procedure is over its ending. */
export function lastWords(session: Session, world: World): Outcome {
  if (session.interlude) return openInterlude(session, session.interlude, world);
  const running = runningOf(session, world);
  if (!running) return openInterlude(session, { kind: "menu" }, world);
  return after(updateNotice(running), settle(session, running.spec, repeat(running.spec, running.run, world.context), world));
}

/** Takes what the engine decided into the session: position, language, consent, and what follows an end. */
export function settle(session: Session, spec: FlowSpec, result: StepResult, world: World): Outcome {
  const effects: ConversationEffect[] = result.events.map((event) => ({ kind: "flow", flow: spec.id, event }));
  let next: Session = { ...session, current: spec.id, interlude: null, runs: { ...session.runs, [spec.id]: result.run } };
  if (spec.id === welcomeFlow) next = takeWelcomeAnswers(next, result.run);
  const said = [...result.said];
  const request = result.events.find((event) => event.kind === "handoff_requested");
  if (request) {
    effects.push({ kind: "person_requested", queue: request.queue, flow: spec.id, step: request.step });
    said.unshift(...joinedWords(next, world));
  }
  const outcome: Outcome = { session: next, said, effects };
  if (result.state === "waiting") return outcome;
  if (spec.id === welcomeFlow) return andThen({ ...outcome, said: said.filter((one) => !one.summary) }, (s) => wishedOrMenu(s, world));
  return { ...outcome, said: [...said, result.state === "ended" ? afterEnd : afterStop] };
}

const closingButtons = [
  { value: "c:menu", label: { key: "common:commands.menu" }, pictogram: "menu" },
  { value: "c:correct", label: { key: "common:commands.correct" }, pictogram: "correct" },
  personButton,
  { value: "c:erase", label: { key: "common:commands.erase" }, pictogram: "erase" },
] as const;
const afterEnd: Said = { key: "common:after_end", buttons: closingButtons };
const afterStop: Said = { key: "common:after_stop", buttons: closingButtons };

function takeWelcomeAnswers(session: Session, run: Run): Session {
  const chosen = run.answers["locale"]?.value;
  const consent = run.answers["consent"]?.value;
  return {
    ...session,
    ...(typeof chosen === "string" && isLocale(chosen) && { locale: chosen }),
    ...((consent === "given" || consent === "refused") && { consent }),
  };
}
