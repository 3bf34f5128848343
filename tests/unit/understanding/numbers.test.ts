import type { Locale } from "../../../src/core/locale";
import { brief, expecting, read } from "./support/readers-of-the-house";

const number = async (text: string, locale: Locale, bounds = {}) => brief((await read(text, locale, expecting("number", bounds))).answer);
const amount = async (text: string, locale: Locale, bounds = {}) => brief((await read(text, locale, expecting("amount", bounds))).answer);

describe("a count", () => {
  it.each([["3", "3!"], ["٣", "3!"], ["۳", "3!"], ["３", "3!"], ["3️⃣", "3!"], ["0", "0!"], ["12,5", "12.5!"], [" 21 ", "21!"], ["1200", "1200!"]])(
    "%s in digits is certain", async (text, expected) => {
      for (const locale of ["fr", "en", "ar", "uk", "fa-AF"] as const) expect(await number(text, locale)).toBe(expected);
    },
  );

  it.each<[Locale, string, string]>([
    ["fr", "deux enfants", "2?"], ["fr", "j'ai 3 enfants", "3?"], ["fr", "3 enfants", "3?"], ["fr", "soixante-dix-sept", "77!"], ["fr", "quatre-vingt-dix-neuf", "99!"],
    ["fr", "quatre-vingts", "80!"], ["fr", "cent vingt et un", "121!"], ["fr", "neuf cent quatre-vingt-dix-neuf", "999!"], ["fr", "nonante-deux", "92!"],
    ["fr", "dix-huit", "18!"], ["fr", "1 200", "1200!"],
    ["en", "twenty-one", "21!"], ["en", "nine hundred and ninety-nine", "999!"], ["en", "I have three kids", "3?"], ["en", "two kids", "2?"], ["en", "thirteen", "13!"], ["en", "one hundred", "100!"], ["en", "twelve hundred", "1200!"], ["fr", "- 10 k", "-10000?"], ["fr", "2 millions", "2000000?"], ["fr", "100 mille", "100000?"],
    ["ar", "ثلاثة عشر", "13!"], ["ar", "خمسة وعشرون", "25!"], ["ar", "مئة وخمسة وعشرون", "125!"], ["ar", "تسعمئة وتسعة وتسعون", "999!"], ["ar", "ثلاثة أطفال", "3?"], ["ar", "ثلاث أولاد", "3?"], ["ar", "عشرين", "20!"], ["ar", "ألفان وخمسمئة", "2500!"],
    ["uk", "тринадцять", "13!"], ["uk", "двадцять п’ять", "25!"], ["uk", "дев'ятсот дев'яносто дев'ять", "999!"], ["uk", "двоє дітей", "2?"], ["uk", "сто двадцять один", "121!"], ["uk", "пятнадцать", "15!"],
    ["fa-AF", "سیزده", "13!"], ["fa-AF", "بیست و پنج", "25!"], ["fa-AF", "نهصد و نود و نه", "999!"], ["fa-AF", "سه اولاد دارم", "3?"], ["fa-AF", "دوصد", "200!"], ["fa-AF", "سه‌صد و چهل", "340!"],
  ])("%s: %s is %s", async (locale, text, expected) => {
    expect(await number(text, locale)).toBe(expected);
  });

  it.each<[Locale, string, string]>([
    ["fr", "deux ou trois", "several"], ["fr", "2 ou 3", "several"], ["fr", "12/03/1985", "several"], ["fr", "vingt trente", "several"], ["fr", "beaucoup", "unclear"], ["fr", "deux ans et demi", "unclear"], ["fr", "2 et demi", "unclear"], ["ar", "سنتان ونصف", "unclear"], ["uk", "півтора", "unclear"],
    ["fr", "50%", "unclear"], ["fr", "1/2", "several"], ["fr", "dix-neuf soixante-douze", "several"], ["fa-AF", "نه", "unclear"], ["fr", "1e9", "unclear"], ["fr", "Infinity", "unclear"],
  ])("%s: %s is not one number (%s)", async (locale, text, expected) => {
    expect(await number(text, locale)).toBe(expected);
  });

  it.each([["-3", { min: 0 }, "too_small"], ["130", { max: 120 }, "too_large"], ["999999999999999", { max: 120 }, "unclear"], ["99999999", { max: 120 }, "too_large"], ["cent trente", { max: 120 }, "too_large"]])(
    "%s within %o is %s", async (text, bounds, expected) => {
      expect(await number(text, "fr", bounds)).toBe(expected);
    },
  );
});

