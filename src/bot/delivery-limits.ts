/** One message to a platform (ms); a platform that answers later may have taken it, so the same may be sent twice. */
export const sendTimeoutMs = 10_000;
/** Messages taken by one node stay its own this long (ms): the slowest send and a little. After a crash they wait as long. */
export const claimMs = 12_000;
/** Before what became of a message is written down once more (ms), after the store failed. */
export const writeAgainMs = 250;
/** Messages taken in one look. */
export const takeLimit = 50;
/** Conversations being sent to at the same time by one node; one slow platform must not stop the others. */
export const maxConversationsAtOnce = 100;
/** Look again (ms) after a conversation was sent to: a little more than the store puts off what came meanwhile. */
export const lookAgainMs = 300;
/** An answer that could not be sent in this time (ms) would confuse more than help. */
export const deliveryLifeMs = 24 * 3_600_000;
const firstRetryMs = 2_000;
const longestRetryMs = 10 * 60_000;

/**
 * Wait (ms) after the nth try failed: doubled each time, give or take a quarter, so that those who failed together do not come back together.
 *
 * @param luck from 0 to 1.
 */
export function retryAfter(attempts: number, luck: number = Math.random()): number {
  return Math.min(firstRetryMs * 2 ** Math.min(attempts - 1, 20), longestRetryMs) * (0.75 + luck / 2);
}
