import { setTimeout as pause } from "node:timers/promises";
import type { ChannelId } from "../core/conversation/retention";
import type { Session } from "../core/conversation/session";
import { SessionTooNew } from "../core/conversation/session-format";
import { AppError } from "../core/errors";
import { leaseMs, maxAttempts, turnTimeLimitMs } from "../core/limits";
import type { Commit, ConversationKey, ConversationStore, Leased } from "../core/ports";
import type { EffectApplier } from "./effects";
import { newToken } from "./ids";
import { LeaseKeeper } from "./lease-keeper";
import type { Outbox } from "./outbox";
import type { TurnThinker } from "./turn-commit";
import { waitingStep, type TurnRecord } from "./turn-record";

export interface PlayerParts {
  readonly store: ConversationStore<Session>;
  readonly thinker: Pick<TurnThinker, "think" | "parked">;
  readonly effects: Pick<EffectApplier, "apply">;
  readonly outbox: Outbox;
  readonly now: () => number;
  readonly record: (turn: TurnRecord) => void;
  /** After each commit of this process. */
  readonly observe?: (key: ConversationKey, commit: Commit<Session>) => void;
}

class TurnTooLong extends AppError {
  constructor() {
    super("TURN_TOO_LONG", `a turn took longer than ${turnTimeLimitMs} ms`);
  }
}

/** Pause before a failed turn is tried again, times the attempt (ms). */
const retryPauseMs = 100;
/** A conversation that only a newer node can play is left to it this long (ms) between two looks of ours. */
const leaveToNewerMs = 1_000;

/** Plays leased events to their commit, one at a time in each conversation, many conversations at once. */
export class TurnPlayer {
  readonly #playing = new Set<Promise<void>>();
  readonly #leases: LeaseKeeper;
  #isStopping = false;

  constructor(private readonly parts: PlayerParts) {
    this.#leases = new LeaseKeeper(parts.store, parts.now);
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Plays the event and all that wait behind it; nobody waits for that. */
  play(channel: ChannelId, key: ConversationKey, first: Leased<Session>): void {
    const work = this.#playAll(channel, key, first);
    this.#playing.add(work);
    void work.finally(() => this.#playing.delete(work));
  }

  /** Resolves when every turn under way has ended. */
  async drain(): Promise<void> {
    while (this.#playing.size > 0) await Promise.allSettled(this.#playing);
  }

  /**
   * Ends the turns in hand and gives what waits behind them back for other nodes.
   *
   * @param withinMs after that their leases are left to end by themselves.
   */
  async stop(withinMs: number): Promise<void> {
    this.#isStopping = true;
    const late = new AbortController();
    await Promise.race([this.drain(), pause(withinMs, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    this.#leases.stop();
  }

  /** Never rejects: a failed turn is recorded and left for a later try. */
  async #playAll(channel: ChannelId, key: ConversationKey, first: Leased<Session>): Promise<void> {
    let leased: Leased<Session> | null = first;
    while (leased) {
      const release = this.#leases.hold(key, leased.token);
      try {
        leased = await this.#playOne(channel, key, leased);
      } finally {
        release();
      }
      if (leased && this.#isStopping) {
        await this.#giveBack(key, leased, { isTry: false, afterMs: 0 });
        leased = null;
      }
    }
  }

  async #playOne(channel: ChannelId, key: ConversationKey, leased: Leased<Session>): Promise<Leased<Session> | null> {
    const { store, thinker, now, record } = this.parts;
    const startedAt = now();
    let turn: Omit<TurnRecord, "outcome" | "durationMs"> = { conversation: key.id, channel, flow: null, step: null, locale: leased.session?.locale ?? "" };
    const note = (outcome: TurnRecord["outcome"], code?: string) =>
      record({ ...turn, outcome, durationMs: now() - startedAt, ...(code !== undefined && { code }) });
    try {
      const isPoison = leased.event.attempt > maxAttempts;
      const commit = isPoison ? thinker.parked(channel, key, leased) : await withinTime(thinker.think(channel, key, leased));
      turn = { ...turn, flow: commit.session.current, locale: commit.session.locale, step: waitingStep(commit.session) };
      const committed = await store.commit(key, commit);
      note(isPoison && committed.outcome !== "lost" ? "parked" : committed.outcome);
      if (committed.outcome !== "lost") this.#afterCommit(key, commit);
      return committed.outcome === "next" ? committed.leased : null;
    } catch (error) {
      note("failed", error instanceof AppError ? error.code : "TURN_FAILED");
      if (error instanceof SessionTooNew) {
        await this.#giveBack(key, leased, { isTry: false, afterMs: leaveToNewerMs });
        return null;
      }
      return this.#tryAgain(key, leased);
    }
  }

  /** The turn is over whatever happens here: effects that fail are found again by a sweeper, deliveries by the outbox. */
  #afterCommit(key: ConversationKey, commit: Commit<Session>): void {
    this.parts.observe?.(key, commit);
    this.parts.outbox.committed(commit);
    if (commit.effects.length === 0) return;
    const work = this.parts.effects.apply(key).catch(() => undefined);
    this.#playing.add(work);
    void work.finally(() => this.#playing.delete(work));
  }

  /**
   * A failed turn wrote nothing: the event is first in the inbox again. It is tried anew after a moment and set aside in the end; when even that
   * fails, a sweeper comes back to it, so that a fault of ours never becomes a loop.
   */
  async #tryAgain(key: ConversationKey, leased: Leased<Session>): Promise<Leased<Session> | null> {
    if (!(await this.#giveBack(key, leased, { isTry: true, afterMs: retryPauseMs * leased.event.attempt }))) return null;
    if (leased.event.attempt > maxAttempts) return null;
    await pause(retryPauseMs * leased.event.attempt);
    try {
      return await this.parts.store.resume(key, { token: newToken(), ms: leaseMs });
    } catch {
      return null; // the store is away; a sweeper finds the conversation when it is back
    }
  }

  /** @returns false when the store is away: the lease runs out by itself. */
  async #giveBack(key: ConversationKey, { token }: Leased<Session>, how: { readonly isTry: boolean; readonly afterMs: number }): Promise<boolean> {
    try {
      await this.parts.store.abandon(key, token, how);
      return true;
    } catch {
      return false;
    }
  }
}

function withinTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TurnTooLong()), turnTimeLimitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
