import { rounded } from "./statistics";
import type { Sample } from "./load";

/** One line of the table of figures. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly atLeast?: number;
  readonly aim?: number;
  /** Which way is better; needed to judge. */
  readonly better?: "higher" | "lower";
  readonly note?: string;
}

export interface RowResult {
  /** By subject. */
  readonly samples: Readonly<Record<string, Sample>>;
  readonly figures: readonly Figure[];
}

/** Null for a figure without a target, or when the target of that kind is not set. */
export function isReached({ value, better }: Figure, target: number | undefined): boolean | null {
  if (target === undefined || better === undefined) return null;
  return better === "higher" ? value >= target : value <= target;
}

export function sampleTable(rows: Readonly<Record<string, RowResult>>): readonly string[] {
  const lines = [["", "turns/s", "p50 ms", "p99 ms", "CPU µs/turn", "load average"]];
  for (const [row, { samples }] of Object.entries(rows)) {
    for (const [name, sample] of Object.entries(samples)) {
      const { turnsPerSecond, p50Ms, p99Ms, cpuMicrosPerTurn, loadAverage } = sample;
      lines.push([`${row}: ${name}`, ...[Math.round(turnsPerSecond), p50Ms, p99Ms, Math.round(cpuMicrosPerTurn), loadAverage].map((n) => String(rounded(n)))]);
    }
  }
  return lines.length === 1 ? [] : aligned(lines);
}

export function figureTable(rows: Readonly<Record<string, RowResult>>): readonly string[] {
  const lines = [["figure", "measured", "at least", "reached", "aim", "reached", ""]];
  for (const figure of Object.values(rows).flatMap(({ figures }) => figures)) {
    const { atLeast, aim, unit, note = "" } = figure;
    const target = (value: number | undefined) => (value === undefined ? "" : String(value));
    const verdict = (value: number | undefined) => ({ true: "yes", false: "no", null: "" })[String(isReached(figure, value)) as "true" | "false" | "null"];
    lines.push([figure.figure, `${rounded(figure.value)} ${unit}`, target(atLeast), verdict(atLeast), target(aim), verdict(aim), note]);
  }
  return lines.length === 1 ? [] : aligned(lines);
}

function aligned(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join("  ").trimEnd());
}
