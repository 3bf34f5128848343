import { channelIds } from "../../core/conversation/retention";
import type { ConversationKey, DeliveryState, TakenDelivery, TimerRecord } from "../../core/ports";
import { inOrder } from "../delivery-order";
import { keyOf } from "../names";
import type { RedisConnection } from "./connection";
import { shardCount, shards, type RedisKeys } from "./keys";
import { answered, asReply, asStrings } from "./replies";
import { recordDelivery, takeDelivery } from "./scripts/deliveries";
import { sweep, takeTimer, timerFired } from "./scripts/indexes";
import type { RedisReading } from "./reading";
import { timerText } from "./turns";

/** Names looked at in one call of `expire`. */
const sweepBudget = 1_000;

/**
 * Work found through the indexes of the shards. An index only proposes; a script of the conversation decides, so that two nodes may look at
 * the same time, and a member left behind by an expired conversation disappears when it is looked at.
 */
export class RedisSweeping {
  #nextShard = 0;

  constructor(readonly redis: RedisConnection, readonly keys: RedisKeys, readonly reading: Pick<RedisReading<unknown>, "unpack">) {}

  async orphans(limit: number): Promise<readonly ConversationKey[]> {
    const names = await this.#propose((shard) => this.keys.waiting(shard), await this.redis.now(), limit);
    return names.slice(0, limit).map(({ member }) => keyOf(member));
  }

  async unapplied(limit: number): Promise<readonly ConversationKey[]> {
    const names = await this.#propose((shard) => this.keys.undone(shard), await this.redis.now(), limit);
    return names.slice(0, limit).map(({ member }) => keyOf(member));
  }

  async takeTimers(limit: number, claimMs: number): Promise<readonly { readonly key: ConversationKey; readonly timer: TimerRecord }[]> {
    const taken: { readonly key: ConversationKey; readonly timer: TimerRecord }[] = [];
    for (const { member } of await this.#propose((shard) => this.keys.due(shard), await this.redis.now(), limit)) {
      if (taken.length >= limit) break;
      const { key, rest: id } = split(member);
      const { name, keys } = this.keys.conversation(key);
      const timer = await this.redis.run(takeTimer, keys, [name, id, Math.ceil(claimMs)]);
      if (typeof timer === "string") taken.push({ key, timer: JSON.parse(timer.slice(timer.indexOf(":") + 1)) as TimerRecord });
    }
    return taken;
  }

  async timerFired(key: ConversationKey, timer: TimerRecord): Promise<void> {
    const { name, keys } = this.keys.conversation(key);
    await this.redis.run(timerFired, keys, [name, timer.id, timerText(timer)]);
  }

  async takeDeliveries(channel: string, limit: number, claimMs: number): Promise<readonly TakenDelivery[]> {
    const taken: TakenDelivery[] = [];
    const proposed = await this.#propose((each) => this.keys.unsent(each, channel), await this.redis.now(), limit);
    for (const { member, shard } of inOrder(proposed, (found) => placeOf(found.member))) {
      if (taken.length >= limit) break;
      const { key, rest: seq } = split(member);
      const { name, keys } = this.keys.conversation(key);
      const last = taken.at(-1);
      const justTaken = last?.key.id === key.id && last.key.association === key.association ? last.entry.seq : 0;
      const claim = [name, seq, Math.ceil(claimMs), justTaken];
      const [attempts, turn, isOpen, address] = asReply(await this.redis.run(takeDelivery, [...keys, this.keys.unsent(shard, channel)], claim));
      if (typeof turn !== "string") continue;
      const entry = (await this.reading.unpack(shard, [turn])).find((one) => one.seq === Number(seq));
      if (!entry) continue;
      taken.push({ key, entry, attempts: Number(attempts), mayRepeat: isOpen === 1, ...(address !== "" && { address: JSON.parse(String(address)) as unknown }) });
    }
    return taken;
  }

  async recordDelivery(key: ConversationKey, seq: number, state: DeliveryState, detail: { readonly providerId?: string; readonly reason?: string; readonly nextTryAt?: number }): Promise<void> {
    const { name, shard, keys } = this.keys.conversation(key);
    const channel = await this.redis.ask((client) => client.hget(this.keys.part(key, "sends"), `${seq}:c`));
    if (channel === null) return; // erased or expired
    await this.redis.run(recordDelivery, [...keys, this.keys.unsent(shard, channel)], [
      name, seq, state, detail.providerId ?? "", detail.reason ?? "", detail.nextTryAt ?? "",
    ]);
  }

  /**
   * Redis expires the records by itself; what is left is their names in the indexes. Called often, so one call looks at about `sweepBudget`
   * names and the next one goes on from there: a full round while there are few.
   */
  async expire(): Promise<number> {
    const gone = new Set<string>();
    let looked = 0;
    for (let visited = 0; visited < shardCount && looked < sweepBudget; visited += 1) {
      const shard = shards[this.#nextShard] ?? "";
      this.#nextShard = (this.#nextShard + 1) % shardCount;
      const indexes = [this.keys.waiting(shard), this.keys.due(shard), this.keys.undone(shard), ...channelIds.map((channel) => this.keys.unsent(shard, channel))];
      const members = (await Promise.all(indexes.map((index) => this.#members(index)))).flat();
      looked += members.length;
      await Promise.all(members.map(async ({ index, member }) => {
        const { name, keys } = this.keys.conversation(split(member).key);
        const [session = "", , inbox = ""] = keys;
        if ((await this.redis.ask((client) => client.exists(session, inbox))) > 0) return;
        if ((await this.redis.run(sweep, [...keys, index], [name, member])) === 1) gone.add(name);
      }));
    }
    return gone.size;
  }

  /** Up to `limit` members of every shard whose score is past, in turn, from a shard drawn by lot so that the first ones are not favoured. */
  async #propose(index: (shard: string) => string, now: number, limit: number): Promise<readonly { readonly member: string; readonly shard: string }[]> {
    const start = Math.floor(Math.random() * shardCount);
    const order = shards.map((_, n) => shards[(n + start) % shardCount] ?? "");
    const found = await answered(order.map(async (shard) => {
      const members = await this.redis.ask((client) => client.zrangebyscore(index(shard), "-inf", now, "LIMIT", 0, limit));
      return members.map((member) => ({ member, shard }));
    }));
    return found.flat();
  }

  async #members(index: string): Promise<readonly { readonly index: string; readonly member: string }[]> {
    const members: { readonly index: string; readonly member: string }[] = [];
    let cursor = "0";
    do {
      const [next, page] = await this.redis.ask((client) => client.zscan(index, cursor, "COUNT", 500));
      const names = asStrings(page).filter((_, n) => n % 2 === 0); // member, score, member, score …
      members.push(...names.map((member) => ({ index, member })));
      cursor = next;
    } while (cursor !== "0");
    return members;
  }
}

function placeOf(member: string): { readonly name: string; readonly seq: number } {
  const bar = member.lastIndexOf("|");
  return { name: member.slice(0, bar), seq: Number(member.slice(bar + 1)) };
}

/** `name|rest`; a name holds no bar. */
function split(member: string): { readonly key: ConversationKey; readonly rest: string } {
  const bar = member.indexOf("|");
  return { key: keyOf(bar < 0 ? member : member.slice(0, bar)), rest: bar < 0 ? "" : member.slice(bar + 1) };
}
