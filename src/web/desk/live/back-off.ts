export const firstRetryMs = 500;
/** A network that is back is used again within this time (ms). */
export const slowestRetryMs = 15_000;

/**
 * Wait (ms) before the next try: doubles up to a bound, half of it by chance, so that a room of desks does not knock at the same moment.
 *
 * @param failures in a row, from 0. @param chance from 0 (included) to 1.
 */
export function retryDelayMs(failures: number, chance: number, firstMs = firstRetryMs, slowestMs = slowestRetryMs): number {
  const longest = Math.min(firstMs * 2 ** Math.min(failures, 16), slowestMs);
  return longest / 2 + (longest / 2) * chance;
}
