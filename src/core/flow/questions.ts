import { deepFreeze } from "../deep-freeze";
import { locales } from "../locale";
import type { Button, MessageRef, Said } from "../message";
import type { Expectation } from "../ports";
import { boundsOf, documentsFor } from "./answer-rules";
import type { FlowContext } from "./context";
import { FlowBroken } from "./errors";
import { unknown, type AskStep, type FlowSpec, type Run, type Step, type Waiting } from "./model";
import { answerButton, questionToken, remembered } from "./question-token";
import type { Values } from "./rules/rule";
import { fill, sayable } from "./values";
import { maxMisses } from "../limits";
import type { PictogramName } from "../pictograms";

/** One way to answer, as a button and as something the readers recognise. */
export interface Option {
  readonly value: string;
  readonly label: MessageRef;
  readonly official?: string;
  readonly pictogram?: PictogramName;
  readonly locale?: string;
}

const common = (key: string): MessageRef => ({ key: `common:${key}` });

const unknownOption: Option = { value: unknown, label: common("unknown"), pictogram: "unknown" };
export const yesNoOptions: readonly Option[] = [
  { value: "yes", label: common("yes"), pictogram: "yes" },
  { value: "no", label: common("no"), pictogram: "no" },
];

/** Language names are shown each in its own script. */
export const languageOptions: readonly Option[] = locales.map((locale) => ({ value: locale, label: common(`languages.${locale}`), locale }));

export function tokenOf(spec: FlowSpec, waiting: Waiting): string {
  const { step, part = "", proposed } = waiting;
  // what a person proposed is not kept here
  return proposed === undefined ? tokenOfPlace([spec.id, step, part, ""].join("\u0000")) : questionToken(spec.id, step, part, JSON.stringify(proposed));
}
const tokenOfPlace = remembered((place) => questionToken(place));

export function stepAt(spec: FlowSpec, waiting: Waiting): Step {
  const step = spec.steps[waiting.step];
  if (!step) throw new FlowBroken(spec.id, waiting.step, "waiting at a step that does not exist");
  return step;
}

/** The ways to answer what is waited for; empty when the answer is free. */
export function optionsOf(spec: FlowSpec, waiting: Waiting, misses: number): readonly Option[] {
  if (waiting.proposed !== undefined) return yesNoOptions;
  const step = stepAt(spec, waiting);
  switch (step.kind) {
    case "tell":
      return [{ value: "continue", label: common("continue"), pictogram: "continue" }];
    case "check":
      return [
        { value: "have", label: common("document.have"), pictogram: "have" },
        { value: "missing", label: common("document.missing"), pictogram: "missing" },
        { value: "what", label: common("document.what"), pictogram: "what" },
      ];
    case "guide":
      return [
        { value: "done", label: common("screen.done"), pictogram: "done" },
        { value: "unseen", label: common("screen.unseen"), pictogram: "unseen" },
        { value: "help", label: common("screen.help"), pictogram: "help" },
        // skipping is offered once the screen was looked for in vain, so that nobody skips what matters by habit
        ...(misses > 0 ? [{ value: "skipped", label: common("screen.skip"), pictogram: "skip" } as const] : []),
      ];
    case "handoff":
      return [
        { value: "person", label: common("handoff.person"), pictogram: "person" },
        { value: "go_on", label: common(step.next.length > 0 ? "handoff.go_on" : "handoff.not_now"), pictogram: step.next.length > 0 ? "continue" : "no" },
      ];
    case "ask":
      return [...ownOptions(step), ...(step.allowUnknown ? [unknownOption] : [])];
    default:
      return [];
  }
}

function ownOptions(step: AskStep): readonly Option[] {
  if (step.ask === "yes_no") return yesNoOptions;
  if (step.ask === "language") return languageOptions;
  return step.choices.map((choice) => ({
    value: choice.value,
    label: { key: choice.label },
    ...(choice.official !== undefined && { official: choice.official }),
    ...(choice.pictogram !== undefined && { pictogram: choice.pictogram }),
  }));
}

/** What the readers are told before they read. */
export function expectationOf(spec: FlowSpec, run: Run, ctx: FlowContext): Expectation {
  if (!run.waiting) return nothingExpected;
  const step = stepAt(spec, run.waiting);
  const options = optionsOf(spec, run.waiting, run.misses);
  const choices = options.filter((option) => option.value !== unknown).map(({ value, label }) => ({ value, label }));
  const base = { choices, allowUnknown: options.some((option) => option.value === unknown) };
  if (run.waiting.proposed !== undefined) return { kind: "confirm", ...base };
  switch (step.kind) {
    case "tell":
      return { kind: "continue", ...base };
    case "check":
      return { kind: "document", ...base };
    case "guide":
      return { kind: "screen", ...base };
    case "handoff":
      return { kind: "handoff", ...base };
    case "ask":
      return { kind: step.ask, ...base, ...(step.per !== undefined && { per: step.per }), ...(step.precision !== undefined && { precision: step.precision }), ...boundsOf(step, ctx.today) };
    default:
      return nothingExpected;
  }
}

