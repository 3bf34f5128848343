import type { Activity } from "botbuilder";
import { randomBytes, createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expectationFor } from "../core/conversation/converse";
import { newSession, retentionOf, type Session } from "../core/conversation/session";
import type { ChannelId, RetentionTable } from "../core/conversation/retention";
import type { World } from "../core/conversation/world";
import { AppError } from "../core/errors";
import { parseAnswerButton } from "../core/flow/question-token";
import { leaseMs, maxAttempts, turnTimeLimitMs } from "../core/limits";
import type { MessageRef } from "../core/message";
import type { Commit, Committed, ConversationKey, ConversationStore, EffectRecord, InboxEntry, Leased, LogEntry, TicketStore } from "../core/ports";
import type { ChannelAdapter, Sent } from "./channel-adapter";
import type { Accepted, ActivityPage, Conversations, Incoming } from "./conversations";
import { logEntries } from "./log-entries";
import { inboxEntry, type Mask } from "./masking";
import type { Outbox } from "./outbox";
import type { PasserelleBot } from "./passerelle-bot";
import type { Turn } from "./turn-state";
import { ticketEffect, ticketTtlMs } from "./tickets";

export interface TurnRecord {
  readonly conversation: string;
  readonly channel: ChannelId;
  readonly flow: string | null;
  readonly step: string | null;
  readonly locale: string;
  readonly outcome: Committed<Session>["outcome"] | "failed" | "parked";
  readonly code?: string;
  readonly durationMs: number;
}

export interface PipelineParts {
  readonly store: ConversationStore<Session> & TicketStore;
  readonly bot: PasserelleBot;
  readonly adapters: Readonly<Record<ChannelId, ChannelAdapter>>;
  readonly worldAt: (now: number) => World;
  readonly render: (entry: LogEntry, key: ConversationKey) => Partial<Activity>;
  /** Loads the words of an older content version before its entries are rendered. */
  readonly prepareWords: (version: string) => Promise<void>;
  readonly mask: Mask;
  readonly retention: RetentionTable;
  readonly association: string;
  /** Key of the hash under which addresses are kept. */
  readonly addressKey: string;
  readonly contentVersion: string;
  readonly now: () => number;
  readonly record: (turn: TurnRecord) => void;
  readonly outbox: Outbox;
}

class TurnTooLong extends AppError {
  constructor() {
    super("TURN_TOO_LONG", `a turn took longer than ${turnTimeLimitMs} ms`);
  }
}

/** Pause before a failed turn is tried again, times the attempt (ms). */
const retryPauseMs = 100;

const newId = () => randomBytes(12).toString("base64url");

/** receive -> read -> think -> commit, one turn at a time in each conversation; see docs/architecture.md. */
export class TurnPipeline implements Conversations {
  /** Conversations this process is playing, so that a stop can wait for them. */
  private readonly playing = new Set<Promise<void>>();
  /** Conversations that were told to slow down: one notice with the next answer. */
  private readonly refused = new Set<string>();

  constructor(private readonly parts: PipelineParts) {}

  async open(channel: ChannelId, address: string): Promise<{ key: ConversationKey; isNew: boolean }> {
    const { store, association, addressKey, retention } = this.parts;
    const hashed = createHmac("sha256", addressKey).update(`${channel}:${address}`).digest("base64url");
    const { id, isNew } = await store.resolveAlias(association, channel, hashed, retention[channel]);
    return { key: { association, id }, isNew };
  }

  exists(key: ConversationKey): Promise<boolean> {
    return this.parts.store.exists(key);
  }

  async accept(channel: ChannelId, key: ConversationKey, incoming: Incoming): Promise<Accepted> {
    const { store, now, mask, retention } = this.parts;
    const event = { ...inboxEntry(incoming, newId(), now(), mask), channel };
    const token = newId();
    const received = await store.receive(key, event, { token, ms: leaseMs, retentionMs: retention[channel] });
    switch (received.outcome) {
      case "duplicate":
        return { outcome: "duplicate", entryId: received.entryId };
      case "gone":
        return { outcome: "gone" };
      case "full":
        if (received.firstRefusal) this.refused.add(key.id);
        return { outcome: "full" };
      case "leased":
        this.track(this.playAll(channel, key, received));
        return { outcome: "accepted", entryId: event.entryId };
      case "queued":
        return { outcome: "accepted", entryId: event.entryId };
    }
  }

  async read(key: ConversationKey, after: number, limit: number): Promise<ActivityPage> {
    const { store, render, prepareWords, contentVersion } = this.parts;
    const { entries, last } = await store.readLog(key, after, limit);
    const older = new Set(entries.map((entry) => entry.content).filter((version) => version !== contentVersion));
    for (const version of older) await prepareWords(version);
    const watermark = entries.at(-1)?.seq ?? after;
    const shown = entries.flatMap((entry) => (entry.gap ? [gapBefore(entry), entry] : [entry]));
    return {
      activities: shown.map((entry) => render(entry, key) as Activity), sequence: shown.map(({ seq }) => seq),
      watermark, hasMore: entries.length > 0 && watermark < last,
    };
  }

