import { z } from "zod";
import { commandIds } from "../core/conversation/commands";
import { languages, type Language } from "../core/locale";
import { dangers, type Danger } from "../core/ports";
import { signIds } from "./danger-scenes";

/* Shapes of dialogs/words/<tag>.yaml, dialogs/dangers/<tag>.yaml and dialogs/emergencies.yaml: words for recognition, never shown. */

const phrases = z.array(z.string().min(1));
/** Value -> the ways of writing it: `{ "21": ["двадцять один"] }`. */
const byNumber = z.record(z.string().regex(/^\d+$/, "a number"), phrases);

export const wordsSchema = z.strictObject({
  /** What people call this language, in any language. */
  names: phrases,
  yes: phrases,
  no: phrases,
  /** Read back before they count: "pas vraiment". */
  likely_yes: phrases,
  likely_no: phrases,
  /** May follow a yes, a no, or both, without changing it: "oui j'en ai", "non je n'ai pas", "لا والله". */
  yes_tails: phrases,
  no_tails: phrases,
  /** "I do not know". */
  unknown: phrases,
  /** "I do not have one", said to a question that asks for something. */
  dont_have: phrases,
  /** "I do not want to say". */
  rather_not: phrases,
  /** Words that turn a sentence round; a partial match beside one of them counts for nothing. */
  negations: phrases,
  /** Dropped around a command or an answer. */
  polite: phrases,
  commands: z.strictObject(Object.fromEntries(commandIds.map((id) => [id, phrases])) as Record<(typeof commandIds)[number], typeof phrases>),
  /** "What does {} mean": `{}` stands for the word asked about. */
  meaning: z.array(z.string().includes("{}")),
  /** "What does this mean", without saying what. */
  meaning_of_this: phrases,
  /** Words for the answers that papers, screens and offers have in common, by value. */
  values: z.record(z.string(), phrases),
  /** First, second, … in order; to thirty-first where the days of a month are said so. */
  ordinals: z.array(phrases).min(10),
  last: phrases,
  /** Stands before the number of a choice: "numéro 2". */
  number_signs: phrases,
  numbers: byNumber,
  /** Joins two parts of a number ("vingt et un"). */
  number_joins: phrases,
  /** "douzaine": twelve alone, times twelve after a number. */
  dozens: phrases,
  /** Right before a number: "moins". */
  minus: phrases,
  /** How parts of a number follow each other where it is not "thousands, hundreds, tens, units, each a word". */
  number_style: z.strictObject({
    /** "five and twenty" is said as well as, or instead of, "twenty-five". */
    units_first: z.boolean().default(false),
    /** "ten and three" is thirteen, where most languages have a word of its own. */
    ten_takes_units: z.boolean().default(false),
    /** Parts are written without a space between ("yirmibir"). */
    joined: z.boolean().default(false),
    /** Written onto the end of a part: "and", counting words ("ዕስራን"). */
    suffixes: phrases.default([]),
    /** Written onto the front of a number: "for" ("ንሰለስተ ወርሒ"). */
    prefixes: phrases.default([]),
  }).prefault({}),
  /** Around the number of a choice ("moins de 18 ans", "30 ans ou plus"): `below` and `above` leave the number itself out. */
  ranges: z.strictObject({ below: phrases, above: phrases, at_least: phrases, at_most: phrases, or_more: phrases, or_less: phrases }),
  /** Halves and quarters: a number beside one of them is not the number said. */
  fractions: phrases,
  /** Spellings beyond CLDR. */
  months: byNumber,
  solar_months: byNumber,
  lunar_months: byNumber,
  /** Says which calendar a date is of: "grégorien", "هجري شمسي", "ዓ/ም". */
  calendars: z.strictObject({ gregory: phrases, persian: phrases, lunar: phrases, ethiopic: phrases }),
  /** Stands before or after a span of time gone by: "il y a", "ago". */
  ago: phrases,
  /** Stands before or after a length of time: "depuis", "pendant". */
  lasting: phrases,
  /** After a number of units, half a unit more: "et demi". */
  and_half: phrases,
  /** Around a unit: "le mois dernier", "la semaine prochaine". */
  relative: z.strictObject({ last: phrases, next: phrases, current: phrases }),
  /** A number beside one of these is not exact: "environ". */
  approximate: phrases,
  time_units: z.strictObject({ day: phrases, week: phrases, month: phrases, year: phrases }),
  /** One word for two of them: "أسبوعين". */
  two_units: z.strictObject({ day: phrases, week: phrases, month: phrases, year: phrases }),
  days: z.strictObject({ today: phrases, yesterday: phrases, tomorrow: phrases, before_yesterday: phrases, after_tomorrow: phrases }),
  euros: phrases,
  other_money: phrases,
  /** May stand beside an amount without a currency: "par mois". */
  amount_words: phrases,
  /** What an amount is for: "par mois", "par an". */
  amount_periods: z.strictObject({ month: phrases, year: phrases, week: phrases, day: phrases }),
});
export type Words = z.infer<typeof wordsSchema>;
export type WordsByLanguage = Readonly<Record<Language, Words>>;

