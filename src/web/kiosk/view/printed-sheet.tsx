import { useLayoutEffect, useRef } from "preact/hooks";
import type { SummaryView } from "../../../bot/view";
import { usePageStrings } from "./page-strings";
import { SheetBody } from "./summary-sheet";

/** Letter sizes (pt) tried until everything is on one page; below the last a second page is better than a riddle. */
const sizes = [10.5, 10, 9.5, 9, 8.5, 8, 7.5];
/** A4 less the margins of `@page` and a little air, in CSS pixels: 297 - 24 - 5 mm. */
const pageHeightPx = (268 * 96) / 25.4;

/** Outside the talk and invisible on screen, laid out as on paper so that it can be measured: the only thing that is printed. */
export function PrintedSheet({ summary }: { readonly summary: SummaryView }) {
  const page = usePageStrings();
  const sheet = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = sheet.current;
    if (element === null) return;
    for (const size of sizes) {
      element.style.setProperty("--print-size", `${size}pt`);
      if (element.scrollHeight <= pageHeightPx) return;
    }
  }, [summary, page]);
  return (
    <div ref={sheet} class="printed" lang={page.lang} dir={page.dir}>
      <SheetBody summary={summary} isKiosk />
    </div>
  );
}
