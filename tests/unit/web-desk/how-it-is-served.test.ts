import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadContent } from "../../../src/content";
import { computations, rules } from "../../../src/core/flow/rules";
import { listStaticFiles } from "../../../src/http/static-files";

const root = join(__dirname, "../../..");
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "passerelle-desk-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("the desk's page answers with and without the last stroke, and is not the kiosk's", async () => {
  mkdirSync(join(folder, "desk"));
  writeFileSync(join(folder, "index.html"), "kiosk");
  writeFileSync(join(folder, "desk/index.html"), "desk");
  const files = listStaticFiles(folder);
  const bodies = await Promise.all(["/", "/desk", "/desk/"].map(async (path) => (await files(path))?.plain.toString()));
  expect(bodies).toEqual(["kiosk", "desk", "desk"]);
  for (const path of ["", "/desk/index.html", "/index.html", "/desk//", "/desk/.."]) expect(files(path)).toBeNull();
});

it("the desk's sentences are asked for in French alone, and are checked like the others", () => {
  for (const part of ["dialogs", "locales"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  const options = { rules, computations };
  const about = () => loadContent(folder, options).issues.filter(({ file }) => file.includes("desk"));
  expect(about()).toEqual([]);
  writeFileSync(join(folder, "locales/fr/desk.json"), JSON.stringify({ title: "<b>Bureau</b>", found_one: "un" }));
  expect(about().map(({ code }) => code).sort()).toEqual(["html-in-sentence", "plural-forms"]);
});
