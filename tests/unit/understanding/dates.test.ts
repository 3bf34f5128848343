import type { Locale } from "../../../src/core/locale";
import { brief, expecting, read } from "./support/readers-of-the-house";

const answer = async (text: string, locale: Locale, bounds = {}) => brief((await read(text, locale, expecting("date", bounds))).answer);

describe("a day", () => {
  it.each([
    ["1985-03-12", "1985-03-12!"],
    ["12/03/1985", "1985-03-12!"],
    ["12.03.1985", "1985-03-12!"],
    ["12-3-1985", "1985-03-12!"],
    ["١٢/٠٣/١٩٨٥", "1985-03-12!"],
    ["۱۲/۰۳/۱۹۸۵", "1985-03-12!"],
    ["১২/০৩/১৯৮৫", "1985-03-12!"],
    ["12/03/1985.", "1985-03-12!"],
    ["\u200f12/03/1985\u200e", "1985-03-12!"],
    ["29/02/2024", "2024-02-29!"],
  ])("%s is certain, day first, in every language", async (text, expected) => {
    for (const locale of ["fr", "en", "ar", "uk", "fa-AF"] as const) expect(await answer(text, locale)).toBe(expected);
  });

  it.each([
    ["31/02/2020", "not_a_date"],
    ["29/02/2023", "not_a_date"],
    ["12/13/1985", "not_a_date"],
    ["00/01/1985", "not_a_date"],
    ["2020-02-30", "not_a_date"],
    ["32 mars 1985", "not_a_date"],
    ["31 avril 1985", "not_a_date"],
    ["mars 1985", "not_a_day"],
    ["juin 2024", "not_a_day"],
    ["mars 24", "not_a_day"],
    ["fin juin", "not_a_day"],
    ["le mois dernier", "not_a_day"],
    ["depuis longtemps", "unclear"],
    ["il y a des années", "unclear"],
    ["31 avril", "not_a_date"],
    ["5 10 novembre", "unclear"],
    ["1985", "not_a_day"],
    ["12/03", "unclear"],
    ["peu importe", "unclear"],
    ["12/03/1985 ou 13/03/1985", "several"],
    ["du 1 mars 1985 au 3 avril 1985", "several"],
    ["06 12 34 56 78", "unclear"],
    ["12/03/0085", "before_1900"],
    ["un appel vendredi 15 juin", "unclear"],
    ["3 weeks after January 15th", "unclear"],
    ["quatre octobre dix neuf soixante douze", "several"],
  ])("%s is no day: %s", async (text, expected) => {
    expect(await answer(text, "fr")).toBe(expected);
  });

  it.each<[Locale, string, string]>([
    ["fr", "1er mars 1985", "1985-03-01!"],
    ["fr", "mardi 12 mars 1985", "1985-03-12?"],
    ["fr", "je suis né le 3/4/87", "1987-04-03?"],
    ["fr", "12/03/26", "2026-03-12?"],
    ["fr", "premier janvier 2000", "2000-01-01?"],
    ["fr", "douze mars mille neuf cent quatre-vingt-cinq", "1985-03-12?"],
    ["fr", "5 aout 1990", "1990-08-05!"],
    ["fr", "14 fevrié 2001", "2001-02-14!"],
    ["fr", "aujourd'hui", "2026-11-22?"],
    ["fr", "hier", "2026-11-21?"],
    ["fr", "avant-hier", "2026-11-20?"],
    ["fr", "demain", "2026-11-23?"],
    ["en", "March 12, 1985", "1985-03-12!"],
    ["en", "the 2nd of May 2001", "2001-05-02?"],
    ["en", "tomorrow", "2026-11-23?"],
    ["en", "twenty five January nineteen eighty six", "1986-01-25?"],
    ["en", "the day before yesterday", "2026-11-20?"],
    ["ar", "١٢ آذار ١٩٨٥", "1985-03-12!"],
    ["ar", "1 تشرين الأول 1990", "1990-10-01!"],
    ["ar", "12 دجنبر 1985", "1985-12-12!"],
    ["ar", "12 جويلية 1985", "1985-07-12!"],
    ["ar", "20 جمادى الآخرة 1405", "1985-03-12?"],
    ["ar", "امبارح", "2026-11-21?"],
    ["ar", "غدا", "2026-11-23?"],
    ["uk", "1 січня 2000", "2000-01-01!"],
    ["uk", "січень 1 2000", "2000-01-01!"],
    ["uk", "12 марта 1985", "1985-03-12!"],
    ["uk", "вчора", "2026-11-21?"],
    ["uk", "післязавтра", "2026-11-24?"],
    ["fa-AF", "۲۱ حوت ۱۳۶۳", "1985-03-12?"],
    ["fa-AF", "اول حمل ۱۳۷۹", "2000-03-20?"],
    ["fa-AF", "بیست و یک حوت ۱۳۶۳", "1985-03-12?"],
    ["fa-AF", "۱۲ مارچ ۱۹۸۵", "1985-03-12!"],
    ["fa-AF", "1 فروردین 1379", "2000-03-20?"],
    ["fa-AF", "پس‌فردا", "2026-11-24?"],
    ["fa-AF", "دیروز", "2026-11-21?"],
    ["fr", "21/12/1363", "1985-03-12?"],
  ])("%s: %s is %s", async (locale, text, expected) => {
    expect(await answer(text, locale)).toBe(expected);
  });

  it.each<[Locale, string, string]>([
    ["ar", "الخامس عشر من نوفمبر 2020", "2020-11-15?"], ["ar", "الحادي والعشرين من مارس 1985", "1985-03-21?"], ["ar", "الأول من تشرين الأول 1990", "1990-10-01?"],
    ["uk", "п'ятнадцятого листопада 2020", "2020-11-15?"], ["uk", "двадцять п'яте березня 1985", "1985-03-25?"], ["uk", "первого мая 1985", "1985-05-01?"],
    ["en", "the fifteenth of November 2020", "2020-11-15?"], ["en", "March twenty first, 1985", "1985-03-21?"],
    ["fa-AF", "پانزدهم نوامبر ۲۰۲۰", "2020-11-15?"], ["fa-AF", "بیست و یکم حوت ۱۳۶۳", "1985-03-12?"],
  ])("%s: %s, the day said as an ordinal, is %s", async (locale, text, expected) => {
    expect(await answer(text, locale)).toBe(expected);
  });

  const gone = { min: "1900-01-01", max: "2026-11-22" };
  const toCome = { min: "2026-11-22" };
  it.each<[Locale, string, object, string]>([
    ["ar", "الخامس عشر من نوفمبر", gone, "2026-11-15?"], ["fr", "12 mars", gone, "2026-03-12?"], ["fr", "25 décembre", gone, "2025-12-25?"], ["fr", "25 décembre", {}, "2026-12-25?"], ["fr", "2 janvier", toCome, "2027-01-02?"],
    ["fr", "le 15 du mois de juin", gone, "unclear"], ["en", "March 12th", gone, "2026-03-12?"], ["en", "June 5", gone, "2026-06-05?"], ["uk", "15 листопада", gone, "2026-11-15?"], ["uk", "перше травня", gone, "2026-05-01?"],
    ["fa-AF", "۱۵ حوت", gone, "2026-03-06?"], ["fr", "29 février", gone, "2024-02-29?"], ["fr", "12 mars", { min: "2026-05-01", max: "2026-10-01" }, "unclear"],
  ])("%s: %s, without a year, within %o is %s", async (locale, text, bounds, expected) => {
    expect(await answer(text, locale, bounds)).toBe(expected);
  });

  it.each<[Locale, string, string]>([
    ["ar", "منذ أسبوع", "2026-11-15?"], ["ar", "منذ أسبوعين", "2026-11-08?"], ["ar", "قبل 3 أيام", "2026-11-19?"], ["ar", "قبل ثلاثة أشهر", "2026-08-22?"],
    ["fr", "il y a une semaine", "2026-11-15?"], ["fr", "il y a 10 jours", "2026-11-12?"], ["fr", "il y a deux mois", "2026-09-22?"], ["fr", "depuis 2 ans", "2024-11-22?"],
    ["uk", "тиждень тому", "2026-11-15?"], ["uk", "два місяці тому", "2026-09-22?"], ["uk", "неделю назад", "2026-11-15?"],
    ["fa-AF", "یک هفته پیش", "2026-11-15?"], ["fa-AF", "۳ ماه قبل", "2026-08-22?"], ["en", "a week ago", "2026-11-15?"], ["en", "three weeks ago", "2026-11-01?"],
  ])("%s: %s is counted back from today and read back", async (locale, text, expected) => {
    expect(await answer(text, locale)).toBe(expected);
  });

  it.each<[Locale, string]>([["ar", "الشهر الماضي"], ["fr", "le mois dernier"], ["uk", "минулого місяця"], ["fa-AF", "ماه گذشته"], ["en", "last month"]])("%s: %s names no day", async (locale, text) => {
    expect(await answer(text, locale, gone)).toBe("not_a_day");
  });

  it("leaves a year of 1300 to 1420 in Arabic open: solar or lunar cannot be told", async () => {
    expect(await answer("20/06/1405", "ar")).toBe("unclear");
  });

  it("refuses the thirtieth day of Hut in a common year", async () => {
    expect(await answer("30 حوت 1364", "fa-AF")).toBe("not_a_date");
    expect(await answer("30 حوت 1375", "fa-AF")).toBe("1997-03-20?");
  });

  it.each([
    ["12/03/1985", { max: "1980-01-01" }, "too_large"],
    ["12/03/1985", { min: "1990-01-01" }, "too_small"],
    ["demain", { max: "2026-11-22" }, "too_large"],
    ["12/03/1785", { min: "1900-01-01" }, "too_small"],
    // born in "27": the bound says which century
    ["12/03/27", { max: "2026-11-22" }, "1927-03-12?"],
  ])("%s within %o is %s", async (text, bounds, expected) => {
    expect(await answer(text, "fr", bounds)).toBe(expected);
  });
});
