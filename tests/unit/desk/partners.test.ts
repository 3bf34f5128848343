import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../../src/config";
import { partnersSchema } from "../../../src/desk/partners";
import { readSettingsFile } from "../../../src/settings-file";

let dir: string;
beforeAll(() => (dir = mkdtempSync(join(tmpdir(), "passerelle-partners-"))));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function file(text: string): string {
  const path = join(dir, "partners.yaml");
  writeFileSync(path, text);
  return path;
}
const read = (path: string) => readSettingsFile(path, partnersSchema);
const one = { id: "cimade", name: "La Cimade", address: "64 rue Clisson, 75013 Paris" };

describe("the associations that people may be sent to", () => {
  it("are read from YAML, as people will read them", () => {
    const path = file("- id: cimade\n  name: La Cimade\n  address: 64 rue Clisson, 75013 Paris\n  hours: mardi, 9 h à 12 h\n  phone: 01 40 08 05 34\n  url: https://www.lacimade.org\n");
    expect(read(path)).toEqual({ value: [{ ...one, hours: "mardi, 9 h à 12 h", phone: "01 40 08 05 34", url: "https://www.lacimade.org" }] });
    expect(readConfig({ DESK_PARTNERS: path }, "", dir).partners).toHaveLength(1);
  });

  it("are none unless somebody names a file", () => {
    expect(readConfig({}, "", dir).partners).toEqual([]);
  });

  it.each([
    { what: "no list", text: "id: cimade", says: /its beginning/ },
    { what: "an address that is missing", text: JSON.stringify([{ id: "a", name: "A" }]), says: /0\.address/ },
    { what: "an id twice", text: JSON.stringify([one, one]), says: /twice/ },
    { what: "characters that turn the direction", text: JSON.stringify([{ ...one, name: "La \u202Ecimade" }]), says: /0\.name.*hidden/ },
    { what: "two lines", text: JSON.stringify([{ ...one, address: "64 rue\nClisson" }]), says: /0\.address.*one line/ },
    { what: "an address of another kind", text: JSON.stringify([{ ...one, url: "javascript:alert(1)" }]), says: /0\.url.*https/ },
    { what: "a field of no use", text: JSON.stringify([{ ...one, email: "a@b.fr" }]), says: /wrong at 0/ },
    { what: "a telephone number that is none", text: JSON.stringify([{ ...one, phone: "demander Paul" }]), says: /0\.phone/ },
    { what: "more than fifty", text: JSON.stringify(Array.from({ length: 51 }, (_, n) => ({ ...one, id: `a${n}` }))), says: /its beginning/ },
    { what: "no YAML", text: "[", says: /neither YAML nor JSON/ },
  ])("are refused with what is to be mended: $what", ({ text, says }) => {
    const path = file(text);
    expect(read(path)).toEqual({ problem: expect.stringMatching(says) });
    expect(() => readConfig({ DESK_PARTNERS: path }, "", dir)).toThrow(/DESK_PARTNERS/);
  });

  it("are refused when the file is not there", () => {
    expect(read(join(dir, "absent.yaml"))).toEqual({ problem: "cannot be read" });
  });
});
