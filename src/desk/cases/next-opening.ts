import type { ClockHour } from "../../core/handoff/desk-event";
import type { OpeningHours } from "../../core/opening";
import { clockHour, territoryOf } from "../../places/opening-hours";

export interface DeskHours {
  /** OpenStreetMap `opening_hours`. */
  readonly hours: string;
  /** Department or postcode of the place whose clock counts. */
  readonly territory: string;
}

export interface NextOpening extends ClockHour {
  /** ms since 1970 */
  readonly at: number;
}

/** @returns null when no hours are set, when it is open now, or when nobody can say. */
export function nextOpening(opening: OpeningHours, desk: DeskHours | null, now: number): NextOpening | null {
  if (desk === null) return null;
  const answer = opening.at(desk.hours, desk.territory, now);
  const at = answer.state === "open" ? null : answer.opensAt;
  const timeZone = territoryOf(desk.territory)?.timeZone;
  return at === null || timeZone === undefined ? null : { at, ...clockHour(at, timeZone) };
}
