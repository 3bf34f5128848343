import type { Locale } from "../core/locale";
import type { ContactView, Phrase, SourceView } from "./view";

/** What our pages show outside any conversation. Types only: the browser programs import this file. */

export interface NumberView extends Required<Pick<ContactView, "name" | "phone" | "explanation">> {
  /** Lines on a 24-unit square. */
  readonly drawing: string;
  /** `tel:` or `sms:`, with digits alone. */
  readonly link: string;
}

/** The useful numbers in one language. */
export interface NumbersIn {
  readonly lang: Locale;
  readonly dir: "ltr" | "rtl";
  readonly groups: readonly { readonly heading: string; readonly numbers: readonly NumberView[] }[];
  /** "Checked on …": the oldest day on which somebody read a source. */
  readonly checked: string;
}

export interface UsefulNumbers {
  readonly languages: readonly NumbersIn[];
  /** French, each once. */
  readonly sources: readonly SourceView[];
}

/** Who helps at a kiosk's place now or next, in every language; what cannot be said in one stands there in French. */
export interface PlaceOpening {
  /** `checked`: "Checked on …" */
  readonly words: Readonly<Record<Locale, Phrase & { readonly checked: string }>>;
  /** After this time (ms) it must be asked for again. */
  readonly staysMs: number;
}
