import type { Exit, Step, StepId } from "../core/flow/model";

export function exitsOf(step: Step): readonly Exit[] {
  return step.kind === "end" ? [] : step.next;
}

/** Where the exits of a step are written in its file. */
export function exitPath(step: Step, at: number): readonly PropertyKey[] {
  return ["steps", step.id, step.kind === "branch" ? "branch" : "next", at];
}

/** Every step that can be met from one of `from`, those included. */
export function reachableFrom(from: readonly StepId[], next: (id: StepId) => readonly StepId[]): ReadonlySet<StepId> {
  const met = new Set<StepId>(from);
  // a Set visits what is added while it is walked
  for (const id of met) for (const other of next(id)) met.add(other);
  return met;
}

/** Steps with an exit to each step. */
export function entriesOf(steps: Readonly<Record<StepId, Step>>): ReadonlyMap<StepId, readonly StepId[]> {
  const entries = new Map<StepId, StepId[]>();
  for (const step of Object.values(steps)) {
    for (const { go } of exitsOf(step)) entries.set(go, [...(entries.get(go) ?? []), step.id]);
  }
  return entries;
}
