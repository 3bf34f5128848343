/** Entries of the audit trail in one answer, unless fewer are wanted. */
export const usualAuditPage = 100;
/** At most: a screen full several times over. */
export const maxAuditPage = 200;
/** Entries of one day that can be reached: a day of forty mediators has some thousands. */
export const maxAuditFrom = 1_000_000;
