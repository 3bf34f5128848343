import { leaseMs, renewAfterMs } from "../core/limits";
import type { ConversationKey, ConversationStore } from "../core/ports";

interface Held {
  readonly key: ConversationKey;
  readonly token: string;
  renewedAt: number;
}

/** Renews the leases of turns that take long: a slow turn keeps its conversation, a dead node loses it soon. */
export class LeaseKeeper {
  readonly #held = new Set<Held>();
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly store: Pick<ConversationStore, "renew">, private readonly now: () => number) {
    this.#timer = setInterval(() => this.#renewLong(), renewAfterMs).unref();
  }

  /** @returns the way to stop, once the turn is committed or given up. */
  hold(key: ConversationKey, token: string): () => void {
    const held: Held = { key, token, renewedAt: this.now() };
    this.#held.add(held);
    return () => this.#held.delete(held);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #renewLong(): void {
    const now = this.now();
    for (const held of this.#held) {
      if (now - held.renewedAt < renewAfterMs) continue;
      held.renewedAt = now;
      // a store that is away loses the lease, and the commit says so
      this.store.renew(held.key, held.token, leaseMs).catch(() => undefined);
    }
  }
}
