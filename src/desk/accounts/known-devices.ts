import type { DeskStore } from "../../core/ports";
import { deviceMs } from "./limits";
import { hashToken, newToken } from "./secret-token";

const deviceBits = 256;

interface DeviceRecord {
  readonly v: 1;
  readonly account: string;
}

/**
 * Browsers that somebody signed in from. Their tries are counted apart, so that a stranger who guesses at a name from elsewhere cannot keep its
 * owner waiting. A known browser opens nothing by itself. Source: OWASP, Slow Down Online Guessing Attacks with Device Cookies.
 */
export class KnownDevices {
  constructor(readonly store: DeskStore, readonly association: string) {}

  async isKnown(token: string, accountId: string | null): Promise<boolean> {
    const record = await this.store.read(this.association, "device", hashToken(token));
    return record !== null && (record.value as DeviceRecord).account === accountId;
  }

  /** A new token each time, for the browser to keep: one that was copied earlier is good for nothing. */
  async remember(accountId: string, before: string | null): Promise<string> {
    if (before !== null) await this.store.remove(this.association, "device", hashToken(before));
    const token = newToken(deviceBits);
    const value: DeviceRecord = { v: 1, account: accountId };
    await this.store.write(this.association, "device", hashToken(token), value, { revision: 0, ttlMs: deviceMs });
    return token;
  }
}
