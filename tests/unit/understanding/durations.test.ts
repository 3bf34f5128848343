import type { Language } from "../../../src/core/locale";
import { brief, expecting, read } from "./support/readers-of-the-house";

const answer = async (text: string, language: Language) => brief((await read(text, language, expecting("duration"))).answer);

describe("a length of time", () => {
  it.each<[Language, string, string]>([
    ["fr", "3 ans", "P3Y!"], ["fr", "3ans", "P3Y!"], ["fr", "depuis 3 ans", "P3Y?"], ["fr", "trois semaines", "P3W?"], ["fr", "un an et demi", "P1Y6M?"], ["fr", "2 ans et 3 mois", "P2Y3M!"],
    ["en", "18 months", "P18M!"], ["en", "for 2 weeks", "P2W?"], ["ar", "3 سنوات", "P3Y!"], ["ar", "سنتين", "P2Y?"], ["uk", "5 років", "P5Y!"], ["ru", "3 года", "P3Y!"], ["tr", "3 yıl", "P3Y!"],
    ["fa", "۳ سال", "P3Y!"], ["es", "dos meses", "P2M?"], ["pt", "6 meses", "P6M!"], ["ro", "3 ani", "P3Y!"], ["bn", "৩ বছর", "P3Y!"],
  ])("%s: %s is %s", async (language, text, expected) => {
    expect(await answer(text, language)).toBe(expected);
  });

  it.each<[Language, string, string]>([
    ["fr", "3", "unclear"], ["fr", "longtemps", "unclear"], ["fr", "400 ans", "unclear"], ["fr", "3 ans 4 ans", "several"], ["fr", "3 euros", "unclear"], ["fr", "je n'en ai pas", "dont_have"], ["fr", "je ne sais pas", "dont_know"],
  ])("%s: %s is none (%s)", async (language, text, expected) => {
    expect(await answer(text, language)).toBe(expected);
  });
});
