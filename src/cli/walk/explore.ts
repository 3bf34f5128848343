import type { FlowContext } from "../../core/flow/context";
import { advance, answer, newRun, type StepResult } from "../../core/flow/engine";
import { FlowBroken } from "../../core/flow/errors";
import { unknown, type AnswerValue, type FlowSpec, type Run, type StepId } from "../../core/flow/model";
import { walkPath } from "../../core/flow/path";
import type { Said } from "../../core/message";
import { candidates } from "./candidates";
import { exitsOf, reachableFrom, type ExitName } from "./graph-of";
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
  /** One run waiting at each question, paper and screen. */
  readonly questions: readonly Run[];
  readonly problems: readonly WalkProblem[];
}

export interface ExploreOptions {
  /** The same flow on different days: some ways open only at the end of a month, or once an amount is out of date. */
  readonly contexts: readonly FlowContext[];
  readonly givens?: readonly Readonly<Record<string, AnswerValue>>[];
  readonly seed?: number;
}

/** Walks in a row without anything new before we look for what is left on purpose. */
const patience = 250;
const maxWalks = 5_000;
/** Walks towards one exit that was never taken. */
const huntWalks = 1_500;
/** Answers of one walk: the longest procedure has some sixty questions, papers and screens. */
const maxTurns = 400;

/**
 * Goes through a flow again and again, at each question with the kind of answer given least there, until nothing new is said; then on purpose
 * towards each exit that is left. The same seed walks the same ways.
 */
export function explore(spec: FlowSpec, { contexts, givens = [{}], seed = 1 }: ExploreOptions): Exploration {
  const walker = new Walker(spec, contexts, givens, seededRandom(seed));
  for (let sinceNews = 0; walker.walks < maxWalks && sinceNews < patience && walker.problems.length === 0; ) {
    sinceNews = walker.walk(null) ? 0 : sinceNews + 1;
  }
  for (const exit of exitsOf(spec)) {
    for (let tries = 0; tries < huntWalks && !walker.exits.has(exit.name) && walker.problems.length === 0; tries++) walker.walk(exit.step);
  }
  const expected = exitsOf(spec);
  return {
    flow: spec.id,
    said: [...walker.said.values()],
    walks: walker.walks,
    questions: [...walker.questions.values()],
    problems: [...walker.problems, ...unreached(spec, walker)],
    branches: { taken: expected.filter(({ name }) => walker.exits.has(name)).length + walker.answers.size, all: expected.length + walker.answers.size },
  };
}

class Walker {
  readonly said = new Map<string, Said>();
  readonly steps = new Set<StepId>();
  readonly exits = new Set<ExitName>();
  readonly answers = new Map<string, number>();
  readonly questions = new Map<string, Run>();
  readonly problems: WalkProblem[] = [];
  walks = 0;
  private readonly reachable: ReturnType<typeof reachableFrom>;

  constructor(
    private readonly spec: FlowSpec, private readonly contexts: readonly FlowContext[],
    private readonly givens: readonly Readonly<Record<string, AnswerValue>>[], private readonly random: () => number,
  ) {
    this.reachable = reachableFrom(spec);
  }

  /** One passage to an end. @returns whether it said or took anything new. */
  walk(towards: StepId | null): boolean {
    const { spec } = this;
    const ctx = this.contexts[this.walks % this.contexts.length]!;
    const given = this.givens[this.walks % this.givens.length]!;
    this.walks++;
    let isNews = false;
    try {
      let result = advance(spec, newRun(spec, given, 0), ctx);
      isNews = this.note(result, ctx);
      for (let turn = 0; result.run.waiting; turn++) {
        const at = result.run.waiting.step;
        const value = turn < maxTurns ? this.choose(result.run, ctx, towards) : undefined;
        if (value === undefined) {
          const problem = turn < maxTurns ? { code: "dead-end", detail: "nothing can be answered here" } as const : { code: "endless", detail: `no end after ${maxTurns} answers` } as const;
          this.problems.push({ ...problem, flow: spec.id, step: at });
          return isNews;
        }
        result = answer(spec, result.run, { outcome: "certain", value }, ctx);
        if (this.note(result, ctx)) isNews = true;
      }
    } catch (error) {
      if (!(error instanceof FlowBroken)) throw error;
      this.problems.push({ code: "broken", flow: spec.id, step: error.step, detail: error.message });
    }
    return isNews;
  }

  private note(result: StepResult, ctx: FlowContext): boolean {
    const before = this.said.size + this.exits.size;
    if (result.run.waiting) this.questions.set(`${result.run.waiting.step} ${result.run.waiting.part ?? ""}`, result.run);
    for (const one of result.said) this.said.set(JSON.stringify([one.key, Object.keys(one.params ?? {}), one.step ?? null]), one);
    const path = walkPath(this.spec, result.run.answers, ctx).steps;
    path.forEach((id, index) => {
      this.steps.add(id);
      if (index > 0) this.exits.add(`${path[index - 1]!} -> ${id}`);
    });
    return this.said.size + this.exits.size > before;
  }

  /** Mostly the kind of answer that was given least; sometimes any, so that rare combinations meet. */
  private choose(run: Run, ctx: FlowContext, towards: StepId | null): AnswerValue | undefined {
    const { step, part } = run.waiting!;
    const all = [...kindsOfAnswer(this.spec, run, ctx)].map(([kind, values]) => ({ values, name: `${step} ${part ?? ""} = ${kind}` }));
    const useful = towards === null ? all : all.filter(({ values }) => this.leadsTo(run, values[0]!, ctx, towards));
    const kinds = useful.length > 0 ? useful : all;
    const least = Math.min(...kinds.map(({ name }) => this.answers.get(name) ?? 0));
    const pool = this.random() < 0.5 ? kinds.filter(({ name }) => (this.answers.get(name) ?? 0) === least) : kinds;
    const picked = pool[Math.floor(this.random() * pool.length)];
    if (!picked) return undefined;
    this.answers.set(picked.name, (this.answers.get(picked.name) ?? 0) + 1);
    return picked.values[Math.floor(this.random() * picked.values.length)];
  }

  private leadsTo(run: Run, value: AnswerValue, ctx: FlowContext, goal: StepId): boolean {
    const next = answer(this.spec, run, { outcome: "certain", value }, ctx).run;
    return walkPath(this.spec, next.answers, ctx).steps.includes(goal) || (next.waiting !== null && this.reachable(next.waiting.step).has(goal));
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

function unreached(spec: FlowSpec, { steps, exits }: Pick<Walker, "steps" | "exits">): readonly WalkProblem[] {
  const lost = Object.keys(spec.steps).filter((id) => !steps.has(id));
  return [
    ...lost.map((step): WalkProblem => ({ code: "unreachable-step", flow: spec.id, step, detail: "no answers lead here" })),
    ...exitsOf(spec).filter(({ name, step }) => !exits.has(name) && !lost.includes(step))
      .map(({ name, step }): WalkProblem => ({ code: "unreachable-exit", flow: spec.id, step, detail: `no answers take ${name}` })),
  ];
}
