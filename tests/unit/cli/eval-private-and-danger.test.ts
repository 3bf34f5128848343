import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateDangers } from "../../../src/cli/eval/dangers";
import { evaluatePrivateNumbers } from "../../../src/cli/eval/private-numbers";
import { theReaders } from "../understanding/support/readers-of-the-house";

describe("what the evaluation counts", () => {
  let dataDir = "";
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "eval-"));
    mkdirSync(join(dataDir, "language"));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));
  const put = (name: string, ...rows: readonly string[]) => writeFileSync(join(dataDir, "language", name), `${rows.join("\n")}\n`);

  it("a private number that stays, and a harmless one that is hidden, each with its row", () => {
    put("private.tsv", "# kind, expecting, text", "nir\t-\t1 85 03 75 123 456 78", "nir\t-\trien", "phone\t-\t0612345678", "-\tphone\t0612345678", "-\t-\t0612345678");
    const { bars, failures, table } = evaluatePrivateNumbers(dataDir);
    expect(bars).toEqual([
      { name: "nir missed", value: 50, most: 0, count: 2 }, { name: "phone missed", value: 0, most: 0, count: 1 },
      { name: "hidden for nothing", value: 50, most: 1, count: 2 },
    ]);
    expect(failures).toEqual(['not hidden (nir): "rien"', 'hidden for nothing (phone): "0612345678"']);
    expect(table).toContainEqual(["nir", 2, 1, 0]);
  });

  it("a cry that is not heard, and an alarm for nothing, per language", async () => {
    put("danger-1.tsv", "fr\tviolence\tmon mari me frappe", "fr\tviolence\tbonjour", "fr\tharmless\tmerci");
    put("danger-2.tsv", "fr\tself_harm\tje veux mourir", "xx\tself_harm\t…");
    const { bars, failures } = await evaluateDangers(theReaders(), dataDir);
    expect(bars).toEqual([
      { name: "danger heard, fr", value: 66.7, least: 98, count: 3 }, { name: "alarmed for nothing, fr", value: 0, most: 10, count: 1 },
    ]);
    expect(failures).toEqual(['not heard (violence): fr "bonjour"']);
  });

  it("nothing where nobody has put a list", async () => {
    rmSync(join(dataDir, "language"), { recursive: true });
    expect(evaluatePrivateNumbers(dataDir).bars).toEqual([]);
    expect((await evaluateDangers(theReaders(), dataDir)).bars).toEqual([]);
  });
});
