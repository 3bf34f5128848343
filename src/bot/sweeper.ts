import type { ChannelId } from "../core/conversation/retention";
import type { Session } from "../core/conversation/session";
import { leaseMs } from "../core/limits";
import type { ConversationKey, ConversationStore, InboxEntry, TimerRecord } from "../core/ports";
import type { EffectApplier } from "./effects";
import { entryIdOf, newToken } from "./ids";
import type { Outbox } from "./outbox";
import type { TurnPlayer } from "./turn-player";

/** A node that took a timer and died leaves it to the others after this time (ms). */
const timerClaimMs = 5_000;
/** An event of a timer must be played within this time (ms), the store's own longest absence included. */
const timerLifeMs = 24 * 3_600_000;

export interface SweeperParts {
  readonly store: ConversationStore<Session>;
  readonly player: Pick<TurnPlayer, "play" | "isStopping">;
  readonly effects: Pick<EffectApplier, "sweep">;
  readonly outbox: Pick<Outbox, "wake">;
  readonly now: () => number;
}

/** Work that was left behind or whose hour has come. Every node looks, none leads: scripts of the store decide who gets what. */
export class Sweeper {
  constructor(private readonly parts: SweeperParts) {}

  /** Takes up conversations whose holder died. @returns how many were found. */
  async turns(limit: number): Promise<number> {
    const { store, player } = this.parts;
    const orphans = await store.orphans(limit);
    await Promise.all(orphans.map(async (key) => {
      if (player.isStopping) return;
      const leased = await store.resume(key, { token: newToken(), ms: leaseMs });
      if (leased) player.play(channelOf(leased.session, leased.event), key, leased);
    }));
    return orphans.length;
  }

  /**
   * Timers that are due become events of their conversation. Forgotten only once the event is durable, and the event's id is the timer's, so
   * that a node that dies in between makes a duplicate and nothing else. @returns how many fired.
   */
  async timers(limit: number): Promise<number> {
    const { store } = this.parts;
    const due = await store.takeTimers(limit, timerClaimMs);
    for (const { key, timer } of due) {
      if (await this.#fire(key, timer)) await store.timerFired(key, timer);
    }
    return due.length;
  }

  /** Effects whose node died between the commit and the desk. */
  effects(limit: number): Promise<number> {
    return this.parts.effects.sweep(limit);
  }

  deliveries(): void {
    this.parts.outbox.wake();
  }

  expired(): Promise<number> {
    return this.parts.store.expire(this.parts.now());
  }

  async #fire(key: ConversationKey, timer: TimerRecord): Promise<boolean> {
    const { store, player, now } = this.parts;
    const eventId = `timer:${timer.id}:${timer.due}:${timer.epoch}`;
    const event: InboxEntry = { v: 1, eventId, entryId: entryIdOf(key, eventId), author: "timer", at: now(), type: "timer", timer, attempt: 0 };
    const received = await store.receive(key, event, { token: newToken(), ms: leaseMs, retentionMs: timerLifeMs });
    if (received.outcome === "leased") player.play(channelOf(received.session, received.event), key, received);
    return received.outcome !== "full";
  }
}

/** The first event of a conversation may be played by a node that never saw the request. */
const channelOf = (session: Session | null, event: InboxEntry): ChannelId => session?.channel ?? event.channel ?? "web";
