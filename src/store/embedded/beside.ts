import type { Key } from "lmdb";
import type { AliasChange, ConversationKey, DeskRecordKind, TicketRecord } from "../../core/ports";
import { blankTicket } from "../blank-ticket";
import { aliasSlackMs, contentMs, tombstoneMs } from "../lifetimes";
import { isOpenTicket, isUrgentNow } from "../ticket-indexes";
import { newConversationId, safePart } from "../names";
import type { EmbeddedFiles, Tables } from "./files";

export interface Kept<T> {
  readonly expires: number;
  readonly value: T;
}
interface KeptTicket {
  readonly ticket: TicketRecord;
  /** Order of opening within the association. */
  readonly order: number;
}

/**
 * What lives beside the conversations: `["alias", association, channel, address]`, the way back `["addresses", association, id]`,
 * `["content", version]`, `["ticket", association, id]`, `["open", association, id]` of those that somebody has work with, `["erased", association, id]` the epoch erased there,
 * `["erasures", association]` how many there were.
 */
export class EmbeddedBeside {
  constructor(readonly files: EmbeddedFiles) {}

  async resolveAlias(association: string, channel: string, address: string, retentionMs: number, instead?: AliasChange): Promise<{ readonly id: string; readonly isNew: boolean }> {
    const key = keyOf("alias", association, channel, address);
    const now = Date.now();
    const known = await this.files.read((tables) => find<string>(tables, key, now));
    // written again only once its slack is used up: most messages cost no write here
    if (known !== undefined && known.value !== instead?.of && known.expires >= now + retentionMs) return { id: known.value, isNew: false };
    return this.files.write((tables) => {
      const found = find<string>(tables, key, now);
      const before = found?.value === instead?.of ? undefined : found;
      const id = before?.value ?? instead?.to ?? newConversationId();
      if (instead !== undefined && instead.of !== id) dropAddress(tables, keyOf("addresses", association, instead.of), key, now);
      const expires = now + retentionMs + aliasSlackMs(retentionMs);
      keep(tables, key, { value: id, expires });
      const back = keyOf("addresses", association, id);
      const others = find<Key[][]>(tables, back, now)?.value.filter((other) => other.join() !== key.join()) ?? [];
      keep(tables, back, { value: [...others, key], expires });
      return { id, isNew: before === undefined };
    });
  }

  /** After an erasure its addresses stay as long as the tombstone: without them a late retry would not meet it. */
  async forgetAddresses({ association, id }: ConversationKey): Promise<void> {
    const now = Date.now();
    await this.files.write((tables) => {
      for (const key of find<Key[][]>(tables, keyOf("addresses", association, id), now)?.value ?? []) {
        const alias = find<string>(tables, key, now);
        if (alias !== undefined) keep(tables, key, { ...alias, expires: Math.min(alias.expires, now + tombstoneMs) });
      }
    });
  }

  async keepContent(version: string, json: string): Promise<void> {
    await this.files.write((tables) => keep(tables, keyOf("content", version), { value: json, expires: Date.now() + contentMs }));
  }

  async findContent(version: string): Promise<string | null> {
    const now = Date.now();
    const found = await this.files.read((tables) => find<string>(tables, keyOf("content", version), now));
    if (found === undefined) return null;
    if (found.expires < now + contentMs / 2) await this.keepContent(version, found.value);
    return found.value;
  }

  async putTicket(association: string, ticket: TicketRecord, ttlMs: number): Promise<void> {
    const key = keyOf("ticket", association, ticket.id);
    const now = Date.now();
    await this.files.write((tables) => {
      const kept = find<KeptTicket>(tables, key, now)?.value;
      if ((kept?.ticket.revision ?? 0) > (ticket.revision ?? 0)) return;
      const order = kept?.order ?? Math.max(0, ...tickets(tables, association, now).map(({ value }) => value.order)) + 1;
      const erased = find<number>(tables, keyOf("erased", association, ticket.conversation ?? "-"), now)?.value ?? 0;
      const isErased = ticket.conversation !== undefined && (ticket.epoch ?? 0) <= erased && erased > 0;
      keep(tables, key, { value: { ticket: isErased ? blankTicket(ticket) : ticket, order }, expires: now + ttlMs });
      const open = keyOf("open", association, ticket.id);
      if (isOpenTicket(ticket) && !isErased) keep(tables, open, { value: order, expires: now + ttlMs });
      else drop(tables, open);
    });
  }

