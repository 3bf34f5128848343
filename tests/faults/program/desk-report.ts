import type { Violation } from "./checks";
import { deskInvariants } from "./desk-checks";

export interface DeskFigures {
  readonly talks: number;
  /** Acts asked of the desk, sent again or not, and answers of persons. */
  readonly acts: number;
  readonly retries: number;
  readonly refused: number;
  readonly kills: number;
  readonly restarts: number;
  readonly violations: readonly Violation[];
}

/** Two lines of figures, and one for each thing that was found broken: nothing that anybody said. */
export function deskReport({ violations, ...counts }: DeskFigures): string {
  const table = deskInvariants.map((invariant) => `${invariant} ${violations.filter((one) => one.invariant === invariant).length}`);
  const figures = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  const lines = new Set(violations.map(({ invariant, person, what }) => `  ${invariant} talk ${person}: ${what}`));
  return [`desk         ${figures.join(", ")}`, `violations   ${table.join(", ")}`, ...lines].join("\n");
}
