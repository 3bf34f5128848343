import { searchedDays } from "../../../src/core/opening";
import { refuseHours } from "../../../src/places/opening-hours";
import { patientReader } from "./support/patient-reader";

const reader = patientReader();
const paris = "75";
const instant = (text: string): number => Date.parse(text);

describe("a person asks whether somebody is there", () => {
  it.each<[string, string, string, string]>([
    ["in the morning", "Mo-Fr 09:00-12:00,14:00-17:00; PH off", "2026-11-23T10:07:31+01:00", "open until 2026-11-23T12:00+01:00"],
    ["at the minute of opening", "Mo-Fr 09:00-12:00; PH off", "2026-11-23T09:00:00+01:00", "open until 2026-11-23T12:00+01:00"],
    ["in the last second", "Mo-Fr 09:00-12:00; PH off", "2026-11-23T11:59:59.999+01:00", "open until 2026-11-23T12:00+01:00"],
    ["at the minute of closing", "Mo-Fr 09:00-12:00,14:00-17:00; PH off", "2026-11-23T12:00:00+01:00", "closed, opens 2026-11-23T14:00+01:00"],
    ["on a Sunday", "Mo-Fr 09:00-12:00; PH off", "2026-11-22T10:00:00+01:00", "closed, opens 2026-11-23T09:00+01:00"],
    ["where two rules meet without a break", "Mo-Fr 09:00-12:00, Mo 12:00-14:00", "2026-11-23T10:00:00+01:00", "open until 2026-11-23T14:00+01:00"],
    ["always", "24/7", "2026-11-23T03:00:00+01:00", "open"],
    ["never", "off", "2026-11-23T10:00:00+01:00", "closed"],
    ["in years that are over", "2019 Mo-Fr 09:00-12:00", "2026-11-23T10:00:00+01:00", "closed"],
    ["after midnight, on Friday's hours", "Fr 22:00-02:00", "2026-11-28T01:00:00+01:00", "open until 2026-11-28T02:00+01:00"],
    ["before midnight, on Friday's hours", "Fr 22:00-02:00", "2026-11-27T23:00:00+01:00", "open until 2026-11-28T02:00+01:00"],
    ["in a night that a holiday cuts, of which the hours say nothing", "Th 22:00-02:00", "2026-12-31T23:00:00+01:00", "open until 2027-01-01T00:00+01:00"],
    ["in an odd week", "week 1-53/2 Mo 09:00-12:00; PH off", "2026-11-16T10:00:00+01:00", "open until 2026-11-16T12:00+01:00"],
    ["in an even week", "week 1-53/2 Mo 09:00-12:00; PH off", "2026-11-23T10:00:00+01:00", "closed, opens 2026-11-30T09:00+01:00"],
    ["in week 53, then in week 1: two odd weeks in a row", "week 1-53/2 Mo 09:00-12:00; PH off", "2026-12-28T12:00:00+01:00", "closed, opens 2027-01-04T09:00+01:00"],
    ["on the first Monday of a month", "Mo[1] 09:00-12:00; PH off", "2026-11-23T10:00:00+01:00", "closed, opens 2026-12-07T09:00+01:00"],
    ["in August, when it is closed", "Mo-Fr 09:00-12:00; Aug off; PH off", "2026-08-03T10:00:00+02:00", "closed, opens 2026-09-01T09:00+02:00"],
    ["on a bridge day that is named", "Mo-Fr 09:00-12:00; PH off; 2026 May 15 off", "2026-05-15T10:00:00+02:00", "closed, opens 2026-05-18T09:00+02:00"],
    ["with French words for days and hours", "lundi-vendredi 9h-12h; PH off", "2026-11-23T10:00:00+01:00", "open until 2026-11-23T12:00+01:00"],
    ["when it is by appointment only", "Mo-Fr 09:00-12:00 \"sur rendez-vous\"; PH off", "2026-11-23T10:00:00+01:00", "unknown (conditional)"],
    ["when the afternoon is by appointment", "Mo-Fr 09:00-12:00, Mo-Fr 14:00-16:00 \"sur rendez-vous\"; PH off", "2026-11-23T15:00:00+01:00", "unknown (conditional), opens 2026-11-24T09:00+01:00"],
    ["when the hours have an open end, which nobody knows", "Mo 09:00-12:00+; PH off", "2026-11-23T10:00:00+01:00", "open until 2026-11-23T12:00+01:00"],
  ])("%s: %s at %s is %s", (_, hours, at, expected) => {
    const opening = reader.at(hours, paris, instant(at));
    const isNamed = /(?:until|opens) (.+)$/.exec(expected);
    const when = isNamed ? instant(isNamed[1]!) : null;
    if (expected.startsWith("open")) expect(opening).toEqual({ state: "open", until: when });
    else if (expected.startsWith("closed")) expect(opening).toEqual({ state: "closed", opensAt: when });
    else expect(opening).toEqual({ state: "unknown", reason: "conditional", opensAt: when });
  });

  it("is told of no opening beyond the days that are searched", () => {
    const opens = instant("2026-11-23T09:00:00+01:00");
    const dayMs = 24 * 3_600_000;
    const once = "2026 Nov 23 09:00-12:00";
    expect(reader.at(once, paris, opens - searchedDays * dayMs + 60_000)).toEqual({ state: "closed", opensAt: opens });
    expect(reader.at(once, paris, opens - searchedDays * dayMs)).toEqual({ state: "closed", opensAt: null });
  });
});

