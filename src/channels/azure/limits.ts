/** Body of one activity of Azure (bytes): what the Bot Framework allows; native data of the platform travels in it. */
export const maxActivityBytes = 256 * 1024;
/** Seconds before Azure should send again what a full inbox refused; it empties in about that time. */
export const retryWhenFullSeconds = 5;
/** Longest wait (ms) that a platform's Retry-After is believed for. */
export const maxRetryAfterMs = 3_600_000;
