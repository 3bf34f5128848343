import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { buildSync } from "esbuild";
import type { Locale } from "../../../src/core/locale";
import type { Paper } from "./summaries";

const root = join(__dirname, "../../..");
const wordsOf = (locale: Locale): unknown => JSON.parse(readFileSync(join(root, `locales/${locale}/web.json`), "utf8"));

/** The printed sheet of the real page, with its real style and letters, without the talk that leads to it. */
export async function openPaperBench(page: Page): Promise<void> {
  const { outputFiles: [script] } = buildSync({
    absWorkingDir: root, entryPoints: [join(__dirname, "printed-sheet-page.tsx")], bundle: true, write: false, jsx: "automatic", jsxImportSource: "preact", logLevel: "error",
  });
  await page.route("**/paper-bench", (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><link rel="stylesheet" href="/kiosk.css"><title>A4</title><body></body>` }));
  await page.goto("/paper-bench");
  await page.addScriptTag({ content: script!.text });
}

/** @returns the PDF that a printer would get, as text in which its marks can be looked for. */
export async function printPaper(page: Page, { summary, locale }: Paper): Promise<string> {
  await page.evaluate(
    ([...shown]) => (window as unknown as { showSheet: (...all: unknown[]) => void }).showSheet(...shown), [summary, locale, wordsOf(locale), wordsOf("fr")] as const,
  );
  await page.locator(".printed .qr").waitFor({ state: "attached" });
  await page.evaluate(() => document.fonts.ready);
  return (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
}

/** How many sheets a PDF has. */
export const sheetsOf = (pdf: string): number => pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;

/**
 * Figures that stand in another order on paper than in the text: numbers of which a part is left of the part before it, on one line.
 * "09 69 39 00 00" among words that are read from the right is the case that must not happen.
 */
export function turnedNumbers(page: Page): Promise<readonly string[]> {
  return page.locator(".printed").evaluate((sheet) => {
    const turned: string[] = [];
    const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      for (const { 0: number, index } of (node.textContent ?? "").matchAll(/\d(?:[\d ., ]*\d)?/g)) {
        const places = [...number].flatMap((figure, at) => {
          if (!/\d/.test(figure)) return [];
          const range = document.createRange();
          range.setStart(node, index + at);
          range.setEnd(node, index + at + 1);
          const place = range.getBoundingClientRect();
          // the second column of who reads French is not there
          return place.width === 0 ? [] : [place];
        });
        if (places.some((place, at) => at > 0 && Math.abs(place.top - places[at - 1]!.top) < 2 && place.left <= places[at - 1]!.left)) turned.push(number);
      }
    }
    return turned;
  });
}
