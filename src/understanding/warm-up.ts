import { askKinds } from "../core/flow/model";
import { languages } from "../core/locale";
import type { Expectation, Readers, Reading } from "../core/ports";

type Read = (text: string, context: Parameters<Readers["read"]>[1]) => Reading;

const kinds: readonly Expectation["kind"][] = [...askKinds, "continue", "document", "screen"];
/** V8 compiles every regular expression twice, for texts within Latin-1 and beyond. */
const samples = ["", "oui, le 12 mars 1985 : 1 200,50 €", "نعم، ١٢ مارس ١٩٨٥ – 1 200,50 €", "так, двадцять п’ять років"];
const today = "2026-01-01";

/**
 * Does what is done once, then reads a few texts in every language at every kind of question: one step per turn of the event loop, so that no
 * live text is held up.
 *
 * @param once what the first texts would otherwise pay for, in short steps.
 */
export function warmUp(read: Read, once: readonly (() => void)[]): void {
  const readings = languages.flatMap((locale) => kinds.flatMap((kind) => samples.map((text) => () => void read(text, { locale, today, expecting: { kind, choices: [], allowUnknown: true } }))));
  const waiting = [...once, ...readings].values();
  const next = () => {
    const step = waiting.next().value;
    if (!step) return;
    step();
    setImmediate(next);
  };
  setImmediate(next);
}
