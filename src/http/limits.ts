/** Headers and body of one request (ms): a slow line is given half a minute. */
export const requestTimeoutMs = 30_000;
/** Headers alone (ms). */
export const headersTimeoutMs = 10_000;
/** A connection without request (ms): above the 60 s of common proxies, so that they close first. */
export const keepAliveTimeoutMs = 65_000;
/** How long (ms) a stopping service waits for requests and sockets before it cuts them: it must have left after five seconds. */
export const closeGraceMs = 2_000;
/** The health question must be answered in this time (ms), or the answer is no. */
export const healthTimeoutMs = 2_000;
/** Smallest file (bytes) worth compressing. */
export const minGzipBytes = 1_024;
