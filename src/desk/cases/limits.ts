/** The desk looks at its cases as often (ms): what a person waits at most before an offer goes out. */
export const lookEveryMs = 1_000;
/** Open cases looked at; the largest desk we measured has 200. */
export const maxOpenCases = 1_000;
/** Cases ended lately, for the usual wait and for "reopen". */
export const maxEndedCases = 200;
/** Cases looked through for the record of activity: a busy year of a large desk. */
export const maxListedCases = 20_000;
/** How often those are read again (ms). */
export const endedEveryMs = 15_000;
/** How often a look asks whether the talk behind an open case still exists (ms). */
export const existsEveryMs = 60_000;
/** An act waits so long (ms) for its turn to be committed before it says that it was accepted and not yet done. */
export const actPatienceMs = 3_000;
export const actPollMs = 40;
/** Cases ended within this time (ms) stay in the queue's list. */
export const endedShownMs = 24 * 3_600_000;
/** Notes of one case, and characters of one of them: a page, not a file. */
export const maxNotes = 50;
export const maxNoteLength = 2_000;
export const maxLabels = 8;
export const maxLabelLength = 40;
/** Entries of one page of a transcript. */
export const transcriptPage = 100;
/** A page of a transcript waits so long (ms) for translations: words that are late are read as they are. */
export const transcriptPatienceMs = 1_000;
/** Entries of a page that are translated, the newest: what is read first in a case, and no more than an engine takes at once. */
export const maxTranslatedPerPage = 30;
/** Translated words of persons in memory, at most some 4 kB each. */
export const maxKnownTranslations = 2_000;
/** Ended cases are found for as long (ms) as their tickets are kept. */
export const searchedMs = 30 * 24 * 3_600_000;
/** Cases looked through in one search: a month of a desk of forty mediators has some 1,700. */
export const maxSearchedCases = 5_000;
/** Cases whose notes are read in one search, and how many of them at a time. */
export const maxReadPapers = 1_000;
export const papersAtOnce = 50;
/** Cases that one search shows: more are not read, but searched for more closely. */
export const maxFoundCases = 50;
/** Characters of what is looked for. */
export const maxSearchLength = 80;
/** Numbers whose delivery is looked at anew each second, for a page that is watching: platforms tell of a message within minutes. */
export const deliveriesShown = 100;
