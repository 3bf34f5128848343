import type { Answers, FlowSpec, Run, Waiting } from "./model";

/**
 * Brings a run begun with another definition to today's. Answers keep their values under their new names; those that no longer fit their
 * question are asked again by the walk, and what is waited for is found again there.
 */
export function migrate(spec: FlowSpec, run: Run): Run {
  if (run.version === spec.version && (run.waiting === null || exists(spec, run.waiting))) return run;
  const answers: Answers = Object.fromEntries(Object.entries(run.answers).map(([name, answer]) => [spec.renamed[name] ?? name, answer]));
  return { ...run, version: spec.version, answers, waiting: null, correcting: null, misses: 0 };
}

/** Content may lose a step or a paper without a new version; the run must survive that too. */
function exists(spec: FlowSpec, { step: id, part }: Waiting): boolean {
  const step = spec.steps[id];
  if (step?.kind === "check") return step.documents.some((document) => document.id === part);
  if (step?.kind === "guide") return step.screens.some((screen) => screen.id === part);
  return step?.kind === "ask" || step?.kind === "handoff" || (step?.kind === "tell" && step.pause);
}
