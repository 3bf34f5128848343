import type { ConversationKey, MessageDelivery } from "../../core/ports";
import type { Delivery } from "../api";
import { deliveriesShown } from "./limits";

export type ReadDeliveries = (key: ConversationKey, after: number, limit: number) => Promise<readonly MessageDelivery[]>;

/** @param until number of the last entry that the reader has. */
export async function deliveriesUntil(read: ReadDeliveries, key: ConversationKey, until: number): Promise<readonly Delivery[]> {
  if (until === 0) return [];
  return (await read(key, Math.max(0, until - deliveriesShown), deliveriesShown)).map(shown);
}

/** What went wrong before it left is no news once it has. */
export function shown({ seq, state, reason }: MessageDelivery): Delivery {
  const stands = state === "queued" || state === "failed" || state === "expired";
  return { seq, state, reason: stands ? (reason ?? null) : null };
}
