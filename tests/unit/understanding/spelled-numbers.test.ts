import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../../src/core/locale";
import { lexicons } from "../../../src/understanding/lexicon";
import { cleanText, wordsOf } from "../../../src/understanding/text";
import { parseWords } from "../../../src/understanding/words";
import { spelling, type RuleSets, type Spell } from "../../helpers/rule-based-spelling";
import { wordsFiles } from "./support/readers-of-the-house";

const words = parseWords(wordsFiles);
const all = lexicons(words);

/** What is read when every word of the text belongs to one number. */
function numberOf(text: string, language: Language): number | string {
  const lexicon = all.of(language);
  const plain = lexicon.plain(cleanText(text));
  // Chinese numerals are digits by now
  if (/^\d+$/.test(plain)) return Number(plain);
  const read = wordsOf(plain);
  const [only, ...others] = lexicon.numbersIn(read);
  const isWhole = only !== undefined && others.length === 0 && only.from === 0 && only.to === read.length;
  return isWhole ? only.value : `not one number: ${[only, ...others].map((found) => found?.value).join(", ")}`;
}

/** Years end in an ordinal in Russian, and days of the lunar month have a sign before them in Chinese (初一): neither is a count. */
const counts = /^%spellout-(?:cardinal|numbering)(?!.*-(?:year|days)$)/;

/** What the rules write and nobody answers with. */
const unwritten: Readonly<Partial<Record<Language, RegExp>>> = {
  // "семью" is "family" far more often than "with seven": it counts only after a ten
  ru: /(?:^|(?<!(?:дцатью|сорока|десятью|девяноста)) )семью/,
  // 參 alone is "take part"
  zh: /^參$/,
};

function spellersOf(file: string): readonly Spell[] {
  const sets = JSON.parse(readFileSync(join(__dirname, "../../fixtures/rbnf", `${file}.json`), "utf8")) as RuleSets;
  const plural = new Intl.PluralRules(file.replace("own/", ""));
  return Object.keys(sets).filter((set) => counts.test(set)).map((set) => spelling(sets, set, plural));
}

/** Every rule set to a thousand; above, where only the order of the parts is new, the sets take turns. Each spelling once. */
function spellings(files: readonly string[], language: Language, values: Iterable<number>): ReadonlyMap<string, number> {
  const spellers = files.flatMap(spellersOf);
  const found = new Map<string, number>();
  let turn = 0;
  for (const value of values) {
    let isTaken = false;
    for (let at = 0; at < spellers.length && !(isTaken && value >= 1_000); at += 1) {
      const text = spellers[(turn + at) % spellers.length]!(value);
      if (unwritten[language]?.test(text)) continue;
      found.set(text, value);
      isTaken = true;
    }
    turn += 1;
  }
  return found;
}

const misread = (texts: ReadonlyMap<string, number>, language: Language): readonly string[] =>
  [...texts].flatMap(([text, value]) => {
    const read = numberOf(text, language);
    return read === value ? [] : [`${value} ${text}: ${read}`];
  });

function* upTo(end: number): Generator<number> {
  for (let value = 0; value < end; value += 1) yield value;
}

/** The same numbers on every run (mulberry32). */
function* random(count: number, end: number): Generator<number> {
  let state = 20_261_122;
  for (let made = 0; made < count; made += 1) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    yield Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  }
}

const files: Readonly<Partial<Record<Language, readonly string[]>>> = {
  fr: ["fr", "fr-BE", "fr-CH"], en: ["en"], ar: ["ar"], fa: ["fa"], "fa-AF": ["fa-AF"], uk: ["uk", "own/uk"], ru: ["ru"], tr: ["tr"], es: ["es"],
  pt: ["pt", "pt-PT"], ro: ["ro"], zh: ["zh", "zh-Hant"], bn: ["own/bn"], ps: ["own/ps"], so: ["own/so"], ti: ["own/ti"],
};

describe.each(Object.entries(files) as [Language, readonly string[]][])("numbers spelled in %s", (language, own) => {
  it("are read from 0 to 9,999", () => {
    const texts = spellings(own, language, upTo(10_000));
    expect(new Set(texts.values()).size).toBe(10_000);
    expect(misread(texts, language)).toEqual([]);
  });

  it("are read to ten million", () => {
    expect(misread(spellings(own, language, random(2_000, 10_000_000)), language)).toEqual([]);
  });
});

/** Ways of writing the French that CLDR spells ("deux cent quatre-vingt-un", "vingt-et-un"). */
const frenchWays: Readonly<Record<string, (text: string) => string>> = {
  "no hyphens": (text) => text.replaceAll("-", " "),
  "hyphens everywhere": (text) => text.replaceAll(" ", "-"),
  "no spaces": (text) => text.replace(/[ -]/g, ""),
  'no "et"': (text) => text.replace(/[- ]et[- ]/g, " "),
  "no plurals": (text) => text.replace(/(?<=vingt|cent)s/g, ""),
  "plurals everywhere": (text) => text.replace(/(?:vingt|cent|mille)(?![a-z])/g, "$&s"),
  mil: (text) => text.replaceAll("mille", "mil"),
  "un mille": (text) => text.replace(/^mille/, "un mille"),
  "and between hundreds and the rest": (text) => text.replace(/cents? (?=\p{L})/gu, "$&et "),
  octante: (text) => text.replace(/quatre-vingts?(?!-(?:dix|onze|douze|treize|quatorze|quinze|seize))/g, "octante"),
  capitals: (text) => text.toUpperCase(),
};

describe("French numbers as people write them", () => {
  const spelled = spellings(files.fr!, "fr", upTo(10_000));
  const ways = (write: (text: string) => string) => new Map([...spelled].map(([text, value]) => [write(text), value]));

  it.each(Object.entries(frenchWays))("%s", (_, write) => {
    expect(misread(ways(write), "fr")).toEqual([]);
  });

  it("by their sound: any spelling of the list in the place of any other", () => {
    const forms = new Map(Object.values(words.fr.numbers).filter((own) => own.length > 1).flatMap((own) => own.map((form) => [form, own] as const)));
    let turn = 0;
    const bySound = (text: string) => text.replace(/\p{L}+/gu, (word) => {
      const own = forms.get(word);
      return own === undefined ? word : own[turn++ % own.length]!;
    });
    expect(misread(ways(bySound), "fr")).toEqual([]);
  });
});

it('Tigrinya numbers with "for" written onto them (ንሰለስተ)', () => {
  const texts = new Map([...spellings(files.ti!, "ti", upTo(1_000))].map(([text, value]) => [`ን${text}`, value]));
  expect(misread(texts, "ti")).toEqual([]);
});
