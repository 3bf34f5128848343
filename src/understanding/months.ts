import type { Language } from "../core/locale";
import { distance, wordsOf } from "./text";
import type { WordsByLanguage } from "./words";

export type Calendar = "gregory" | "persian" | "islamic-umalqura" | "ethiopic";

export interface Month {
  readonly calendar: Calendar;
  /** Other calendars with a month of this name: Tigrinya calls March and Megabit alike. */
  readonly others?: readonly Month[];
  /** 1 to 12, 13 in the Ethiopic calendar */
  readonly month: number;
}

/** Neighbouring sets of names: Arabic has four sets of Gregorian months, and many Ukrainians write Russian. */
const cldrTags: Readonly<Record<Language, readonly string[]>> = {
  fr: ["fr"], en: ["en"], ar: ["ar", "ar-SY", "ar-MA", "ar-DZ"], uk: ["uk", "ru"], "fa-AF": ["fa-AF", "fa"], fa: ["fa", "fa-AF"], ps: ["ps"], ru: ["ru"],
  ti: ["ti", "ti-ER"], tr: ["tr"], es: ["es"], pt: ["pt", "pt-PT"], ro: ["ro"], bn: ["bn"], zh: ["zh"], so: ["so"],
};
const otherCalendars: Readonly<Partial<Record<Language, readonly Calendar[]>>> = {
  ar: ["islamic-umalqura"], "fa-AF": ["persian", "islamic-umalqura"], fa: ["persian", "islamic-umalqura"], ps: ["persian"], ti: ["ethiopic"],
};

export type MonthNames = ReadonlyMap<string, Month>;

/** The months of one language, for one person. */
export interface MonthBook {
  readonly names: MonthNames;
  /** Neither the person's language nor one that all understand: only whole names count, since "now" begins somebody's November. */
  readonly isForeign: boolean;
}

/** Names of months of one language from CLDR and from its words file, folded. */
export function monthNames(locale: Language, words: WordsByLanguage): MonthNames {
  const names = new Map<string, Month>();
  const add = (name: string, month: Month) => {
    const key = wordsOf(name).join(" ");
    if (key === "" || /^\d+$/.test(key)) return;
    const known = names.get(key);
    if (!known) names.set(key, month);
    else if (known.calendar !== month.calendar && !known.others?.some(({ calendar }) => calendar === month.calendar)) names.set(key, { ...known, others: [...(known.others ?? []), month] });
  };
  for (const { tag, calendar } of cldrSources(locale)) for (const [name, month] of cldrMonths(tag, calendar)) add(name, { calendar, month });
  const listed = [["gregory", words[locale].months], ["persian", words[locale].solar_months], ["islamic-umalqura", words[locale].lunar_months]] as const;
  for (const [calendar, months] of listed) {
    for (const [month, forms] of Object.entries(months)) for (const form of forms) add(form, { calendar, month: Number(month) });
  }
  return names;
}

/** Words that stand between the parts of a written date: "de", "року", "г". */
export function glueOf(language: Language): readonly string[] {
  const parts = cldrTags[language].flatMap((tag) => new Intl.DateTimeFormat(`${tag}-u-ca-gregory`, { dateStyle: "long", timeZone: "UTC" }).formatToParts(0));
  return parts.flatMap(({ type, value }) => (type === "literal" || type === "era" ? wordsOf(value) : []));
}

interface CldrSource {
  readonly tag: string;
  readonly calendar: Calendar;
}

const cldrSources = (locale: Language): readonly CldrSource[] => (["gregory", ...(otherCalendars[locale] ?? [])] as const).flatMap((calendar) => cldrTags[locale].map((tag) => ({ tag, calendar })));

type NamedMonths = readonly (readonly [name: string, month: number])[];
/** Neighbours share theirs: Russian names stand among the Ukrainian ones. */
const readFromCldr = new Map<string, NamedMonths>();

function cldrMonths(tag: string, calendar: Calendar): NamedMonths {
  const key = `${tag} ${calendar}`;
  const months = readFromCldr.get(key) ?? [...readCldrMonths(tag, calendar)];
  readFromCldr.set(key, months);
  return months;
}

/** What the months of a language cost, in parts that each take some milliseconds once. */
export const monthSteps = (locale: Language): readonly (() => void)[] => cldrSources(locale).map(({ tag, calendar }) => () => void cldrMonths(tag, calendar));

/** Long and short names, as they stand in a date and alone (Slavic languages decline them). */
function* readCldrMonths(tag: string, calendar: Calendar): Generator<readonly [string, number]> {
  const formats = (["long", "short"] as const).flatMap((month) => [
    new Intl.DateTimeFormat(`${tag}-u-ca-${calendar}`, { month, day: "numeric", timeZone: "UTC" }),
    new Intl.DateTimeFormat(`${tag}-u-ca-${calendar}`, { month, timeZone: "UTC" }),
  ]);
  const number = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, { month: "numeric", timeZone: "UTC" });
  // 36 steps of ten days pass through every month of any calendar
  for (let step = 0; step < 37; step += 1) {
    const day = Date.UTC(2021, 0, 5 + step * 10);
    const month = Number(number.format(day).replace(/\D/g, ""));
    for (const format of formats) {
      const name = format.formatToParts(day).find((part) => part.type === "month")?.value;
      if (name !== undefined) yield [name, month];
    }
  }
}

/** The month that starts at `at`: exact, or the only month that begins with what was typed, or with one slip. Two words before one. */
export function monthAt(words: readonly string[], at: number, { names, isForeign }: MonthBook): { month: Month; to: number; isExact: boolean } | null {
  const pair = words[at + 1] === undefined ? undefined : names.get(`${words[at]} ${words[at + 1]}`);
  if (pair) return { month: pair, to: at + 2, isExact: true };
  const word = words[at]!;
  const exact = names.get(word);
  if (exact && !(isForeign && word.length < 3)) return { month: exact, to: at + 1, isExact: true };
  if (isForeign || word.length < 3 || word.length > 12 || !/^\p{L}+$/u.test(word)) return null;
  const near = only(names, (name) => name.startsWith(word)) ?? (word.length >= 4 ? only(names, (name) => distance(name, word, 1) <= 1) : null);
  return near && { month: near, to: at + 1, isExact: false };
}

function only(names: MonthNames, test: (name: string) => boolean): Month | null {
  const found = new Map<string, Month>();
  for (const [name, month] of names) if (test(name)) found.set(`${month.calendar} ${month.month}`, month);
  return found.size === 1 ? [...found.values()][0]! : null;
}
