import type { Locale } from "../../core/locale";

export type Direction = "ltr" | "rtl";

/** Every language of the service: a new one in `core/locale.ts` does not compile until it is here too. */
const directions: Readonly<Record<Locale, Direction>> = { fr: "ltr", en: "ltr", ar: "rtl", uk: "ltr", "fa-AF": "rtl" };
export const pageLocales = Object.keys(directions) as readonly Locale[];

/** The page's own sentences in one language (`locales/<tag>/web.json`). */
export interface Strings {
  /** Language of the sentences: French when this language's file could not be had. */
  readonly lang: Locale;
  readonly dir: Direction;
  say(key: string, params?: Readonly<Record<string, string | number>>): string;
}

export interface Tree {
  readonly [key: string]: string | Tree;
}

export type AllStrings = ReadonlyMap<Locale, Strings>;

/**
 * All languages at once: about a kilobyte each on the wire, and the first screen shows a word of each.
 * @throws Error when not even French can be had; then the service is not there.
 */
export async function loadStrings(): Promise<AllStrings> {
  const trees = await Promise.all(pageLocales.map(async (locale) => [locale, await loadTree(locale)] as const));
  const french = trees.find(([locale]) => locale === "fr")?.[1];
  if (french === null || french === undefined) throw new Error("the page's sentences cannot be loaded");
  return new Map(trees.map(([locale, tree]) => [locale, tree === null ? speakFrom(french, "fr") : speakFrom(tree, locale)]));
}

async function loadTree(locale: Locale): Promise<Tree | null> {
  try {
    const response = await fetch(`/strings/${locale}.json`);
    return response.ok ? ((await response.json()) as Tree) : null;
  } catch {
    return null;
  }
}

export function speakFrom(tree: Tree, lang: Locale): Strings {
  const say: Strings["say"] = (key, params = {}) => {
    const found = key.split(".").reduce<string | Tree | undefined>((node, part) => (typeof node === "object" ? node[part] : undefined), tree);
    // the content check proves that every key exists; a key on screen would only show that it did not run
    return typeof found === "string" ? found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? "")) : key;
  };
  return { lang, dir: directions[lang], say };
}

/** First language of the service among those a browser or a message names; French when there is none. */
export function nearestPageLocale(tags: readonly string[]): Locale {
  for (const tag of tags) {
    const language = tag.toLowerCase().split("-")[0];
    const near = pageLocales.find((locale) => locale.toLowerCase() === tag.toLowerCase()) ?? pageLocales.find((locale) => locale.split("-")[0] === (language === "prs" ? "fa" : language));
    if (near !== undefined) return near;
  }
  return "fr";
}
