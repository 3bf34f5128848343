import { useEffect, useState } from "preact/hooks";
import type { PlaceOpening } from "../../../bot/page-view";
import { pageSettings } from "../page-settings";

/** Where nobody could say, somebody may be able to later (ms). */
const askAgainMs = 10 * 60_000;

/**
 * Who helps at this place, for as long as it is true: asked for again when it may have changed, and gone when nobody answers.
 *
 * @param kiosk token of the place's address.
 */
export function useOpening(first: PlaceOpening | undefined, kiosk: string | null): PlaceOpening | undefined {
  const [asked, setAsked] = useState({ opening: first });
  useEffect(() => {
    if (kiosk === null || kiosk === "") return;
    const ask = (): void => void pageSettings(kiosk).then((settings) => setAsked({ opening: settings?.place?.opening }), () => setAsked({ opening: undefined }));
    const timer = setTimeout(ask, asked.opening?.staysMs ?? askAgainMs);
    return () => clearTimeout(timer);
  }, [asked, kiosk]);
  return asked.opening;
}
