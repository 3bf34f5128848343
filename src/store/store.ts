import type { ConversationStore, DeskStore, TicketStore } from "../core/ports";

/** Something whoever runs the service should mend; `code` is stable. */
export interface StoreWarning {
  readonly code:
    | "AOF_OFF" | "FSYNC_OFF" | "EVICTION_ON" | "CONFIG_UNREADABLE" | "MASTER_AWAY" | "FULL_COVERAGE" | "REPLICAS_UNUSED" | "REPLICAS_MISSING";
  readonly advice: string;
}

export interface StoreDescription {
  readonly kind: "embedded" | "redis";
  readonly warnings: readonly StoreWarning[];
}

/** Turns' writes since the start that had to reach replicas, and those of them that were acknowledged though too few replicas answered in time. */
export interface ReplicationCounts {
  readonly waited: number;
  readonly missed: number;
}

/** `done: false` says why what was erased may still be found in the files. */
export type Compacted = { readonly done: true } | { readonly done: false; readonly reason: string };

export interface Store<S = unknown> extends ConversationStore<S>, TicketStore {
  readonly desk: DeskStore;
  /** @throws StoreUnavailable when nobody answers. */
  describe(): Promise<StoreDescription>;
  /** Both 0 where no replica is asked for. What was missed may be lost if the server fails before a replica has it. */
  replication(): ReplicationCounts;
  /**
   * Rewrites the files so that nothing erased or expired is left in them; until then freed pages (lmdb) and old commands (Redis) still hold
   * the words. Run it after erasures, within the promised delay. Turns wait for the embedded store while it copies; Redis rewrites beside
   * its work. Copies made by others (backups, replicas) are not reached.
   */
  compact(): Promise<Compacted>;
}
