import type { ConversationStore, TicketStore } from "../core/ports";

/** Something whoever runs the service should mend; `code` is stable. */
export interface StoreWarning {
  readonly code: "AOF_OFF" | "FSYNC_OFF" | "EVICTION_ON" | "CONFIG_UNREADABLE";
  readonly advice: string;
}

export interface StoreDescription {
  readonly kind: "embedded" | "redis";
  readonly warnings: readonly StoreWarning[];
}

/** `done: false` says why what was erased may still be found in the files. */
export type Compacted = { readonly done: true } | { readonly done: false; readonly reason: string };

export interface Store<S = unknown> extends ConversationStore<S>, TicketStore {
  describe(): Promise<StoreDescription>;
  /**
   * Rewrites the files so that nothing erased or expired is left in them; until then freed pages (lmdb) and old commands (Redis) still hold
   * the words. Run it after erasures, within the promised delay. Turns wait for the embedded store while it copies; Redis rewrites beside
   * its work. Copies made by others (backups, replicas) are not reached.
   */
  compact(): Promise<Compacted>;
}
