/** Wrong six-digit codes of everybody together, on all nodes. */
export interface WrongCodes {
  readonly v: 1;
  /** Since when these are counted (ms since 1970). */
  readonly since: number;
  readonly wrong: number;
  /** Six digits are closed for everybody until then (ms since 1970). */
  readonly closedUntil: number;
}

/** Wrong codes in `wrongCodesWindowMs` before six digits are closed: a guesser with one open code has a chance of 1 in 30 000 to be asked about at its kiosk. */
export const maxWrongCodes = 30;
export const wrongCodesWindowMs = 10 * 60_000;
/** Then nobody's digits are read for so long (ms); the square goes on. */
export const digitsClosedMs = 10 * 60_000;

export const noWrongCodes: WrongCodes = { v: 1, since: 0, wrong: 0, closedUntil: 0 };

/** One more try, counted before its code is looked at: a hundred guesses sent at once are a hundred. @returns null when digits are closed. */
export function countTry(before: WrongCodes, now: number): WrongCodes | null {
  if (now < before.closedUntil) return null;
  const isNew = before.closedUntil > 0 || now >= before.since + wrongCodesWindowMs;
  const wrong = isNew ? 1 : before.wrong + 1;
  return { v: 1, since: isNew ? now : before.since, wrong, closedUntil: wrong >= maxWrongCodes ? now + digitsClosedMs : 0 };
}

/** The code was right: as if it had not been tried. */
export const takeBack = (before: WrongCodes): WrongCodes => ({ ...before, wrong: Math.max(0, before.wrong - 1), closedUntil: 0 });
