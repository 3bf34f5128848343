import { minRecentWaits } from "../../core/handoff/limits";
import type { MeasuredWait } from "../../core/handoff/line";

/** Median of the last waits of everybody (ms); null: too few to say. */
export function usualWaitOf(waits: readonly MeasuredWait[]): number | null {
  if (waits.length < minRecentWaits) return null;
  const sorted = waits.map(({ waitMs }) => waitMs).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
