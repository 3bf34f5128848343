/** `YYYY-MM-DD` in the time zone of the desk. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** `HH:MM` in the time zone of the desk. */
export function clockOf(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

export interface Elapsed {
  readonly unit: "seconds" | "minutes" | "hours" | "days";
  readonly count: number;
  /** Of an hour: minutes; of a day: hours. */
  readonly rest: number;
}

/** How long ago, as one says it: "40 s", "12 min", "1 h 05", "2 j". Never negative. */
export function elapsed(ms: number): Elapsed {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return { unit: "seconds", count: seconds, rest: 0 };
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return { unit: "minutes", count: minutes, rest: 0 };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { unit: "hours", count: hours, rest: minutes % 60 };
  return { unit: "days", count: Math.floor(hours / 24), rest: hours % 24 };
}

/** @param day `YYYY-MM-DD`. @param clock `HH:MM`. @returns ms since 1970 in the time zone of the desk, or null when that is no hour. */
export function momentOf(day: string, clock: string): number | null {
  const at = new Date(`${day}T${clock}`).getTime();
  return day === "" || clock === "" || Number.isNaN(at) ? null : at;
}
