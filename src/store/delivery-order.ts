import type { DeliveryState } from "../core/ports";

/** Platforms report late and out of order: a state only gives way to one further on. `failed` is no news once it was delivered. */
export const deliveryRank: Readonly<Record<DeliveryState, number>> = { queued: 0, sent: 1, failed: 2, expired: 2, delivered: 3, read: 4 };

/** A message still `queued` may be queued again, with a later try. */
export function movesForward(from: DeliveryState, to: DeliveryState): boolean {
  return deliveryRank[to] > deliveryRank[from] || (from === "queued" && to === "queued");
}
