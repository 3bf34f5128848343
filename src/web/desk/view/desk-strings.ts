import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { speakFrom, type Strings, type Tree } from "../../shared/strings";

/** The desk speaks French: its sentences are `locales/fr/desk.json`, copied beside the page when it is built. */
export interface DeskStrings extends Strings {
  /** A sentence with a number in it, in the form French wants for that number (`key_one`, `key_many`, `key_other`). */
  count(key: string, count: number): string;
  /** For names the service may know before this page does; then the name itself is shown. */
  name(family: string, id: string): string;
}

const plural = new Intl.PluralRules("fr");

/** @throws Error when they cannot be had: the service is not there. */
export async function loadDeskStrings(): Promise<DeskStrings> {
  const response = await fetch("/desk/strings.json");
  if (!response.ok) throw new Error("the desk's sentences cannot be loaded");
  const strings = speakFrom((await response.json()) as Tree, "fr");
  return {
    ...strings,
    count: (key, count) => strings.say(`${key}_${plural.select(count)}`, { count }),
    name: (family, id) => {
      const key = `${family}.${id}`;
      const said = strings.say(key);
      return said === key ? id : said;
    },
  };
}

export const DeskStringsContext = createContext<DeskStrings | null>(null);

/** @throws Error outside the desk. */
export function useStrings(): DeskStrings {
  const strings = useContext(DeskStringsContext);
  if (strings === null) throw new Error("the desk's sentences are not loaded here");
  return strings;
}

const languageNames = new Intl.DisplayNames("fr", { type: "language" });

/** French name of a language: `fa-AF` is "dari". */
export function languageName(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag; // not a tag
  }
}
