import { wallClockSandbox, type WallClockSandbox } from "./wall-clock-sandbox";

/** Hours that parsed. Wall clocks are read as if they were UTC (ms); what is asked for must be asked within `HoursLibrary.within`. */
export interface LibraryHours {
  stateAt(wallMs: number): "open" | "closed" | "unknown";
  /** First change of state after `wallMs` and before `endMs`. */
  changeAfter(wallMs: number, endMs: number): number | null;
  isPublicHoliday(wallMs: number): boolean;
  /** The hours in the plainest form of the syntax. */
  readonly canonical: string;
  /** Kinds of what the library mended, guessed or found odd. */
  readonly warnings: readonly string[];
}

export interface HoursLibrary extends Pick<WallClockSandbox, "within"> {
  /**
   * @param holidays name of the territory whose public holidays come to those of France.
   * @throws whatever the library throws when hours do not parse: strings, mostly.
   */
  parse(hours: string, holidays: string | undefined): LibraryHours;
}

/** The part of npm `opening_hours` 3.15.0 that is called. */
type Parsed = {
  getStateString(at: Date, past: true): "open" | "closed" | "unknown";
  getNextChange(at: Date, end: Date): Date | undefined;
  getPublicHolidayContext(at: Date): { isHoliday: boolean };
  prettifyValue(): string;
  getStructuredWarnings(): { type: string }[];
};
type Library = new (hours: string, place: object, options: object) => Parsed;

/** Any position does, as a string: hours that follow the sun are refused before it is looked at. */
const nowhere = { lat: "0", lon: "0" };
/** Read once while loading, for the compiler's sake: otherwise the first real hours would be slow and be taken for odd ones. */
const warmUpHours = ["Mo,Tu,Th,Fr 08:30-12:00,13:30-17:00; We 09:00-12:00; PH off", "week 1-53/2 Sa[1] 10:00-12:00; Dec 24-Jan 2 off"];

let loaded: HoursLibrary | undefined;

/**
 * The only file that knows npm `opening_hours` (LGPL-3.0-only): its published file is read as it is at run time and can be replaced by another
 * version. It parses 1.3 MB, about 0.1 s, when hours are first needed.
 */
export function hoursLibrary(): HoursLibrary {
  loaded ??= load();
  return loaded;
}

function load(): HoursLibrary {
  // suncalc is all it requires, for the sun
  const sandbox = wallClockSandbox(require.resolve("opening_hours"), () => ({}));
  const OpeningHours = sandbox.exported as Library;
  const { dateOf } = sandbox;

  function parse(hours: string, holidays: string | undefined): LibraryHours {
    const address = { country_code: "fr", ...(holidays === undefined ? {} : { state: holidays }) };
    const parsed = new OpeningHours(hours, { ...nowhere, address }, { locale: "en", mode: 0, warnings_severity: 4 });
    return {
      stateAt: (wallMs) => parsed.getStateString(dateOf(wallMs), true),
      changeAfter: (wallMs, endMs) => parsed.getNextChange(dateOf(wallMs), dateOf(endMs))?.getTime() ?? null,
      isPublicHoliday: (wallMs) => parsed.getPublicHolidayContext(dateOf(wallMs)).isHoliday,
      warnings: parsed.getStructuredWarnings().map(({ type }) => type),
      canonical: parsed.prettifyValue(),
    };
  }

  const weekMs = 7 * 24 * 3_600_000;
  for (const hours of warmUpHours) parse(hours, undefined).changeAfter(weekMs, 2 * weekMs);
  return { parse, within: sandbox.within };
}
