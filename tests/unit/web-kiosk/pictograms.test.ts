import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pictogramNames } from "../../../src/core/pictograms";
import { ownDrawings, sentDrawings } from "../../../src/web/kiosk/pictograms/drawings";
import { questionPictogram } from "../../../src/web/kiosk/view/question-pictogram";
import { askKinds } from "../../../src/core/flow/model";

const root = join(__dirname, "../../..");
const textsBelow = (folder: string, names: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name) && !["pictograms.ts", "drawings.ts"].includes(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
const all = Object.entries({ ...sentDrawings, ...ownDrawings });

describe("a picture beside words", () => {
  it("means one thing: no two meanings share a picture, and no name has two", () => {
    expect(new Set(all.map(([, drawing]) => drawing)).size).toBe(all.length);
    expect(Object.keys(ownDrawings).filter((name) => Object.hasOwn(sentDrawings, name))).toEqual([]);
  });

  it("is drawn for everything the service sends a name for", () => expect(Object.keys(sentDrawings).sort()).toEqual([...pictogramNames].sort()));

  it("is drawn on its square of 24 units", () => {
    for (const [name, drawing] of all) expect([name, /^M[\d.]+ [\d.]+[\dMmLlHhVvCcSsQqTtAaZz ,.-]+$/.test(drawing)]).toEqual([name, true]);
  });

  it("is shown somewhere, or it would only weigh", () => {
    const written = [...textsBelow("dialogs", /\.yaml$/), ...textsBelow("src/core", /\.ts$/), ...textsBelow("src/web/kiosk", /\.tsx?$/)].join("\n");
    const shown = (name: string): boolean => new RegExp(`pictogram: "?${name}\\b|"${name}"`).test(written);
    expect(all.map(([name]) => name).filter((name) => !shown(name))).toEqual([]);
  });

  it.each([...askKinds, "document", "screen", "continue", "handoff", "confirm"])("shows what kind of answer is waited for: %s", (kind) => {
    expect(Object.keys({ ...sentDrawings, ...ownDrawings })).toContain(questionPictogram(kind));
  });
});