export const nothingExpected: Expectation = { kind: "nothing", choices: [], allowUnknown: false };

export function buttonsOf(token: string, options: readonly Option[]): readonly Button[] {
  return options.map(({ value, ...shown }) => ({ value: answerButton(token, value), ...shown }));
}

const frames = new WeakMap<Step, Partial<Said>>();

/** Place, sources and date of what a step says. */
export function frameOf(spec: FlowSpec, step: Step): Partial<Said> {
  const known = frames.get(step) ?? makeFrame(spec, step);
  frames.set(step, known);
  return known;
}

function makeFrame(spec: FlowSpec, step: Step): Partial<Said> {
  const name = spec.stages[step.stage];
  const sources = step.sources.flatMap((id) => spec.sources[id] ?? []);
  return {
    step: { flow: spec.id, step: step.id },
    // a journey has no "step 3 of 8": it is over before it would help
    ...(spec.kind === "procedure" && name !== undefined && { progress: { stage: step.stage + 1, of: spec.stages.length, name } }),
    ...(sources.length > 0 && { sources, checkedOn: spec.checkedOn }),
    ...(step.links.length > 0 && { links: step.links }),
  };
}

const plainQuestions = new WeakMap<Step, Map<string, Said>>();

/**
 * The question waited for, as it is said now. Without a value of the person or of the day it is one object for everybody, so that whoever
 * keeps it or puts it into words does so once.
 */
export function questionOf(spec: FlowSpec, run: Run, values: Values, ctx: FlowContext): Said {
  const waiting = run.waiting;
  if (!waiting) throw new FlowBroken(spec.id, spec.start, "no question is waited for");
  const step = stepAt(spec, waiting);
  if (waiting.proposed !== undefined || step.kind === "check" || ("values" in step && Object.keys(step.values).length > 0)) return makeQuestion(spec, run, values, ctx);
  const known = plainQuestions.get(step) ?? new Map<string, Said>();
  plainQuestions.set(step, known);
  // beyond these, misses change nothing
  const form = `${Math.min(run.misses, maxMisses)} ${waiting.part ?? ""}`;
  const question = known.get(form) ?? deepFreeze(makeQuestion(spec, run, values, ctx));
  known.set(form, question);
  return question;
}

function makeQuestion(spec: FlowSpec, run: Run, values: Values, ctx: FlowContext): Said {
  const waiting = run.waiting!;
  const step = stepAt(spec, waiting);
  const buttons = [
    ...buttonsOf(tokenOf(spec, waiting), optionsOf(spec, waiting, run.misses)),
    // after some misses asking yet again tires people more than it helps: offer a person
    ...(run.misses >= maxMisses && step.kind !== "handoff" ? [{ value: "c:person", label: common("commands.person"), pictogram: "person" } as const] : []),
  ];
  const frame = { ...frameOf(spec, step), buttons, expects: expectationOf(spec, run, ctx).kind };
  if (waiting.proposed !== undefined && step.kind === "ask") {
    return { ...frame, key: "common:confirm", params: { value: sayable(step, waiting.proposed) } };
  }
  if (step.kind === "check") return documentQuestion(spec, step, waiting, values, ctx, frame);
  if (step.kind === "guide") {
    const screen = step.screens.find((candidate) => candidate.id === waiting.part);
    if (!screen) throw new FlowBroken(spec.id, step.id, "waiting at a screen that does not exist");
    const official = screen.official === undefined ? {} : { official: { label: screen.official, isHint: screen.isHint, on: "screen" as const } };
    return { ...frame, ...official, key: screen.text };
  }
  if (step.kind === "ask" || step.kind === "tell" || step.kind === "handoff") {
    const params = fill(step.values, values, ctx);
    const contacts = step.kind === "handoff" && step.contacts.length > 0 ? { contacts: step.contacts } : {};
    const key = params === null && step.kind === "tell" && step.otherwise !== undefined ? step.otherwise : step.text;
    return { ...frame, ...contacts, key, ...(params !== null && Object.keys(params).length > 0 && { params }) };
  }
  throw new FlowBroken(spec.id, step.id, `a ${step.kind} step does not wait`);
}

function documentQuestion(
  spec: FlowSpec, step: Extract<Step, { kind: "check" }>, waiting: Waiting, values: Values, ctx: FlowContext, frame: Partial<Said>,
): Said {
  const documents = documentsFor(step, values, ctx);
  const index = documents.findIndex((document) => document.id === waiting.part);
  const document = documents[index];
  if (!document) throw new FlowBroken(spec.id, step.id, "waiting at a document that does not exist");
  return {
    ...frame,
    key: "common:document.question",
    params: { name: { key: document.name }, number: index + 1, of: documents.length },
    official: { label: document.official, isHint: false, on: "paper", ...(document.pictogram !== undefined && { pictogram: document.pictogram }) },
  };
}
