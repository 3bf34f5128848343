import { deepFreeze } from "../deep-freeze";
import type { Said, Summary } from "../message";
import type { AnswerReading, MissReason } from "../ports";
import { asParts, basisOf, misfitOf } from "./answer-rules";
import type { FlowContext } from "./context";
import { holds } from "./conditions";
import { migrate } from "./migrate";
import type { AnswerValue, FlowSpec, Run, Step, StepId } from "./model";
import { walkPath, type Path } from "./path";
import { frameOf, questionOf, stepAt } from "./questions";
import { remembered, tellingToken } from "./question-token";
import { summaryOf } from "./summary";
import { fill, sayable } from "./values";
import { maxMisses } from "../limits";

/** Something the engine decided that reaches beyond the talk. */
export type FlowEvent =
  | { readonly kind: "answer_saved"; readonly name: string; readonly value: AnswerValue }
  | { readonly kind: "handoff_requested"; readonly queue: string; readonly step: StepId }
  | { readonly kind: "run_ended"; readonly outcome: string };

export interface StepResult {
  readonly run: Run;
  readonly said: readonly Said[];
  readonly events: readonly FlowEvent[];
  readonly state: Path["state"];
}

export function newRun(spec: FlowSpec, given: Readonly<Record<string, AnswerValue>>, now: number): Run {
  const answers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, { value }]));
  return { flow: spec.id, version: spec.version, answers, waiting: null, correcting: null, misses: 0, told: {}, startedAt: now };
}

/** From where the answers lead: tells what is new on the way and asks the next question. */
export function advance(spec: FlowSpec, run: Run, ctx: FlowContext): StepResult {
  const current = migrate(spec, run);
  const path = walkPath(spec, current.answers, ctx);
  const { said, told } = tellWhatIsNew(spec, current, path, ctx);
  const moved: Run = { ...current, told, correcting: null, misses: 0, waiting: waitingAt(path) };
  if (path.state === "waiting") return { run: moved, said: [...said, questionOf(spec, moved, path.values, ctx)], events: [], state: "waiting" };
  const step = spec.steps[path.at]!;
  if (step.kind !== "end") {
    // reached again through a correction, the reason for stopping is said again; just answered, it was the question
    const again = current.waiting?.step === path.at || step.kind !== "handoff" ? [] : [{ ...frameOf(spec, step), key: step.text, contacts: step.contacts }];
    return { run: moved, said: [...said, ...again], events: [], state: path.state };
  }
  const summary: Summary = summaryOf(spec, step, path, ctx);
  const ending: Said = { ...frameOf(spec, step), key: step.text, params: fill(step.values, path.values, ctx) ?? {}, summary };
  return { run: moved, said: [...said, ending], events: [{ kind: "run_ended", outcome: step.outcome }], state: "ended" };
}

function waitingAt(path: Path): Run["waiting"] {
  if (path.state !== "waiting") return null;
  return { step: path.at, ...(path.part !== undefined && { part: path.part }) };
}

/** Of a statement without values. */
const tokenOfPlain = remembered((key) => tellingToken(JSON.stringify([key, {}])));

const plainStatements = new WeakMap<Step, Said>();

/** One object for everybody, as plain questions are. */
function plainStatement(spec: FlowSpec, step: Step, key: string): Said {
  const known = plainStatements.get(step) ?? deepFreeze({ ...frameOf(spec, step), key });
  plainStatements.set(step, known);
  return known;
}

/** Introductions and statements met on the way, each once, again when a value inside has changed. */
function tellWhatIsNew(spec: FlowSpec, run: Run, path: Path, ctx: FlowContext): { said: Said[]; told: Run["told"] } {
  const said: Said[] = [];
  const told: Record<StepId, string> = {};
  for (const id of path.steps) {
    const step = spec.steps[id]!;
    const isCurrent = id === path.at;
    if (step.kind === "tell") {
      // a statement that waits for "continue" is itself the question while it waits
      if (step.pause && isCurrent) continue;
      const params = fill(step.values, path.values, ctx);
      const key = params === null ? step.otherwise : step.text;
      told[id] = params === null || Object.keys(params).length > 0 || key === undefined ? tellingToken(JSON.stringify([key ?? null, params])) : tokenOfPlain(key);
      const wasTheQuestion = step.pause && run.waiting?.step === id;
      if (key === undefined || wasTheQuestion || run.told[id] === told[id]) continue;
      said.push(params === null || Object.keys(params).length > 0 ? { ...frameOf(spec, step), key, ...(params !== null && { params }) } : plainStatement(spec, step, key));
    } else if ((step.kind === "check" || step.kind === "guide") && isCurrent) {
      told[id] = "";
      if (run.told[id] === undefined) said.push({ ...frameOf(spec, step), key: step.text });
    }
  }
  return { said, told };
}

