import type { AnswerReading, Expectation } from "../core/ports";
import type { NumberInWords } from "./number-words";
import { indexOfWords } from "./phrases";
import { bounded, literalsIn, miss, multiplier, type Literal } from "./read-number";
import { fold, wordsOf } from "./text";

export interface MoneyWords {
  readonly euros: ReadonlySet<string>;
  readonly otherMoney: ReadonlySet<string>;
  /** Words that may stand beside an amount without a currency. */
  readonly beside: ReadonlySet<string>;
  /** What an amount is for, as folded words: "par mois". */
  readonly periods: readonly { readonly per: "month" | "year" | "week" | "day"; readonly words: readonly string[] }[];
}

const otherSigns = /[$£¥₴₽؋₺¢₩₹]/u;
const euroAfter = /^\s?(k)?\s?(?:€|e(?![\p{L}\p{N}]))/iu;

/**
 * An amount in euros. A number with or without its euros and nothing else is certain, with cents after the sign too ("12€50"); among words, or
 * with a dot that may be a thousand's or a cent's, it is read back. Another currency, or a count of something else, is no amount.
 */
export function readAmount(plain: string, numbersIn: (text: string) => readonly NumberInWords[], money: MoneyWords, expecting: Expectation): AnswerReading {
  const said = periodIn(plain, money);
  if (expecting.per !== undefined && said !== undefined && said !== expecting.per) return miss(`not_per_${expecting.per}`);
  return readSum(plain, numbersIn, money, expecting);
}

/** The one period that a text names. */
function periodIn(plain: string, { periods }: MoneyWords): MoneyWords["periods"][number]["per"] | undefined {
  const words = wordsOf(plain.replace(/\d+(?:[.,]\d+)?/g, " "));
  return periods.find((one) => indexOfWords(words, one.words) !== -1)?.per;
}

function readSum(plain: string, numbersIn: (text: string) => readonly NumberInWords[], money: MoneyWords, expecting: Expectation): AnswerReading {
  const words = wordsOf(plain.replaceAll("€", " "));
  if (otherSigns.test(plain) || words.some((word) => money.otherMoney.has(word))) return miss("unclear");
  const literals = literalsIn(plain);
  if (literals.length > 0) return readLiterals(plain, literals, words, { money, numbersIn }, expecting);
  const inWords = numbersIn(plain);
  if (inWords.length === 0) return miss("unclear");
  const hasEuros = plain.includes("€") || words.some((word) => money.euros.has(word));
  const [first, second] = inWords;
  const isBetween = second !== undefined && words.slice(first!.to, second.from).every((word) => money.euros.has(word)) && second.from > first!.to;
  if (inWords.length === 2 && isBetween && second.value < 100) return bounded(first!.value + second.value / 100, false, expecting);
  if (inWords.length > 1) return miss("several");
  const rest = words.filter((_, index) => index < first!.from || index >= first!.to);
  const isAlone = rest.every((word) => money.euros.has(word)) && !hasStraySign(plain);
  return hasEuros || rest.every((word) => money.beside.has(word)) ? bounded(first!.value, isAlone, expecting) : miss("unclear");
}

interface Around {
  readonly money: MoneyWords;
  readonly numbersIn: (text: string) => readonly NumberInWords[];
}

function readLiterals(plain: string, literals: readonly Literal[], words: readonly string[], { money, numbersIn }: Around, expecting: Expectation): AnswerReading {
  const first = literals[0]!;
  const after = plain.slice(first.to);
  const sign = euroAfter.exec(after);
  const second = literals[1];
  const besideEuros = literals.length > 1 ? literals.filter((one) => isBesideEuros(plain, one, money)) : [];
  if (besideEuros.length === 1 && literals.length !== 2) return alone(plain, besideEuros[0]!, numbersIn, expecting);
  if (literals.length > 2) return miss("several");
  if (second) {
    // 12€50, 12 euros 50
    const between = wordsOf(plain.slice(first.to, second.from).replaceAll("€", " euro "));
    const areCents = /^\d\d(?!\d)/.test(plain.slice(second.from)) && second.value < 100 && Number.isInteger(first.value);
    const isOneAmount = between.length > 0 && between.every((word) => money.euros.has(word) || word === "e") && areCents;
    if (!isOneAmount && besideEuros.length === 1) return alone(plain, besideEuros[0]!, numbersIn, expecting);
    return isOneAmount && plain.slice(second.to).trim() === "" ? bounded(first.value + second.value / 100, plain.slice(0, first.from).trim() === "", expecting) : miss("several");
  }
  const times = multiplier(after, numbersIn);
  if (sign?.[1] || times !== 1) return times === null ? miss("several") : bounded(first.value * (sign?.[1] ? 1_000 : times), false, expecting);
  if (/^\s*(?:[/%°:]|[.,-]\d)/u.test(after)) return miss("unclear");
  const beside = words.filter((word) => !/^\d+$/.test(word) && !/^\d+(?:e|eur|euros?)$/.test(word));
  const hasEuros = plain.includes("€") || sign !== null || words.some((word) => money.euros.has(word) || /^\d+(?:e|eur|euros?)$/.test(word));
  const onlyMoney = beside.every((word) => money.euros.has(word) || (word === "e" && sign !== null));
  if (!hasEuros && !beside.every((word) => money.beside.has(word))) return miss("unclear");
  return bounded(first.value, first.isPlain && onlyMoney && !hasStraySign(plain), expecting);
}

/** "un crédit de 1000 euros sur 3 ans": the only number that is said in euros. */
function alone(plain: string, { value, to }: Literal, numbersIn: Around["numbersIn"], expecting: Expectation): AnswerReading {
  const times = multiplier(plain.slice(to), numbersIn);
  return times === null ? miss("several") : bounded(value * times, false, expecting);
}

const wordsOfPower = 3;

function isBesideEuros(plain: string, { from, to }: Literal, { euros }: MoneyWords): boolean {
  if (/€\s?$/.test(plain.slice(0, from)) || euroAfter.test(plain.slice(to))) return true;
  // "323 millions d'euros"
  return /^[\s\p{L}'’]*/u.exec(plain.slice(to))![0].split(/[\s'’]+/u).filter(Boolean).slice(0, wordsOfPower).some((word) => euros.has(fold(word)));
}

/** Anything beside digits, letters and the euro sign ("~800", "800?") is a doubt of the person's own. */
function hasStraySign(plain: string): boolean {
  return /[^\p{L}\p{N}€\s.,'-]/u.test(plain) || fold(plain) === "";
}
