/** A time during which the clock of a zone keeps its distance to UTC. */
export interface Stretch {
  /** ms since 1970, inclusive. */
  readonly from: number;
  /** ms since 1970, exclusive. */
  readonly to: number;
  /** What the wall clock shows, read as if it were UTC, minus the instant (ms). */
  readonly offsetMs: number;
}

const minuteMs = 60_000;
/** Between two looks at the clock (ms): no zone of France changes its hour twice in this time. */
const lookEveryMs = 28 * 24 * 60 * minuteMs;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const digits = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const made = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...digits });
  clocks.set(timeZone, made);
  return made;
}

/** @param at ms since 1970, a whole minute. */
export function offsetAt(timeZone: string, at: number): number {
  const parts = new Map(clockOf(timeZone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name)!;
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute")) - at;
}

/** First whole minute after `low`, at most `high`, whose offset is not that of `low`. */
function changeBetween(timeZone: string, low: number, high: number): number {
  const offset = offsetAt(timeZone, low);
  let [before, after] = [low / minuteMs, high / minuteMs];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(timeZone, middle * minuteMs) === offset) before = middle;
    else after = middle;
  }
  return after * minuteMs;
}

/**
 * The time between two instants, cut where the zone changes its hour, in order and without gaps.
 *
 * @param from ms since 1970, a whole minute, as is `to`.
 */
export function stretchesBetween(timeZone: string, from: number, to: number): readonly Stretch[] {
  const cut: Stretch[] = [];
  let start = from;
  for (let look = from; look < to;) {
    const next = Math.min(look + lookEveryMs, to);
    if (offsetAt(timeZone, next) === offsetAt(timeZone, look)) look = next;
    else {
      look = changeBetween(timeZone, look, next);
      cut.push({ from: start, to: look, offsetMs: offsetAt(timeZone, start) });
      start = look;
    }
  }
  if (start < to) cut.push({ from: start, to, offsetMs: offsetAt(timeZone, start) });
  return cut;
}
