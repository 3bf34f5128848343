import { asParts, documentsFor, misfitOf, stands } from "./answer-rules";
import { chooseExit, holds } from "./conditions";
import type { FlowContext } from "./context";
import { FlowBroken } from "./errors";
import type { Answers, AnswerValue, FlowSpec, Step, StepId } from "./model";
import type { Values } from "./rules/rule";

/** Where a run is: derived from its answers alone, so that a correction can never leave it in a place its answers do not lead to. */
export interface Path {
  /** Steps from the start to the current one. */
  readonly steps: readonly StepId[];
  /** Answers met on the way, by name: the compared state of a run is these and `at`. */
  readonly values: Values;
  readonly at: StepId;
  readonly state: "waiting" | "ended" | "stopped";
  /** The part of the current step that is not answered yet. */
  readonly part?: string;
}

type Passing = { readonly go: StepId } | { readonly wait: string | undefined } | { readonly over: "ended" | "stopped" };

/** Walks from the start as far as the answers go. @throws FlowBroken on a loop or an exit to nowhere. */
export function walkPath(spec: FlowSpec, answers: Answers, ctx: FlowContext): Path {
  const steps: StepId[] = [];
  const seen = new Set<StepId>();
  const values: Record<string, AnswerValue | undefined> = {};
  for (const name of spec.given) values[name] = answers[name]?.value;
  let id = spec.start;
  for (;;) {
    const step = spec.steps[id];
    if (!step) throw new FlowBroken(spec.id, id, "no such step");
    // the exits depend on the answers only, so a step met twice would be met for ever
    if (seen.has(id)) throw new FlowBroken(spec.id, id, "a loop without a new answer");
    seen.add(id);
    steps.push(id);
    const passing = pass(spec, step, answers, values, ctx);
    if ("go" in passing) id = passing.go;
    else if ("over" in passing) return { steps, values, at: id, state: passing.over };
    else return { steps, values, at: id, state: "waiting", ...(passing.wait !== undefined && { part: passing.wait }) };
  }
}

/** What one step does with the answers there are; keeps the step's own answer in `values` when it stands. */
function pass(spec: FlowSpec, step: Step, answers: Answers, values: Record<string, AnswerValue | undefined>, ctx: FlowContext): Passing {
  const leave = (s: Extract<Step, { next: unknown }>): Passing => ({ go: chooseExit(spec, s, values, ctx) });
  const waitFor = (part?: string): Passing => ({ wait: part });
  switch (step.kind) {
    case "tell":
      return step.pause && !answers[step.id] ? waitFor() : leave(step);
    case "branch":
      return leave(step);
    case "ask": {
      const answer = answers[step.save];
      if (!answer || misfitOf(step, answer.value, ctx.today) || !stands(answer, step, values)) return waitFor();
      if (step.valid && !holds({ rule: step.valid.rule }, { ...values, [step.save]: answer.value }, ctx)) return waitFor();
      values[step.save] = answer.value;
      return leave(step);
    }
    case "check":
    case "guide": {
      const known = asParts(answers[step.save]?.value);
      const parts = step.kind === "check" ? documentsFor(step, values, ctx) : step.screens;
      const open = parts.find((part) => known[part.id] === undefined);
      if (open) return waitFor(open.id);
      // only the parts that concern this person count: a paper asked for under an older answer is not compared
      values[step.save] = Object.fromEntries(parts.map((part) => [part.id, known[part.id] as string]));
      return leave(step);
    }
    case "handoff": {
      if (!answers[step.id]) return waitFor();
      return step.next.length === 0 ? { over: "stopped" } : leave(step);
    }
    case "end":
      return { over: "ended" };
  }
}
