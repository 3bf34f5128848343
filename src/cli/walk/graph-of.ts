import type { FlowSpec, StepId } from "../../core/flow/model";

export type ExitName = `${StepId} -> ${StepId}`;

/** Every way from one step to another, each once. */
export function exitsOf(spec: FlowSpec): readonly { readonly name: ExitName; readonly step: StepId; readonly go: StepId }[] {
  return Object.values(spec.steps).flatMap((step) =>
    [...new Set("next" in step ? step.next.map((exit) => exit.go) : [])].map((go) => ({ name: `${step.id} -> ${go}` as const, step: step.id, go })));
}

/** Steps that some answers could lead to from a step, itself included. */
export function reachableFrom(spec: FlowSpec): (step: StepId) => ReadonlySet<StepId> {
  const known = new Map<StepId, ReadonlySet<StepId>>();
  return (start) => {
    const found = known.get(start) ?? search(spec, start);
    known.set(start, found);
    return found;
  };
}

function search(spec: FlowSpec, start: StepId): ReadonlySet<StepId> {
  const found = new Set<StepId>([start]);
  for (const id of found) {
    const step = spec.steps[id];
    if (step && "next" in step) step.next.forEach((exit) => found.add(exit.go));
  }
  return found;
}
