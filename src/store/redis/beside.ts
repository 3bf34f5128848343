import type { AliasChange, ConversationKey, DeskRecordKind, TicketRecord } from "../../core/ports";
import { blankTicket } from "../blank-ticket";
import { aliasSlackMs, contentMs, tombstoneMs } from "../lifetimes";
import { newConversationId } from "../names";
import { isOpenTicket, isUrgentNow } from "../ticket-indexes";
import { AliasCache } from "./alias-cache";
import type { RedisConnection } from "./connection";
import type { RedisKeys } from "./keys";
import { countErasure, dropAddress, noteAddress, putTicket, resolveAlias } from "./scripts/others";

/** What mediators wrote about a ticket goes with its content. */
const caseRecord: DeskRecordKind = "case";

/** Addresses kept in memory: a few hundred bytes each. */
const aliasCacheCapacity = 10_000;

/** What lives beside the conversations, each in its own slot: addresses, wordings, the desk's tickets. */
export class RedisBeside {
  readonly #aliases = new AliasCache(aliasCacheCapacity);

  constructor(readonly redis: RedisConnection, readonly keys: RedisKeys) {}

  async resolveAlias(association: string, channel: string, address: string, retentionMs: number, instead?: AliasChange): Promise<{ readonly id: string; readonly isNew: boolean }> {
    const key = this.keys.alias(association, channel, address);
    const cached = instead === undefined ? this.#aliases.find(key, Date.now()) : undefined;
    if (cached !== undefined) return { id: cached, isNew: false };
    const slack = aliasSlackMs(retentionMs);
    const lifeMs = Math.ceil(retentionMs + slack);
    const [id, isNew] = (await this.redis.run(resolveAlias, [key], [instead?.to ?? newConversationId(), lifeMs, instead?.of ?? ""])) as [string, number];
    if (instead !== undefined && instead.of !== id) await this.redis.run(dropAddress, [this.keys.addresses({ association, id: instead.of })], [key]);
    await this.redis.run(noteAddress, [this.keys.addresses({ association, id })], [key, lifeMs]);
    this.#aliases.keep(key, id, Date.now() + slack);
    return { id, isNew: isNew === 1 };
  }

  /** After an erasure its addresses stay as long as the tombstone: without them a late retry would not meet it. */
  async forgetAddresses(key: ConversationKey): Promise<void> {
    const aliases = await this.redis.ask((client) => client.smembers(this.keys.addresses(key)));
    await Promise.all(aliases.map((alias) => this.redis.ask((client) => client.pexpire(alias, tombstoneMs, "LT"))));
  }

  async keepContent(version: string, json: string): Promise<void> {
    await this.redis.ask((client) => client.set(this.keys.content(version), json, "PX", contentMs));
  }

  async findContent(version: string): Promise<string | null> {
    return this.redis.ask((client) => client.getex(this.keys.content(version), "PX", contentMs));
  }

  async putTicket(association: string, ticket: TicketRecord, ttlMs: number): Promise<void> {
    const { conversation } = ticket;
    const keys = [this.keys.desk(association, "ticket", ticket.id), this.keys.desk(association, "tickets"), this.keys.desk(association, "urgent"), this.keys.desk(association, "open")];
    if (conversation !== undefined) keys.push(this.keys.desk(association, "erased", conversation), this.keys.desk(association, "of", conversation));
    await this.redis.run(putTicket, keys, [ticket.id, JSON.stringify(ticket), Math.ceil(ttlMs), ticket.epoch ?? 0, JSON.stringify(blankTicket(ticket)), isUrgentNow(ticket) ? 1 : 0, isOpenTicket(ticket) ? 1 : 0, ticket.revision ?? 0]);
  }

  async findTicket(association: string, id: string): Promise<TicketRecord | null> {
    const json = await this.redis.ask((client) => client.get(this.keys.desk(association, "ticket", id)));
    return json === null ? null : (JSON.parse(json) as TicketRecord);
  }

  async listTickets(association: string, limit: number): Promise<readonly TicketRecord[]> {
    const urgent = (await this.#ticketsOf(association, "urgent", limit)).filter(isUrgentNow).slice(0, limit);
    const known = new Set(urgent.map(({ id }) => id));
    // those already found may come again, so as many more are looked at
    const all = await this.#ticketsOf(association, "tickets", limit + urgent.length);
    return [...urgent, ...all.filter(({ id }) => !known.has(id))].slice(0, limit);
  }

  async listOpenTickets(association: string, limit: number): Promise<readonly TicketRecord[]> {
    return (await this.#ticketsOf(association, "open", limit, "first")).filter(isOpenTicket);
  }

  /** Of one index, in the order of opening; ids of expired tickets leave it. */
  async #ticketsOf(association: string, name: "tickets" | "urgent" | "open", limit: number, begin: "first" | "last" = "last"): Promise<readonly TicketRecord[]> {
    const index = this.keys.desk(association, name);
    const found: TicketRecord[] = [];
    for (let from = 0; found.length < limit; ) {
      const to = from + limit - 1;
      const ids = await this.redis.ask((client) => (begin === "last" ? client.zrange(index, from, to, "REV") : client.zrange(index, from, to)));
      if (ids.length === 0) break;
      const tickets = await this.redis.ask((client) => client.mget(ids.map((id) => this.keys.desk(association, "ticket", id))));
      const expired = ids.filter((_, n) => tickets[n] === null);
      if (expired.length > 0) await this.redis.ask((client) => client.zrem(index, ...expired));
      for (const json of tickets) if (typeof json === "string") found.push(JSON.parse(json) as TicketRecord);
      from += ids.length - expired.length;
    }
    return found.slice(0, limit);
  }

  async blankTickets(association: string, conversationId: string, epoch: number): Promise<void> {
    // first, so that a ticket put from now on is blank
    await this.redis.ask((client) => client.set(this.keys.desk(association, "erased", conversationId), epoch, "PX", tombstoneMs));
    const of = this.keys.desk(association, "of", conversationId);
    for (const id of await this.redis.ask((client) => client.smembers(of))) {
      const ticket = await this.findTicket(association, id);
      if (ticket === null) continue;
      await this.redis.ask((client) => client.set(this.keys.desk(association, "ticket", id), JSON.stringify(blankTicket(ticket)), "KEEPTTL"));
      await this.redis.ask((client) => client.del(this.keys.desk(association, "record", caseRecord, id)));
      for (const index of ["urgent", "open"]) await this.redis.ask((client) => client.zrem(this.keys.desk(association, index), id));
    }
    await this.redis.ask((client) => client.del(of));
    // last, so that whoever sees the new number reads them blank; one that expired begins anew, and is another number all the same
    await this.redis.run(countErasure, [this.keys.desk(association, "erasures")], [tombstoneMs]);
  }

  async countErasures(association: string): Promise<number> {
    return Number((await this.redis.ask((client) => client.get(this.keys.desk(association, "erasures")))) ?? 0);
  }
}
