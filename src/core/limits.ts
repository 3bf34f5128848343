/** Longest text of a person kept and read, in Unicode code points: about two pages; longer is refused politely. */
export const maxTextLength = 2_000;
/** Recognizers-Text may block for seconds beyond this (code points). */
export const maxRecognizerLength = 200;
/** Events waiting in one conversation; about a minute of impatient typing. */
export const maxInboxLength = 32;
/** Log entries kept per conversation, oldest out first. */
export const maxLogLength = 500;
/** Steps the engine may pass in one turn before it calls the procedure broken. */
export const maxStepsPerTurn = 100;
/** Misses at one question before its shape changes and a person is offered. */
export const maxMisses = 2;
/** One turn, reading included (ms); beyond, the event is tried again. */
export const turnTimeLimitMs = 5_000;
/** Lease of a conversation (ms): what a person waits when the node that was answering dies. */
export const leaseMs = 3_000;
/** A turn that takes longer (ms) renews its lease, as often as that. */
export const renewAfterMs = 1_000;
/** Times one event is tried before it is set aside with an error code. */
export const maxAttempts = 3;
/** Procedures one person can have begun at once. */
export const maxRunsPerSession = 12;
/** Silence (ms) after which a person is told where they were before going on. */
export const returnAfterMs = 4 * 3_600_000;
/** Attachments named in one event. */
export const maxAttachments = 5;
/** Channel data echoed to a client, bytes of JSON. */
export const maxChannelDataBytes = 4_096;
/** Address of a conversation on a push channel, kept to write again later: bytes of JSON. Real ones have 300 to 700. */
export const maxReferenceBytes = 2_048;
/** Event ids remembered per conversation for duplicates, oldest out first. */
export const maxSeen = 256;
/** How long event ids are remembered after the last event (ms): the longest retry of a platform is 7 days. */
export const seenMs = 7 * 24 * 3_600_000;
/** Session as JSON, bytes: a session that grows past it is a defect, refused before it is stored. */
export const maxSessionBytes = 64 * 1024;
/** What a person may want, proposed at once; more would not be read. */
export const maxProposals = 3;
