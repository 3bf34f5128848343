import type { Param } from "../message";
import { amountOn, type FlowContext } from "./context";
import { unknown, type AnswerValue, type AskStep, type Params, type ValueSources } from "./model";
import type { Values } from "./rules/rule";

/** An answer as something that can be said: a choice by its label, a date as a date, euros as euros. */
export function sayable(step: AskStep, value: AnswerValue): Param {
  if (value === unknown) return { key: "common:unknown" };
  switch (step.ask) {
    case "choice": {
      const choice = step.choices.find((candidate) => candidate.value === value);
      return choice ? { key: choice.label } : String(value);
    }
    case "language":
      return { key: `common:languages.${String(value)}` };
    case "yes_no":
      return { key: value === true ? "common:yes" : "common:no" };
    case "date":
      return { date: String(value) };
    case "duration":
      return { duration: String(value) };
    case "amount":
      return { euros: Number(value) };
    case "number":
      return Number(value);
    default:
      return String(value);
  }
}

/** Values of a sentence; `null` when one of them is not to be had, so that the sentence is not said with a hole. */
export function fill(sources: ValueSources, values: Values, ctx: FlowContext): Params | null {
  const params: Record<string, Param> = {};
  for (const [name, source] of Object.entries(sources)) {
    const param = valueOf(source, values, ctx);
    if (param === null) return null;
    params[name] = param;
    const row = "amount" in source ? amountOn(ctx.amounts[source.amount], ctx.today) : undefined;
    // a figure never goes without the days it holds for: `{{amount}}`, `{{amount_from}}`, `{{amount_until}}`
    if (row) Object.assign(params, { [`${name}_from`]: { date: row.from }, [`${name}_until`]: { date: row.until } });
  }
  return params;
}

function valueOf(source: ValueSources[string], values: Values, ctx: FlowContext): Param | null {
  if ("amount" in source) {
    const row = amountOn(ctx.amounts[source.amount], ctx.today);
    return row ? { euros: row.euros } : null;
  }
  if ("compute" in source) {
    const computation = ctx.computations[source.compute];
    if (!computation) throw new RangeError(`unknown computation ${source.compute}`);
    return computation.compute(values, ctx.today);
  }
  const value = values[source.answer];
  if (value === undefined || typeof value === "object") return null;
  return typeof value === "boolean" ? { key: value ? "common:yes" : "common:no" } : value;
}
