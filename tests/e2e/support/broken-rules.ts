import type { Page } from "@playwright/test";
import { source, type AxeResults, type ElementContext, type RunOptions } from "axe-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"];

declare const axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };

/**
 * Rules of WCAG 2.2 AA and RGAA 4 that the page breaks, each with what breaks it. axe goes once into each document and tells of nothing that is right: its
 * own adapter for this browser puts half a megabyte into two pages at each look, and takes four times as long.
 *
 * @param parts CSS selectors of what alone is new; those that are not there are left out; none named, the whole page.
 */
export async function brokenRules(page: Page, ...parts: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  return page.evaluate(async ({ parts, tags }) => {
    const include = parts.filter((part) => document.querySelector(part) !== null);
    if (include.length === 0) throw new Error(`nothing to look at: ${parts.join(", ")}`);
    const { violations } = await axe.run({ include }, { runOnly: [...tags], resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  }, { parts: parts.length === 0 ? ["html"] : parts, tags });
}
