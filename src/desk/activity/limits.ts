/** Days in one export: a year, for the yearly report. */
export const maxPeriodDays = 366;
/** Cases in one export: a desk of forty mediators has some 20,000 a year, and each is a line of 300 bytes. */
export const maxExportedCases = 25_000;
