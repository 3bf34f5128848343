import type { HelpAnswer } from "../core/conversation/help-question";
import type { ConversationEffect } from "../core/conversation/outcome";
import type { ConversationKey, ConversationStore, DeskStore, EffectRecord, TicketStore } from "../core/ports";
import { HelpTally } from "./help-tally";
import { entryIdOf } from "./ids";
import { ticketTtlMs } from "./tickets";

export const erasedEffect = (epoch: number): EffectRecord => ({ id: `erased-${epoch}`, kind: "conversation_erased", value: epoch });

interface CountedAnswer {
  readonly answer: HelpAnswer;
  /** ms since 1970 */
  readonly at: number;
}

/** What people said of the help they got, on its way to be counted. */
export const helpEffects = (effects: readonly ConversationEffect[], at: number): readonly EffectRecord[] =>
  effects.flatMap((effect) => (effect.kind === "help_answered" ? [{ id: `help-${effect.token}`, kind: effect.kind, value: { answer: effect.answer, at } satisfies CountedAnswer }] : []));

type EffectStore = Pick<ConversationStore, "pendingEffects" | "applied" | "unapplied" | "forgetAddresses"> & TicketStore & { readonly desk: DeskStore };

/**
 * Carries committed effects to the records outside their conversation, idempotently: by the node of the turn right after the commit, by any
 * other when that one died in between.
 */
export class EffectApplier {
  readonly #tally: HelpTally;

  constructor(private readonly store: EffectStore) {
    this.#tally = new HelpTally(store.desk);
  }

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

  async #applyOne(key: ConversationKey, { id, kind, value }: EffectRecord): Promise<void> {
    switch (kind) {
      case "ticket_opened":
        return this.store.putTicket(key.association, value as Parameters<TicketStore["putTicket"]>[1], ticketTtlMs);
      case "help_answered": {
        const { answer, at } = value as CountedAnswer;
        return this.#tally.count(key.association, entryIdOf(key, id), answer, at);
      }
      case "conversation_erased":
        await this.store.blankTickets(key.association, key.id, Number(value));
        await this.store.desk.remove(key.association, "phone_code_of", key.id);
        await this.store.forgetAddresses(key);
    }
  }
}
