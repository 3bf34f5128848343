import { EmbeddedStore } from "./embedded/embedded-store";
import { parseRedisAddress, type RedisAddress } from "./redis/address";
import { RedisStore } from "./redis/redis-store";
import type { Store } from "./store";

export { CommitRefused, DataDirBusy, KeyInvalid, StoreUnavailable } from "./errors";
export { newConversationId } from "./names";
export { parseRedisAddress, type RedisAddress } from "./redis/address";
export type { Compacted, ReplicationCounts, Store, StoreDescription, StoreWarning } from "./store";

export interface StoreOptions {
  /** Text is read as `REDIS_URL` is; without it the embedded store is used. */
  readonly redisUrl?: RedisAddress | string;
  /** Directory of the embedded store, made when missing, served by one process at a time. */
  readonly dataDir: string;
  /** Begins every Redis key: several installations, or test suites, share one Redis. */
  readonly prefix?: string;
  /** Redis replicas that must have a turn's writes before they are acknowledged (default 0), as far as replicas are there. */
  readonly replicas?: number;
  /** Turns are acknowledged though too few replicas have them; called once until replicas answer again. */
  readonly onReplicationMissed?: () => void;
}

/**
 * Conversations and tickets, kept where the options say, with the same promises.
 *
 * @throws DataDirBusy (`DATA_DIR_BUSY`) when another process serves `dataDir`, StoreUnavailable (`STORE_UNAVAILABLE`) when Redis does not answer.
 */
export async function openStore<S = unknown>({ redisUrl, dataDir, prefix = "passerelle", ...replication }: StoreOptions): Promise<Store<S>> {
  if (redisUrl === undefined) return EmbeddedStore.open<S>(dataDir);
  return RedisStore.open<S>(typeof redisUrl === "string" ? parseRedisAddress(redisUrl) : redisUrl, { prefix, ...replication });
}
