import { readFileSync } from "node:fs";
import { join } from "node:path";
import { spelling, type RuleSets } from "../../helpers/rule-based-spelling";
import { brief, expecting, read } from "./support/readers-of-the-house";

const russian = JSON.parse(readFileSync(join(__dirname, "../../fixtures/rbnf/ru.json"), "utf8")) as RuleSets;

it("Russian years end in an ordinal", async () => {
  const year = spelling(russian, "%spellout-numbering-year", new Intl.PluralRules("ru"));
  const wrong: string[] = [];
  for (let value = 1932; value <= 2025; value += 1) {
    const text = `пятого марта ${year(value)} года`;
    const answer = brief((await read(text, "ru", expecting("date"))).answer);
    if (answer !== `${value}-03-05?`) wrong.push(`${text}: ${answer}`);
  }
  expect(wrong).toEqual([]);
});

it.each([
  ["ru", "двадцать пятого мая восемьдесят пятого года", "1985-05-25?"],
  ["uk", "п'ятого березня тисяча дев'ятсот вісімдесят п'ятого року", "1985-03-05?"],
  ["uk", "двадцять першого липня двотисячного року", "2000-07-21?"],
  ["bn", "১২ই মার্চ ১৯৮৫", "1985-03-12?"],
  ["bn", "২১শে ফেব্রুয়ারি ১৯৯০", "1990-02-21?"],
] as const)("%s: %s is read back as %s", async (language, text, expected) => {
  expect(brief((await read(text, language, expecting("date"))).answer)).toBe(expected);
});
