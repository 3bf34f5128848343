/** Body of an ordinary request (bytes): a message of `maxTextLength` in any script, its channel data, and room. */
export const maxBodyBytes = 64 * 1024;
/** Body of an upload (bytes): one photograph of a phone; it is read only to be named, then dropped. */
export const maxUploadBytes = 4 * 1024 * 1024;
/** A body that takes longer to arrive (ms) is somebody holding the line. */
export const bodyTimeoutMs = 15_000;
/** Uploads read at the same time, each in memory: 8 × 4 MB at worst. */
export const maxUploadsAtOnce = 8;
/** Addresses remembered by one rate limiter, the longest unseen forgotten first. */
export const maxRememberedAddresses = 10_000;
