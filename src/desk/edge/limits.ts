/** Body of an ordinary request of the desk (bytes): a note or a message of the longest text in any script, and room. */
export const maxDeskBodyBytes = 16 * 1024;
/** Body of a request from who is not signed in (bytes): names, a password, a token. */
export const maxStrangerBodyBytes = 4 * 1024;
/** Fields named in one refusal: a form has fewer. */
export const maxNamedFields = 20;
/** A machine that failed is asked again after this time (ms). */
export const tryAgainMs = 5_000;
