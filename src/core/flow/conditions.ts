import type { FlowContext } from "./context";
import { FlowBroken } from "./errors";
import type { Condition, Exit, FlowSpec, Step, StepId } from "./model";
import type { Values } from "./rules/rule";

export function holds(condition: Condition, values: Values, ctx: FlowContext): boolean {
  if ("rule" in condition) {
    const rule = ctx.rules[condition.rule];
    if (!rule) throw new RangeError(`unknown rule ${condition.rule}`);
    return rule.holds(values, ctx.today);
  }
  return Object.entries(condition.answers).every(([name, accepted]) => accepted.some((value) => value === values[name]));
}

/** First exit whose condition holds. @throws FlowBroken when none does: the checker asks for a last exit without condition. */
export function chooseExit(spec: FlowSpec, step: Step & { readonly next: readonly Exit[] }, values: Values, ctx: FlowContext): StepId {
  const exit = step.next.find((candidate) => candidate.when === undefined || holds(candidate.when, values, ctx));
  if (!exit) throw new FlowBroken(spec.id, step.id, "no exit applies");
  return exit.go;
}
