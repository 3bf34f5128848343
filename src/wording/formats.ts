import type { Locale } from "../core/locale";

/** Dates, figures and lists as one language writes them; digits and calendar are those of French papers, so that both can be compared. */
export interface Formats {
  /** ISO: `1985-03-12`, and `1985-03` or `1985` where no more is known. */
  readonly date: (day: string) => string;
  readonly euros: (amount: number) => string;
  /** ISO 8601: `P1Y6M` is "1 an et 6 mois". */
  readonly duration: (length: string) => string;
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
  // a day, a month, a year
  const dates = [{ day: "numeric", month: "long", year: "numeric" }, { month: "long", year: "numeric" }, { year: "numeric" }] as const;
  const [date, month, year] = dates.map((parts) => new Intl.DateTimeFormat(tag, { ...parts, timeZone: "UTC" })) as [Intl.DateTimeFormat, Intl.DateTimeFormat, Intl.DateTimeFormat];
  const euros = new Intl.NumberFormat(tag, { style: "currency", currency: "EUR", currencyDisplay: "narrowSymbol", trailingZeroDisplay: "stripIfInteger" });
  const number = new Intl.NumberFormat(tag);
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return {
    date: (day) => (day.length === 4 ? year : day.length === 7 ? month : date).format(Date.parse(`${day}${"-01-01".slice(day.length - 4)}T00:00:00Z`)),
    euros: (amount) => euros.format(amount),
    duration: (length) => list.format(partsOf(length).map(({ count, unit }) => new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" }).format(count))),
    number: (value) => number.format(value),
    list: (items) => list.format(items),
  };
}

const units = { Y: "year", M: "month", W: "week", D: "day" } as const;

function partsOf(length: string): readonly { readonly count: number; readonly unit: (typeof units)[keyof typeof units] }[] {
  return [...length.matchAll(/(\d+)([YMWD])/g)].map(([, count, letter]) => ({ count: Number(count), unit: units[letter as keyof typeof units] }));
}
