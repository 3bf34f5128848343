import type { HoursProblem, OpeningHours } from "../../core/opening";
import { openingHours } from "./opening-hours";

/** `never_open`: they parse and are surely open at no time of the days searched. */
export type HoursRefusal = HoursProblem | "never_open";

/** A start that waits this long (ms) for one setting is still a start; a busy machine must not refuse good hours. */
const checkLimitMs = 2_000;

/**
 * Whether hours that somebody set (those of the desk) can be promised to people.
 *
 * @param hours OpenStreetMap `opening_hours` syntax: `Mo-Fr 09:00-12:00,14:00-17:00; PH off`.
 * @param territory postcode or department.
 * @param at ms since 1970, from which they must be open at some time.
 * @returns null when they can.
 */
export function refuseHours(hours: string | undefined, territory: string, at: number, reader: OpeningHours = openingHours({ limitMs: checkLimitMs })): HoursRefusal | null {
  const opening = reader.at(hours, territory, at);
  if (opening.state === "open" || opening.opensAt !== null) return null;
  if (opening.state === "closed" || opening.reason === "conditional" || opening.reason === "public_holiday") return "never_open";
  return opening.reason;
}
