import { searchedDays, type Opening } from "../../core/opening";
import type { Schedule } from "./parse-hours";
import { stretchesBetween, type Stretch } from "./zone-clock";

const minuteMs = 60_000;
const searchedMs = searchedDays * 24 * 60 * minuteMs;

type State = ReturnType<Schedule["stateAt"]>;

/** First instant (ms since 1970) with such a state; a clock that is put back shows the same hours twice, one put forward leaves some out. */
function firstInstant(stretches: readonly Stretch[], schedule: Schedule, isWanted: (state: State) => boolean): number | null {
  for (const { from, to, offsetMs } of stretches) {
    const end = to + offsetMs;
    for (let wall = from + offsetMs; wall < end; wall = schedule.steadyUntil(wall, end)) {
      if (isWanted(schedule.stateAt(wall))) return wall - offsetMs;
    }
  }
  return null;
}

/** @param at ms since 1970. */
export function findOpening(schedule: Schedule, timeZone: string, at: number): Opening {
  const minute = Math.floor(at / minuteMs) * minuteMs;
  const stretches = stretchesBetween(timeZone, minute, minute + searchedMs);
  const state = schedule.stateAt(minute + stretches[0]!.offsetMs);
  if (state === "open") return { state, until: firstInstant(stretches, schedule, (later) => later !== "open") };
  const opensAt = firstInstant(stretches, schedule, (later) => later === "open");
  return state === "closed" ? { state, opensAt } : { state: "unknown", reason: state, opensAt };
}
