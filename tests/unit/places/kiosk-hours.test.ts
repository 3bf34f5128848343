import { kioskHours } from "../../../src/places/kiosk-hours";
import { openingHours } from "../../../src/places/opening-hours";

const opening = openingHours({ limitMs: 2_000 });
const hours = { opening: "Mo-Fr 09:00-12:00,14:00-18:00; PH off", checkedOn: "2026-11-01" };
const place = { token: "mediatheque-4f1c9a2e7b", id: "mediatheque", name: "Médiathèque", territory: "33", languages: [], hours };
const at = (text: string): number => Date.parse(text);

describe("who helps at the place of a kiosk", () => {
  const hereAt = kioskHours({ places: [place, { ...place, id: "saint-denis", territory: "974" }, { ...place, id: "gare", hours: { ...hours, opening: "24/7" } }, { id: "sans", token: "t", name: "n", territory: "33", languages: [] }], desk: null, opening });

  it.each([
    { when: "in the morning", place: "mediatheque", instant: "2026-11-23T09:30:00+01:00", now: { state: "open", untilHour: "12:00" }, staysMs: 3_600_000 },
    { when: "ten minutes before the end", place: "mediatheque", instant: "2026-11-23T11:50:00+01:00", now: { state: "open", untilHour: "12:00" }, staysMs: 600_000 },
    { when: "at noon", place: "mediatheque", instant: "2026-11-23T12:30:00+01:00", now: { state: "closed", opens: { date: "2026-11-23", hour: "14:00" } }, staysMs: 3_600_000 },
    { when: "on a Sunday", place: "mediatheque", instant: "2026-11-22T10:00:00+01:00", now: { state: "closed", opens: { date: "2026-11-23", hour: "09:00" } }, staysMs: 3_600_000 },
    { when: "on a public holiday", place: "mediatheque", instant: "2026-12-25T10:00:00+01:00", now: { state: "closed", opens: { date: "2026-12-28", hour: "09:00" } }, staysMs: 3_600_000 },
    { when: "by the clock of La Réunion, where it is evening already", place: "saint-denis", instant: "2026-11-23T15:30:00+01:00", now: { state: "closed", opens: { date: "2026-11-24", hour: "09:00" } }, staysMs: 3_600_000 },
    { when: "where it never closes", place: "gare", instant: "2026-11-23T03:00:00+01:00", now: { state: "open", untilHour: null }, staysMs: 3_600_000 },
  ])("is told as the clock on its wall says: $when", ({ place: id, instant, now, staysMs }) => {
    expect(hereAt(id, at(instant))).toEqual({ now, staysMs, checkedOn: "2026-11-01", bothOpen: null });
  });

  it.each([
    { why: "the place has told no hours", place: "sans", instant: "2026-11-23T09:30:00+01:00" },
    { why: "no such place is known", place: "ailleurs", instant: "2026-11-23T09:30:00+01:00" },
    { why: "nobody has read the hours on the door for more than a year", place: "mediatheque", instant: "2027-11-08T09:30:00+01:00" },
  ])("is not told when $why", ({ place: id, instant }) => {
    expect(hereAt(id, at(instant))).toBeNull();
  });
});

describe("the hour at which a mediator of the association can answer at a kiosk", () => {
  it.each([
    { association: "We 17:00-20:00; PH off", instant: "2026-11-23T10:00:00+01:00", both: { date: "2026-11-25", hour: "17:00" }, why: "both are open" },
    { association: "Mo-Fr 08:00-20:00; PH off", instant: "2026-11-23T12:30:00+01:00", both: { date: "2026-11-23", hour: "14:00" }, why: "the place opens again" },
    { association: "Mo-Fr 08:00-20:00; PH off", instant: "2026-11-23T10:00:00+01:00", both: null, why: "none: both are open now" },
    { association: "Sa 10:00-12:00; PH off", instant: "2026-11-23T10:00:00+01:00", both: null, why: "none: they never are at the same time" },
  ])("is the first at which $why ($association)", ({ association, instant, both }) => {
    const here = kioskHours({ places: [place], desk: { hours: association, territory: "75" }, opening })("mediatheque", at(instant));
    expect(here?.bothOpen).toEqual(both === null ? null : { ...both, at: at(`${both.date}T${both.hour}:00+01:00`) });
  });
});
