import { territoryOf } from "../../../src/places/opening-hours";
import { patientReader } from "./support/patient-reader";

const hours = "Mo-Fr 09:00-17:00; PH off";
const reader = patientReader();
const opensAt = (territory: string, asked: string): string => {
  const opening = reader.at(hours, territory, Date.parse(asked));
  if (opening.state !== "closed" || opening.opensAt === null) throw new Error(`${territory}: ${opening.state}`);
  return new Date(opening.opensAt).toISOString();
};

describe("nine in the morning of a territory", () => {
  it.each([
    ["Paris, by postcode, in winter", "75018", "2026-11-23T00:00:00Z", "2026-11-23T08:00:00.000Z"],
    ["Paris, by department, in summer", "75", "2026-07-20T00:00:00Z", "2026-07-20T07:00:00.000Z"],
    ["Corse-du-Sud", "2A", "2026-11-23T00:00:00Z", "2026-11-23T08:00:00.000Z"],
    ["Corse, as it was numbered", "20", "2026-11-23T00:00:00Z", "2026-11-23T08:00:00.000Z"],
    ["Bastia", "20200", "2026-11-23T00:00:00Z", "2026-11-23T08:00:00.000Z"],
    ["Guadeloupe", "97110", "2026-11-23T05:00:00Z", "2026-11-23T13:00:00.000Z"],
    ["Martinique", "972", "2026-11-23T05:00:00Z", "2026-11-23T13:00:00.000Z"],
    ["Guyane", "97300", "2026-11-23T05:00:00Z", "2026-11-23T12:00:00.000Z"],
    ["La Réunion", "97411", "2026-11-23T00:00:00Z", "2026-11-23T05:00:00.000Z"],
    ["Saint-Pierre-et-Miquelon, in winter", "97500", "2026-11-23T05:00:00Z", "2026-11-23T12:00:00.000Z"],
    ["Saint-Pierre-et-Miquelon, in summer", "975", "2026-07-20T05:00:00Z", "2026-07-20T11:00:00.000Z"],
    ["Mayotte", "97600", "2026-11-23T00:00:00Z", "2026-11-23T06:00:00.000Z"],
    ["Saint-Barthélemy", "97133", "2026-11-23T05:00:00Z", "2026-11-23T13:00:00.000Z"],
    ["Saint-Martin", "97150", "2026-11-23T05:00:00Z", "2026-11-23T13:00:00.000Z"],
    ["Wallis-et-Futuna", "98600", "2026-11-22T13:00:00Z", "2026-11-22T21:00:00.000Z"],
    ["Tahiti", "98714", "2026-11-23T10:30:00Z", "2026-11-23T19:00:00.000Z"],
    ["the Marquesas, half an hour earlier", "98742", "2026-11-23T10:30:00Z", "2026-11-23T18:30:00.000Z"],
    ["the Gambier, an hour earlier", "98755", "2026-11-23T10:30:00Z", "2026-11-23T18:00:00.000Z"],
    ["Nouvelle-Calédonie", "988", "2026-11-22T13:00:00Z", "2026-11-22T22:00:00.000Z"],
  ])("%s (%s), asked at %s: %s", (_, territory, asked, expected) => {
    expect(opensAt(territory, asked)).toBe(expected);
  });

  it.each(["", "7", "00", "96", "99", "00100", "96000", "97", "979", "97900", "98000", "98500", "750180", "750", "2C", "Paris", "75 018", "१२३४५"])("is not guessed for %j, which is neither postcode nor department", (code) => {
    expect(territoryOf(code)).toBeNull();
    expect(reader.at("24/7", code, 0)).toEqual({ state: "unknown", reason: "unknown_territory", opensAt: null });
  });
});

describe("a public holiday", () => {
  const noon = (day: string, offset: string): number => Date.parse(`${day}T12:00:00${offset}`);

  it.each([
    ["New Year", "2026-01-01", "75"], ["Easter Monday", "2026-04-06", "75"], ["1 May", "2026-05-01", "75"], ["8 May", "2026-05-08", "75"], ["Ascension", "2026-05-14", "75"],
    ["Whit Monday", "2026-05-25", "75"], ["14 July", "2026-07-14", "75"], ["15 August, a Friday", "2025-08-15", "75"], ["1 November, a Monday", "2027-11-01", "75"],
    ["11 November", "2026-11-11", "75"], ["Christmas", "2026-12-25", "75"], ["Good Friday in Strasbourg", "2026-04-03", "67"], ["Good Friday in Metz", "2026-04-03", "57000"],
    ["26 December in Mulhouse, a Friday", "2025-12-26", "68100"],
  ])("%s (%s, %s) is closed when the hours say so, and a doubt when they do not", (_, day, territory) => {
    expect(reader.at(hours, territory, noon(day, "+02:00")).state).toBe("closed");
    expect(reader.at("Mo-Fr 09:00-17:00", territory, noon(day, "+02:00"))).toMatchObject({ state: "unknown", reason: "public_holiday" });
  });

  it.each([
    ["Martinique, 22 May", "972", "2026-05-22", "-04:00"], ["Guadeloupe, 27 May", "971", "2026-05-27", "-04:00"], ["Saint-Martin, 28 May, which only custom and a circular name", "978", "2026-05-28", "-04:00"],
    ["Guyane, 10 June", "973", "2026-06-10", "-03:00"], ["Saint-Barthélemy, 9 October", "977", "2026-10-09", "-04:00"], ["La Réunion, 20 December, a Monday", "974", "2027-12-20", "+04:00"],
    ["Mayotte, 27 April", "976", "2026-04-27", "+03:00"], ["Wallis-et-Futuna, 28 April", "986", "2026-04-28", "+12:00"], ["Polynésie, 5 March", "987", "2026-03-05", "-10:00"],
    ["Nouvelle-Calédonie, 24 September", "988", "2026-09-24", "+11:00"],
  ])("%s (%s): nobody is promised on %s there, and somebody is in Paris", (_, territory, day, offset) => {
    expect(reader.at("Mo-Fr 09:00-17:00", territory, noon(day, offset)).state).toBe("unknown");
    expect(reader.at(hours, territory, noon(day, offset)).state).not.toBe("open");
    expect(reader.at(hours, "75", noon(day, "+02:00")).state).toBe("open");
  });

  it("of Alsace is a working day elsewhere", () => {
    expect(reader.at(hours, "75", noon("2026-04-03", "+02:00")).state).toBe("open");
  });

  it("has its own hours where they are written", () => {
    expect(reader.at("Mo-Fr 09:00-17:00; PH 10:00-12:30", "75", noon("2026-07-14", "+02:00"))).toEqual({ state: "open", until: Date.parse("2026-07-14T12:30:00+02:00") });
  });

  it("is passed over by the next opening, and a holiday at midnight ends what is open", () => {
    expect(reader.at("Mo-Fr 09:00-17:00", "75", Date.parse("2026-07-13T18:00:00+02:00"))).toEqual({ state: "closed", opensAt: Date.parse("2026-07-15T09:00:00+02:00") });
    expect(reader.at("Mo-Su 00:00-24:00", "75", Date.parse("2026-07-13T18:00:00+02:00"))).toEqual({ state: "open", until: Date.parse("2026-07-14T00:00:00+02:00") });
    expect(reader.at("24/7", "75", noon("2026-07-14", "+02:00"))).toEqual({ state: "open", until: null });
  });
});
