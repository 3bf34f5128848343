import type { IsoDate } from "../../core/flow/model";
import { listedRecordKinds, type AuditEntry, type DeskRecord, type DeskRecordKind, type DeskStore, type ListedRecordKind } from "../../core/ports";
import { auditDay } from "../audit-day";
import type { RedisConnection } from "./connection";
import type { RedisKeys } from "./keys";
import type { ReplicatedRuns } from "./replicated-runs";
import { appendAudit, forgetGone, removeRecord, writeRecord } from "./scripts/desk";
import type { Script } from "./scripts/script";

/** Who may come in, at the desk or to a talk: lost in a failover, somebody who was shut out would be in again, and a code that was used would be good once more. */
const replicatedKinds: readonly DeskRecordKind[] = ["account", "sign_in_name", "session", "openid_identity", "openid_login", "phone_code_of"];

/** The desk's records, in the one slot of their association. Those that say who may come in wait for the replicas, as turns do. */
export class RedisDesk implements DeskStore {
  constructor(readonly redis: RedisConnection, readonly replicated: ReplicatedRuns, readonly keys: RedisKeys) {}

  async read(association: string, kind: DeskRecordKind, id: string): Promise<DeskRecord | null> {
    return recordOf(await this.redis.ask((client) => client.get(this.#record(association, kind, id))));
  }

  async write(association: string, kind: DeskRecordKind, id: string, value: unknown, how: { readonly revision: number; readonly ttlMs: number }): Promise<number | null> {
    const revision = Number(await this.#run(writeRecord, association, kind, id, [how.revision, JSON.stringify(value), Math.ceil(how.ttlMs), id]));
    return revision === 0 ? null : revision;
  }

  async remove(association: string, kind: DeskRecordKind, id: string): Promise<void> {
    await this.#run(removeRecord, association, kind, id, [id]);
  }

  async list(association: string, kind: ListedRecordKind): Promise<readonly (DeskRecord & { readonly id: string })[]> {
    const ids = await this.redis.ask((client) => client.smembers(this.#ids(association, kind)));
    if (ids.length === 0) return [];
    const found = await this.redis.ask((client) => client.mget(ids.map((id) => this.#record(association, kind, id))));
    const records = ids.map((id, n) => ({ id, record: recordOf(found[n] ?? null) }));
    await Promise.all(records.filter(({ record }) => record === null).map(({ id }) => this.#forgetGone(association, kind, id)));
    return records.flatMap(({ id, record }) => (record === null ? [] : [{ id, ...record }]));
  }

  async appendAudit(association: string, entry: AuditEntry, ttlMs: number): Promise<void> {
    await this.redis.run(appendAudit, [this.keys.desk(association, "audit", auditDay(entry.at))], [JSON.stringify(entry), Math.ceil(ttlMs)]);
  }

  async readAudit(association: string, day: IsoDate, { from, limit }: { readonly from: number; readonly limit: number }): Promise<readonly AuditEntry[]> {
    const entries = await this.redis.ask((client) => client.lrange(this.keys.desk(association, "audit", day), from, from + limit - 1));
    return entries.map((json) => JSON.parse(json) as AuditEntry);
  }

  #run(script: Script, association: string, kind: DeskRecordKind, id: string, args: readonly (string | number)[]): Promise<unknown> {
    const keys = [this.#record(association, kind, id), ...(isListed(kind) ? [this.#ids(association, kind)] : [])];
    return (replicatedKinds.includes(kind) ? this.replicated : this.redis).run(script, keys, args);
  }

  async #forgetGone(association: string, kind: ListedRecordKind, id: string): Promise<void> {
    await this.redis.run(forgetGone, [this.#record(association, kind, id), this.#ids(association, kind)], [id]);
  }

  #record(association: string, kind: DeskRecordKind, id: string): string {
    return this.keys.desk(association, "record", kind, id);
  }
  /** Of the records that can be listed. */
  #ids(association: string, kind: ListedRecordKind): string {
    return this.keys.desk(association, "records", kind);
  }
}

const isListed = (kind: DeskRecordKind): kind is ListedRecordKind => (listedRecordKinds as readonly DeskRecordKind[]).includes(kind);

function recordOf(text: string | null): DeskRecord | null {
  if (text === null) return null;
  const colon = text.indexOf(":");
  return { revision: Number(text.slice(0, colon)), value: JSON.parse(text.slice(colon + 1)) as unknown };
}