  watch(key: ConversationKey, wake: () => void): () => void {
    return this.parts.store.onCommit(key, wake);
  }

  /** Plays conversations whose holder died, and forgets what is past its time. Any node, any time. */
  async sweep(limit: number): Promise<number> {
    const { store, now } = this.parts;
    const orphans = await store.orphans(limit);
    for (const key of orphans) {
      const leased = await store.resume(key, { token: newId(), ms: leaseMs });
      if (leased) await this.playAll(leased.session?.channel ?? leased.event.channel ?? "web", key, leased);
    }
    this.parts.outbox.wake();
    await store.expire(now());
    return orphans.length;
  }

  /** Resolves when every turn under way has ended. */
  async drain(): Promise<void> {
    await Promise.allSettled(this.playing);
  }

  private track(work: Promise<void>): void {
    this.playing.add(work);
    void work.finally(() => this.playing.delete(work));
  }

  /** Plays the leased event and all that wait behind it. Never rejects: a failed turn is recorded and left for a later try. */
  private async playAll(channel: ChannelId, key: ConversationKey, first: Leased<Session>): Promise<void> {
    let leased: Leased<Session> | null = first;
    while (leased) leased = await this.playOne(channel, key, leased);
  }

  private async playOne(channel: ChannelId, key: ConversationKey, leased: Leased<Session>): Promise<Leased<Session> | null> {
    const { store, now, record } = this.parts;
    const startedAt = now();
    let turnRecord: Omit<TurnRecord, "outcome" | "durationMs"> = { conversation: key.id, channel, flow: null, step: null, locale: leased.session?.locale ?? "" };
    const note = (outcome: TurnRecord["outcome"], code?: string) =>
      record({ ...turnRecord, outcome, durationMs: now() - startedAt, ...(code !== undefined && { code }) });
    try {
      const isPoison = leased.event.attempt > maxAttempts;
      const commit = isPoison ? this.parkedCommit(channel, key, leased) : await withinTime(this.think(channel, key, leased));
      turnRecord = { ...turnRecord, flow: commit.session.current, locale: commit.session.locale, step: waitingStep(commit.session) };
      const committed = await store.commit(key, commit);
      if (committed.outcome !== "lost") {
        this.parts.outbox.committed(key, commit);
        await this.applyEffects(key, commit);
      }
      note(isPoison ? "parked" : committed.outcome);
      return committed.outcome === "next" ? committed.leased : null;
    } catch (error) {
      note("failed", error instanceof AppError ? error.code : "TURN_FAILED");
      return this.tryAgain(key, leased);
    }
  }

  /**
   * A failed turn wrote nothing: the event is first in the inbox again. It is tried anew after a moment and set aside in the end; when even that
   * fails, a sweeper comes back to it, so that a fault of ours never becomes a loop.
   */
  private async tryAgain(key: ConversationKey, leased: Leased<Session>): Promise<Leased<Session> | null> {
    const { store } = this.parts;
    try {
      await store.abandon(key, leased.token);
      if (leased.event.attempt > maxAttempts) return null;
      await pause(retryPauseMs * leased.event.attempt);
      return await store.resume(key, { token: newId(), ms: leaseMs });
    } catch {
      // the store is away: the lease runs out by itself and a sweeper finds the conversation
      return null;
    }
  }

  private async think(channel: ChannelId, key: ConversationKey, leased: Leased<Session>): Promise<Commit<Session>> {
    const { bot, adapters, worldAt, contentVersion } = this.parts;
    const { event } = leased;
    const world = worldAt(event.at);
    const before = this.sessionOf(channel, key, leased);
    const turn: Turn = { event, session: before, world };
    const label = pressedLabel(before, event, world);
    const answers = await adapters[before.channel].playTurn(key, turn, newId, (context) => bot.run(context));
    const slowDown: Sent = { kind: "said", id: newId(), said: { key: "common:inbox_full", tone: "notice" } };
    const sent = this.refused.delete(key.id) ? [slowDown, ...answers] : answers;
    if (!turn.outcome) throw new AppError("NO_OUTCOME", "the middleware ended the turn before the bot ran");
    const { session: after, effects } = turn.outcome;
    const isErase = effects.some((effect) => effect.kind === "erase");
    if (isErase) return this.erasedCommit(leased, before, sent);
    const logged = logEntries({ event, before, after, ...(turn.reading && { reading: turn.reading }), ...(label && { label }) }, sent, contentVersion);
    const records: EffectRecord[] = effects.flatMap((effect) =>
      effect.kind === "person_requested" ? [ticketEffect(key, after, effect, world, event.entryId, event.at)] : []);
    return this.commitOf(leased, logged.session, logged.entries, records);
  }

