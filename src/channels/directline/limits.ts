import type { RateLimit } from "../edge/rate-limit";

/** Life of an access token (ms); directlinejs refreshes it at half of that, whatever we say. */
export const tokenLifetimeMs = 30 * 60_000;
/** New conversations for one address: a library with ten kiosks opens fewer, a script more. */
export const tokenRate: RateLimit = { times: 60, windowMs: 10 * 60_000 };
/** Messages that one conversation may listen to: a person who hears everything twice needs a quarter of it. */
export const speechRate: RateLimit = { times: 40, windowMs: 60_000 };
/** Codes for a phone that one kiosk conversation may draw: a new one each time the panel is opened. */
export const phoneCodeRate: RateLimit = { times: 20, windowMs: 10 * 60_000 };
/** Claims of one address: five phones that ask every two seconds what the kiosk said, behind the one address of a library. */
export const phoneClaimRate: RateLimit = { times: 150, windowMs: 60_000 };
/** Activities in one answer, or read at once for a socket. */
export const pageSize = 100;
/** Sockets of one conversation: a page, its reload, a second tab, and one not yet known to be dead. */
export const maxSocketsPerConversation = 5;
/** Sockets of this process. */
export const maxSockets = 2_000;
/** A client frame (bytes): clients only send empty ones. */
export const maxClientFrameBytes = 1_024;
/** Time between two pings (ms), below the 60 s after which proxies cut; a socket that missed one is closed at the next. */
export const pingIntervalMs = 25_000;
/** A frame not taken by the client in this time (ms) means that nobody reads any more. */
export const sendTimeoutMs = 20_000;
/** Wait (ms) before the log is read again after the store failed. */
export const readAgainMs = 1_000;
/** A socket whose log cannot be read for so long (ms) is closed: its client says that the connection is lost, and comes back by itself. */
export const maxUnreadableMs = 3_000;
