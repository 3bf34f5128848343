import type { FlowContext } from "../../core/flow/context";
import { advance, answer, newRun, type StepResult } from "../../core/flow/engine";
import { FlowBroken } from "../../core/flow/errors";
import { unknown, type AnswerValue, type FlowSpec, type Run, type StepId } from "../../core/flow/model";
import { walkPath } from "../../core/flow/path";
import type { Said } from "../../core/message";
import { candidates } from "./candidates";
import { seededRandom } from "./seeded-random";

export interface WalkProblem {
  readonly code: "dead-end" | "unreachable-step" | "unreachable-exit" | "broken" | "endless";
  readonly flow: string;
  readonly step: StepId;
  readonly detail: string;
}

export interface Exploration {
  readonly flow: string;
  /** Everything said on the way, each once. */
  readonly said: readonly Said[];
  /** Exits of steps and ways to answer. */
  readonly branches: { readonly taken: number; readonly all: number };
  readonly walks: number;
  readonly problems: readonly WalkProblem[];
}

/** Walks in a row without anything new before we believe that there is nothing more. */
const patience = 400;
const maxWalks = 8_000;
/** Turns of one walk: the longest procedure has some sixty questions, papers and screens. */
const maxTurns = 400;

/**
 * Goes through a flow again and again, at each question with the answer taken least often there, until every exit and every way to answer was
 * taken and nothing new is said. The same seed walks the same ways.
 */
export function explore(spec: FlowSpec, ctx: FlowContext, givens: readonly Readonly<Record<string, AnswerValue>>[] = [{}], seed = 1): Exploration {
  const random = seededRandom(seed);
  const said = new Map<string, Said>();
  const steps = new Set<StepId>();
  const exits = new Set<string>();
  const answers = new Map<string, number>();
  const problems: WalkProblem[] = [];

  const note = (result: StepResult): boolean => {
    const before = said.size + exits.size;
    for (const one of result.said) said.set(JSON.stringify([one.key, Object.keys(one.params ?? {}), one.step ?? null]), one);
    const path = walkPath(spec, result.run.answers, ctx).steps;
    path.forEach((id, index) => {
      steps.add(id);
      if (index > 0) exits.add(exitName(path[index - 1]!, id));
    });
    return said.size + exits.size > before;
  };

  let walks = 0;
  let sinceNews = 0;
  while (walks < maxWalks && sinceNews < patience && problems.length === 0) {
    const isNews = oneWalk(givens[walks % givens.length]!);
    sinceNews = isNews ? 0 : sinceNews + 1;
    walks++;
  }
  problems.push(...unreached(spec, steps, exits));
  const expected = expectedExits(spec);
  return {
    flow: spec.id, said: [...said.values()], walks, problems,
    branches: { taken: expected.filter(({ name }) => exits.has(name)).length + answers.size, all: expected.length + answers.size },
  };

  function oneWalk(given: Readonly<Record<string, AnswerValue>>): boolean {
    let isNews = false;
    let at = spec.start;
    try {
      let result = advance(spec, newRun(spec, given, 0), ctx);
      isNews = note(result);
      for (let turn = 0; result.run.waiting; turn++) {
        at = result.run.waiting.step;
        if (turn > maxTurns) {
          problems.push({ code: "endless", flow: spec.id, step: at, detail: `no end after ${maxTurns} answers` });
          return isNews;
        }
        const value = leastTaken(result.run);
        if (value === undefined) {
          problems.push({ code: "dead-end", flow: spec.id, step: at, detail: "nothing can be answered here" });
          return isNews;
        }
        result = answer(spec, result.run, { outcome: "certain", value }, ctx);
        if (note(result)) isNews = true;
      }
    } catch (error) {
      if (!(error instanceof FlowBroken)) throw error;
      problems.push({ code: "broken", flow: spec.id, step: error.step, detail: error.message });
    }
    return isNews;
  }

  /** Mostly the kind of answer that was given least; sometimes any, so that rare combinations meet. */
  function leastTaken(run: Run): AnswerValue | undefined {
    const { step, part } = run.waiting!;
    const kinds = kindsOfAnswer(spec, run, ctx);
    const counted = [...kinds].map(([kind, values]) => ({ values, name: `${step} ${part ?? ""} = ${kind}` }));
    const least = Math.min(...counted.map(({ name }) => answers.get(name) ?? 0));
    const pool = random() < 0.5 ? counted.filter(({ name }) => (answers.get(name) ?? 0) === least) : counted;
    const picked = pool[Math.floor(random() * pool.length)];
    if (!picked) return undefined;
    answers.set(picked.name, (answers.get(picked.name) ?? 0) + 1);
    return picked.values[Math.floor(random() * picked.values.length)];
  }
}

/** Numbers and dates are many values and few branches: those that satisfy the same rules are one kind. */
function kindsOfAnswer(spec: FlowSpec, run: Run, ctx: FlowContext): ReadonlyMap<string, readonly AnswerValue[]> {
  const step = spec.steps[run.waiting!.step]!;
  const { values } = walkPath(spec, run.answers, ctx);
  const rules = step.kind === "ask" ? Object.entries(ctx.rules).filter(([, rule]) => rule.reads.includes(step.save)) : [];
  const kinds = new Map<string, AnswerValue[]>();
  for (const value of candidates(spec, run, ctx)) {
    const isFree = step.kind === "ask" && (step.ask === "number" || step.ask === "amount" || step.ask === "date") && value !== unknown;
    const kind = isFree ? rules.map(([id, rule]) => `${id}:${rule.holds({ ...values, [step.save]: value }, ctx.today)}`).join(" ") : JSON.stringify(value);
    kinds.set(kind, [...(kinds.get(kind) ?? []), value]);
  }
  return kinds;
}

const exitName = (from: StepId, to: StepId) => `${from} -> ${to}`;

function expectedExits(spec: FlowSpec): readonly { readonly name: string; readonly step: StepId }[] {
  return Object.values(spec.steps).flatMap((step) =>
    [...new Set("next" in step ? step.next.map((exit) => exit.go) : [])].map((go) => ({ name: exitName(step.id, go), step: step.id })));
}

function unreached(spec: FlowSpec, steps: ReadonlySet<StepId>, exits: ReadonlySet<string>): readonly WalkProblem[] {
  const lost = Object.keys(spec.steps).filter((id) => !steps.has(id));
  return [
    ...lost.map((step): WalkProblem => ({ code: "unreachable-step", flow: spec.id, step, detail: "no answers lead here" })),
    ...expectedExits(spec).filter(({ name, step }) => !exits.has(name) && !lost.includes(step))
      .map(({ name, step }): WalkProblem => ({ code: "unreachable-exit", flow: spec.id, step, detail: `no answers take ${name}` })),
  ];
}
