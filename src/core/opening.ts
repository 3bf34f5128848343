/* ---------- opening hours: when somebody is there (src/places/opening-hours) ---------- */

/** Why hours cannot be evaluated at any instant. */
export const hoursProblems = ["absent", "too_long", "not_parsed", "doubtful", "school_holidays", "sun", "too_slow", "unknown_territory"] as const;
export type HoursProblem = (typeof hoursProblems)[number];

/**
 * Why nobody can say whether it is open now: the hours themselves; or, at this instant, a condition they name ("by appointment"), or a public
 * holiday that they say nothing about.
 */
export type HoursDoubt = HoursProblem | "conditional" | "public_holiday";

/** Instants are ms since 1970; null: none within `searchedDays` of the question. Only what is surely open is called open. */
export type Opening =
  | { readonly state: "open"; /** First instant at which it is no longer surely open. */ readonly until: number | null }
  | { readonly state: "closed"; /** First instant at which it is surely open. */ readonly opensAt: number | null }
  | { readonly state: "unknown"; readonly reason: HoursDoubt; readonly opensAt: number | null };

/** A next opening is looked for this far (days): the longest summer closing and a month; a promise beyond that is none. */
export const searchedDays = 100;

export interface OpeningHours {
  /**
   * Never throws, whatever the hours hold.
   *
   * @param hours OpenStreetMap `opening_hours` syntax, the wall clock of the territory.
   * @param territory French postcode (`97411`) or department (`974`, `2A`).
   * @param at ms since 1970.
   */
  at(hours: string | undefined, territory: string, at: number): Opening;
}
