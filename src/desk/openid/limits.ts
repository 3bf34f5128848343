/** Longest wait (ms) for one answer of the directory: who signs in is looking at a blank page meanwhile. */
export const issuerTimeoutMs = 5_000;
/** What the directory says of itself (addresses, keys) is asked again after this time (ms). */
export const discoveryKeptMs = 60 * 60_000;
/** Codes tried after one visit to the directory; then the visit is due again. */
export const maxCodeTries = 5;
/** Longest query that the directory sends a browser back with (characters): codes of the large ones have some 2,000. */
export const maxCallbackLength = 8_000;
/** Difference (ms) between our clock and the directory's that is forgiven, and the fractions that its seconds cut off. */
export const maxClockSkewMs = 30_000;
