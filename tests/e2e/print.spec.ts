import { expect, test } from "../helpers/e2e-test";

for (const { autonym, procedure, what } of [
  { autonym: "العربية", procedure: 0, what: "a short summary" },
  { autonym: "Українська", procedure: 0, what: "a short summary" },
  { autonym: "العربية", procedure: 2, what: "a long summary" },
  { autonym: "Українська", procedure: 2, what: "a long summary" },
]) {
  test(`${what} in ${autonym} and French prints on one A4, and nothing else does`, async ({ page, person }) => {
    test.setTimeout(120_000);
    await person.startIn(autonym);
    await person.walkToSummary(procedure);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);

    await expect(page.locator(".printed")).toBeHidden();
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".printed")).toBeVisible();
    await expect(page.locator(".chat")).toBeHidden();
    const columns = await page.locator(".printed h2 .column").evaluateAll((all) => all.map((one) => ({ lang: one.getAttribute("lang"), x: one.getBoundingClientRect().x })));
    expect(columns.map(({ lang }) => lang)).toEqual([expect.not.stringMatching("fr"), "fr"]);
    expect(columns[0]?.x).not.toBe(columns[1]?.x);
  });
}
