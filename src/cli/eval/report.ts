/** A promise of the readers, as measured. Shares are in percent. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  /** Rows that the value rests on. */
  readonly count: number;
}

export interface EvalPart {
  readonly name: string;
  /** The first row holds the headings. */
  readonly table: readonly (readonly (string | number)[])[];
  readonly bars: readonly Bar[];
  /** Each row that was not right, in words. */
  readonly failures?: readonly string[];
}

export const isMet = ({ value, least, most }: Bar): boolean => (least === undefined || value >= least) && (most === undefined || value <= most);

/** In percent with one decimal; of nothing, 100. */
export const share = (part: number, whole: number): number => (whole === 0 ? 100 : Math.round((part / whole) * 1_000) / 10);

export function partLines({ name, table, bars, failures = [] }: EvalPart): readonly string[] {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => String(row[column] ?? "").length)));
  const rows = table.map((row) => row.map((cell, column) => (typeof cell === "number" ? String(cell).padStart(widths[column]!) : cell.padEnd(widths[column]!))).join("  ").trimEnd());
  return [`# ${name}`, ...rows, ...bars.map(barLine), ...failures.map((failure) => `  ${failure}`), ""];
}

function barLine(bar: Bar): string {
  const wanted = [...(bar.least === undefined ? [] : [`at least ${bar.least}`]), ...(bar.most === undefined ? [] : [`at most ${bar.most}`])].join(", ");
  return `${isMet(bar) ? "ok  " : "NOT "} ${bar.name}: ${bar.value} % of ${bar.count}${wanted === "" ? "" : ` (${wanted} %)`}`;
}
