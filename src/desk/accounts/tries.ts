import type { DeskStore } from "../../core/ports";
import { maxLostRaces } from "./limits";
import { hashToken } from "./secret-token";

/** How tries are slowed down. Nothing is ever locked: after `maxDelayMs` the next try is always looked at. */
export interface TryPolicy {
  /** Tries without any wait. */
  readonly free: number;
  /** Wait after the first try that is not free; each further one doubles it. */
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** After this silence everything is forgotten. */
  readonly forgetAfterMs: number;
}

const minute = 60_000;

/** Against one name, or from one known browser: the usual slips of a person are free, a guesser has some 1,500 tries a day. */
export const nameTries: TryPolicy = { free: 5, firstDelayMs: 2_000, maxDelayMs: minute, forgetAfterMs: 15 * minute };
/** From one address: a whole place signs in from it in the morning. */
export const addressTries: TryPolicy = { free: 20, firstDelayMs: 1_000, maxDelayMs: minute, forgetAfterMs: 15 * minute };

export type Tried = { readonly isAllowed: true } | { readonly isAllowed: false; readonly retryAfterMs: number };

interface TriesRecord {
  readonly v: 1;
  readonly tries: number;
  /** ms since 1970 */
  readonly notBefore: number;
}

/** Wait (ms) after this many tries. */
export function delayAfter(tries: number, { free, firstDelayMs, maxDelayMs }: TryPolicy): number {
  return tries <= free ? 0 : Math.min(firstDelayMs * 2 ** Math.min(tries - free - 1, 30), maxDelayMs);
}

/** Counted for all nodes together, before the answer is looked at: a hundred guesses sent at once are a hundred tries. */
export class Tries {
  constructor(readonly store: DeskStore, readonly association: string, readonly now: () => number) {}

  /** A refused try is not counted and prolongs nothing: who hammers makes nobody else wait longer. */
  async take(bucket: string, policy: TryPolicy): Promise<Tried> {
    for (let lost = 0; lost < maxLostRaces; lost += 1) {
      const now = this.now();
      const { tries, notBefore, revision } = await this.#read(bucket);
      if (now < notBefore) return { isAllowed: false, retryAfterMs: Math.min(notBefore - now, policy.maxDelayMs) };
      const next = { tries: tries + 1, notBefore: now + delayAfter(tries + 1, policy) };
      if (await this.#write(bucket, next, revision, policy)) return { isAllowed: true };
    }
    return { isAllowed: false, retryAfterMs: policy.firstDelayMs };
  }

  /** The try was right, and not a guess: as if it had not been. */
  async giveBack(bucket: string, policy: TryPolicy): Promise<void> {
    const { tries, revision } = await this.#read(bucket);
    // another node was quicker: one try more is counted until it is forgotten
    if (tries > 0) await this.#write(bucket, { tries: tries - 1, notBefore: this.now() }, revision, policy);
  }

  async forget(bucket: string): Promise<void> {
    await this.store.remove(this.association, "tries", hashToken(bucket));
  }

  async #read(bucket: string): Promise<Omit<TriesRecord, "v"> & { readonly revision: number }> {
    const record = await this.store.read(this.association, "tries", hashToken(bucket));
    return record ? { ...(record.value as TriesRecord), revision: record.revision } : { tries: 0, notBefore: 0, revision: 0 };
  }

  async #write(bucket: string, next: Omit<TriesRecord, "v">, revision: number, { forgetAfterMs }: TryPolicy): Promise<boolean> {
    const value: TriesRecord = { v: 1, ...next };
    return (await this.store.write(this.association, "tries", hashToken(bucket), value, { revision, ttlMs: forgetAfterMs })) !== null;
  }
}
