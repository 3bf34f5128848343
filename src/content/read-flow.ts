import type { FlowSpec } from "../core/flow/model";
import type { IssueLog } from "./issue";
import { parseWith } from "./parse";
import { headerSchema, stepSchemas, type RawStep, type StepKind } from "./schema";
import type { SourceFile } from "./source-file";
import { toFlow } from "./to-flow";

const stepKinds = Object.keys(stepSchemas) as readonly StepKind[];

/** Words that the sentences of a dialog use beside its steps. */
const reservedSteps: ReadonlySet<string> = new Set(["title", "title_words", "stages", "doc"]);
const reservedScreens: ReadonlySet<string> = new Set(["guide", "label", "why", "choices"]);

/**
 * @param name what the file is called, without its ending.
 * @returns null when the file cannot be used; the log says why.
 */
export function readFlow(file: SourceFile, name: string, log: IssueLog): FlowSpec | null {
  const header = parseWith(headerSchema, file.data, file, [], log);
  if (header === null) return null;
  if (header.id !== name) log.add("file-name", file, ["id"], header.id, name);
  const steps: Record<string, RawStep> = {};
  let isWhole = true;
  for (const [id, written] of Object.entries(header.steps)) {
    const step = readStep(id, written, file, log);
    if (step === null) isWhole = false;
    else steps[id] = step;
    if (step !== null && !header.stages.includes(step.stage)) {
      log.add("unknown-stage", file, ["steps", id, "stage"], step.stage);
      isWhole = false;
    }
  }
  return isWhole ? toFlow(header, steps) : null;
}

function readStep(id: string, written: Record<string, unknown>, file: SourceFile, log: IssueLog): RawStep | null {
  const path = ["steps", id];
  if (reservedSteps.has(id)) log.add("reserved-id", file, path, id);
  const kinds = stepKinds.filter((kind) => Object.hasOwn(written, kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    log.add("step-kind", file, path, id, kind === undefined ? "no kind" : `several kinds: ${kinds.join(", ")}`);
    return null;
  }
  const step: RawStep | null = parseWith(stepSchemas[kind], written, file, path, log);
  if (step !== null) checkParts(step, path, file, log);
  return step;
}

/** What one step can get wrong by itself. */
function checkParts(step: RawStep, path: readonly string[], file: SourceFile, log: IssueLog): void {
  if ("ask" in step) {
    const values = (step.choices ?? []).map((choice) => (typeof choice === "string" ? choice : choice.value));
    reportTwice(values, [...path, "choices"], file, log);
    const unknownAt = values.indexOf("unknown");
    if (unknownAt >= 0) log.add("reserved-id", file, [...path, "choices", unknownAt], "unknown");
    if (step.ask === "choice" && values.length === 0) log.add("schema", file, path, "a choice needs `choices`");
    if (step.ask !== "choice" && values.length > 0) log.add("schema", file, [...path, "choices"], `${step.ask} has no choices`);
  }
  if ("check" in step) reportTwice(step.documents.map((paper) => paper.id), [...path, "documents"], file, log);
  if ("guide" in step) {
    const ids = step.screens.map((screen) => (typeof screen === "string" ? screen : screen.id));
    reportTwice(ids, [...path, "screens"], file, log);
    ids.forEach((id, at) => {
      if (reservedScreens.has(id)) log.add("reserved-id", file, [...path, "screens", at], id);
    });
  }
}

function reportTwice(ids: readonly string[], path: readonly string[], file: SourceFile, log: IssueLog): void {
  ids.forEach((id, at) => {
    if (ids.indexOf(id) < at) log.add("duplicate-id", file, [...path, at], id);
  });
}
