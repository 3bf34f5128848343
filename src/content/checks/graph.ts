import type { FlowSpec, StepId } from "../../core/flow/model";
import { entriesOf, exitPath, exitsOf, reachableFrom } from "../exits";
import type { IssueLog } from "../issue";
import type { FlowFile } from "../load";

/** Exits lead somewhere, every step can be met, and every way comes to an end or to a person. */
export function checkGraph({ source, flow }: FlowFile, log: IssueLog): void {
  const { steps } = flow;
  if (!Object.hasOwn(steps, flow.start)) {
    log.add("unknown-step", source, ["start"], flow.start);
    return;
  }
  let isSound = true;
  for (const step of Object.values(steps)) {
    const exits = exitsOf(step);
    exits.forEach((exit, at) => {
      if (!Object.hasOwn(steps, exit.go)) {
        log.add("unknown-step", source, [...exitPath(step, at), "go"], exit.go);
        isSound = false;
      } else {
        const [from, to] = [step.stage, steps[exit.go]?.stage ?? 0];
        if (to < from) log.add("stage-goes-back", source, [...exitPath(step, at), "go"], stageName(flow, from), stageName(flow, to));
      }
      if (at > 0 && exits[at - 1]?.when === undefined) log.add("exit-never-taken", source, exitPath(step, at));
    });
    if (exits.length > 0 && exits.at(-1)?.when !== undefined) log.add("last-exit-has-condition", source, exitPath(step, exits.length - 1));
  }
  if (isSound) checkWays({ source, flow }, log);
}

function checkWays({ source, flow }: FlowFile, log: IssueLog): void {
  const { steps } = flow;
  const next = (id: StepId) => (steps[id] === undefined ? [] : exitsOf(steps[id]).map((exit) => exit.go));
  const reached = reachableFrom([flow.start], next);
  const entries = entriesOf(steps);
  const goals = Object.values(steps).filter((step) => step.kind === "end" || step.kind === "handoff").map((step) => step.id);
  const saved = reachableFrom(goals, (id) => entries.get(id) ?? []);
  for (const id of Object.keys(steps)) {
    if (!reached.has(id)) log.add("unreachable-step", source, ["steps", id], id);
    else if (!saved.has(id)) log.add("no-way-out", source, ["steps", id], id);
  }
  for (const loop of loops(Object.keys(steps), next)) {
    log.add("endless-loop", source, ["steps", loop[0] ?? ""], loop.join(", "));
  }
}

/** Groups of steps that lead back to one another, each in the order of the file. */
function loops(ids: readonly StepId[], next: (id: StepId) => readonly StepId[]): readonly (readonly StepId[])[] {
  const after = new Map(ids.map((id) => [id, reachableFrom(next(id), next)] as const));
  const leads = (from: StepId, to: StepId) => after.get(from)?.has(to) === true;
  const found: StepId[][] = [];
  for (const id of ids) {
    if (!leads(id, id) || found.some((loop) => loop.includes(id))) continue;
    found.push(ids.filter((other) => leads(id, other) && leads(other, id)));
  }
  return found;
}

function stageName(flow: FlowSpec, stage: number): string {
  return flow.stages[stage]?.split(".").at(-1) ?? String(stage);
}