describe("an age", () => {
  const age = { min: 0, max: 120 };
  it.each<[Locale, string, string]>([
    ["fr", "né en 1990", "unclear"], ["ar", "مواليد 1990", "unclear"], ["uk", "народився 1990", "unclear"], ["fa-AF", "متولد 1369", "unclear"], ["en", "born in 1990", "unclear"], ["fr", "1990", "unclear"], ["fr", "mil neuf cent quatre-vingt-dix", "unclear"],
    ["fr", "130", "too_large"], ["fr", "1500", "too_large"],
    ["ar", "عمري ثلاثة وثلاثين سنة", "33?"], ["ar", "عمري 33 سنة", "33?"], ["fr", "33 ans", "33?"], ["fr", "j'ai trente-trois ans", "33?"], ["en", "I am 33 years old", "33?"], ["uk", "мені 33 роки", "33?"], ["fa-AF", "۳۳ ساله هستم", "33?"],
  ])("%s: %s is %s: a year of birth is another answer, never an age too large", async (locale, text, expected) => {
    expect(await number(text, locale, age)).toBe(expected);
  });
});

describe("an amount in euros", () => {
  it.each([["1200", "1200!"], ["1200,50", "1200.5!"], ["1200.50", "1200.5!"], ["1200€", "1200!"], ["1200 €", "1200!"], ["€1200", "1200!"], ["800 euros", "800!"], ["800e", "800!"], ["١٢٠٠", "1200!"], ["0", "0!"]])(
    "%s is certain", async (text, expected) => {
      expect(await amount(text, "fr")).toBe(expected);
    },
  );

  it.each<[Locale, string, string]>([
    ["fr", "1 200,50 €", "1200.5!"], ["fr", "1\u00a0200,50\u00a0€", "1200.5!"], ["fr", "1\u202f200,50 €", "1200.5!"], ["fr", "1.200 €", "1200?"], ["fr", "1,2 k€", "1200?"],
    ["fr", "12€50", "12.5!"], ["fr", "12 euros 50", "12.5!"], ["fr", "mille deux cents euros", "1200!"], ["fr", "mille deux cents", "1200!"], ["fr", "deux euros cinquante", "2.5?"],
    ["fr", "environ 800", "800?"], ["fr", "800 par mois", "800?"], ["fr", "je gagne 1200 euros par mois", "1200?"], ["fr", "800 € ?", "800?"],
    ["en", "€1,200.50", "1200.5!"], ["en", "about 800 a month", "800?"], ["en", "eight hundred euros", "800!"],
    ["ar", "١٬٢٠٠٫٥", "1200.5!"], ["ar", "ألف ومئتان", "1200!"], ["ar", "800 في الشهر", "800?"],
    ["uk", "вісімсот євро", "800!"], ["uk", "800 на місяць", "800?"],
    ["fa-AF", "هشتصد یورو", "800!"], ["fa-AF", "۸۰۰ در ماه", "800?"],
  ])("%s: %s is %s", async (locale, text, expected) => {
    expect(await amount(text, locale)).toBe(expected);
  });

  it.each<[Locale, string, string]>([
    ["fr", "800 dollars", "unclear"], ["fr", "$800", "unclear"], ["en", "800 pounds", "unclear"], ["uk", "800 гривень", "unclear"], ["ar", "800 درهم", "unclear"], ["fa-AF", "800 افغانی", "unclear"],
    ["fr", "2 enfants", "unclear"], ["fr", "deux enfants", "unclear"], ["fr", "entre 800 et 900", "several"], ["fr", "800 ou 900", "several"],
  ])("%s: %s is no amount in euros (%s)", async (locale, text, expected) => {
    expect(await amount(text, locale)).toBe(expected);
  });

  it("keeps to the bounds of the question", async () => {
    expect(await amount("-5", "fr", { min: 0 })).toBe("too_small");
    expect(await amount("90000", "fr", { max: 50_000 })).toBe("too_large");
  });
});
