import { loadUnderstanding } from "../bot/assemble";
import type { Condition, Exit, FlowSpec, Step } from "../core/flow/model";
import { projectRoot } from "../project-root";
import { Misuse, runCommand } from "./command";

/** The flow as a Mermaid flowchart, for a reviewer: shapes by kind of step, conditions on the arrows. */
export function mermaid(spec: FlowSpec): string {
  const steps = Object.values(spec.steps);
  return [
    "flowchart TD",
    `  start([${spec.id}]) --> ${spec.start}`,
    ...steps.map((step) => `  ${step.id}${shape(step)}`),
    ...steps.flatMap((step) => ("next" in step ? step.next.map((exit) => arrow(step, exit)) : [])),
    "  classDef person fill:#fde2c8,stroke:#b45309",
    "  classDef ending fill:#d7f0dd,stroke:#166534",
    ...classes("person", steps.filter(({ kind }) => kind === "handoff")),
    ...classes("ending", steps.filter(({ kind }) => kind === "end")),
  ].join("\n");
}

const classes = (name: string, steps: readonly Step[]) => (steps.length === 0 ? [] : [`  class ${steps.map(({ id }) => id).join(",")} ${name}`]);

function shape(step: Step): string {
  switch (step.kind) {
    case "tell":
      return `["${step.id}${step.pause ? " …" : ""}"]`;
    case "ask":
      return `[/"${step.id}: ${step.ask}"/]`;
    case "check":
      return `[["${step.id}: ${step.documents.length} papers"]]`;
    case "guide":
      return `[["${step.id}: ${step.screens.length} screens"]]`;
    case "branch":
      return `{"${step.id}"}`;
    case "handoff":
      return `[\\"${step.id}: ${step.queue}"\\]`;
    case "end":
      return `(["${step.outcome}"])`;
  }
}

function arrow(step: Step, exit: Exit): string {
  return `  ${step.id} -->${exit.when ? `|"${conditionText(exit.when)}"|` : ""} ${exit.go}`;
}

function conditionText(condition: Condition): string {
  if ("rule" in condition) return condition.rule;
  return Object.entries(condition.answers).map(([name, values]) => `${name} = ${values.join(" or ")}`).join(" and ");
}

function graph([id, ...rest]: readonly string[]): number {
  const { content, readers } = loadUnderstanding(projectRoot);
  void readers.close();
  const spec = id === undefined || !Object.hasOwn(content.flows, id) ? undefined : content.flows[id];
  if (spec === undefined || rest.length > 0) throw new Misuse(`the procedures are ${Object.keys(content.flows).join(", ")}`);
  process.stdout.write(`${mermaid(spec)}\n`);
  return 0;
}

if (require.main === module) void runCommand("npm run graph -- <procedure>", graph);