  private sessionOf(channel: ChannelId, key: ConversationKey, leased: Leased<Session>): Session {
    const { event, last } = leased;
    const session = leased.session ?? newSession(key.association, channel, event.clientLocale, event.at);
    // numbers go on after an erase: a client's watermark must never be ahead of what is said next
    return { ...session, nextSeq: Math.max(session.nextSeq, last + 1), ...(event.reference !== undefined && { reference: event.reference }) };
  }

  /** Nothing of the talk stays but the sentence that says so; the person begins anew, in the language they had. */
  private erasedCommit(leased: Leased<Session>, before: Session, sent: Parameters<typeof logEntries>[1]): Commit<Session> {
    const { nextSeq, reference } = before;
    const fresh: Session = { ...newSession(before.association, before.channel, before.locale, leased.event.at), nextSeq, reference };
    const silent: InboxEntry = { ...leased.event, type: "timer" };
    const logged = logEntries({ event: silent, before: fresh, after: fresh }, sent, this.parts.contentVersion);
    return { ...this.commitOf(leased, logged.session, logged.entries, []), erase: true };
  }

  /** An event that failed too often is set aside with a notice, a person is asked for, and the conversation goes on. */
  private parkedCommit(channel: ChannelId, key: ConversationKey, leased: Leased<Session>): Commit<Session> {
    const { worldAt, contentVersion } = this.parts;
    const session = this.sessionOf(channel, key, leased);
    const said = { key: "common:failed", tone: "notice", buttons: [{ value: "c:person", label: { key: "common:commands.person" } }] } as const;
    // nobody read it, so nobody knows whether a phone or an e-mail address in it was asked for
    const { text } = leased.event;
    const event = text === undefined ? leased.event : { ...leased.event, text: this.parts.mask(text, { keep: [] }).text };
    const logged = logEntries({ event, before: session, after: session }, [{ kind: "said", id: newId(), said }], contentVersion);
    const request = { kind: "person_requested", queue: "technical", flow: session.current, step: waitingStep(session) } as const;
    const effect = ticketEffect(key, session, request, worldAt(leased.event.at), leased.event.entryId, leased.event.at);
    return this.commitOf(leased, logged.session, logged.entries, [effect]);
  }

  private commitOf(leased: Leased<Session>, session: Session, entries: Commit<Session>["entries"], effects: readonly EffectRecord[]): Commit<Session> {
    return {
      token: leased.token, epoch: leased.epoch, eventId: leased.event.eventId, session, entries, effects,
      deliver: this.parts.outbox.deliveriesOf(session.channel, entries), timers: [], retentionMs: retentionOf(session, this.parts.retention),
    };
  }

  /** Effects reach the desk after the commit, idempotently; what a crash leaves behind is found by the next turn's look. */
  private async applyEffects(key: ConversationKey, commit: Commit<Session>): Promise<void> {
    const { store } = this.parts;
    if (commit.erase) await store.blankTickets(key.association, key.id);
    if (commit.effects.length === 0) return;
    const pending = await store.pendingEffects(key);
    for (const effect of pending) await store.putTicket(key.association, effect.value as Parameters<TicketStore["putTicket"]>[1], ticketTtlMs);
    await store.applied(key, pending.map((effect) => effect.id));
  }
}

/** A reader that was further behind than the log is told that older words are gone. */
function gapBefore({ v, seq, at, locale, simple, content, id }: LogEntry): LogEntry {
  // the number of the last one that is gone: whoever has seen the notice has not seen what follows it
  return { v, seq: seq - 1, at, locale, simple, content, id: `gap-${id}`, author: "bot", said: { key: "common:gap", tone: "notice" } };
}

function waitingStep(session: Session): string | null {
  return session.current === null ? null : (session.runs[session.current]?.waiting?.step ?? null);
}

/** Words of the button that was pressed, so that the log can show them later in any language. */
function pressedLabel(session: Session, event: InboxEntry, world: World): MessageRef | undefined {
  if (event.button === undefined) return undefined;
  const command = /^c:([a-z]+)/.exec(event.button)?.[1];
  if (command !== undefined && command !== "continue") return { key: `common:commands.${command}` };
  const value = parseAnswerButton(event.button)?.value;
  const expecting = expectationFor(session, world);
  if (value === "unknown" && expecting.allowUnknown) return { key: "common:unknown" };
  return expecting.choices.find((choice) => choice.value === value)?.label;
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TurnTooLong()), turnTimeLimitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
