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

/**
 * A day as one types it in France (`22/11/2026`, also with points or spaces). The browser's own field would turn day and month round on a
 * machine that is set to English.
 *
 * @returns `YYYY-MM-DD`; null for what is no day (`30/02/2026`, though `new Date` takes it).
 */
export function readDay(typed: string): string | null {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(typed.trim()) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isDay = year !== "" && date.getUTCFullYear() === Number(year) && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isDay ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : null;
}

/** An hour as one types it in France (`14:30`, `14h30`, `9 h`). @returns `HH:MM`, or null. */
export function readClock(typed: string): string | null {
  const [, hour = "", minute = "00"] = /^([01]?\d|2[0-3])(?:\s*[:hH]\s*([0-5]\d)?)?$/.exec(typed.trim()) ?? [];
  return hour === "" ? null : `${hour.padStart(2, "0")}:${minute}`;
}

/** @param day `YYYY-MM-DD`. @returns `22/11/2026` */
export const shownDay = (day: string): string => day.split("-").reverse().join("/");

/** @param day `YYYY-MM-DD`. @param clock `HH:MM`. @returns ms since 1970, in the time zone of the desk. */
export const momentOf = (day: string, clock: string): number => new Date(`${day}T${clock}`).getTime();
