import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Strings } from "../../shared/strings";

export const PageStrings = createContext<Strings | null>(null);

/** @throws Error outside the page, where there is no language. */
export function usePageStrings(): Strings {
  const strings = useContext(PageStrings);
  if (strings === null) throw new Error("no language is chosen here");
  return strings;
}
