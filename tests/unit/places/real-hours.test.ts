import { readFileSync } from "node:fs";
import { join } from "node:path";
import { patientReader } from "./support/patient-reader";
import { isOpenAt, minuteMs, readHours } from "./support/weekly-hours";

const places = readFileSync(join(__dirname, "../../fixtures/opening-hours/places.txt"), "utf8").trim().split("\n");
const monday = Date.parse("2026-11-23T00:00:00+01:00");
const halfHours = Array.from({ length: 7 * 48 }, (_, half) => monday + half * 30 * minuteMs);

describe("hours of real places", () => {
  const reader = patientReader();

  it.each(places)("%s: open and closed at every half hour of a week as written", (hours) => {
    const week = readHours(hours);
    const states = halfHours.map((at) => reader.at(hours, "33000", at).state);
    expect(states).toContain("open");
    expect(states).toEqual(halfHours.map((at) => (isOpenAt(week, "Europe/Paris", at) ? "open" : "closed")));
  });
});
