import fc from "fast-check";
import { firstMinute, isOpenAt, minuteMs, writeHours, type WeeklyHours } from "./support/weekly-hours";
import { patientReader } from "./support/patient-reader";

/** Public holidays of the whole country in 2026 and early 2027, written here again on purpose. */
const national = ["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"];

const places = [
  { territory: "75", timeZone: "Europe/Paris", holidays: national },
  { territory: "97500", timeZone: "America/Miquelon", holidays: national },
  { territory: "974", timeZone: "Indian/Reunion", holidays: [...national, "12-20"] },
  { territory: "98742", timeZone: "Pacific/Marquesas", holidays: [...national, "03-05", "04-03", "11-20"] },
] as const;

const dayOfRanges = fc.uniqueArray(fc.integer({ min: 0, max: 1_439 }), { minLength: 0, maxLength: 4 }).map((minutes) => {
  const sorted = [...minutes].sort((a, b) => a - b);
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({ from: sorted[2 * index]!, to: sorted[2 * index + 1]! }));
});
/** A night past midnight, which ends before six so that no rule of the next day is needed to say when. */
const night = fc.record({ from: fc.integer({ min: 1_300, max: 1_439 }), to: fc.integer({ min: 1_441, max: 1_800 }) }).map((range) => [range]);
const week = fc.array(fc.oneof({ weight: 4, arbitrary: dayOfRanges }, { weight: 1, arbitrary: night }), { minLength: 7, maxLength: 7 }).filter((days) => days.some((ranges) => ranges.length > 0));

const year = fc.integer({ min: Date.UTC(2026, 0, 3), max: Date.UTC(2026, 11, 20) });
/** Half of the instants are near a change of the hour, in Paris or in Saint-Pierre. */
const nearChange = fc.tuple(fc.constantFrom("2026-03-08T05:00Z", "2026-03-29T01:00Z", "2026-10-25T01:00Z", "2026-11-01T04:00Z"), fc.integer({ min: -12 * 60 * minuteMs, max: 6 * 60 * minuteMs }))
  .map(([change, away]) => Date.parse(change) + away);

describe("what a person is told about any week, anywhere and at any time", () => {
  const reader = patientReader();

  it("open until is the first minute at which it is closed, and the next opening the first at which it is open", () => {
    let [open, closed] = [0, 0];
    fc.assert(fc.property(week, fc.constantFrom(...places), fc.oneof(year, nearChange), (days, { territory, timeZone, holidays }, at) => {
      // nights and holidays are tried apart: whether Friday's night goes on into a holiday is a matter of taste
      const hours: WeeklyHours = days.some((ranges) => ranges.some(({ to }) => to > 1_440)) ? { days } : { days, closedOn: holidays };
      fc.pre(hours.closedOn !== undefined || firstHoliday(at, timeZone, holidays) > 10);
      const isOpen = isOpenAt(hours, timeZone, at);
      const expected = firstMinute(hours, timeZone, at, !isOpen);
      expect(reader.at(writeHours(hours), territory, at)).toEqual(isOpen ? { state: "open", until: expected } : { state: "closed", opensAt: expected });
      if (isOpen) open += 1;
      else closed += 1;
    }), { numRuns: 150, seed: 20_261_122 });
    // both kinds of answer were tried
    expect(open).toBeGreaterThan(20);
    expect(closed).toBeGreaterThan(20);
  }, 120_000);
});

/** Days from `at` to the first holiday, at most 20. */
function firstHoliday(at: number, timeZone: string, holidays: readonly string[]): number {
  const dayMs = 1_440 * minuteMs;
  const name = (time: number) => new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(time).slice(5);
  for (let days = 0; days < 20; days += 1) if (holidays.includes(name(at + (days - 1) * dayMs))) return days;
  return 20;
}
