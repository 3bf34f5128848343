import type { ComponentChildren } from "preact";
import type { Bilingual, Phrase, SummaryView } from "../../../bot/view";
import { Contact, WebLink } from "./further";
import { usePageStrings } from "./page-strings";
import { Words } from "./phrase";
import { Pictogram } from "./pictogram";

/** In the talk: the sheet with its print button. */
export function SummarySheet({ summary, isKiosk, onPrint }: { readonly summary: SummaryView; readonly isKiosk: boolean; readonly onPrint: (summary: SummaryView) => void }) {
  const page = usePageStrings();
  return (
    <div class="sheet" lang={page.lang} dir={page.dir}>
      <SheetBody summary={summary} isKiosk={isKiosk} />
      <button type="button" class="choice print" onClick={() => onPrint(summary)}>
        <Pictogram name="print" />
        <span>{page.say("summary.print")}</span>
      </button>
    </div>
  );
}

export interface SheetBodyProps {
  readonly summary: SummaryView;
  readonly isKiosk: boolean;
  /** What only one of the two sheets has: under its title, and before its sources. */
  readonly head?: ComponentChildren;
  readonly foot?: ComponentChildren;
}

/** Two columns, the person's language first, French beside it for the desk, complete whatever is not translated; one for who reads French. */
export function SheetBody({ summary, isKiosk, head, foot }: SheetBodyProps) {
  const page = usePageStrings();
  const { headings } = summary;
  const named = page.lang === "fr" ? withOfficialName : (paper: Bilingual) => paper;
  return (
    <div class={page.lang === "fr" ? "sheet-body one-column" : "sheet-body"}>
      <h2><Pair of={[summary.title]} /></h2>
      {head}
      <p><Pair of={[summary.outcome]} /></p>
      <Part heading={headings.answers} items={summary.answers.map(({ label, value }) => [label, value])} />
      <Part heading={headings.papersHeld} mark="done" items={summary.papersHeld.map((paper) => [named(paper)])} />
      <Part heading={headings.papersMissing} mark="to-do" items={summary.papersMissing.map(({ name, advice }) => [named(name), advice])} />
      <Part heading={headings.nextSteps} mark="to-do" items={summary.nextSteps.map((step) => [step])} />
      <Part heading={headings.deadlines} items={summary.deadlines.map((deadline) => [deadline])} />
      {summary.contacts.length > 0 && (
        <section>
          <h3><Pair of={[headings.contacts]} /></h3>
          <ul class="contacts">{summary.contacts.map((contact) => <li key={contact.name}><Contact contact={contact} isKiosk={isKiosk} /></li>)}</ul>
        </section>
      )}
      {foot}
      {summary.sources.length > 0 && (
        <section class="sheet-sources">
          <h3><Pair of={[headings.sources]} /></h3>
          <ul lang="fr" dir="ltr">{summary.sources.map((source) => <li key={source.url}><WebLink url={source.url} title={source.title} isKiosk={isKiosk} /></li>)}</ul>
        </section>
      )}
      <p class="sheet-notice"><Pair of={[summary.notice]} /></p>
    </div>
  );
}

/** For who reads French there is one column: the official name stands behind the simple one, unless they are the same. */
function withOfficialName({ own, french }: Bilingual): Bilingual {
  const isSame = own.text.toLowerCase().includes(french.text.toLowerCase());
  return isSame ? { own, french } : { own: { ...own, text: `${own.text} (${french.text})` }, french };
}

interface PartProps {
  readonly heading: Bilingual;
  /** Each has one or two lines: a question and its answer, a paper and what to do about it. */
  readonly items: readonly (readonly Bilingual[])[];
  /** A box on paper: ticked, or to be ticked with a pen. */
  readonly mark?: "done" | "to-do";
}

function Part({ heading, items, mark }: PartProps) {
  if (items.length === 0) return null;
  return (
    <section>
      <h3><Pair of={[heading]} /></h3>
      <ul class={mark}>
        {items.map((lines, index) => <li key={index}><Pair of={lines} /></li>)}
      </ul>
    </section>
  );
}

export function Pair({ of: lines }: { readonly of: readonly Bilingual[] }) {
  return (
    <span class="pair">
      <Column of={lines.map(({ own }) => own)} />
      <Column of={lines.map(({ french }) => french)} />
    </span>
  );
}

function Column({ of: lines }: { readonly of: readonly Phrase[] }) {
  return (
    <span class="column" lang={lines[0]?.lang} dir={lines[0]?.dir}>
      {lines.map((line, index) => <Words key={index} of={line.lang === "fr" ? withFrenchSpaces(line) : line} class={index === 0 && lines.length > 1 ? "line-name" : "line"} />)}
    </span>
  );
}

/** No line begins with the mark that ends a sentence, or ends with an opening one: in a narrow column they would. */
const withFrenchSpaces = (phrase: Phrase): Phrase => ({ ...phrase, text: phrase.text.replace(/« /g, "«\u00a0").replace(/ (?=[»:;?!])/g, "\u00a0") });
