/** BCP 47 tags of the languages that are complete. Everything in `locales/` and the readers' words exists for each. */
export const locales = ["fr", "en", "ar", "uk", "fa-AF"] as const;
export type Locale = (typeof locales)[number];

/** Languages that people write in and the readers know, whether or not the conversation is held in them. */
export const languages = [...locales, "fa", "ps", "ru", "ti", "tr", "es", "pt", "ro", "bn", "zh", "so"] as const;
export type Language = (typeof languages)[number];

export const sourceLocale: Locale = "fr";

const rightToLeft: ReadonlySet<string> = new Set(["ar", "fa-AF"]);

export function directionOf(locale: Locale): "ltr" | "rtl" {
  return rightToLeft.has(locale) ? "rtl" : "ltr";
}

export function isLocale(tag: string): tag is Locale {
  return (locales as readonly string[]).includes(tag);
}

export function isLanguage(tag: string): tag is Language {
  return (languages as readonly string[]).includes(tag);
}

/** First supported locale for what a client says (`ar-EG` -> `ar`, `fa` and `prs` -> `fa-AF`); French when there is none. */
export function nearestLocale(tag: string | undefined): Locale {
  if (tag === undefined) return sourceLocale;
  if (isLocale(tag)) return tag;
  const language = tag.toLowerCase().split(/[-_]/)[0] ?? "";
  if (language === "fa" || language === "prs") return "fa-AF";
  return isLocale(language) ? language : sourceLocale;
}
