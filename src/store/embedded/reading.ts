import type { EffectRecord, LogPage, MessageDelivery, Standing } from "../../core/ports";
import type { ConversationRecords } from "./conversation-records";

export function readSession<S>(records: ConversationRecords): S | null {
  return records.head() === undefined ? null : ((records.get("session") as S | undefined) ?? null);
}

export function exists(records: ConversationRecords): boolean {
  return records.head() !== undefined;
}

export function standing(records: ConversationRecords): Standing | null {
  if (records.head() === undefined) return null;
  const { epoch, hasMoved = false } = records.trace();
  return { epoch, hasMoved };
}

export function readLog(records: ConversationRecords, after: number, limit: number): LogPage {
  const head = records.head();
  const { last, hasMoved } = records.trace();
  const moved = hasMoved && { hasMoved };
  if (head === undefined) return { entries: [], last, first: 0, ...moved };
  const entries = records.values("log", [after + 1], Math.max(1, limit));
  const [oldest, ...rest] = entries;
  const isBehind = oldest !== undefined && head.trimmed > after;
  return { entries: isBehind ? [{ ...oldest, gap: true }, ...rest] : entries, last, first: Number(records.parts("log", 1)[0] ?? 0), ...moved };
}

export function readDeliveries(records: ConversationRecords, after: number, limit: number): readonly MessageDelivery[] {
  if (records.head() === undefined) return [];
  return Array.from({ length: limit }, (_, n) => after + 1 + n).flatMap((seq) => {
    const send = records.get("sends", seq);
    return send === undefined ? [] : [{ seq, state: send.state, ...(send.reason !== undefined && { reason: send.reason }) }];
  });
}

export function pendingEffects(records: ConversationRecords): readonly EffectRecord[] {
  return records.head() === undefined ? [] : records.values("effects");
}
