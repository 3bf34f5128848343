import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { activityId, activityOf, isActivity } from "../../../../src/desk/activity/activity-record";
import { activityTable } from "../../../../src/desk/activity/activity-table";
import { toCsv } from "../../../../src/desk/activity/csv";
import type { EndedCase } from "../../../../src/desk/activity/ended-case";
import { columns, thematicLabels } from "../../../../src/desk/activity/la-coop-labels";
import { procedureThemes, themeOf } from "../../../../src/desk/activity/procedure-themes";
import { projectRoot } from "../../../../src/project-root";

const ended: EndedCase = {
  id: "case-1", endedAt: Date.parse("2026-03-20T10:05:00Z"), mediator: "amina", heldMs: 12 * 60_000, flow: "caf-rsa", level: 2, reason: "solved",
};
const nameOf = (flow: string): string | null => (flow === "caf-rsa" ? "Demander le RSA" : null);
const recordOf = (known: Partial<EndedCase>) => activityOf({ ...ended, ...known }, nameOf);

describe("the record of one case", () => {
  it("says what is known, in La Coop's values, and of the person nothing", () => {
    expect(recordOf({})).toEqual({
      type: "individuel", accompagnements: 1, date: "2026-03-20", duree: 12, type_lieu: "a_distance", creation: "2026-03-20T10:05:00.000Z", autonomie: "partiellement_autonome",
      oriente_vers_structure: false, structure_de_redirection: null, materiel: [], thematiques: ["aide_aux_demarches_administratives", "social_sante"],
      precisions_demarche: "Demander le RSA",
      beneficiaires: { total: 1, genres: { non_communique: 1 }, tranches_age: { non_communique: 1 }, statuts: { non_communique: 1 } },
    });
  });

  it("leaves open what nobody knows", () => {
    expect(recordOf({ flow: null, level: null, reason: null })).toMatchObject({ autonomie: null, oriente_vers_structure: null, thematiques: [], precisions_demarche: null });
    expect(recordOf({ flow: "welcome" })).toMatchObject({ thematiques: [], precisions_demarche: null });
    expect(recordOf({ flow: "constructor" })).toMatchObject({ thematiques: [] });
  });

  it.each([[1, "entierement_accompagne"], [2, "partiellement_autonome"], [3, "autonome"]] as const)("has the autonomy of level %i: %s", (level, autonomie) => {
    expect(recordOf({ level }).autonomie).toBe(autonomie);
  });

  it.each([["solved", false], ["oriented", true], ["out_of_scope", null], ["no_answer", null]] as const)("of a case closed as %s: sent on, %s", (reason, isOriented) => {
    expect(recordOf({ reason }).oriente_vers_structure).toBe(isOriented);
  });

  it.each([[0, 1], [1, 1], [60_000, 1], [60_001, 2], [3_600_000, 60]])("%i ms in a mediator's hands are %i minutes", (heldMs, minutes) => {
    expect(recordOf({ heldMs }).duree).toBe(minutes);
  });

  it.each([["2026-03-20T22:59:59Z", "2026-03-20"], ["2026-03-20T23:00:00Z", "2026-03-21"], ["2026-07-20T22:00:00Z", "2026-07-21"]])("of %s is of the day of Paris %s", (at, day) => {
    expect(recordOf({ endedAt: Date.parse(at) }).date).toBe(day);
  });

  it.each([["helped by a mediator", {}, true], ["nobody ever had", { mediator: null }, false], ["asked twice", { reason: "duplicate" }, false], ["handed back", { reason: null }, true]] as const)(
    "is written for a case %s: %j %s", (_what, known, isOne) => {
      expect(isActivity({ ...ended, ...known })).toBe(isOne);
    });

  it("has an id that stays the same, is a UUID, and is not the case's", () => {
    expect(activityId("case-1")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(activityId("case-1")).toBe("6fe1963d-9c00-8b8e-8d92-ce971dd49477"); // another one would be counted again beside what was exported before
    expect(activityId("case-2")).not.toBe(activityId("case-1"));
  });
});

describe("themes", () => {
  it("are given to every procedure that there is", () => {
    const folder = join(projectRoot, "dialogs", "procedures");
    const procedures = readdirSync(folder).map((name) => name.replace(/\.yaml$/, ""));
    expect(existsSync(join(folder, `${procedures[0]}.yaml`))).toBe(true);
    for (const procedure of procedures) expect([procedure, themeOf(procedure)]).toEqual([procedure, expect.stringMatching(/^[a-z_]+$/)]);
  });

  it("each have the name of La Coop's table", () => {
    expect(Object.keys(thematicLabels)).toEqual(["aide_aux_demarches_administratives", ...procedureThemes]);
  });
});

describe("the table", () => {
  const rowOf = (known: Partial<EndedCase>) => {
    const [, row = []] = activityTable([{ id: "an-id", activity: recordOf(known) }]);
    return Object.fromEntries(columns.map((column, n) => [column, row[n]]).filter(([, value]) => value !== ""));
  };

  it("fills La Coop's columns as La Coop does, and leaves the others empty", () => {
    expect(rowOf({ reason: "oriented" })).toEqual({
      "Date": "20/03/2026", "Enregistré le": "20/03/2026 à 11:05", "Type": "Accompagnement individuel", "Participants": 1, "Canaux d’accompagnement": "À distance",
      "Durée (min)": 12, "Thématique(s) d’accompagnement": "Aide aux démarches administratives\nSocial - Santé", "Nom de la démarche administrative": "Demander le RSA",
      "Niveau d’autonomie (ou de l’atelier)": "Autonome avec guidage en cas de besoin", "Bénéficiaire réorienté": "Oui", "Genre du bénéficiaire": "Non communiqué",
      "Tranche d’âge du bénéficiaire": "Non communiqué", "Statut du bénéficiaire": "Non communiqué", "ID CRA": "an-id",
    });
  });

  it("has as many cells in every row as there are columns", () => {
    expect(activityTable([{ id: "1", activity: recordOf({}) }, { id: "2", activity: recordOf({ flow: null }) }]).map((row) => row.length)).toEqual([27, 27, 27]);
  });
});

describe("a CSV that a spreadsheet opens", () => {
  it.each<[string, string | number, string]>([
    ["a word", "Caf", "Caf"], ["a number", -3, "-3"], ["a semicolon", "a;b", `"a;b"`], ["quotes", `dit « "oui" »`, `"dit « ""oui"" »"`], ["two lines", "a\nb", `"a\nb"`],
    ["a formula", `=HYPERLINK("http://evil.example";"x")`, `"'=HYPERLINK(""http://evil.example"";""x"")"`], ["a sign", "+33", "'+33"], ["an address", "@SUM(A1)", "'@SUM(A1)"],
    ["a tab before", "\t=1", "'\t=1"],
  ])("keeps %s as what it is", (_what, value, cell) => {
    expect(toCsv([[value, "z"]])).toBe(`\ufeff${cell};z\r\n`);
  });
});
