import { seenMs } from "../core/limits";

const day = 24 * 3_600_000;

/** Epoch and hashed event ids of an erased conversation (ms): as long as a platform may send an old event again. */
export const tombstoneMs = seenMs;
/** Wordings (ms), counted from the last reading: longer than any log entry that needs them. */
export const contentMs = 400 * day;
/** Redis indexes (ms), counted from the last writing: longer than any retention. */
export const indexMs = 62 * day;

/**
 * An address points to its conversation a little longer than the conversation lives, so that a cached answer can be used without a trip.
 *
 * @returns ms: a quarter of the retention, at most an hour.
 */
export const aliasSlackMs = (retentionMs: number): number => Math.min(retentionMs / 4, 3_600_000);

/** The node of a turn applies its effects within this time (ms) after the commit; then any other node may. */
export const effectGraceMs = 5_000;
/** What the bot says without its values (ms), counted from the last time a process used it anew: twice longer than any log. */
export const saidMs = 62 * day;
