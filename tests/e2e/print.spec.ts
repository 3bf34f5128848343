import { pageLocales } from "../../src/web/shared/strings";
import { qrCode } from "../../src/web/shared/qr-code";
import { expect, test } from "../helpers/e2e-test";
import { openPaperBench, printPaper, sheetsOf, turnedNumbers } from "./support/paper-bench";
import { longestPapers } from "./support/summaries";

/** The longest of all: every question, every paper, every next step. Nobody reads a third sheet. */
const maxSheets = 2;

test("a summary prints on A4 with its hour and its square, and nothing else of the page does", async ({ page, person }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    window.print = () => void document.documentElement.setAttribute("data-printed", String(document.querySelectorAll(".printed .qr").length));
  });
  await person.startIn("العربية");
  await person.walkToSummary(0);
  await person.log.getByRole("button", { name: "طباعة" }).click();
  // printed once, and only when the square is drawn
  await expect(page.locator("html")).toHaveAttribute("data-printed", "1");

  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(sheetsOf(pdf)).toBe(1);
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  await expect(page.locator(".printed")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".printed")).toBeVisible();
  await expect(page.locator(".chat")).toBeHidden();
  const columns = await page.locator(".printed h2 .column").evaluateAll((all) => all.map((one) => ({ lang: one.getAttribute("lang"), x: one.getBoundingClientRect().x })));
  expect(columns.map(({ lang }) => lang)).toEqual(["ar", "fr"]);
  expect(columns[0]!.x).toBeGreaterThan(columns[1]!.x);
  const day = new Intl.DateTimeFormat("fr", { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Paris" }).format(new Date());
  await expect(page.locator(".printed .printed-on [lang='fr']").first()).toHaveText(new RegExp(`^Imprimé le ${day} à \\d\\d:\\d\\d$`));
});

test("the longest paper of each procedure keeps its numbers in order and its steps whole, in every language", async ({ page }) => {
  test.setTimeout(120_000);
  const papers = await longestPapers();
  expect(new Set(papers.map(({ locale }) => locale))).toEqual(new Set(pageLocales));
  await openPaperBench(page);
  for (const paper of papers) {
    await test.step(`${paper.flow} ${paper.locale}`, async () => {
      const sheets = sheetsOf(await printPaper(page, paper));
      expect(sheets).toBeLessThanOrEqual(maxSheets);
      await page.emulateMedia({ media: "print" });
      const sheet = page.locator(".printed");
      // the count of sheets stands on them when there are several, and no step is cut in two
      expect(await sheet.evaluate((one) => getComputedStyle(one).getPropertyValue("page"))).toBe(sheets > 1 ? "counted" : "auto");
      expect(await sheet.locator("li, p, .official-page").evaluateAll((all) => all.filter((one) => getComputedStyle(one).breakInside !== "avoid" && getComputedStyle(one).display !== "inline").length)).toBe(0);
      expect(await turnedNumbers(page)).toEqual([]);
      // without colour: black letters, white ground
      expect(await sheet.evaluate((one) => [...new Set([one, ...one.querySelectorAll("*:not(.qr, .qr *)")].flatMap((each) => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]))].sort()))
        .toEqual(["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]);

      // what the desk must find: each official name, each answer, and the page to look things up on, in clear and in the square
      const text = (await sheet.innerText()).replace(/\s+/g, " ");
      const { papersHeld, papersMissing, answers, nextSteps, contacts, officialPage } = paper.summary;
      const french = [...papersHeld, ...papersMissing.map(({ name }) => name), ...answers.map(({ value }) => value), ...nextSteps].map((line) => line.french.text);
      const isFrench = paper.locale === "fr";
      for (const words of [...french, ...contacts.flatMap(({ phone = [] }) => phone)]) {
        expect(isFrench ? text.toLowerCase() : text).toContain(isFrench ? words.toLowerCase() : words.replace(/\s+/g, " "));
      }
      expect(text).toContain(officialPage!.url.replace("https://www.", ""));
      await expect(sheet.locator(".qr path")).toHaveAttribute("d", qrCode(officialPage!.url).path);
      await page.emulateMedia({ media: null });
    });
  }
});
