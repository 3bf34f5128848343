import { setTimeout as wait } from "node:timers/promises";
import { healthTimeoutMs } from "./limits";

export interface HealthReport {
  readonly isReady: boolean;
  /** Figures for whoever watches; never about a person. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

export type HealthCheck = () => Promise<HealthReport>;

/** A check that fails or hangs means: not ready. */
export async function askHealth(check: HealthCheck): Promise<HealthReport> {
  const stop = new AbortController();
  const late = wait(healthTimeoutMs, { isReady: false }, { signal: stop.signal, ref: false }).catch(() => ({ isReady: false }));
  const asked = check().catch(() => ({ isReady: false }));
  const report = await Promise.race([asked, late]);
  stop.abort();
  return report;
}
