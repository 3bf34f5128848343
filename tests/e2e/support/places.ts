import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Complete languages: what a person reads before and in the talk exists in each. `isHeard`: somebody approved its voice. */
export const languages = [
  { locale: "fr", autonym: "Français", isHeard: true },
  { locale: "en", autonym: "English", isHeard: true },
  { locale: "ar", autonym: "العربية", isHeard: false },
  { locale: "fa-AF", autonym: "دری", isHeard: false },
  { locale: "uk", autonym: "Українська", isHeard: true },
] as const;
export type Language = (typeof languages)[number];

/** Screens that people stand or sit in front of. The telephone is somebody's own, and not wiped. */
export const sizes = {
  standing: { viewport: { width: 1080, height: 1920 }, path: "/?kiosk" },
  lying: { viewport: { width: 1280, height: 800 }, path: "/?kiosk" },
  phone: { viewport: { width: 360, height: 740 }, path: "/" },
} as const;
export type Size = keyof typeof sizes;

/** `npm run test:e2e -- --all`: every language on every size; else each language on those named. */
const isAll = process.env["E2E_ALL"] === "yes";

/** @param usual the size at which a language is seen in every run. */
export const seen = (usual: Readonly<Partial<Record<Language["locale"], Size>>>): readonly { readonly language: Language; readonly size: Size }[] =>
  languages.flatMap((language) => (isAll ? (Object.keys(sizes) as Size[]) : [usual[language.locale]].filter((size) => size !== undefined)).map((size) => ({ language, size })));

/** The page's own words in a language. @param key `commands.correct` */
export function pageWords(locale: string): (key: string) => string {
  const all: unknown = JSON.parse(readFileSync(join(__dirname, "../../../locales", locale, "web.json"), "utf8"));
  return (key) => {
    const found = key.split(".").reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], all);
    if (typeof found !== "string") throw new Error(`${locale} has no ${key}`);
    return found;
  };
}
