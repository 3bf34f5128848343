import { profileSchema } from "../../../src/desk/accounts";

describe("the profile of a mediator", () => {
  it("has usual values for what nobody said", () => {
    expect(profileSchema.parse({ firstName: " Amina " })).toEqual({ firstName: "Amina", languages: ["fr"], territory: null, teams: [], capacity: 4 });
  });

  it.each(["Jean-Pierre", "N'Diaye", "أمينة", "Олена", "José", "Marie Anne", "ሰላም"])("takes the first name %s", (firstName) => {
    expect(profileSchema.parse({ firstName }).firstName).toBe(firstName.normalize("NFC"));
  });

  it.each([
    { firstName: "" }, { firstName: "<b>Amina</b>" }, { firstName: "Amina\u202e" }, { firstName: "A".repeat(41) }, { firstName: "0612345678" }, { firstName: "a@b.fr" },
    { firstName: "Amina", languages: [] }, { firstName: "Amina", languages: ["français"] }, { firstName: "Amina", languages: ["fr-abcde-abcde"] },
    { firstName: "Amina", languages: Array.from({ length: 13 }, () => "fr") }, { firstName: "Amina", territory: "20" }, { firstName: "Amina", territory: "33000" },
    { firstName: "Amina", teams: ["Accueil !"] }, { firstName: "Amina", capacity: -1 }, { firstName: "Amina", capacity: 1.5 }, { firstName: "Amina", capacity: 1000 },
    { firstName: "Amina", capacity: Number.NaN }, { firstName: "Amina", phone: "0612345678" },
  ])("refuses %j", (profile) => {
    expect(profileSchema.safeParse(profile).success).toBe(false);
  });

  it.each([["AR", "ar"], ["fa-af", "fa-AF"], ["zh-hant", "zh-Hant"]])("writes the language %s as everybody does", (given, kept) => {
    expect(profileSchema.parse({ firstName: "Amina", languages: [given, kept] }).languages).toEqual([kept]);
  });

  it.each(["01", "33", "2A", "2B", "95", "971", "974", "976", "988"])("knows the department %s", (territory) => {
    expect(profileSchema.parse({ firstName: "Amina", territory }).territory).toBe(territory);
  });
});
