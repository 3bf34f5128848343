import type { AnswerName, Step } from "../../core/flow/model";
import type { IssueLog } from "../issue";
import type { FlowFile } from "../load";

/** One name, one question: two steps may save the same answer only when they ask for the same thing. */
export function checkSaves({ source, flow }: FlowFile, log: IssueLog): void {
  const first = new Map<AnswerName, Step>();
  for (const step of Object.values(flow.steps)) {
    const name = savedName(step);
    if (name === undefined) continue;
    const other = first.get(name);
    if (other === undefined) first.set(name, step);
    else if (shapeOf(other) !== shapeOf(step)) log.add("save-differs", source, ["steps", step.id], name, other.id);
  }
}

/** Tells that pause and handoffs are remembered too, under their own id. */
function savedName(step: Step): AnswerName | undefined {
  if ("save" in step) return step.save;
  return step.kind === "handoff" || (step.kind === "tell" && step.pause) ? step.id : undefined;
}

function shapeOf(step: Step): string {
  if (step.kind === "ask") return step.ask;
  return step.kind === "check" || step.kind === "guide" ? step.kind : "continue";
}
