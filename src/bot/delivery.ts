import { setTimeout as pause } from "node:timers/promises";
import type { Activity } from "botbuilder";
import type { ChannelId } from "../core/conversation/retention";
import type { Session } from "../core/conversation/session";
import { AppError } from "../core/errors";
import type { Commit, ConversationKey, ConversationStore, DeliveryState, LogEntry, TakenDelivery } from "../core/ports";
import { claimMs, deliveryLifeMs, lookAgainMs, maxConversationsAtOnce, retryAfter, sendTimeoutMs, takeLimit, writeAgainMs } from "./delivery-limits";
import type { Outbox } from "./outbox";

/** One push channel's way out. */
export interface Deliverer {
  readonly channel: ChannelId;
  /**
   * Sends one message within `sendTimeoutMs`.
   *
   * @param reference what the channel gave as `Incoming.reference`, after JSON.
   * @returns the platform's id of the message.
   * @throws SendFailed; anything else is taken for a failure that may pass.
   */
  send(activity: Partial<Activity>, reference: unknown): Promise<string>;
}

/** The platform did not take a message. */
export class SendFailed extends AppError {
  constructor(
    code: string,
    /** Trying again would change nothing: blocked, refused, conversation gone. */
    readonly isPermanent: boolean,
    readonly retryAfterMs: number = 0,
    options?: ErrorOptions,
  ) {
    super(code, "the platform did not take a message", options);
  }
}

export interface DeliveryRecord {
  readonly conversation: string;
  readonly channel: ChannelId;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly code?: string;
  /** The node that took it before died while it sent: the person may have got it twice. */
  readonly mayRepeat: boolean;
}

export interface DeliveryParts {
  readonly store: Pick<ConversationStore<Session>, "takeDeliveries" | "recordDelivery" | "readSession" | "readLog">;
  readonly deliverers: readonly Deliverer[];
  readonly render: (entry: LogEntry, key: ConversationKey) => Promise<Partial<Activity>>;
  readonly now: () => number;
  readonly record: (delivery: DeliveryRecord) => void;
  /** The store failed; what was claimed comes back when the claim ends. */
  readonly report: (error: unknown) => void;
}

/** Sends from the log, after the commit: in order within a conversation, many conversations at once, on any node. */
export class DeliveryWorker implements Outbox {
  private readonly sending = new Map<string, Promise<void>>();
  private taking: Promise<void> | null = null;
  private isWanted = false;
  private isStopped = false;
  private later: NodeJS.Timeout | null = null;

  constructor(private readonly parts: DeliveryParts) {}

  deliveriesOf(channel: ChannelId, entries: readonly LogEntry[]): Commit<Session>["deliver"] {
    if (!this.parts.deliverers.some((deliverer) => deliverer.channel === channel)) return [];
    return entries.filter((entry) => entry.author !== "person").map(({ seq }) => ({ seq, channel }));
  }

  committed(commit: Commit<Session>): void {
    if (commit.deliver.length > 0) this.wake();
  }

  wake(): void {
    if (this.isStopped || this.parts.deliverers.length === 0) return;
    this.isWanted = true;
    this.taking ??= this.takeAll().catch(this.parts.report).finally(() => {
      this.taking = null;
      if (this.isWanted && this.sending.size < maxConversationsAtOnce) this.wake();
    });
  }