/** Plays one reading of what is waited for. */
export function answer(spec: FlowSpec, before: Run, reading: AnswerReading, ctx: FlowContext): StepResult {
  const run = migrate(spec, before);
  if (!run.waiting) return advance(spec, run, ctx);
  const step = stepAt(spec, run.waiting);
  if (run.waiting.proposed !== undefined) return confirm(spec, run, run.waiting.proposed, reading, ctx);
  if (reading.outcome === "not_understood") return missed(spec, run, reading.reason, ctx);
  if (reading.outcome === "to_confirm") {
    // papers, screens and offers have their buttons in view: a doubtful word is asked again rather than confirmed
    if (step.kind !== "ask") return missed(spec, run, "unclear", ctx);
    const misfit = misfitOf(step, reading.value, ctx.today);
    if (misfit) return missed(spec, run, misfit, ctx);
    return ask(spec, { ...run, waiting: { ...run.waiting, proposed: reading.value } }, [], ctx);
  }
  return accept(spec, run, step, reading.value, ctx);
}

function confirm(spec: FlowSpec, run: Run, proposed: AnswerValue, reading: AnswerReading, ctx: FlowContext): StepResult {
  if (reading.outcome !== "certain") return missed(spec, run, reading.outcome === "to_confirm" ? "unclear" : reading.reason, ctx);
  const { proposed: _, ...waiting } = run.waiting!;
  const open: Run = { ...run, waiting };
  if (reading.value === true || reading.value === "yes") return accept(spec, open, stepAt(spec, waiting), proposed, ctx);
  return ask(spec, open, [{ key: "common:ask_again" }], ctx);
}

function accept(spec: FlowSpec, run: Run, step: Step, value: AnswerValue, ctx: FlowContext): StepResult {
  switch (step.kind) {
    case "ask": {
      const misfit = misfitOf(step, value, ctx.today);
      if (misfit) return missed(spec, run, misfit, ctx);
      const { values } = walkPath(spec, run.answers, ctx);
      if (step.valid && !holds({ rule: step.valid.rule }, { ...values, [step.save]: value }, ctx)) {
        return ask(spec, { ...run, misses: run.misses + 1 }, [{ key: step.valid.invalid, params: { value: sayable(step, value) } }], ctx);
      }
      const basis = basisOf(step, values);
      return save(spec, run, step.save, value, ctx, basis ? { basis } : {});
    }
    case "tell":
      return save(spec, run, step.id, true, ctx);
    case "check":
      return answerDocument(spec, run, step, String(value), ctx);
    case "guide":
      return answerScreen(spec, run, step, String(value), ctx);
    case "handoff": {
      const saved = save(spec, run, step.id, value, ctx);
      if (value !== "person") return saved;
      return { ...saved, events: [...saved.events, { kind: "handoff_requested", queue: step.queue, step: step.id }] };
    }
    default:
      return advance(spec, run, ctx);
  }
}

function save(
  spec: FlowSpec, run: Run, name: string, value: AnswerValue, ctx: FlowContext, extra: { basis?: NonNullable<Run["answers"][string]["basis"]> } = {},
): StepResult {
  const next = advance(spec, { ...run, answers: { ...run.answers, [name]: { value, ...extra } } }, ctx);
  return { ...next, events: [{ kind: "answer_saved", name, value }, ...next.events] };
}

