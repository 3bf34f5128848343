/** A frame of a page says what it looks at (bytes). */
export const maxPageFrameBytes = 1_024;
/** Sockets of one process: forty mediators with some tabs each. */
export const maxDeskSockets = 200;
export const maxSocketsPerAccount = 8;
/** Silence after which a socket is asked whether it lives, and its session looked at (ms). */
export const checkEveryMs = 20_000;
/** A page that does not take a frame in this time (ms) is cut; it comes back with the number it has. */
export const sendTimeoutMs = 10_000;
/** After the store failed, the log is read again (ms). */
export const readAgainMs = 1_000;
