import type { DeliveryState } from "../core/ports";

/** Platforms report late and out of order: a state only gives way to one further on. `failed` is no news once it was delivered. */
export const deliveryRank: Readonly<Record<DeliveryState, number>> = { queued: 0, sent: 1, failed: 2, expired: 2, delivered: 3, read: 4 };

/** A message still `queued` may be queued again, with a later try. */
export function movesForward(from: DeliveryState, to: DeliveryState): boolean {
  return deliveryRank[to] > deliveryRank[from] || (from === "queued" && to === "queued");
}

/** A message behind one that has not left yet is looked at again after this time (ms), so that it does not stand in the way of others. */
export const waitForEarlierMs = 250;

/** The messages of each conversation by number: an index gives them by time, and may sort `|10` before `|9`. */
export function inOrder<T>(found: readonly T[], placeOf: (one: T) => { readonly name: string; readonly seq: number }): readonly T[] {
  const conversations = new Map<string, { readonly seq: number; readonly one: T }[]>();
  for (const one of found) {
    const { name, seq } = placeOf(one);
    const messages = conversations.get(name);
    if (messages) messages.push({ seq, one });
    else conversations.set(name, [{ seq, one }]);
  }
  return [...conversations.values()].flatMap((messages) => messages.sort((a, b) => a.seq - b.seq).map(({ one }) => one));
}