function answerDocument(spec: FlowSpec, run: Run, step: Extract<Step, { kind: "check" }>, value: string, ctx: FlowContext): StepResult {
  const part = run.waiting?.part ?? "";
  const document = step.documents.find((candidate) => candidate.id === part);
  if (value === "what" && document) return ask(spec, run, [{ key: document.what }], ctx);
  if (value !== "have" && value !== "missing") return missed(spec, run, "unclear", ctx);
  const next = save(spec, run, step.save, { ...asParts(run.answers[step.save]?.value), [part]: value }, ctx);
  if (value === "have" || !document) return next;
  return { ...next, said: [{ key: document.missing, official: { label: document.official, isHint: false, on: "paper" } }, ...next.said] };
}

function answerScreen(spec: FlowSpec, run: Run, step: Extract<Step, { kind: "guide" }>, value: string, ctx: FlowContext): StepResult {
  const part = run.waiting?.part ?? "";
  const screen = step.screens.find((candidate) => candidate.id === part);
  if (screen && (value === "unseen" || value === "help")) {
    return ask(spec, { ...run, misses: run.misses + 1 }, [{ key: value === "help" ? screen.help : screen.unseen }], ctx);
  }
  if (value !== "done" && value !== "skipped") return missed(spec, run, "unclear", ctx);
  return save(spec, run, step.save, { ...asParts(run.answers[step.save]?.value), [part]: value }, ctx);
}

/** Not understood: say why, then ask again; after some misses with an example. */
function missed(spec: FlowSpec, run: Run, reason: MissReason, ctx: FlowContext): StepResult {
  const misses = run.misses + 1;
  const step = stepAt(spec, run.waiting!);
  const kind = step.kind === "ask" && run.waiting!.proposed === undefined ? step.ask : "choice";
  const said: Said[] = [{ key: `common:miss.${reason}` }];
  if (misses >= maxMisses) said.push({ key: `common:example.${kind}` });
  return ask(spec, { ...run, misses }, said, ctx);
}

/** The same question again, after some words. */
function ask(spec: FlowSpec, run: Run, words: readonly Said[], ctx: FlowContext): StepResult {
  const { values } = walkPath(spec, run.answers, ctx);
  return { run, said: [...words, questionOf(spec, run, values, ctx)], events: [], state: "waiting" };
}

/** The question waited for, or the ending, once more. */
export function repeat(spec: FlowSpec, before: Run, ctx: FlowContext): StepResult {
  const run = migrate(spec, before);
  return run.waiting ? ask(spec, run, [], ctx) : advance(spec, run, ctx);
}

/** Steps answered on the way to here, oldest first: what "back" and "correct an answer" can reach. */
export function answeredSteps(spec: FlowSpec, before: Run, ctx: FlowContext): readonly Extract<Step, { kind: "ask" | "check" | "guide" }>[] {
  const run = migrate(spec, before);
  const path = walkPath(spec, run.answers, ctx);
  return path.steps.flatMap((id) => {
    const step = spec.steps[id]!;
    return (step.kind === "ask" || step.kind === "check" || step.kind === "guide") && (id !== path.at || path.state !== "waiting") ? [step] : [];
  });
}

/** Asks one earlier step again; its old answer stays until the new one is in. Null when the step is not on the path. */
export function correct(spec: FlowSpec, before: Run, id: StepId, ctx: FlowContext): StepResult | null {
  const step = answeredSteps(spec, before, ctx).find((candidate) => candidate.id === id);
  if (!step) return null;
  const run = migrate(spec, before);
  if (step.kind === "ask") return ask(spec, { ...run, waiting: { step: id }, correcting: id, misses: 0 }, [{ key: "common:correcting" }], ctx);
  // papers and screens are gone through again from the first one
  const { [step.save]: _, ...answers } = run.answers;
  const { [id]: __, ...told } = run.told;
  return advance(spec, { ...run, answers, told }, ctx);
}

/** Asks the step before the one waited for. Null at the first one. */
export function back(spec: FlowSpec, before: Run, ctx: FlowContext): StepResult | null {
  const steps = answeredSteps(spec, before, ctx);
  const here = before.waiting ? steps.findIndex((step) => step.id === before.waiting!.step) : -1;
  const previous = here === -1 ? steps.at(-1) : steps[here - 1];
  return previous ? correct(spec, before, previous.id, ctx) : null;
}
