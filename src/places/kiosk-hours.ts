import type { Here } from "../core/conversation/here";
import type { Opening, OpeningHours } from "../core/opening";
import type { KioskPlace } from "./kiosk-places";
import { clockHour, territoryOf } from "./opening-hours";

/** Hours that nobody has read on the door for so long (days) are not told any more: a year, in which a summer and a winter timetable passed. */
const oldAfterDays = 366;
/** Openings looked at for one where both are open: a fortnight of two a day. Beyond it nothing is promised. */
const maxOpeningsLookedAt = 40;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A state without a known end is asked for again after this time (ms). */
const askAgainMs = 60 * minuteMs;

interface Hours {
  /** OpenStreetMap `opening_hours`. */
  readonly hours: string;
  /** Department or postcode of the place whose clock counts. */
  readonly territory: string;
}

export interface KioskHoursParts {
  readonly places: readonly KioskPlace[];
  /** Of the association; null: it has told none. */
  readonly desk: Hours | null;
  readonly opening: OpeningHours;
}

/** @returns who is at a place (its id) at a moment (ms since 1970), worked out once a minute; null for a place without hours, or with old ones. */
export function kioskHours({ places, desk, opening }: KioskHoursParts): (place: string, at: number) => Here | null {
  const withHours = new Map(places.filter(({ hours }) => hours !== undefined).map((place) => [place.id, place]));
  const latest = new Map<string, { readonly minute: number; readonly here: Here | null }>();

  const hereAt = ({ hours, territory }: KioskPlace, at: number): Here | null => {
    const timeZone = territoryOf(territory)?.timeZone;
    if (hours === undefined || timeZone === undefined || at - Date.parse(hours.checkedOn) > oldAfterDays * dayMs) return null;
    const place = { hours: hours.opening, territory };
    const answer = opening.at(place.hours, territory, at);
    const both = desk === null ? null : firstBothOpen(opening, place, desk, at);
    return {
      now: nowOf(answer, at, timeZone), checkedOn: hours.checkedOn, staysMs: staysMs(answer, at),
      bothOpen: both === null || both === at ? null : { ...clockHour(both, timeZone), at: both },
    };
  };

  return (id, at) => {
    const place = withHours.get(id);
    if (place === undefined) return null;
    const minute = Math.floor(at / minuteMs) * minuteMs;
    const known = latest.get(id);
    const here = known?.minute === minute ? known.here : hereAt(place, minute);
    latest.set(id, { minute, here });
    return here;
  };
}

function nowOf(answer: Opening, at: number, timeZone: string): Here["now"] {
  if (answer.state === "unknown") return null;
  if (answer.state === "closed") return answer.opensAt === null ? null : { state: "closed", opens: clockHour(answer.opensAt, timeZone) };
  const until = answer.until === null ? null : clockHour(answer.until, timeZone);
  return { state: "open", untilHour: until?.date === clockHour(at, timeZone).date ? until.hour : null };
}

function staysMs(answer: Opening, at: number): number {
  const change = answer.state === "open" ? answer.until : answer.opensAt;
  return Math.max(minuteMs, Math.min(askAgainMs, (change ?? Infinity) - at));
}

/** @returns `at` when both are open then; null: none within `maxOpeningsLookedAt` openings, or nobody can say. */
function firstBothOpen(opening: OpeningHours, one: Hours, other: Hours, at: number): number | null {
  let moment = at;
  for (let looked = 0; looked < maxOpeningsLookedAt; looked += 1) {
    const answers = [one, other].map(({ hours, territory }) => opening.at(hours, territory, moment));
    const waits = answers.flatMap((answer) => (answer.state === "open" ? [] : [answer.opensAt]));
    if (waits.length === 0) return moment;
    if (waits.includes(null)) return null;
    moment = Math.max(...waits.map(Number));
  }
  return null;
}
