import { readFileSync } from "node:fs";
import { join } from "node:path";
import { locales, type Locale } from "../../../src/core/locale";
import { expecting, read, showFigures } from "./support/readers-of-the-house";

/* The one honest measure of the words of danger: no list was ever mended with these sentences. They are harder than most ("he waits for me below, every day"). */
const sentences = readFileSync(join(__dirname, "../../fixtures/eval/unseen-dangers.tsv"), "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split("\t"));

/** Heard when it was last measured, of so many; more is better, and raises the number here. */
const heardOnce: Readonly<Record<Locale, number>> = { fr: 20, en: 17, ar: 15, uk: 15, "fa-AF": 18 };
const mostAlarmed = 2;

it.each(locales)("%s: of what somebody else wrote, no less is heard than before, and hardly anything alarms for nothing", async (locale) => {
  let heard = 0;
  let alarmed = 0;
  const own = sentences.filter(([language]) => language === locale);
  for (const [, kind, text = ""] of own) {
    if (!(await read(text, locale, expecting("number"))).danger) continue;
    if (kind === "harmless") alarmed += 1;
    else heard += 1;
  }
  const ofDanger = own.filter(([, kind]) => kind !== "harmless").length;
  showFigures(`${locale}: heard ${heard} of ${ofDanger}, alarmed ${alarmed} of ${own.length - ofDanger}`);
  expect(ofDanger).toBeGreaterThan(20);
  expect(heard).toBeGreaterThanOrEqual(heardOnce[locale]);
  expect(alarmed).toBeLessThanOrEqual(mostAlarmed);
});
