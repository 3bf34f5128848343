import type { HoursDoubt, HoursProblem } from "../../core/opening";
import type { HoursLibrary, LibraryHours } from "./library";
import type { Territory } from "./territory";

/** Hours of one territory on its wall clock, whose times are read as if they were UTC (ms, whole minutes). */
export interface Schedule {
  stateAt(wallMs: number): "open" | "closed" | HoursDoubt;
  /** Nothing changes between `wallMs` and this time, at most `endMs`; something may at it. */
  steadyUntil(wallMs: number, endMs: number): number;
}

const dayMs = 24 * 3_600_000;

/**
 * What the library reports about spelling, order or style, having one reading all the same. All other warnings, those of later versions too, are
 * a doubt about what was meant: `9-5`, `Mo-Fr` without an hour, two times in a row without a comma, a night that the next rule cuts.
 */
const harmless: ReadonlySet<string> = new Set([
  "word_error_correction", "please_use_ok_for_ko", "omit_ko", "hour_min_separator", "without_minutes", "separator_for_readability", "no_colon_after",
  "rant_degree_sign_used_for_zero", "default_state", "empty_comment", "nothing_useful", "switched", "combine_rules", "period_one", "adding_0",
  "year_past", "date_past", "date_range_past",
]);

const withoutComments = (hours: string): string => hours.replace(/"[^"]*"/g, "");

/** What hours follow and nobody here knows: the library has school holidays for a region and some years, and no position for the sun. */
function needsMore(hours: string): HoursProblem | null {
  const plain = withoutComments(hours);
  if (/\bSH\b/i.test(plain)) return "school_holidays";
  return /sunrise|sunset|dawn|dusk/i.test(plain) ? "sun" : null;
}

/** Call it within `HoursLibrary.within`. @returns the reason when the hours have no certain meaning. */
export function parseHours(library: HoursLibrary, hours: string, territory: Territory): Schedule | HoursProblem {
  const written = needsMore(hours);
  if (written !== null) return written;
  let parsed: LibraryHours;
  try {
    parsed = library.parse(hours, territory.holidays);
  } catch {
    // it throws strings, which quote the hours
    return "not_parsed";
  }
  // words that the library took for others are seen here only
  const meant = needsMore(parsed.canonical);
  if (meant !== null) return meant;
  if (!parsed.warnings.every((kind) => harmless.has(kind))) return "doubtful";
  const plain = withoutComments(parsed.canonical);
  return schedule(parsed, territory, { isAlways: plain.trim() === "24/7", namesHolidays: /\bPH\b/.test(plain) });
}

/**
 * Hours that name no public holiday mean, in France, "closed" as often as not: nobody knows, so such a day is never called open. What is always
 * open stays so.
 */
function schedule(parsed: LibraryHours, { moreHolidays = [] }: Territory, hours: { readonly isAlways: boolean; readonly namesHolidays: boolean }): Schedule {
  const isUnsure = (wallMs: number): boolean =>
    moreHolidays.includes(new Date(wallMs).toISOString().slice(5, 10)) || (!hours.namesHolidays && parsed.isPublicHoliday(wallMs));

  return {
    stateAt(wallMs) {
      const state = parsed.stateAt(wallMs);
      if (state === "unknown") return "conditional";
      return state === "open" && !hours.isAlways && isUnsure(wallMs) ? "public_holiday" : state;
    },
    steadyUntil(wallMs, endMs) {
      const change = Math.min(parsed.changeAfter(wallMs, endMs) ?? endMs, endMs);
      // a holiday may begin or end at midnight
      return hours.isAlways || parsed.stateAt(wallMs) !== "open" ? change : Math.min(change, (Math.floor(wallMs / dayMs) + 1) * dayMs);
    },
  };
}
