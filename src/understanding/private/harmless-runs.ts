import type { Span } from "../mask-private-numbers";
import { foldCue } from "./see-through";

/* Digits that look like a long number and are none: dates, hours, lists of years and of round amounts, sums of money. */

const day = "(?:0?[1-9]|[12]\\d|3[01])";
const month = "(?:0?[1-9]|1[0-2])";
const year = "(?:1[34]|19|20)\\d{2}";
const dates = new RegExp(`(?<!\\d)(?:${day}([ ./\\-])${month}\\1${year}|${year}([ ./\\-])${month}\\2${day})(?!\\d)`, "g");
const hour = "(?:[01]?\\d|2[0-4])[.:h][0-5]\\d";
const hours = new RegExp(`(?<!\\d)${hour}\\s?[-‐-―]\\s?${hour}(?![.\\-]?\\d)`, "g");
const years = new RegExp(`(?<!\\d)(?:19|20)\\d{2}\\s?[-‐-―]\\s?(?:19|20)\\d{2}(?!\\d)`, "g");
/** "120.50 80.30", "10 000 20 000". */
const prices = /(?<!\d[ .\-]?)[1-9]\d{0,4}([.,])\d{2}(?:[ +]{1,3}[1-9]\d{0,4}\1\d{2})+(?![ .\-]?\d)/g;
const sums = /(?<!\d[ .\-]?)[1-9]\d{0,2}([ .])\d00(?: [1-9]\d{0,2}\1\d00)+(?![ .\-]?\d)/g;

export function findHarmless(text: string): readonly Span[] {
  return [dates, hours, years, prices, sums].flatMap((pattern) => [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ from: index, to: index + found.length })));
}

const isYear = (group: string) => /^(?:19|20)\d{2}$/.test(group);
const isRound = (group: string) => /^[1-9]\d{1,3}0$/.test(group);

/** "2019 2020 2021 2022", "1250 1300 1280 900", "75013 75014 75015", "10 11 12 13 14": years, sums,
 * postcodes, days. No card begins with 19 or 20. */
export function isList(groups: readonly string[]): boolean {
  const [first = ""] = groups;
  if (groups.every((group) => group.length === 5 && group.startsWith(first.slice(0, 2)))) return groups.length > 1;
  if (groups.length > 2 && groups.every((group, index) => index === 0 || Number(group) === Number(groups[index - 1]) + 1)) return true;
  return groups.length > 2 && groups.every((group) => isYear(group) || isRound(group));
}

const currencies = ["€", "eur", "euro", "euros", "$", "usd", "dollar", "dollars", "£", "fcfa", "cfa", "xof", "franc", "francs", "dh", "dhs", "mad", "da", "dzd", "dt", "tnd", "dinar", "dinars", "dirham", "dirhams", "grn", "грн", "гривень", "гривні", "гривен", "₴", "руб", "рублей", "₽", "tl", "lira", "₺", "lei", "ron", "taka", "টাকা", "৳", "元", "块", "¥", "rmb", "yuan", "يورو", "دينار", "درهم", "دولار", "ليره", "جنيه", "افغاني", "یورو", "تومان", "ریال", "یورو", "євро", "евро", "ብር", "birr", "nakfa", "ናቕፋ", "naira", "shilling", "shilin", "afghani", "afn", "toman", "rial"].map(foldCue);
const units = ["ans", "an", "years", "year", "سنه", "سنوات", "роки", "років", "лет", "سال", "yas", "anos", "ani", "ক", "岁", "sano"].map(foldCue);
const escape = (word: string) => word.replace(/[$]/g, "\\$");
const currencyAfter = new RegExp(`^\\s?(?:${currencies.map(escape).join("|")})(?![\\p{L}\\p{N}])`, "u");
const unitAfter = new RegExp(`^\\s?(?:${[...currencies.map(escape), ...units].join("|")})(?![\\p{L}\\p{N}])`, "u");
const currencyBefore = /(?:[€$£₺₴₽¥]|\beur|\busd|\bfcfa)\s?$/u;
const thousands = /^(?:\d{1,3}(?:[\s.']\d{3})+|\d+)$/;

const roundThousands = /^\d{1,3}(?:[\s.']\d{3})*[\s.']000$/;

/** "1 500 000 000 FCFA", "150000000 DA", "150 000 000". */
export function isMoney(folded: string, { from, to }: Span): boolean {
  return roundThousands.test(folded.slice(from, to)) || thousands.test(folded.slice(from, to)) && (currencyAfter.test(folded.slice(to, to + 16)) || currencyBefore.test(folded.slice(Math.max(0, from - 6), from)));
}

/** "45 42 18 16 12 ans". */
export const isCounted = (folded: string, { to }: Span): boolean => unitAfter.test(folded.slice(to, to + 16));
