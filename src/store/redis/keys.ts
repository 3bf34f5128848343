import { createHash } from "node:crypto";
import { nameOf, safePart, type ConversationName } from "../names";
import type { ConversationKey } from "../../core/ports";

/** Fixed for ever: changing it would look for every conversation in another slot. */
export const shardCount = 32;
/** In the order of scripts/prelude.ts. */
const keyOrder = ["session", "lease", "inbox", "seen", "log", "waiting", "timers", "sends", "effects", "due", "undone"] as const;
type Part = (typeof keyOrder)[number];
/** One for all conversations of a shard. */
const indexes: ReadonlySet<Part> = new Set<Part>(["waiting", "due", "undone"]);

export const shards: readonly string[] = Array.from({ length: shardCount }, (_, n) => `{s${String(n).padStart(2, "0")}}`);

export interface ConversationKeys {
  readonly name: ConversationName;
  readonly shard: string;
  readonly keys: readonly string[];
}

/** Conversations whose key names are kept in memory (about 1 kB each). */
const maxKnown = 1_000;

/**
 * Names of everything kept in Redis. All keys of a conversation and the indexes that list it share a hash tag (`{s07}`), hence a Cluster
 * slot, so that one script can change them together.
 */
export class RedisKeys {
  readonly #known = new Map<ConversationName, ConversationKeys>();

  constructor(readonly prefix: string) {
    if (!/^[A-Za-z0-9:_-]{1,64}$/.test(prefix)) throw new RangeError("a key prefix has 1 to 64 letters, digits, : _ or -");
  }

  /** `name` and the eleven keys every script receives, in the order of scripts/prelude.ts. */
  conversation(key: ConversationKey): ConversationKeys {
    const name = nameOf(key);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    // a turn asks twice, and a talk goes on; whatever is forgotten is made again
    if (this.#known.size >= maxKnown) this.#known.clear();
    const made = this.#make(name);
    this.#known.set(name, made);
    return made;
  }

  #make(name: ConversationName): ConversationKeys {
    const shard = shards[(createHash("sha256").update(name).digest()[0] ?? 0) % shardCount] ?? "";
    return { name, shard, keys: keyOrder.map((part) => `${this.prefix}:${shard}:${indexes.has(part) ? part : `${name}:${part}`}`) };
  }

  /** One record of a conversation. */
  part(key: ConversationKey, part: Part): string {
    return this.conversation(key).keys[keyOrder.indexOf(part)]!;
  }

  /** Conversations with an inbox; score: when their lease ends (ms). */
  waiting(shard: string): string {
    return `${this.prefix}:${shard}:waiting`;
  }
  /** `name|timer`; score: when it is due (ms). */
  due(shard: string): string {
    return `${this.prefix}:${shard}:due`;
  }
  /** Conversations with effects to apply; score: when another node may do it (ms). */
  undone(shard: string): string {
    return `${this.prefix}:${shard}:undone`;
  }
  /** `name|seq`; score: next try (ms). */
  unsent(shard: string, channel: string): string {
    return `${this.prefix}:${shard}:unsent:${safePart(channel)}`;
  }
  /** Channel of wake-ups of one conversation; the message is its name. */
  wake(key: ConversationKey): string {
    return `${this.prefix}:wake:${nameOf(key)}`;
  }
  alias(association: string, channel: string, address: string): string {
    return `${this.prefix}:alias:${safePart(association)}:${safePart(channel)}:${safePart(address)}`;
  }
  /** The way back: aliases of a conversation. */
  addresses({ association, id }: ConversationKey): string {
    return `${this.prefix}:addresses:${safePart(association)}:${safePart(id)}`;
  }
  /** What the bot said without its values, by fingerprint: a copy in each shard, so that no conversation needs another slot; see log-record.ts. */
  said(shard: string, fingerprint: string): string {
    return `${this.prefix}:${shard}:said:${safePart(fingerprint)}`;
  }
  content(version: string): string {
    return `${this.prefix}:content:${safePart(version)}`;
  }
  /** The desk's slot: one an association. */
  desk(association: string, ...parts: readonly string[]): string {
    return [`${this.prefix}:{desk-${safePart(association)}}`, ...parts.map(safePart)].join(":");
  }
}
