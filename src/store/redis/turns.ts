import { maxInboxLength, maxLogLength, maxSeen, seenMs } from "../../core/limits";
import type { Commit, Committed, ConversationKey, InboxEntry, Leased, Received } from "../../core/ports";
import { logOrder, serialiseSession } from "../commit-checks";
import { tombstoneMs } from "../lifetimes";
import { hashEventId } from "../names";
import type { RedisConnection } from "./connection";
import type { RedisKeys } from "./keys";
import { asReply, readLeased } from "./replies";
import { commit as commitScript } from "./scripts/commit";
import { abandon, renew, resume } from "./scripts/lease";
import { receive as receiveScript } from "./scripts/receive";

/** The two trips of a turn, and what happens to its lease. */
export class RedisTurns<S> {
  constructor(readonly redis: RedisConnection, readonly keys: RedisKeys) {}

  async receive(key: ConversationKey, event: InboxEntry, lease: { readonly token: string; readonly ms: number; readonly retentionMs: number }): Promise<Received<S>> {
    const { name, keys } = this.keys.conversation(key);
    const reply = asReply(await this.redis.run(receiveScript, keys, [
      name, hashEventId(name, event.eventId), event.entryId, JSON.stringify(event), lease.token, Math.ceil(lease.ms), Math.ceil(lease.retentionMs),
      maxInboxLength, maxSeen, seenMs,
    ]));
    switch (reply[0]) {
      case "leased": return readLeased(reply, lease.token);
      case "duplicate": return { outcome: "duplicate", entryId: String(reply[1]) };
      case "full": return { outcome: "full", firstRefusal: reply[1] === 1 };
      default: return { outcome: "queued" };
    }
  }

  async commit(key: ConversationKey, commit: Commit<S>): Promise<Committed<S>> {
    const session = serialiseSession(commit);
    const erase = commit.erase === true;
    const { name, shard, keys } = this.keys.conversation(key);
    const channels = [...new Set(commit.deliver.map(({ channel }) => channel))];
    const firstFurtherKey = keys.length + 1;
    const reply = asReply(await this.redis.run(commitScript, [...keys, ...channels.map((channel) => this.keys.unsent(shard, channel))], [
      name, commit.token, commit.epoch, hashEventId(name, commit.eventId), erase ? "" : session,
      Math.ceil(erase ? tombstoneMs : commit.retentionMs), seenMs, maxLogLength, erase ? 1 : 0, this.keys.wake(shard),
      ...list(commit.entries.map((entry) => [entry.seq, JSON.stringify(entry)])),
      ...list(commit.deliver.map(({ seq, channel }) => [seq, channel, firstFurtherKey + channels.indexOf(channel)])),
      ...list(erase ? [] : commit.timers.map((timer) => [timer.id, timer.due, JSON.stringify(timer)])),
      ...list(erase ? [] : commit.effects.map((effect) => [effect.id, JSON.stringify(effect)])),
    ]));
    switch (reply[0]) {
      case "leased": return { outcome: "next", leased: readLeased(reply, commit.token) };
      case "order": throw logOrder();
      case "lost": return { outcome: "lost" };
      default: return { outcome: "released" };
    }
  }

  async resume(key: ConversationKey, lease: { readonly token: string; readonly ms: number }): Promise<Leased<S> | null> {
    const { name, keys } = this.keys.conversation(key);
    const reply = await this.redis.run(resume, keys, [name, lease.token, Math.ceil(lease.ms)]);
    return reply === null ? null : readLeased(asReply(reply), lease.token);
  }

  async renew(key: ConversationKey, token: string, ms: number): Promise<boolean> {
    const { name, keys } = this.keys.conversation(key);
    return (await this.redis.run(renew, keys, [name, token, Math.ceil(ms)])) === 1;
  }

  async abandon(key: ConversationKey, token: string): Promise<void> {
    const { name, keys } = this.keys.conversation(key);
    await this.redis.run(abandon, keys, [name, token]);
  }
}

/** A list among the arguments: how many items, then their parts. */
const list = (items: readonly (readonly (string | number)[])[]): readonly (string | number)[] => [items.length, ...items.flat()];
