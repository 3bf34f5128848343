import { EmbeddedStore } from "./embedded/embedded-store";
import { RedisStore } from "./redis/redis-store";
import type { Store } from "./store";

export { CommitRefused, DataDirBusy, KeyInvalid, StoreUnavailable } from "./errors";
export type { Compacted, Store, StoreDescription, StoreWarning } from "./store";

export interface StoreOptions {
  /** `redis://` or `rediss://`; without it the embedded store is used. */
  readonly redisUrl?: string;
  /** Directory of the embedded store, made when missing, served by one process at a time. */
  readonly dataDir: string;
  /** Begins every Redis key: several installations, or test suites, share one Redis. */
  readonly prefix?: string;
}

/**
 * Conversations and tickets, kept where the options say, with the same promises.
 *
 * @throws DataDirBusy (`DATA_DIR_BUSY`) when another process serves `dataDir`, StoreUnavailable (`STORE_UNAVAILABLE`) when Redis does not answer.
 */
export async function openStore<S = unknown>({ redisUrl, dataDir, prefix = "passerelle" }: StoreOptions): Promise<Store<S>> {
  return redisUrl === undefined ? EmbeddedStore.open<S>(dataDir) : RedisStore.open<S>(redisUrl, prefix);
}
