import type { Delivery, TranscriptEntry } from "../../../desk/api";

/** Platforms and the network tell late and out of order: what is further on stays. */
const ranks: Readonly<Record<Delivery["state"], number>> = { queued: 0, sent: 1, failed: 2, expired: 2, delivered: 3, read: 4 };

export function laterDelivery(known: Delivery | undefined, told: Delivery | undefined): Delivery | undefined {
  if (known === undefined || told === undefined) return told ?? known;
  return ranks[told.state] >= ranks[known.state] ? told : known;
}

/** The same list when nothing has changed, so that nothing is drawn anew. */
export function withDeliveries(entries: readonly TranscriptEntry[], told: readonly Delivery[]): readonly TranscriptEntry[] {
  const bySeq = new Map(told.map((one) => [one.seq, one]));
  let hasChanged = false;
  const next = entries.map((entry) => {
    const delivery = laterDelivery(entry.delivery, bySeq.get(entry.seq));
    if (delivery === undefined || (delivery.state === entry.delivery?.state && delivery.reason === entry.delivery.reason)) return entry;
    hasChanged = true;
    return { ...entry, delivery };
  });
  return hasChanged ? next : entries;
}

export type DeliveryTrouble = "too_old" | "no_address" | "blocked" | "gone" | "busy" | "unreachable" | "refused" | "lost" | "unknown";

/** What a mediator is told of a code; null: nothing went wrong so far. */
export function troubleOf({ state, reason }: Delivery): DeliveryTrouble | null {
  if (reason === null) return state === "expired" ? "lost" : state === "failed" ? "unknown" : null;
  if (reason === "TOO_OLD") return "too_old";
  if (reason === "NO_ADDRESS") return "no_address";
  if (reason === "HTTP_403") return "blocked";
  if (reason === "HTTP_404" || reason === "HTTP_410") return "gone";
  if (reason === "HTTP_429") return "busy";
  if (reason === "SEND_FAILED" || /^HTTP_(?:401|408|5\d\d)$/.test(reason)) return "unreachable";
  return /^HTTP_4\d\d$/.test(reason) ? "refused" : "unknown";
}
