import type { FlowContext } from "../../src/core/flow/context";
import { newRun } from "../../src/core/flow/engine";
import type {
  AskStep, BranchStep, CheckStep, EndStep, Exit, FlowSpec, GuideStep, HandoffStep, Run, Step, TellStep,
} from "../../src/core/flow/model";

/* Small flows for tests, in the field's words. Every sentence is a key; nothing here is ever read by a person. */

const base = (id: string) => ({ id, stage: 0, sources: [], terms: [], values: {}, links: [] });
const exits = (next: string | readonly Exit[]): readonly Exit[] => (typeof next === "string" ? [{ go: next }] : next);

export const tell = (id: string, next: string | readonly Exit[], more: Partial<TellStep> = {}): TellStep =>
  ({ ...base(id), kind: "tell", text: `t:${id}.tell`, pause: false, next: exits(next), ...more });

export const ask = (id: string, kind: AskStep["ask"], next: string | readonly Exit[], more: Partial<AskStep> = {}): AskStep => ({
  ...base(id), kind: "ask", ask: kind, text: `t:${id}.ask`, label: `t:${id}.label`, why: `t:${id}.why`, save: id, choices: [], allowUnknown: false,
  dependsOn: [], isPrivate: false, next: exits(next), ...more,
});

export const choose = (id: string, values: readonly string[], next: string | readonly Exit[], more: Partial<AskStep> = {}): AskStep =>
  ask(id, "choice", next, { choices: values.map((value) => ({ value, label: `t:${id}.choices.${value}` })), ...more });

export const check = (id: string, documents: readonly string[], next: string, more: Partial<CheckStep> = {}): CheckStep => ({
  ...base(id), kind: "check", text: `t:${id}.ask`, label: `t:${id}.label`, why: `t:${id}.why`, save: id, next: exits(next),
  documents: documents.map((name) => ({ id: name, name: `t:doc.${name}.name`, official: name, what: `t:doc.${name}.what`, missing: `t:doc.${name}.missing` })), ...more,
});

export const guide = (id: string, screens: readonly string[], next: string): GuideStep => ({
  ...base(id), kind: "guide", text: `t:${id}.guide`, label: `t:${id}.label`, why: `t:${id}.why`, save: id, next: exits(next),
  screens: screens.map((name) => ({ id: name, text: `t:${id}.${name}.do`, isHint: false, unseen: `t:${id}.${name}.unseen`, help: `t:${id}.${name}.help`, sources: [] })),
});

export const branch = (id: string, next: readonly Exit[]): BranchStep => ({ ...base(id), kind: "branch", next });

export const handoff = (id: string, next: string | readonly Exit[] = []): HandoffStep =>
  ({ ...base(id), kind: "handoff", queue: "general", text: `t:${id}.reason`, contacts: [], next: exits(next) });

export const end = (id: string, more: Partial<EndStep> = {}): EndStep =>
  ({ ...base(id), kind: "end", text: `t:${id}.end`, outcome: id, nextSteps: [], deadlines: [], contacts: [], ...more });

export const is = (name: string, ...values: (string | number | boolean)[]) => ({ answers: { [name]: values } });

export function aFlow(steps: readonly Step[], more: Partial<FlowSpec> = {}): FlowSpec {
  return {
    id: "t", kind: "procedure", version: 1, checkedOn: "2026-01-01", reviewBy: "2027-01-01", title: "t:title", sources: {}, stages: ["t:stages.only"],
    start: steps[0]!.id, steps: Object.fromEntries(steps.map((step) => [step.id, step])), given: [], renamed: {}, ...more,
  };
}

export const aContext = (more: Partial<FlowContext> = {}): FlowContext => ({ today: "2026-11-22", rules: {}, computations: {}, amounts: {}, ...more });

export const aRunOf = (spec: FlowSpec): Run => newRun(spec, {}, 0);
