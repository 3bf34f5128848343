import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Phrase, SummaryView } from "../../../bot/view";
import { QrImage } from "../../shared/qr-image";
import type { Strings } from "../../shared/strings";
import { readable } from "./further";
import { useFrenchStrings, usePageStrings } from "./page-strings";
import { Pair, SheetBody } from "./summary-sheet";

/** Letter sizes (pt), the easiest to read first; smaller is a riddle for who reads with pain. */
const sizes = [10.5, 10, 9.5, 9];
/** A4 less the margins of `@page` and a little air, in CSS pixels: 297 - 24 - 5 mm. */
const pageHeightPx = (268 * 96) / 25.4;

/** As few sheets as there can be, then letters as large as they can be on those. */
function fit(sheet: HTMLElement): void {
  const pagesAt = (size: number): number => {
    sheet.style.setProperty("--print-size", `${size}pt`);
    return Math.ceil(sheet.scrollHeight / pageHeightPx);
  };
  const fewest = Math.min(...sizes.map(pagesAt));
  sizes.some((size) => pagesAt(size) === fewest);
  sheet.classList.toggle("long", fewest > 1);
}

/** Outside the talk and invisible on screen, laid out as on paper so that it can be measured: the only thing that is printed. */
export function PrintedSheet({ summary }: { readonly summary: SummaryView }) {
  const page = usePageStrings();
  const sheet = useRef<HTMLDivElement>(null);
  const printedAt = usePrintedAt();
  useLayoutEffect(() => {
    const element = sheet.current;
    if (element === null) return;
    const measure = (): void => fit(element);
    measure();
    // letters that come late are wider or narrower than those that stood in for them
    document.fonts.addEventListener("loadingdone", measure);
    return () => document.fonts.removeEventListener("loadingdone", measure);
  }, [summary, page]);
  return (
    <div ref={sheet} class="printed" lang={page.lang} dir={page.dir}>
      <SheetBody summary={summary} isKiosk head={<Readers summary={summary} printedAt={printedAt} />} foot={<OfficialPage summary={summary} />} />
    </div>
  );
}

/** The moment at which the browser begins to print, by button or by its own menu. */
function usePrintedAt(): Date {
  const [printedAt, setPrintedAt] = useState(() => new Date());
  useEffect(() => {
    const now = (): void => setPrintedAt(new Date());
    addEventListener("beforeprint", now);
    return () => removeEventListener("beforeprint", now);
  }, []);
  return printedAt;
}

/** Who reads which column, and how old the paper is. */
function Readers({ summary: { headings }, printedAt }: { readonly summary: SummaryView; readonly printedAt: Date }) {
  const [page, french] = [usePageStrings(), useFrenchStrings()];
  return (
    <>
      {page.lang !== french.lang && <p class="readers"><Pair of={[{ own: headings.forYou.own, french: headings.forDesk.french }]} /></p>}
      <p class="printed-on"><Pair of={[{ own: printedOn(page, printedAt), french: printedOn(french, printedAt) }]} /></p>
    </>
  );
}

/** Figures and calendar are those of French papers, and the sentences British, as in what the service says. */
function printedOn({ lang, dir, say }: Strings, at: Date): Phrase {
  const tag = `${lang === "en" ? "en-GB" : lang}-u-ca-gregory-nu-latn`;
  const date = new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", year: "numeric" }).format(at);
  const hour = new Intl.DateTimeFormat("fr", { hour: "2-digit", minute: "2-digit" }).format(at);
  return { text: say("summary.printed_on", { date, hour }), lang, dir };
}

/** The paper grows old, this page does not. Its address is also there in clear, and tells nothing about who carries it. */
function OfficialPage({ summary: { officialPage, headings } }: { readonly summary: SummaryView }) {
  if (officialPage === undefined) return null;
  return (
    <section class="official-page">
      <QrImage text={officialPage.url} alt={headings.officialPage.own.text} />
      <div>
        <h3><Pair of={[headings.officialPage]} /></h3>
        <p lang="fr" dir="ltr"><strong>{readable(officialPage.url)}</strong></p>
        <p><Pair of={[headings.camera]} /></p>
      </div>
    </section>
  );
}
