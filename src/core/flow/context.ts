import type { IsoDate } from "./model";
import type { Computation, Rule } from "./rules/rule";

/** One dated figure; outside `from`..`until` (inclusive) nothing is said. */
export interface AmountRow {
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly euros: number;
  readonly source: { readonly title: string; readonly url: string };
}

/** What the engine needs besides the flow and the run. Plain data and pure functions: no clock, no words. */
export interface FlowContext {
  readonly today: IsoDate;
  readonly rules: Readonly<Record<string, Rule>>;
  readonly computations: Readonly<Record<string, Computation>>;
  readonly amounts: Readonly<Record<string, readonly AmountRow[]>>;
}

export function amountOn(rows: readonly AmountRow[] | undefined, day: IsoDate): AmountRow | undefined {
  return rows?.find((row) => row.from <= day && day <= row.until);
}

