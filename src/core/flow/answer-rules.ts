import { holds } from "./conditions";
import type { FlowContext } from "./context";
import { isDateOf, isDuration } from "./dates";
import {
  unknown, type Answer, type AnswerValue, type AskStep, type CheckStep, type DocumentItem, type IsoDate, type Step,
} from "./model";
import type { Values } from "./rules/rule";

export type Misfit = "too_small" | "too_large" | "unclear";

/** Bounds of a question with `today` resolved. */
export function boundsOf(step: AskStep, today: IsoDate): { min?: number | IsoDate; max?: number | IsoDate } {
  const day = (bound: number | IsoDate | undefined) => (bound === "today" ? today : bound);
  const [min, max] = [day(step.min), day(step.max)];
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** Whether a value is one this question can keep; checked again on every walk, since content may have changed since. */
export function misfitOf(step: AskStep, value: AnswerValue, today: IsoDate): Misfit | null {
  if (value === unknown && step.allowUnknown) return null;
  switch (step.ask) {
    case "choice":
      return step.choices.some((choice) => choice.value === value) ? null : "unclear";
    case "yes_no":
      return typeof value === "boolean" ? null : "unclear";
    case "number":
    case "amount":
      return typeof value === "number" && Number.isFinite(value) ? outside(value, boundsOf(step, today)) : "unclear";
    case "duration":
      return typeof value === "string" && isDuration(value) ? null : "unclear";
    case "date":
      return typeof value === "string" && isDateOf(value, step.precision) ? outsideDates(value, boundsOf(step, today)) : "unclear";
    default:
      return typeof value === "string" && value.length > 0 ? null : "unclear";
  }
}

/** A month or a year fits when one of its days does. */
function outsideDates(value: string, bounds: { min?: number | string; max?: number | string }): Misfit | null {
  const tooSmall = outside(value + "-12-31".slice(value.length - 4), { ...(bounds.min !== undefined && { min: bounds.min }) });
  return tooSmall ?? outside(value + "-01-01".slice(value.length - 4), { ...(bounds.max !== undefined && { max: bounds.max }) });
}

/** Numbers compare as numbers, ISO dates as text. */
function outside(value: number | string, { min, max }: { min?: number | string; max?: number | string }): Misfit | null {
  if (min !== undefined && value < min) return "too_small";
  if (max !== undefined && value > max) return "too_large";
  return null;
}

export function basisOf(step: Step, values: Values): Answer["basis"] {
  if (step.kind !== "ask" || step.dependsOn.length === 0) return undefined;
  return Object.fromEntries(step.dependsOn.map((name) => [name, values[name] ?? null]));
}

/** An answer stands while what it depended on has the values it had when the answer was given. */
export function stands(answer: Answer, step: Step, values: Values): boolean {
  const basis = basisOf(step, values);
  if (!basis) return true;
  const before = answer.basis ?? {};
  return Object.entries(basis).every(([name, value]) => JSON.stringify(before[name] ?? null) === JSON.stringify(value));
}

/** Documents that concern this person, in order. */
export function documentsFor(step: CheckStep, values: Values, ctx: FlowContext): readonly DocumentItem[] {
  return step.documents.filter((document) => document.when === undefined || holds(document.when, values, ctx));
}

export function asParts(value: AnswerValue | undefined): Readonly<Record<string, string>> {
  return typeof value === "object" ? value : {};
}
