const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** An account that nobody touched for this long (ms) goes by itself: a year, and the holidays around it. */
export const accountUnusedMs = 396 * day;
/** A sign-in name points a little longer than its account lives (ms): it is written first. */
export const signInNameSlackMs = day;
/** A one-time link (ms): over a weekend. */
export const invitationMs = 72 * hour;
/** Silence after which an open session ends (ms). */
export const sessionIdleMs = 30 * minute;
/** Length of a session whatever is done in it (ms): a working day. */
export const sessionAbsoluteMs = 12 * hour;
/** An active session is written again at most this often (ms): the idle limit is that much shorter at worst. */
export const renewSessionEveryMs = minute;
/** Wrong passwords at a locked screen before its session ends: then the whole sign-in is due. */
export const maxUnlockTries = 5;
/** A browser that somebody signed in from is known for this long (ms) after the last time. */
export const deviceMs = 90 * day;
/** From the button to the end of a sign-in through the directory (ms): time for a slow page and a telephone in the other room. */
export const openIdLoginMs = 10 * minute;
/** Length of the audit trail (ms): six months. */
export const auditMs = 184 * day;

/** Unicode code points after normalisation. No rule on kinds of characters: length is what helps. */
export const minPasswordLength = 12;
/** Long enough for any phrase; what is longer only costs us time. */
export const maxPasswordLength = 128;
/** Fewer different characters than that is a pattern, whatever its length. */
export const minDistinctCharacters = 5;
/** Hashes at once: each keeps a core busy, and one must be left for the people. */
export const maxHashesAtOnce = 1;
/** Hashes waiting: the last one waits about ten seconds; more are refused. */
export const maxHashesWaiting = 20;
/** Longest name or code of a sign-in that is looked at, characters; what is longer is wrong. */
export const maxAnswerLength = 64;

/** Single-use codes given with a second factor. */
export const recoveryCodeCount = 10;
/** Times a change is tried again when somebody else changed the same record meanwhile. */
export const maxLostRaces = 8;
/** Tries to find a sign-in name that is free. */
export const maxNameTries = 20;
/** Accounts of one association: the list is read at once. */
export const maxAccounts = 500;
