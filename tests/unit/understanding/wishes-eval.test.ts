import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateWishes } from "../../../src/cli/eval/wishes";

const root = join(__dirname, "../../fixtures/wishes");
let dataDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "wishes-eval-"));
  mkdirSync(join(dataDir, "language"));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

const withIntents = (lines: readonly string[]) => {
  writeFileSync(join(dataDir, "language/intents.tsv"), `# intent\tlang\tphrases\n${lines.join("\n")}\n`);
  return evaluateWishes(root, dataDir);
};

describe("the measure of wishes", () => {
  it("reads each phrase once with a model that never saw it, and the shared intents under our ids", async () => {
    const { table, bars, failures } = await withIntents(["ecole\tfr\tinscrire mon fils à l'école|école pour ma fille", "apl\ten\thelp with my rent", "_oos\tfr\tbonjour"]);
    const all = table.filter(([, language]) => language === "all");
    expect(all.map(([name, , count]) => [name, count])).toEqual([["held out", 102], ["shared intents", 4]]);
    expect(table.find(([name, language]) => name === "shared intents" && language === "fr")?.slice(0, 4)).toEqual(["shared intents", "fr", 3, "100 %"]);
    expect(bars.map(({ least, count }) => [least, count]).filter(([least]) => least !== 97)).toEqual([[85, 72], [75, 30], [85, 3], [75, 1]]);
    expect(failures?.every((line) => /-> (one|some|unknown)/.test(line))).toBe(true);
  }, 60_000);

  it("leaves out an intent that is none of ours", async () => {
    const { table } = await withIntents(["lune\tfr\taller sur la lune", "ecole\tfr\técole pour ma fille"]);
    expect(table.find(([name, language]) => name === "shared intents" && language === "all")?.[2]).toBe(1);
  }, 60_000);
});
