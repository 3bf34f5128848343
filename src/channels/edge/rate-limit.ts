import { maxRememberedAddresses } from "./limits";

export interface RateLimit {
  /** Times allowed in any window. */
  readonly times: number;
  readonly windowMs: number;
}

export type RateLimiter = (address: string) => { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number };

/**
 * One bucket an address, refilled steadily: a burst of `times`, then one each `windowMs / times`. In the memory of this node only.
 *
 * @param now milliseconds, any origin.
 */
export function limitRate({ times, windowMs }: RateLimit, now: () => number): RateLimiter {
  const refillMs = windowMs / times;
  // when each address will be back to a full bucket: one number says it all
  const fullAt = new Map<string, number>();
  return (address) => {
    const at = now();
    const from = Math.max(at, fullAt.get(address) ?? 0);
    const waitMs = from + refillMs - windowMs - at;
    if (waitMs > 0) return { allowed: false, retryAfterSeconds: Math.ceil(waitMs / 1000) };
    fullAt.delete(address); // set again below: the map's order is then the order of last use
    fullAt.set(address, from + refillMs);
    if (fullAt.size > maxRememberedAddresses) fullAt.delete(fullAt.keys().next().value!);
    return { allowed: true };
  };
}

/** Addresses of one household or network share a bucket: an IPv6 subscriber owns at least a /64. */
export function bucketOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const groups = tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right];
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, "").toLowerCase()).join(":");
}
