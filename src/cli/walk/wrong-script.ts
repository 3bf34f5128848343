import { sourceLocale, type Locale } from "../../core/locale";

type Script = "Latin" | "Arabic" | "Cyrillic";

const own: Readonly<Record<Locale, Script>> = { fr: "Latin", en: "Latin", ar: "Arabic", uk: "Cyrillic", "fa-AF": "Arabic" };
const letters: Readonly<Record<Script, RegExp>> = { Latin: /\p{Script=Latin}+/gu, Arabic: /\p{Script=Arabic}+/gu, Cyrillic: /\p{Script=Cyrillic}+/gu };

/** Letters that look like Dari ones and belong to Arabic: a reader's search and a screen reader trip over them. */
const arabicLettersInDari = /[يك]/u;

/**
 * Words of a sentence that are not in the script of its language.
 *
 * French labels may stay: what stands in brackets or guillemets, addresses, and the official names that people meet on letters and screens.
 *
 * @param officialNames longest first.
 */
export function wrongScript(text: string, locale: Locale, officialNames: readonly string[]): readonly string[] {
  let rest = text.replace(/https?:\/\/\S+|[\w.+-]+@[\w.-]+|[\w-]+(\.[\w-]+)+(\/\S*)?/gu, " ").replace(/«[^»]*»|\([^)]*\)|“[^”]*”|"[^"]*"/gu, " ");
  if (own[locale] !== "Latin") for (const name of officialNames) rest = rest.split(name).join(" ");
  const foreign = (Object.keys(letters) as Script[]).filter((script) => script !== own[locale]).flatMap((script) => rest.match(letters[script]) ?? []);
  if (locale === "fa-AF") foreign.push(...(rest.match(letters.Arabic) ?? []).filter((word) => arabicLettersInDari.test(word)));
  return foreign;
}

/** A sentence that was copied instead of translated; one or two words may be the same in two languages. */
export function isCopied(text: string, french: string, locale: Locale): boolean {
  return locale !== sourceLocale && text === french && (text.match(/\p{L}{3,}/gu) ?? []).length > 3;
}
