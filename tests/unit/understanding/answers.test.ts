import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locale } from "../../../src/core/locale";
import type { Expectation } from "../../../src/core/ports";
import { brief, buttons, choicesOf, expecting, read } from "./support/readers-of-the-house";

/* Answers collected before the readers were written. Durations are left out: no question asks for one. */

const languages: Readonly<Record<string, Locale>> = { fr: "fr", en: "en", ar: "ar", uk: "uk", fa: "fa-AF", prs: "fa-AF" };
const expectations: Readonly<Record<string, Expectation>> = {
  date: expecting("date"),
  number: expecting("number"),
  eur: expecting("amount"),
  phone: expecting("phone"),
  bool: expecting("yes_no", { choices: buttons.yes_no, allowUnknown: true }),
  ord: expecting("choice", { choices: choicesOf("1", "2", "3", "last").map((choice) => ({ ...choice, label: { key: "none" } })) }),
};
const meanings: Readonly<Record<string, string>> = { yes: "true", no: "false", unsure: "unknown" };

const rows = readFileSync(join(__dirname, "fixtures/answers.tsv"), "utf8").split("\n").flatMap((line) => {
  const [language = "", kind = "", text = "", expected = ""] = line.split("\t");
  const [locale, waited] = [languages[language], expectations[kind]];
  return locale && waited ? [{ locale, kind, text, waited, expected: meanings[expected] ?? expected }] : [];
});

type Verdict = "right" | "to confirm" | "miss" | "WRONG certain" | "WRONG to confirm";

async function judge({ text, locale, waited, expected }: (typeof rows)[number]): Promise<Verdict> {
  const got = brief((await read(text, locale, waited)).answer);
  if (got === `${expected}!`) return "right";
  if (got === `${expected}?`) return "to confirm";
  if (got.endsWith("!")) return "WRONG certain";
  if (got.endsWith("?")) return "WRONG to confirm";
  return expected === "-" ? "right" : "miss";
}

describe("answers people gave", () => {
  const table: Record<string, Record<Verdict, number>> = {};

  it("reads nothing wrong, and misses few, in the five languages", async () => {
    const failures: string[] = [];
    for (const row of rows) {
      const verdict = await judge(row);
      const counts = (table[`${row.locale} ${row.kind}`] ??= { right: 0, "to confirm": 0, miss: 0, "WRONG certain": 0, "WRONG to confirm": 0 });
      counts[verdict] += 1;
      if (verdict !== "right" && verdict !== "to confirm") failures.push(`${verdict}: ${row.locale} ${row.kind} "${row.text}"`);
    }
    console.table(table);
    expect(rows.length).toBeGreaterThan(120);
    expect(failures).toEqual([]);
  });
});
