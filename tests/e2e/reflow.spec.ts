import type { Page } from "@playwright/test";
import { expect, test } from "../helpers/e2e-test";

/** Parts of the page that are wider than the window or hold something wider than themselves. */
async function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const boxes = [...document.querySelectorAll<HTMLElement>(".log, .bubble, .choice, .composer, .commands-list, .top, .start")];
    const wide = boxes.filter((box) => box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1).map((box) => box.className);
    return scrollWidth > clientWidth ? [`page ${scrollWidth} > ${clientWidth}`, ...wide] : wide;
  });
}

for (const { name, viewport } of [
  { name: "on 320 px", viewport: { width: 320, height: 640 } },
  { name: "at 200 % zoom of a small laptop", viewport: { width: 640, height: 360 } },
  { name: "at 400 % zoom", viewport: { width: 320, height: 200 } },
]) {
  for (const autonym of ["العربية", "Українська"]) {
    test(`${name}, in ${autonym}, nothing needs sideways scrolling`, async ({ page, person }) => {
      test.setTimeout(120_000);
      await page.setViewportSize(viewport);
      await page.goto("/");
      await page.getByRole("button", { name: /Commencer/ }).waitFor();
      expect(await tooWide(page)).toEqual([]);
      await person.startIn(autonym);
      await page.locator(".commands-toggle").click();
      expect(await tooWide(page)).toEqual([]);
      await page.locator(".commands-toggle").click();
      await person.walkToSummary();
      expect(await tooWide(page)).toEqual([]);
    });
  }
}
