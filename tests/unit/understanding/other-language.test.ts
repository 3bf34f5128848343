import type { Language, Locale } from "../../../src/core/locale";
import { expecting, read } from "./support/readers-of-the-house";

const number = expecting("number");
const languageOf = async (text: string, locale: Locale, waited = number) => (await read(text, locale, waited)).language;

test.each<[Locale, Language | undefined, string]>([
  ["fr", "uk", "вибачте я не розмовляю французькою мовою"],
  ["fr", "tr", "bu ay kira için ne kadar ödemem lazım"],
  ["fr", "ar", "salam bghit n3ref chhal ghadi nakhod had chhar"],
  ["uk", "fr", "je ne comprends rien à ce que vous écrivez"],
  ["fr", "fa", "این نامه از طرف کی آمده است و چه باید کنم"],
  ["fa-AF", undefined, "این نامه از طرف کی آمده است و چه باید کنم"],
  ["fr", undefined, "la dame de la mairie m'a dit de venir ici"],
  ["fr", undefined, "g resu 1 papié de la prefectur"],
  ["fr", undefined, "merhaba"],
  ["ar", undefined, "رقمي 06 12 34 56 78 وكلمة السر Soleil2024"],
  ["uk", undefined, "мій номер 06 12 34 56 78 пароль Soleil2024"],
  ["fr", "ar", "رقم هاتفي الجديد هو 06 12 34 56 78 ولا أعرف ماذا أفعل"],
  ["fr", undefined, "xqzt brrr"],
])("read in %s, in %s: %s", async (locale, language, text) => {
  expect(await languageOf(text, locale)).toBe(language);
});

test("what was understood, or asked for, is in no other language", async () => {
  expect(await languageOf("двадцять п'ять", "uk")).toBeUndefined();
  expect(await languageOf("I would like to talk with the manager of the office", "fr", expecting("short_text"))).toBeUndefined();
  expect(await read("українська", "fr", number)).toMatchObject({ command: { id: "language", argument: "uk" } });
  expect(await languageOf("українська", "fr")).toBeUndefined();
});
