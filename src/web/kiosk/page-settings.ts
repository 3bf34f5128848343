import type { PlaceOpening } from "../../bot/page-view";
import type { MessagingApp } from "./phone/ways-out";
import type { IdleTimes } from "./presence/presence";

/** What `GET /page/settings` says. */
export interface PageSettings {
  readonly kiosk: IdleTimes;
  /** Languages of the first screen that can be heard. */
  readonly heard: readonly string[];
  /** Address of the service as everybody knows it, when the installation says one. */
  readonly publicUrl?: string;
  readonly messaging?: MessagingApp;
  /** Of a kiosk with an address of its own. */
  readonly place?: { readonly name: string; readonly languages: readonly string[]; readonly opening?: PlaceOpening };
}

/**
 * @param place token of a kiosk's own address, empty for none.
 * @returns null when no kiosk has this address.
 * @throws Error when the service does not answer: a kiosk that would not forget anybody must not begin.
 */
export async function pageSettings(place: string): Promise<PageSettings | null> {
  const response = await fetch(place === "" ? "/page/settings" : `/page/settings/${encodeURIComponent(place)}`, { cache: "no-store" });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`page settings: ${response.status}`);
  return (await response.json()) as PageSettings;
}
