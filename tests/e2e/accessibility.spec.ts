import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../helpers/e2e-test";

async function faults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

test("the first screen breaks no accessibility rule", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /Commencer/ }).waitFor();
  expect(await faults(page)).toEqual([]);
});

for (const autonym of ["العربية", "Українська"]) {
  test(`a conversation in ${autonym} breaks none, its summary included`, async ({ page, person }) => {
    test.setTimeout(120_000);
    await person.startIn(autonym);
    expect(await faults(page)).toEqual([]);
    await person.walkToSummary();
    expect(await faults(page)).toEqual([]);
  });
}

test("on a phone, with the help open, none either", async ({ page, person }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await person.startIn("العربية");
  await page.locator(".commands-toggle").click();
  expect(await faults(page)).toEqual([]);
});

test("everything to press is at least 44 px high and wide", async ({ page, person }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await person.startIn("Українська");
  await page.locator(".commands-toggle").click();
  const small = await page.locator("button:visible, select:visible, textarea:visible").evaluateAll((all) =>
    all.map((one) => ({ words: one.textContent, ...one.getBoundingClientRect().toJSON() })).filter(({ width, height }) => width < 44 || height < 44),
  );
  expect(small).toEqual([]);
});

test("a danger word brings an alert that is announced at once, with a number to press", async ({ page, person }) => {
  await person.startIn("العربية");
  await person.type("مات أحد، اتصلوا، زوجي يضربني");
  const alert = person.log.getByRole("alert");
  await expect(alert).toBeVisible();
  await expect(alert.locator('a[href^="tel:"]').first()).toBeVisible();
  await expect(alert.locator("a bdi[dir=ltr]").first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
});
