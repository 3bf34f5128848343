import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evaluateLanguages } from "../../../src/cli/eval/languages";

const fixtures = join(__dirname, "../../fixtures/eval");

test("our own sentences keep every bar", async () => {
  const { bars, table } = await evaluateLanguages(fixtures, { beside: false });
  expect(bars.filter(({ value, least = 0 }) => value < least)).toEqual([]);
  expect(bars.map(({ least }) => least)).toEqual([93, 85, 97, 93, 99, 98]);
  const [header, ...rows] = table;
  expect(rows.every((row) => row.length === header!.length)).toBe(true);
  expect(new Set(rows.map(([, language]) => language))).toEqual(new Set(["ar", "bn", "en", "es", "fa", "fr", "ps", "pt", "ro", "ru", "so", "ti", "tr", "uk", "zh", "all"]));
});

describe("what is counted", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "eval-"));
    mkdirSync(join(folder, "language", "ntrex"), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (tag: string, ...lines: string[]) => writeFileSync(join(folder, "language", "ntrex", `${tag}.txt`), `${lines.join("\n")}\n`);

  test("wrong, silent and right are told apart, and a wrong one is shown", async () => {
    write("fr", "I am looking for a place to live with my family", "12 34 56", "je cherche un logement pour ma famille et mes enfants");
    const { table, failures } = await evaluateLanguages(folder, { beside: false });
    expect(table).toContainEqual(["passerelle", "fr", 10, 1, 2, 3, 50, 66.7]);
    expect(failures).toContain('fr taken for en (10 words): "I am looking for a place to live with my"');
  });

  test("Dari counts as Persian, Chinese words are two signs, and a language that is not ours is left out", async () => {
    write("prs", "من برای کارت اقامت خود وقت ملاقات گرفته نمیتوانم لطفا کمک کنید");
    write("zh", "我的居留卡快到期了但是没有预约请帮我");
    write("wo", "Maa ngi fii ci Paris dama bëgg ndimbal");
    const { table } = await evaluateLanguages(folder, { beside: false });
    expect(table.slice(1).map((row) => row[1])).toEqual(["fa", "fa", "fa", "zh", "zh", "zh", "all", "all", "all"]);
    expect(table).toContainEqual(["passerelle", "fa", 10, 1, 1, 1, 100, 100]);
  });
});
