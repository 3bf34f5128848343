import type { Locale } from "../core/locale";

/** Dates, figures and lists as one language writes them; digits and calendar are those of French papers, so that both can be compared. */
export interface Formats {
  readonly date: (day: string) => string;
  readonly euros: (amount: number) => string;
  readonly number: (value: number) => string;
  readonly list: (items: readonly string[]) => string;
}

const made = new Map<Locale, Formats>();

export function formatsOf(locale: Locale): Formats {
  const known = made.get(locale) ?? makeFormats(locale);
  made.set(locale, known);
  return known;
}

/** The sentences are British: 15 March 2026, never March 15. */
const regions: Partial<Record<Locale, string>> = { en: "en-GB" };

function makeFormats(locale: Locale): Formats {
  const tag = `${regions[locale] ?? locale}-u-ca-gregory-nu-latn`;
  const date = new Intl.DateTimeFormat(tag, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const euros = new Intl.NumberFormat(tag, { style: "currency", currency: "EUR", currencyDisplay: "narrowSymbol", trailingZeroDisplay: "stripIfInteger" });
  const number = new Intl.NumberFormat(tag);
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return {
    date: (day) => date.format(Date.parse(`${day}T00:00:00Z`)),
    euros: (amount) => euros.format(amount),
    number: (value) => number.format(value),
    list: (items) => list.format(items),
  };
}
