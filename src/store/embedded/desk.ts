import type { Key } from "lmdb";
import type { IsoDate } from "../../core/flow/model";
import type { AuditEntry, DeskRecord, DeskRecordKind, DeskStore, ListedRecordKind } from "../../core/ports";
import { auditDay } from "../audit-day";
import { drop, find, keep, keyOf, type Kept } from "./beside";
import type { EmbeddedFiles } from "./files";

/** The desk's records beside the conversations: `["desk", association, kind, id]`, `["audit", association, day, number]`. */
export class EmbeddedDesk implements DeskStore {
  constructor(readonly files: EmbeddedFiles) {}

  read(association: string, kind: DeskRecordKind, id: string): Promise<DeskRecord | null> {
    const key = keyOf("desk", association, kind, id);
    return this.files.read((tables) => find<DeskRecord>(tables, key, Date.now())?.value ?? null);
  }

  write(association: string, kind: DeskRecordKind, id: string, value: unknown, how: { readonly revision: number; readonly ttlMs: number }): Promise<number | null> {
    const key = keyOf("desk", association, kind, id);
    return this.files.write((tables) => {
      const now = Date.now();
      const before = find<DeskRecord>(tables, key, now)?.value.revision ?? 0;
      if (before !== how.revision) return null;
      keep<DeskRecord>(tables, key, { value: { value, revision: before + 1 }, expires: now + how.ttlMs });
      return before + 1;
    });
  }

  async remove(association: string, kind: DeskRecordKind, id: string): Promise<void> {
    await this.files.write((tables) => drop(tables, keyOf("desk", association, kind, id)));
  }

  list(association: string, kind: ListedRecordKind): Promise<readonly (DeskRecord & { readonly id: string })[]> {
    const start = keyOf("desk", association, kind);
    return this.files.read((tables) => {
      const now = Date.now();
      const rows = [...tables.beside.getRange({ start, end: [...start, afterLast] })];
      const kept = rows.map(({ key, value }) => ({ id: decodeURIComponent(String(key.at(-1))), ...(JSON.parse(value) as Kept<DeskRecord>) }));
      return kept.filter(({ expires }) => expires > now).map(({ id, value }) => ({ id, ...value }));
    });
  }

  async appendAudit(association: string, entry: AuditEntry, ttlMs: number): Promise<void> {
    const day = keyOf("audit", association, auditDay(entry.at));
    await this.files.write((tables) => {
      const [last] = [...tables.beside.getKeys({ start: [...day, afterLast], end: day, reverse: true, limit: 1 })];
      const key: Key[] = [...day, last === undefined ? 0 : Number(last.at(-1)) + 1];
      keep<AuditEntry>(tables, key, { value: entry, expires: Date.now() + ttlMs });
    });
  }

  readAudit(association: string, day: IsoDate, page: { readonly from: number; readonly limit: number }): Promise<readonly AuditEntry[]> {
    const start = keyOf("audit", association, day);
    return this.files.read((tables) => {
      const now = Date.now();
      const rows = [...tables.beside.getRange({ start: [...start, page.from], end: [...start, afterLast], limit: page.limit })];
      return rows.map(({ value }) => JSON.parse(value) as Kept<AuditEntry>).filter(({ expires }) => expires > now).map(({ value }) => value);
    });
  }
}

/** Sorts after every name and number we write. */
const afterLast = "\uffff";