  async findTicket(association: string, id: string): Promise<TicketRecord | null> {
    return this.files.read((tables) => find<KeptTicket>(tables, keyOf("ticket", association, id), Date.now())?.value.ticket ?? null);
  }

  async listTickets(association: string, limit: number): Promise<readonly TicketRecord[]> {
    const all = await this.files.read((tables) => tickets(tables, association, Date.now()));
    const isUrgent = ({ value }: Kept<KeptTicket>) => Number(isUrgentNow(value.ticket));
    return [...all].sort((a, b) => isUrgent(b) - isUrgent(a) || b.value.order - a.value.order).slice(0, limit).map(({ value }) => value.ticket);
  }

  async listOpenTickets(association: string, limit: number): Promise<readonly TicketRecord[]> {
    const start = keyOf("open", association);
    return this.files.read((tables) => {
      const now = Date.now();
      // the desk looks every second: only what is open is read, however many have ended
      const ids = [...tables.beside.getKeys({ start, end: [...start, "\uffff"] })].map((key) => String((key as Key[]).at(-1)));
      const open = ids.flatMap((id) => find<KeptTicket>(tables, [...keyOf("ticket", association), id], now)?.value ?? []);
      return open.sort((a, b) => a.order - b.order).slice(0, limit).map(({ ticket }) => ticket);
    });
  }

  async blankTickets(association: string, conversationId: string, epoch: number): Promise<void> {
    await this.files.write((tables) => {
      const now = Date.now();
      keep(tables, keyOf("erased", association, conversationId), { value: epoch, expires: now + tombstoneMs });
      const erasures = find<number>(tables, keyOf("erasures", association), now)?.value ?? 0;
      keep(tables, keyOf("erasures", association), { value: erasures + 1, expires: now + tombstoneMs });
      for (const { value, expires } of tickets(tables, association, now)) {
        if (value.ticket.conversation !== conversationId) continue;
        drop(tables, keyOf("open", association, value.ticket.id));
        // what mediators wrote about it goes with its content
        drop(tables, keyOf("desk", association, "case" satisfies DeskRecordKind, value.ticket.id));
        keep(tables, keyOf("ticket", association, value.ticket.id), { value: { ...value, ticket: blankTicket(value.ticket) }, expires });
      }
    });
  }

  async countErasures(association: string): Promise<number> {
    return this.files.read((tables) => find<number>(tables, keyOf("erasures", association), Date.now())?.value ?? 0);
  }
}

export const keyOf = (kind: string, ...parts: readonly string[]): Key[] => [kind, ...parts.map(safePart)];

export function find<T>(tables: Tables, key: Key[], now: number): Kept<T> | undefined {
  const json = tables.beside.get(key);
  const kept = json === undefined ? undefined : (JSON.parse(json) as Kept<T>);
  return kept !== undefined && kept.expires > now ? kept : undefined;
}

export function keep<T>(tables: Tables, key: Key[], kept: Kept<T>): void {
  drop(tables, key);
  void tables.index.put(["expiry", kept.expires, "beside", ...key], "");
  void tables.beside.put(key, JSON.stringify(kept));
}

/** With its name in the index: a sweep would else take what is put under this key later. */
export function drop(tables: Tables, key: Key[]): void {
  const before = find(tables, key, 0);
  if (before === undefined) return;
  void tables.index.remove(["expiry", before.expires, "beside", ...key]);
  void tables.beside.remove(key);
}

function dropAddress(tables: Tables, back: Key[], alias: Key[], now: number): void {
  const aliases = find<Key[][]>(tables, back, now);
  if (aliases !== undefined) keep(tables, back, { ...aliases, value: aliases.value.filter((other) => other.join() !== alias.join()) });
}

function tickets(tables: Tables, association: string, now: number): readonly Kept<KeptTicket>[] {
  const rows = [...tables.beside.getRange({ start: keyOf("ticket", association), end: [...keyOf("ticket", association), "\uffff"] })];
  return rows.map(({ value }) => JSON.parse(value) as Kept<KeptTicket>).filter(({ expires }) => expires > now);
}
