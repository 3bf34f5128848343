import type { ClockHour } from "../../core/handoff/desk-event";

/** @param at ms since 1970. @param timeZone IANA name. */
export function clockHour(at: number, timeZone: string): ClockHour {
  // Swedish writes dates as ISO 8601 does
  const [date = "", hour = ""] = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(at).split(" ");
  return { date, hour };
}
