import { createContext } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";

/** Sizes of the letters, against the usual one; after the largest comes the usual one again. */
const sizes = ["usual", "large", "largest"] as const;
type Size = (typeof sizes)[number];

export interface Comfort {
  readonly size: Size;
  readonly hasMoreContrast: boolean;
  nextSize(): void;
  switchContrast(): void;
}

export const PageComfort = createContext<Comfort | null>(null);

/** How the page is easiest to look at. Not kept anywhere: at a kiosk the next person begins with the usual. */
export function useComfort(): Comfort {
  const [size, setSize] = useState<Size>("usual");
  const [hasMoreContrast, setContrast] = useState(false);
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset["size"] = size;
    dataset["contrast"] = hasMoreContrast ? "more" : "usual";
    return () => {
      delete dataset["size"];
      delete dataset["contrast"];
    };
  }, [size, hasMoreContrast]);
  return useMemo(() => ({
    size, hasMoreContrast,
    nextSize: () => setSize((now) => sizes[(sizes.indexOf(now) + 1) % sizes.length]!),
    switchContrast: () => setContrast((now) => !now),
  }), [size, hasMoreContrast]);
}

/** @throws Error outside the page. */
export function usePageComfort(): Comfort {
  const comfort = useContext(PageComfort);
  if (comfort === null) throw new Error("nobody looks here");
  return comfort;
}
