import { askKinds } from "../core/flow/model";
import { locales } from "../core/locale";
import type { Expectation, Readers, Reading } from "../core/ports";

type Read = (text: string, context: Parameters<Readers["read"]>[1]) => Reading;

const kinds: readonly Expectation["kind"][] = [...askKinds, "continue", "document", "screen"];
/** V8 compiles every regular expression twice, for texts within Latin-1 and beyond. */
const samples = ["", "oui, le 12 mars 1985 : 1 200,50 €", "نعم، ١٢ مارس ١٩٨٥ – 1 200,50 €", "так, двадцять п’ять років"];
const today = "2026-01-01";

/** Reads a few texts in every language at every kind of question, one pair per turn of the event loop, so that no live text is held up. */
export function warmUp(read: Read): void {
  const waiting = locales.flatMap((locale) => kinds.map((kind) => ({ locale, kind })));
  const next = () => {
    const pair = waiting.shift();
    if (!pair) return;
    const expecting: Expectation = { kind: pair.kind, choices: [], allowUnknown: true };
    for (const text of samples) read(text, { locale: pair.locale, today, expecting });
    setImmediate(next);
  };
  setImmediate(next);
}