const byDanger = <T extends z.ZodType>(value: T) => z.strictObject(Object.fromEntries(dangers.map((danger) => [danger, value])) as Record<Danger, T>);

export const emergenciesSchema = z.strictObject({
  /** Numbers to call, in the order they are shown: the one for danger now comes before any listening line. */
  dangers: byDanger(z.strictObject({ numbers: z.array(z.string().regex(/^\d{2,6}$/)).min(1) })),
});
export type Emergencies = z.infer<typeof emergenciesSchema>;

export const dangerWordsSchema = z.strictObject({
  /** Words in a row. `tu*` any ending; `suicid~` one slip of the finger; `_` up to two words between; `a|b` one of these, a word each. */
  phrases: byDanger(phrases),
  /** Words of the signs that scenes are made of (danger-scenes.ts), written the same way. A language may know some of them, or none. */
  signs: z.partialRecord(z.enum(signIds), phrases).default({}),
  /** Read first and set aside: "je meurs de faim". */
  harmless: phrases,
  /** A phrase right after one of these words is not a danger: "il ne me frappe pas". */
  negations: phrases,
  /** A phrase that begins with one of these names what is lacking, and "no" before it is the cry itself: "ما عندي وين نام", "no place to sleep". */
  lacking: phrases,
});
export type DangerWords = z.infer<typeof dangerWordsSchema>;

/**
 * Words of every language.
 *
 * @param files parsed YAML by tag.
 * @throws z.ZodError naming the path when a file does not have the shape; RangeError when a language is missing.
 */
export function parseWords(files: Readonly<Record<string, unknown>>): WordsByLanguage {
  return parseEach(files, wordsSchema, "words");
}

/** @throws as `parseWords` does. */
export function parseDangerWords(files: Readonly<Record<string, unknown>>): Readonly<Record<Language, DangerWords>> {
  return parseEach(files, dangerWordsSchema, "words of danger");
}

function parseEach<T extends z.ZodType>(files: Readonly<Record<string, unknown>>, schema: T, what: string): Record<Language, z.infer<T>> {
  const missing = languages.find((language) => files[language] === undefined);
  if (missing !== undefined) throw new RangeError(`no ${what} for ${missing}`);
  return Object.fromEntries(languages.map((language) => [language, schema.parse(files[language])])) as Record<Language, z.infer<T>>;
}

export function parseEmergencies(file: unknown): Emergencies {
  return emergenciesSchema.parse(file);
}

/** The person's own language first; French and English words are understood by everybody who lives with them. */
export function languagesOf(language: Language): readonly Language[] {
  return [...new Set<Language>([language, "fr", "en"])];
}

/** Languages that people write in the place of their own without a thought; read when their own says nothing. */
export const neighbours: Readonly<Partial<Record<Language, readonly Language[]>>> = {
  uk: ["ru"], "fa-AF": ["fa"], fa: ["fa-AF"], ps: ["fa-AF"],
};

export function everyLanguage(first: Language): readonly Language[] {
  return [...new Set<Language>([first, ...languages])];
}
