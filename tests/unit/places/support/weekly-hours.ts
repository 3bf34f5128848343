import { searchedDays } from "../../../../src/core/opening";

/** A second way to the same answers, with nothing of src/: hours of one week, looked at minute by minute. */
export interface WeeklyHours {
  /** Sunday first; minutes since midnight, up to 48 hours for a night that goes on. */
  readonly days: readonly (readonly { readonly from: number; readonly to: number }[])[];
  /** `MM-DD` of days that are closed. */
  readonly closedOn?: readonly string[];
}

const names = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];
export const minuteMs = 60_000;

const clockTime = (minutes: number): string => `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

export function writeHours({ days, closedOn }: WeeklyHours): string {
  // joined by commas: a night that goes on is kept beside what the next day says
  const rules = days.flatMap((ranges, day) => (ranges.length === 0 ? [] : [`${names[day]} ${ranges.map(({ from, to }) => `${clockTime(from)}-${to === 1_440 ? "24:00" : clockTime(to)}`).join(",")}`]));
  return `${rules.join(", ")}${closedOn ? "; PH off" : ""}`;
}

/** Days and times only, as in the sample of places; a later rule takes the place of an earlier one on its days. */
export function readHours(text: string): WeeklyHours {
  const days: { from: number; to: number }[][] = names.map(() => []);
  for (const rule of text.split("; ")) {
    const [on, times] = rule.split(" ") as [string, string];
    const ranges = times.split(",").map((range) => {
      const [from, to] = range.split("-").map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) as [number, number];
      return { from, to };
    });
    for (const part of on.split(",")) {
      const [first, last = first] = part.split("-").map((name) => names.indexOf(name)) as [number, number?];
      for (let day = first; day <= last; day += 1) days[day] = ranges;
    }
  }
  return { days };
}

const offsets = new Map<string, number>();

/** From the name of the offset ("GMT-02:30"), which is another way than that of src/. */
function offsetMs(timeZone: string, at: number): number {
  const hour = Math.floor(at / (60 * minuteMs));
  const key = `${timeZone} ${hour}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const text = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(hour * 60 * minuteMs).find(({ type }) => type === "timeZoneName")!.value;
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text)!;
    offset = sign === undefined ? 0 : (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs;
    offsets.set(key, offset);
  }
  return offset;
}

export function isOpenAt({ days, closedOn = [] }: WeeklyHours, timeZone: string, at: number): boolean {
  const wall = new Date(at + offsetMs(timeZone, at));
  const isWithin = (daysBack: number): boolean => {
    const begun = new Date(wall.getTime() - daysBack * 24 * 60 * minuteMs);
    const minute = wall.getUTCHours() * 60 + wall.getUTCMinutes() + daysBack * 1_440;
    return !closedOn.includes(begun.toISOString().slice(5, 10)) && days[begun.getUTCDay()]!.some(({ from, to }) => from <= minute && minute < to);
  };
  return isWithin(0) || isWithin(1);
}

/** First whole minute after `at` that is open, or not; null: none within the days searched. */
export function firstMinute(hours: WeeklyHours, timeZone: string, at: number, isOpen: boolean): number | null {
  const first = Math.floor(at / minuteMs) * minuteMs;
  for (let minute = first + minuteMs; minute < first + searchedDays * 1_440 * minuteMs; minute += minuteMs) {
    if (isOpenAt(hours, timeZone, minute) === isOpen) return minute;
  }
  return null;
}
