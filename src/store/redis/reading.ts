import type { ConversationKey, DeliveryState, EffectRecord, LogEntry, LogPage, MessageDelivery, Standing } from "../../core/ports";
import type { RedisConnection } from "./connection";
import type { RedisKeys } from "./keys";
import { needsOf, unpackTurn } from "./log-record";
import { asReply, asStrings, readTurn } from "./replies";
import type { SaidTemplates } from "./said-templates";
import { applied } from "./scripts/indexes";
import { readLog, standing } from "./scripts/log";

/** What a conversation shows between its turns. */
export class RedisReading<S> {
  constructor(readonly redis: RedisConnection, readonly keys: RedisKeys, readonly templates: SaidTemplates) {}

  async exists(key: ConversationKey): Promise<boolean> {
    const parts = (["session", "inbox", "log"] as const).map((part) => this.keys.part(key, part));
    return (await this.redis.ask((client) => client.exists(...parts))) > 0;
  }

  async standing(key: ConversationKey): Promise<Standing | null> {
    const { name, keys } = this.keys.conversation(key);
    const reply = await this.redis.run(standing, keys, [name]);
    if (reply === null) return null;
    const [epoch, hasMoved] = asReply(reply);
    return { epoch: Number(epoch), hasMoved: hasMoved === 1 };
  }

  async readSession(key: ConversationKey): Promise<S | null> {
    const session = await this.redis.ask((client) => client.get(this.keys.part(key, "session")));
    return session === null ? null : (JSON.parse(session) as S);
  }

  async readLog(key: ConversationKey, after: number, limit: number): Promise<LogPage> {
    const { name, shard, keys } = this.keys.conversation(key);
    const from = Math.max(0, Math.floor(after));
    const [last, trimmed, first, turns, hasMoved] = asReply(await this.redis.run(readLog, keys, [name, from]));
    const [oldest, ...rest] = (await this.unpack(shard, asStrings(turns)))
      .filter(({ seq }) => seq > from && seq > Number(trimmed))
      .slice(0, Math.max(1, Math.floor(limit)));
    const entries = oldest === undefined ? [] : [Number(trimmed) > after ? { ...oldest, gap: true } : oldest, ...rest];
    return { entries, last: Number(last), first: Number(first), ...(hasMoved === 1 && { hasMoved: true }) };
  }

  /** Entries of turns as the log of a conversation of this shard keeps them. */
  async unpack(shard: string, turns: readonly string[]): Promise<readonly LogEntry[]> {
    const read = turns.map(readTurn);
    await this.templates.load(shard, read.flatMap(({ record }) => needsOf(record)));
    return read.flatMap(({ first, record }) => unpackTurn(first, record, this.templates));
  }

  async readDeliveries(key: ConversationKey, after: number, limit: number): Promise<readonly MessageDelivery[]> {
    const numbers = Array.from({ length: limit }, (_, n) => after + 1 + n);
    const found = await this.redis.ask((client) => client.hmget(this.keys.part(key, "sends"), ...numbers.flatMap((seq) => [`${seq}:s`, `${seq}:r`])));
    return numbers.flatMap((seq, n) => {
      const [state, reason] = [found[2 * n], found[2 * n + 1]];
      return state == null ? [] : [{ seq, state: state as DeliveryState, ...(reason != null && { reason }) }];
    });
  }

  async pendingEffects(key: ConversationKey): Promise<readonly EffectRecord[]> {
    const effects = await this.redis.ask((client) => client.hvals(this.keys.part(key, "effects")));
    return effects.map((json) => JSON.parse(json) as EffectRecord);
  }

  async applied(key: ConversationKey, effectIds: readonly string[]): Promise<void> {
    const { name, keys } = this.keys.conversation(key);
    await this.redis.run(applied, keys, [name, ...effectIds]);
  }
}
