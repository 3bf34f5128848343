import type { AppError } from "./errors";
import type { DeskRecordKind, DeskStore } from "./ports";

/** Times a record is read again when somebody else changed it meanwhile. */
const maxLostRaces = 8;

export interface ChangedRecord<Kept> {
  readonly association: string;
  readonly kind: DeskRecordKind;
  readonly id: string;
  /** Life of the record from this change on. */
  readonly ttlMs: number;
  /** @param value as kept; undefined when there is no record. */
  readonly read: (value: unknown) => Kept;
  /** Others were quicker again and again, and nothing was written. */
  readonly busy: () => AppError;
}

/**
 * Of several that change a record at once each sees what the one before made of it.
 *
 * @param step asked again when somebody else was quicker; null leaves the record as it is. @returns as it is afterwards.
 */
export async function changeRecord<Kept>(store: DeskStore, { association, kind, id, ttlMs, read, busy }: ChangedRecord<Kept>, step: (before: Kept) => Kept | null): Promise<Kept> {
  for (let lost = 0; lost < maxLostRaces; lost += 1) {
    const found = await store.read(association, kind, id);
    const before = read(found?.value);
    const after = step(before);
    if (after === null || after === before) return before;
    if ((await store.write(association, kind, id, after, { revision: found?.revision ?? 0, ttlMs })) !== null) return after;
  }
  throw busy();
}
