import type { ConversationKey, EffectRecord, LogEntry, LogPage } from "../../core/ports";
import type { RedisConnection } from "./connection";
import type { RedisKeys } from "./keys";
import { asReply, asStrings } from "./replies";
import { readLog } from "./scripts/log";

/** What a conversation shows between its turns. */
export class RedisReading<S> {
  constructor(readonly redis: RedisConnection, readonly keys: RedisKeys) {}

  async exists(key: ConversationKey): Promise<boolean> {
    const parts = (["head", "inbox", "log"] as const).map((part) => this.keys.part(key, part));
    return (await this.redis.ask((client) => client.exists(...parts))) > 0;
  }

  async readSession(key: ConversationKey): Promise<S | null> {
    const session = await this.redis.ask((client) => client.hget(this.keys.part(key, "head"), "s"));
    return session === null ? null : (JSON.parse(session) as S);
  }

  async readLog(key: ConversationKey, after: number, limit: number): Promise<LogPage> {
    const { name, keys } = this.keys.conversation(key);
    const [last, trimmed, first, found] = asReply(await this.redis.run(readLog, keys, [name, Math.max(0, Math.floor(after)), Math.max(1, Math.floor(limit))]));
    const entries = asStrings(found).map((json) => JSON.parse(json) as LogEntry);
    const [head, ...rest] = entries;
    const isBehind = head !== undefined && Number(trimmed) > after;
    return { entries: isBehind ? [{ ...head, gap: true }, ...rest] : entries, last: Number(last), first: Number(first) };
  }

  async pendingEffects(key: ConversationKey): Promise<readonly EffectRecord[]> {
    const effects = await this.redis.ask((client) => client.hvals(this.keys.part(key, "effects")));
    return effects.map((json) => JSON.parse(json) as EffectRecord);
  }

  async applied(key: ConversationKey, effectIds: readonly string[]): Promise<void> {
    if (effectIds.length > 0) await this.redis.ask((client) => client.hdel(this.keys.part(key, "effects"), ...effectIds));
  }
}
