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

/** 320 px; 200 % zoom of a small laptop; 400 % zoom. */
const small = [{ width: 320, height: 640 }, { width: 640, height: 360 }, { width: 320, height: 200 }];

for (const autonym of ["العربية", "Українська"]) {
  test(`on 320 px, at 200 % and at 400 % zoom, in ${autonym}, nothing needs sideways scrolling`, async ({ page, person }) => {
    test.setTimeout(120_000);
    const look = async (): Promise<void> => {
      for (const viewport of small) {
        await page.setViewportSize(viewport);
        expect(await tooWide(page), `${viewport.width} × ${viewport.height}`).toEqual([]);
      }
    };
    await page.goto("/");
    await page.getByRole("button", { name: /Commencer/ }).waitFor();
    await look();
    await person.startIn(autonym);
    await page.locator(".commands-toggle").click();
    await look();
    await page.locator(".commands-toggle").click();
    await person.walkToSummary();
    await look();
  });
}
