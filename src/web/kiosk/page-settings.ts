import type { IdleTimes } from "./presence/presence";

/** What `GET /page/settings` says. */
export interface PageSettings {
  readonly kiosk: IdleTimes;
  /** Languages of the first screen that can be heard. */
  readonly heard: readonly string[];
}

/** @throws Error when the service does not answer: a kiosk that would not forget anybody must not begin. */
export async function pageSettings(): Promise<PageSettings> {
  const response = await fetch("/page/settings", { cache: "no-store" });
  if (!response.ok) throw new Error(`page settings: ${response.status}`);
  return (await response.json()) as PageSettings;
}
