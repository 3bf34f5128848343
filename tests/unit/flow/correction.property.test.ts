import fc from "fast-check";
import { advance, answer, answeredSteps, correct, type StepResult } from "../../../src/core/flow/engine";
import type { AnswerValue, FlowSpec, Run } from "../../../src/core/flow/model";
import { walkPath } from "../../../src/core/flow/path";
import { stepAt } from "../../../src/core/flow/questions";
import { aContext, aFlow, aRunOf, ask, branch, check, choose, end, guide, handoff, is, tell } from "../../helpers/a-flow";

const ctx = aContext({
  rules: {
    grown: { reads: ["age"], holds: ({ age }) => Number(age) >= 18 },
    crowded: { reads: ["adults", "children"], holds: ({ adults, children }) => Number(adults) + Number(children ?? 0) > 3 },
  },
});

/** Every kind of step, dependent questions, papers that depend on an answer, and branches that meet again. */
const spec = aFlow([
  tell("hello", "age"),
  ask("age", "number", [{ when: { rule: "grown" }, go: "home" }, { go: "guardian" }], { min: 0, max: 30 }),
  ask("guardian", "yes_no", [{ when: is("guardian", false), go: "alone" }, { go: "home" }]),
  handoff("alone", "home"),
  choose("home", ["rent", "hosted", "none"], [{ when: is("home", "none"), go: "shelter" }, { go: "adults" }], { allowUnknown: true }),
  ask("shelter", "short_text", "adults", { dependsOn: ["age"] }),
  ask("adults", "number", "children", { min: 1, max: 4 }),
  ask("children", "number", [{ when: { rule: "crowded" }, go: "rooms" }, { go: "pause" }], { min: 0, max: 4, dependsOn: ["home"] }),
  ask("rooms", "number", "pause", { min: 1, max: 5, dependsOn: ["adults", "children"] }),
  tell("pause", "papers", { pause: true, values: { n: { answer: "adults" } } }),
  check("papers", ["identity", "lease", "letter"], "which"),
  branch("which", [{ when: is("home", "rent"), go: "online" }, { go: "done" }]),
  guide("online", ["home", "form"], "done"),
  end("done"),
]);
const withConditionalPaper: FlowSpec = aFlow(
  Object.values(spec.steps).map((step) =>
    step.kind === "check" ? { ...step, documents: step.documents.map((d) => (d.id === "lease" ? { ...d, when: is("home", "rent") } : d)) } : step),
  { start: "hello" },
);

/** A value that what is waited for accepts, picked by `n`. */
function valueFor(flow: FlowSpec, run: Run, n: number): AnswerValue {
  const step = stepAt(flow, run.waiting!);
  switch (step.kind) {
    case "tell":
      return "continue";
    case "check":
      return n % 2 === 0 ? "have" : "missing";
    case "guide":
      return n % 3 === 0 ? "skipped" : "done";
    case "handoff":
      return n % 2 === 0 ? "person" : "go_on";
    case "ask":
      if (step.ask === "yes_no") return n % 2 === 0;
      if (step.ask === "choice") return [...step.choices.map((choice) => choice.value), ...(step.allowUnknown ? ["unknown"] : [])][n % (step.choices.length + (step.allowUnknown ? 1 : 0))]!;
      if (step.ask === "number") return Number(step.min) + (n % (Number(step.max) - Number(step.min) + 1));
      return `text ${n}`;
    default:
      throw new Error(`${step.kind} does not wait`);
  }
}

const compared = (flow: FlowSpec, run: Run) => {
  const { values, at, part, state } = walkPath(flow, run.answers, ctx);
  return { values, at, part, state };
};

/** Answers straight from the start with the values a run ended with, never looking back, as far as the run has got. */
function straightWalk(flow: FlowSpec, target: Run): Run {
  const goal = walkPath(flow, target.answers, ctx);
  let result: StepResult = advance(flow, aRunOf(flow), ctx);
  for (let turns = 0; result.run.waiting && turns < 60; turns++) {
    const { step: id, part } = result.run.waiting;
    if (goal.state === "waiting" && goal.at === id && goal.part === part) break;
    const step = flow.steps[id]!;
    const kept = target.answers["save" in step ? step.save : id]?.value;
    const value = part === undefined ? kept : (kept as Record<string, string> | undefined)?.[part];
    if (value === undefined) break;
    result = answer(flow, result.run, { outcome: "certain", value }, ctx);
  }
  return result.run;
}

const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("answer" as const), n: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("correct" as const), n: fc.nat(40) }) },
);

describe("corrections never leave a person in a place that their answers do not lead to", () => {
  it.each([{ name: "plain papers", flow: spec }, { name: "papers that depend on an answer", flow: withConditionalPaper }])(
    "a walk full of corrections ends where the straight walk with the final answers ends ($name)",
    ({ flow }) => {
      let corrections = 0;
      fc.assert(
        fc.property(fc.array(action, { minLength: 5, maxLength: 60 }), (actions) => {
          let run = advance(flow, aRunOf(flow), ctx).run;
          for (const { do: what, n } of actions) {
            if (what === "answer" && run.waiting) run = answer(flow, run, { outcome: "certain", value: valueFor(flow, run, n) }, ctx).run;
            if (what === "correct") {
              const steps = answeredSteps(flow, run, ctx);
              const step = steps[n % Math.max(1, steps.length)];
              const asked = step && correct(flow, run, step.id, ctx);
              if (!asked) continue;
              corrections++;
              run = asked.run;
              if (run.waiting) run = answer(flow, run, { outcome: "certain", value: valueFor(flow, run, n + 1) }, ctx).run;
            }
            run = JSON.parse(JSON.stringify(run));
          }
          expect(compared(flow, straightWalk(flow, run))).toEqual(compared(flow, run));
        }),
        { numRuns: 400 },
      );
      expect(corrections).toBeGreaterThan(1_000);
    },
  );
});
