/** @param p 0 to 1. @returns the smallest value that a share `p` of them do not exceed; 0 of none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * p) - 1)] ?? 0;
}

/** The lower of the two in the middle when they are even in number. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Two figures after the point below ten, one below a hundred, none above. */
export function rounded(value: number): number {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return Number(value.toFixed(digits));
}
