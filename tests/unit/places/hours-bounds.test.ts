import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { hoursLibrary } from "../../../src/places/opening-hours/library";
import { openingHours } from "../../../src/places/opening-hours";
import { patientReader } from "./support/patient-reader";

const root = join(__dirname, "../../..");
const at = Date.parse("2026-11-23T10:00:00+01:00");
const longest = 500;
const filled = (pattern: string): string => pattern.repeat(Math.ceil(longest / pattern.length)).slice(0, longest);
const listed = (pattern: string, end: string): string => `${filled(pattern).slice(0, longest - end.length - pattern.length).replace(/[,;|( ]*[^,;|]*$/, "")}${end}`;
const clockTime = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** As long as hours may be; none may hold up the turns of others. */
const odd: Readonly<Record<string, string>> = {
  letters: filled("abcdefghijklmnopqrstuvwxyz"), quotes: filled("\""), brackets: filled("("), digits: filled("1"), dashes: filled("-"), "wide digits": filled("１０：００−"),
  "French days": filled("lundi mardi "), "many rules": listed("Tu 10:00-12:00; ", "Tu 10:00-12:00"), fallbacks: listed("Tu 10:00-12:00 || ", "Tu 10:00-12:00"),
  weeks: `week ${listed("1-53/2,", "1-53/2 10:00-12:00").slice(5)}`, years: listed("2000-2099/7,", "2000-2099/7 10:00-12:00"), months: listed("Jan-Dec,", "Jan-Dec 10:00-12:00"),
  "days of a month": listed("Mo[1,2,3,4,5,-1],", "Mo[1] 10:00-12:00"), holidays: listed("PH,", "PH 10:00-12:00"), "eves of holidays": listed("PH -1 day,", "PH -1 day 10:00-12:00"),
  "a day that never comes": listed("Feb 30 10:00-12:00; ", "Feb 29 Mo[-1] 10:00-12:00"),
  "one minute in three": Array.from({ length: 41 }, (_, third) => `${clockTime(third * 3)}-${clockTime(third * 3 + 1)}`).join(","),
};

/** Wall time (ms) beyond the limit of one evaluation that a test lets pass: the machine is shared, and a stop is seen when the watcher gets its turn. */
const slackMs = 1_500;
const limitMs = 250;

describe("odd hours", () => {
  const reader = openingHours();
  beforeAll(() => void hoursLibrary());

  it.each(Object.entries(odd))("%s: nobody waits longer than the limit, at the first question or a later one", (_, hours) => {
    expect(hours.length).toBeLessThanOrEqual(longest);
    const took = [1, 2, 3].map((time) => {
      const before = performance.now();
      const opening = reader.at(hours, "75", at + time);
      expect(["open", "closed", "unknown"]).toContain(opening.state);
      return performance.now() - before;
    });
    expect(Math.max(...took)).toBeLessThan(limitMs + slackMs);
  });

  it("are stopped in mid-course, and the next hours are read all the same", () => {
    const library = hoursLibrary();
    expect(library.within(20, () => { for (;;); })).toBeNull();
    expect(openingHours({ limitMs: 1 }).at(odd["letters"], "75", at)).toEqual({ state: "unknown", reason: "too_slow", opensAt: null });
    expect(patientReader().at("Mo-Fr 09:00-12:00", "75", at).state).toBe("open");
  });

  it.each([
    ["are given up after the second time when it was they that were slow", 0, true],
    ["are tried again as long as it was the machine that was busy", Number.POSITIVE_INFINITY, false],
  ])("%s", (_, oddProcessorMs, isGivenUp) => {
    const reader = openingHours({ limitMs: 1, oddProcessorMs });
    const times = 300;
    for (let time = 0; time < 2; time += 1) reader.at(odd["letters"], "75", at);
    const before = performance.now();
    for (let time = 0; time < times; time += 1) expect(reader.at(odd["letters"], "75", at)).toMatchObject({ reason: "too_slow" });
    // a try takes the whole millisecond of its limit
    expect(performance.now() - before < times).toBe(isGivenUp);
  });

  it("and real ones, more than are kept, are all read right", () => {
    const many = patientReader();
    for (let place = 0; place < 600; place += 1) {
      const opens = clockTime(600 + (place % 60));
      const closes = clockTime(720 + Math.floor(place / 60));
      expect(many.at(`Mo ${opens}-${closes}`, "75", Date.parse("2026-11-23T11:30:00+01:00"))).toEqual({ state: "open", until: Date.parse(`2026-11-23T${closes}:00+01:00`) });
    }
    expect(many.at("Mo 10:00-12:00", "75", Date.parse("2026-11-23T12:00:00+01:00"))).toMatchObject({ state: "closed" });
  });
});

describe("the clock of the machine", () => {
  const asked = `
    const { openingHours } = require(process.argv[1]);
    const reader = openingHours({ limitMs: 10000 });
    const days = ["2026-03-29T00:30Z", "2026-07-13T20:00Z", "2026-10-25T00:30Z", "2026-10-31T22:00Z", "2026-12-31T23:30Z"];
    const hours = ["Mo-Fr 09:00-17:00; PH off", "Sa 22:00-03:30", "week 1-53/2 Su 00:00-24:00", "easter +1 day 10:00-12:00", "Mo[1] 09:00-12:00"];
    console.log(JSON.stringify(days.map((day) => hours.map((one) => ["75", "974", "975"].map((territory) => reader.at(one, territory, Date.parse(day)))))));
  `;

  it("changes no answer, whatever its zone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "hours-"));
    try {
      const file = join(folder, "hours.js");
      await build({ entryPoints: [join(root, "src/places/opening-hours/index.ts")], bundle: true, platform: "node", outfile: file, logLevel: "silent" });
      const [first, ...others] = ["UTC", "Europe/Paris", "America/Cayenne", "Pacific/Auckland", "Asia/Kathmandu"].map((TZ) => {
        const { stdout } = spawnSync(process.execPath, ["-e", asked, file], { env: { ...process.env, TZ, NODE_PATH: join(root, "node_modules") }, encoding: "utf8" });
        return stdout;
      });
      expect(JSON.parse(first!)).toHaveLength(5);
      expect(new Set(others)).toEqual(new Set([first]));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