  /** Resolves when what is being sent has left; what waits is given back for the next node or the next start. */
  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.later) clearTimeout(this.later);
    await this.taking;
    await Promise.all(this.sending.values());
  }

  private async takeAll(): Promise<void> {
    while (this.isWanted && !this.isStopped && this.sending.size < maxConversationsAtOnce) {
      this.isWanted = false;
      for (const deliverer of this.parts.deliverers) {
        const claimedUntil = this.parts.now() + claimMs;
        const taken = await this.parts.store.takeDeliveries(deliverer.channel, takeLimit, claimMs);
        if (taken.length === takeLimit) this.isWanted = true;
        for (const messages of byConversation(taken)) this.start(deliverer, messages, claimedUntil);
      }
    }
  }

  private start(deliverer: Deliverer, messages: readonly TakenDelivery[], claimedUntil: number): void {
    const name = nameOf(messages[0]!.key);
    const before = this.sending.get(name) ?? Promise.resolve();
    const work = before.then(() => this.sendAll(deliverer, messages, claimedUntil)).catch(this.parts.report).finally(() => {
      if (this.sending.get(name) !== work) return;
      this.sending.delete(name);
      this.wake();
      this.lookAgain();
    });
    this.sending.set(name, work);
  }

  /** What was said while this conversation was being sent to has been put off by the store for a moment. */
  private lookAgain(): void {
    if (this.isStopped) return;
    if (this.later) clearTimeout(this.later);
    this.later = setTimeout(() => this.wake(), lookAgainMs).unref();
  }

  private async sendAll(deliverer: Deliverer, messages: readonly TakenDelivery[], claimedUntil: number): Promise<void> {
    const { store, now } = this.parts;
    const key = messages[0]!.key;
    const latest = (await store.readSession(key))?.reference;
    for (const [index, message] of messages.entries()) {
      const waiting = messages.slice(index);
      if (this.isStopped) return this.putOff(waiting, now());
      // when our claim ends another node takes them, and never both
      if (now() >= claimedUntil) return;
      if (now() + sendTimeoutMs > claimedUntil) return this.putOff(waiting, now());
      if (!(await this.isKept(message))) continue;
      const retryAt = await this.sendOne(deliverer, message, message.address ?? latest, claimedUntil);
      if (retryAt !== null) return this.putOff(waiting.slice(1), retryAt);
    }
  }

  /** @returns when to try again, or null once this message has reached its end. */
  private async sendOne(deliverer: Deliverer, { key, entry, attempts, mayRepeat }: TakenDelivery, reference: unknown, claimedUntil: number): Promise<number | null> {
    const { store, now, record, render } = this.parts;
    const end = async (state: DeliveryState, detail: Parameters<ConversationStore["recordDelivery"]>[3], code?: string): Promise<void> => {
      await this.written(() => store.recordDelivery(key, entry.seq, state, detail), claimedUntil);
      record({ conversation: key.id, channel: deliverer.channel, state, attempts, mayRepeat, ...(code !== undefined && { code }) });
    };
    const giveUp = async (state: "failed" | "expired", reason: string): Promise<null> => {
      await end(state, { reason }, reason);
      return null;
    };
    if (reference === undefined) return giveUp("failed", "NO_ADDRESS");
    if (now() - entry.at > deliveryLifeMs) return giveUp("expired", "TOO_OLD");
    const sent = await attempt(async () => deliverer.send(await render(entry, key), reference));
    if (!("failed" in sent)) {
      await end("sent", { providerId: sent.providerId });
      return null;
    }
    const { code, isPermanent, retryAfterMs } = sent.failed;
    if (isPermanent) return giveUp("failed", code);
    const nextTryAt = now() + Math.max(retryAfterMs, retryAfter(attempts));
    await end("queued", { reason: code, nextTryAt }, code);
    return nextTryAt;
  }

  /** What a platform took is written down as long as the message is ours, even when the store was away for a moment: else it would be sent again. */
  private async written(write: () => Promise<void>, claimedUntil: number): Promise<void> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (this.isStopped || this.parts.now() + writeAgainMs >= claimedUntil) throw error;
        await pause(writeAgainMs);
      }
    }
  }

  /** What was erased since it was taken does not leave any more. */
  private async isKept({ key, entry }: TakenDelivery): Promise<boolean> {
    const { entries } = await this.parts.store.readLog(key, entry.seq - 1, 1);
    return entries[0]?.id === entry.id;
  }

  private async putOff(messages: readonly TakenDelivery[], nextTryAt: number): Promise<void> {
    for (const { key, entry } of messages) await this.parts.store.recordDelivery(key, entry.seq, "queued", { nextTryAt });
  }
}

const nameOf = ({ association, id }: ConversationKey): string => `${association}/${id}`;

/** The store gives each conversation's messages in order. */
function byConversation(taken: readonly TakenDelivery[]): readonly (readonly TakenDelivery[])[] {
  const conversations = new Map<string, TakenDelivery[]>();
  for (const message of taken) {
    const name = nameOf(message.key);
    conversations.set(name, [...(conversations.get(name) ?? []), message]);
  }
  return [...conversations.values()];
}

async function attempt(send: () => Promise<string>): Promise<{ readonly providerId: string } | { readonly failed: SendFailed }> {
  try {
    return { providerId: await send() };
  } catch (error) {
    return { failed: error instanceof SendFailed ? error : new SendFailed("SEND_FAILED", false, 0, { cause: error }) };
  }
}
