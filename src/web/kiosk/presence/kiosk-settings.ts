import type { IdleTimes } from "./presence";

/** What `GET /kiosk/settings` says. */
export type KioskSettings = IdleTimes;

/** @throws Error when the service does not answer: a kiosk that would not forget anybody must not begin. */
export async function kioskSettings(): Promise<KioskSettings> {
  const response = await fetch("/kiosk/settings", { cache: "no-store" });
  if (!response.ok) throw new Error(`kiosk settings: ${response.status}`);
  return (await response.json()) as KioskSettings;
}
