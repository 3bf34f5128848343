import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Strings } from "../../shared/strings";

export const PageStrings = createContext<Strings | null>(null);
/** What a French desk reads, whatever the page speaks. */
export const FrenchStrings = createContext<Strings | null>(null);

/** @throws Error outside the page, where there is no language. */
export function usePageStrings(): Strings {
  return useStrings(PageStrings);
}

/** @throws Error outside the page. */
export function useFrenchStrings(): Strings {
  return useStrings(FrenchStrings);
}

function useStrings(context: typeof PageStrings): Strings {
  const strings = useContext(context);
  if (strings === null) throw new Error("no language is chosen here");
  return strings;
}