describe("the days on which Paris changes the hour", () => {
  it.each<[string, string, string, string]>([
    ["spring: closes at an hour that is left out", "Sa 22:00-02:30", "2026-03-29T01:30:00+01:00", "2026-03-29T03:00:00+02:00"],
    ["spring: closes after the hour that is left out", "Sa 22:00-04:00", "2026-03-29T01:30:00+01:00", "2026-03-29T04:00:00+02:00"],
    ["spring: noon comes an hour sooner", "Su 00:00-12:00", "2026-03-29T00:30:00+01:00", "2026-03-29T12:00:00+02:00"],
    ["autumn: closes at an hour that comes twice, the first time", "Sa 22:00-02:30", "2026-10-25T01:30:00+02:00", "2026-10-25T02:30:00+02:00"],
    ["autumn: is open again when that hour comes back", "Sa 22:00-02:30", "2026-10-25T02:10:00+01:00", "2026-10-25T02:30:00+01:00"],
    ["autumn: noon comes an hour later", "Su 00:00-12:00", "2026-10-25T00:30:00+02:00", "2026-10-25T12:00:00+01:00"],
  ])("%s", (_, hours, at, until) => {
    expect(reader.at(hours, paris, instant(at))).toEqual({ state: "open", until: instant(until) });
  });

  it.each<[string, string, string, string]>([
    ["spring: opens at an hour that is left out, so when the next one begins", "Su 02:30-05:00", "2026-03-29T01:30:00+01:00", "2026-03-29T03:00:00+02:00"],
    ["spring: Monday morning after the change", "Mo-Fr 09:00-12:00", "2026-03-27T13:00:00+01:00", "2026-03-30T09:00:00+02:00"],
    ["autumn: Monday morning after the change", "Mo-Fr 09:00-12:00", "2026-10-23T13:00:00+02:00", "2026-10-26T09:00:00+01:00"],
  ])("%s", (_, hours, at, opensAt) => {
    expect(reader.at(hours, paris, instant(at))).toEqual({ state: "closed", opensAt: instant(opensAt) });
  });
});

describe("hours without a certain meaning are never called open", () => {
  it.each<[string, string | undefined]>([
    ["absent", undefined], ["absent", ""], ["absent", " \n\t"],
    ["not_parsed", "du lundi au vendredi de 9h à 12h"], ["not_parsed", "Mo-Fr 09:00"], ["not_parsed", "Mo-Fr 25:00-26:00"], ["not_parsed", "<script>"], ["not_parsed", "Mo-Fr 09:00-12:00 sauf jeudi"],
    ["not_parsed", "Mo-Fr 0900-1700"], ["not_parsed", ";"], ["not_parsed", "\u0000"], ["not_parsed", "😀"], ["not_parsed", "Mo[9] 10:00-12:00"],
    ["doubtful", "Mo-Fr 9-5"], ["doubtful", "Mo-Fr"], ["doubtful", "Mo-Fr 09:00-12:00 14:00-17:00"], ["doubtful", "Mo-Fr 09:00-12:00\nSa 10:00-12:00"], ["doubtful", "24/7; PH off"],
    ["doubtful", "Fr 22:00-04:00; Sa 21:00-04:00"],
    ["school_holidays", "Tu-Sa 14:00-18:00; SH off"], ["school_holidays", "SH Mo-Fr 10:00-18:00"],
    ["sun", "Mo-Fr sunrise-sunset"], ["sun", "Mo-Fr (sunrise+01:00)-17:00"],
    ["too_long", "x".repeat(10_000)], ["too_long", "Mo-Fr 09:00-12:00; ".repeat(30)], ["too_long", `Mo-Fr 09:00-12:00 "${"a".repeat(10_000)}"`],
  ])("%s: %j", (reason, hours) => {
    for (const at of [instant("2026-11-23T10:00:00+01:00"), instant("2026-07-14T10:00:00+02:00")]) {
      expect(reader.at(hours, paris, at)).toEqual({ state: "unknown", reason, opensAt: null });
    }
  });

  it("words in a comment are no syntax", () => {
    expect(reader.at("Mo-Fr 09:00-12:00 open \"PH et SH: appeler; sunrise\"", paris, instant("2026-11-23T10:00:00+01:00")).state).toBe("open");
    expect(reader.at("Mo-Fr 09:00-12:00 open \"PH et SH: appeler\"", paris, instant("2026-07-14T10:00:00+02:00"))).toMatchObject({ reason: "public_holiday" });
  });
});

describe("hours that somebody sets for the desk", () => {
  const now = instant("2026-11-22T10:00:00+01:00");

  it.each<[string | null, string | undefined, string]>([
    [null, "Mo-Fr 09:00-12:00,14:00-17:00; PH off", "75011"], [null, "24/7", "974"], [null, "Mo-Fr 09:00-12:00", "2A"], [null, " Mo-Fr 09:00-12:00 ", " 974 "],
    ["absent", undefined, "75"], ["not_parsed", "tous les jours", "75"], ["doubtful", "Mo-Fr 9-5", "75"], ["unknown_territory", "24/7", "Paris"], ["too_long", "Mo ".repeat(500), "75"],
    ["never_open", "off", "75"], ["never_open", "2019 Mo-Fr 09:00-12:00", "75"], ["never_open", "Mo-Fr 09:00-12:00 \"sur rendez-vous\"", "75"],
  ])("%s: %j in %s", (refusal, hours, territory) => {
    expect(refuseHours(hours, territory, now)).toBe(refusal);
  });
});
