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
/** Numbers whose delivery is looked at anew each second, for a page that is watching: platforms tell of a message within minutes. */
export const deliveriesShown = 100;
