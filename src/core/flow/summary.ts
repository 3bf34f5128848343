import type { Summary } from "../message";
import { asParts } from "./answer-rules";
import { holds } from "./conditions";
import type { FlowContext } from "./context";
import type { EndStep, FlowSpec } from "./model";
import type { Path } from "./path";
import { fill, sayable } from "./values";

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/** What was answered on the way: questions with their answers (private ones left out) and papers. */
export function factsOf(spec: FlowSpec, path: Pick<Path, "steps" | "values">): Mutable<Pick<Summary, "answers" | "papersHeld" | "papersMissing">> {
  const facts: Mutable<Pick<Summary, "answers" | "papersHeld" | "papersMissing">> = { answers: [], papersHeld: [], papersMissing: [] };
  for (const id of path.steps) {
    const step = spec.steps[id]!;
    if (step.kind === "ask" && !step.isPrivate) {
      const value = path.values[step.save];
      if (value !== undefined) facts.answers.push({ label: step.label, value: sayable(step, value) });
    }
    if (step.kind === "check") {
      const states = asParts(path.values[step.save]);
      for (const { id: document, name, official, missing } of step.documents) {
        if (states[document] === "have") facts.papersHeld.push({ name, official });
        if (states[document] === "missing") facts.papersMissing.push({ name, official, advice: missing });
      }
    }
  }
  return facts;
}

export function summaryOf(spec: FlowSpec, end: EndStep, path: Path, ctx: FlowContext): Summary {
  const applies = (item: { readonly when?: EndStep["nextSteps"][number]["when"] }) => item.when === undefined || holds(item.when, path.values, ctx);
  const officialPage = spec.sources[spec.officialPage ?? ""];
  const used = new Set(path.steps.flatMap((id) => spec.steps[id]!.sources));
  return {
    flow: spec.id,
    title: spec.title,
    outcome: { key: end.text, params: fill(end.values, path.values, ctx) ?? {} },
    ...factsOf(spec, path),
    nextSteps: end.nextSteps.filter(applies).flatMap((item) => {
      const params = fill(item.values, path.values, ctx);
      return params === null ? [] : [{ key: item.text, params }];
    }),
    deadlines: end.deadlines.filter(applies).flatMap((item) => {
      const day = ctx.computations[item.compute]?.compute(path.values, ctx.today);
      return typeof day === "object" && day !== null && "date" in day ? [{ text: { key: item.text, params: { date: day } }, date: day.date }] : [];
    }),
    contacts: end.contacts,
    sources: Object.entries(spec.sources).flatMap(([id, source]) => (used.has(id) ? [source] : [])),
    ...(officialPage && { officialPage }),
    checkedOn: spec.checkedOn,
  };
}
