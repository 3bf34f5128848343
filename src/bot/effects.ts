import type { ConversationKey, ConversationStore, EffectRecord, TicketStore } from "../core/ports";
import { ticketTtlMs } from "./tickets";

export const erasedEffect = (epoch: number): EffectRecord => ({ id: `erased-${epoch}`, kind: "conversation_erased", value: epoch });

/**
 * Carries committed effects to the records outside their conversation, idempotently: by the node of the turn right after the commit, by any
 * other when that one died in between.
 */
export class EffectApplier {
  constructor(private readonly store: Pick<ConversationStore, "pendingEffects" | "applied" | "unapplied" | "forgetAddresses"> & TicketStore) {}

  async apply(key: ConversationKey): Promise<void> {
    const pending = await this.store.pendingEffects(key);
    for (const effect of pending) await this.#applyOne(key, effect);
    await this.store.applied(key, pending.map(({ id }) => id));
  }

  /** @returns how many conversations had some left. */
  async sweep(limit: number): Promise<number> {
    const left = await this.store.unapplied(limit);
    for (const key of left) await this.apply(key);
    return left.length;
  }

  async #applyOne(key: ConversationKey, { kind, value }: EffectRecord): Promise<void> {
    switch (kind) {
      case "ticket_opened":
        return this.store.putTicket(key.association, value as Parameters<TicketStore["putTicket"]>[1], ticketTtlMs);
      case "conversation_erased":
        await this.store.blankTickets(key.association, key.id, Number(value));
        await this.store.forgetAddresses(key);
    }
  }
}
