/** One promise measured: `value` is at least `least` or at most `most`, out of `count` cases. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly count: number;
}

/** What one part of `npm run eval` found: a table with its header first, the bars, and in words what went wrong. */
export interface EvalPart {
  readonly name: string;
  readonly table: readonly (readonly (string | number)[])[];
  readonly bars: readonly Bar[];
  readonly failures?: readonly string[];
}
