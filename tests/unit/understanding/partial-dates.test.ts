import type { Language } from "../../../src/core/locale";
import type { Expectation } from "../../../src/core/ports";
import { brief, expecting, read } from "./support/readers-of-the-house";

const answer = async (text: string, language: Language, more: Partial<Expectation> = {}) => brief((await read(text, language, expecting("date", more))).answer);

describe("a month or a year", () => {
  it.each<[Language, string, "month" | "year", string]>([
    ["fr", "mars 1985", "month", "1985-03?"], ["fr", "03/1985", "month", "1985-03!"], ["fr", "1985", "year", "1985!"], ["fr", "le mois dernier", "month", "2026-10?"], ["fr", "l'année dernière", "year", "2025?"],
    ["en", "next month", "month", "2026-12?"], ["uk", "березень 1985", "month", "1985-03?"], ["ar", "مارس 1985", "month", "1985-03?"], ["fr", "12 mars 1985", "year", "1985-03-12!"], ["zh", "1985年3月", "month", "1985-03!"],
  ])("%s: %s is enough for a %s: %s", async (language, text, precision, expected) => {
    expect(await answer(text, language, { precision })).toBe(expected);
  });

  it.each<[Language, string, Partial<Expectation>, string]>([
    ["fr", "mars 1985", {}, "not_a_day"], ["fr", "1985", { precision: "month" }, "not_a_day"], ["fr", "mars 2035", { precision: "month", max: "2026-11-22" }, "too_large"], ["fr", "1985", { precision: "year", min: "1990-01-01" }, "too_small"],
    ["fr", "13/1985", { precision: "month" }, "unclear"], ["fr", "la semaine dernière", { precision: "year" }, "not_a_day"],
  ])("%s: %s with %j is %s", async (language, text, more, expected) => {
    expect(await answer(text, language, more)).toBe(expected);
  });
});

describe("calendars", () => {
  it.each<[Language, string, string]>([
    ["ti", "12 መጋቢት 1985", "1985-03-12?"], ["ti", "3 መጋቢት 1977 ግእዝ", "1985-03-12?"], ["fa", "۲۱ اسفند ۱۳۶۳", "1985-03-12?"], ["ps", "۲۱ کب ۱۳۶۳", "1985-03-12?"], ["ar", "20 جمادى الآخرة 1405", "1985-03-12?"],
    ["zh", "一九八五年三月十二日", "1985-03-12!"], ["bn", "১২ মার্চ ১৯৮৫", "1985-03-12!"], ["ti", "፲፪/፫/፲፱፻፹፭", "1985-03-12!"],
  ])("%s: %s is %s", async (language, text, expected) => {
    expect(await answer(text, language)).toBe(expected);
  });
});

describe("no answer", () => {
  it.each<[Language, string, string]>([["fr", "je ne veux pas le dire", "rather_not"], ["en", "I don't have one", "dont_have"], ["ar", "لا أعرف", "dont_know"], ["uk", "не хочу казати", "rather_not"], ["es", "no lo sé", "dont_know"]])(
    "%s: %s is %s, or « I do not know » where that is a button", async (language, text, reason) => {
      expect(await answer(text, language)).toBe(reason);
      expect(await answer(text, language, { allowUnknown: true })).toBe("unknown!");
    },
  );

  it("is nought where a number is asked, and read back", async () => {
    expect(brief((await read("j'en ai pas", "fr", expecting("number"))).answer)).toBe("0?");
  });
});

describe("an amount for a month", () => {
  it.each([["800 euros par mois", "800?"], ["800", "800!"], ["10000 euros par an", "not_per_month"], ["200 par semaine", "not_per_month"]])("%s is %s", async (text, expected) => {
    expect(brief((await read(text, "fr", expecting("amount", { per: "month" }))).answer)).toBe(expected);
  });
});
