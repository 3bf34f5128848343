import type { Activity } from "botbuilder";
import { createHmac } from "node:crypto";
import { isOfPerson } from "../core/conversation/converse";
import type { ChannelId, RetentionTable } from "../core/conversation/retention";
import type { Session } from "../core/conversation/session";
import { AppError } from "../core/errors";
import { leaseMs } from "../core/limits";
import type { AliasChange, ConversationKey, ConversationStore, LeaseWish, LogEntry, Standing } from "../core/ports";
import { newConversationId } from "../store";
import type { Accepted, ActivityPage, Conversations, Incoming } from "./conversations";
import { entryIdOf, newToken } from "./ids";
import { inboxEntry, type Mask } from "./masking";
import type { TurnPlayer } from "./turn-player";

export interface PipelineParts {
  readonly store: ConversationStore<Session>;
  readonly player: TurnPlayer;
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
  /** One event was handed in: for figures. */
  readonly count: (channel: ChannelId, result: Accepted["outcome"]) => void;
}

/** This node is stopping: another one takes the event when it is sent again. */
class Stopping extends AppError {
  constructor() {
    super("STOPPING", "the service is stopping");
  }
}

/** The door of every conversation: receive here, play in turn-player.ts, read the log; see docs/architecture.md. */
export class TurnPipeline implements Conversations {
  constructor(private readonly parts: PipelineParts) {}

  begin(): ConversationKey {
    return { association: this.parts.association, id: newConversationId() };
  }

  async open(channel: ChannelId, address: string): Promise<{ key: ConversationKey; isNew: boolean }> {
    const { store, association, retention } = this.parts;
    const { id, isNew } = await store.resolveAlias(association, channel, this.#hashed(channel, address), retention[channel]);
    return { key: { association, id }, isNew };
  }

  async redirect(channel: ChannelId, address: string, instead: AliasChange): Promise<ConversationKey> {
    const { store, association, retention } = this.parts;
    return { association, id: (await store.resolveAlias(association, channel, this.#hashed(channel, address), retention[channel], instead)).id };
  }

  exists(key: ConversationKey): Promise<boolean> {
    return this.parts.store.exists(key);
  }

  standing(key: ConversationKey): Promise<Standing | null> {
    return this.parts.store.standing(key);
  }

  /** @throws AppError `STOPPING`; StoreUnavailable: nothing is known to be kept, the event may be sent again. */
  async accept(channel: ChannelId, key: ConversationKey, incoming: Incoming): Promise<Accepted> {
    const { store, player, now, mask, retention, count } = this.parts;
    if (player.isStopping) throw new Stopping();
    const entryId = entryIdOf(key, incoming.eventId);
    const event = { ...inboxEntry(incoming, entryId, now(), mask), channel };
    const received = await store.receive(key, event, {
      token: newToken(), ms: leaseMs, retentionMs: retention[channel],
      ...closedBy(channel, incoming),
    });
    if (received.outcome === "leased") player.play(channel, key, received);
    const outcome = received.outcome === "leased" || received.outcome === "queued" ? "accepted" : received.outcome;
    count(channel, outcome);
    return outcome === "full" || outcome === "moved" ? { outcome } : { outcome, entryId };
  }

  async read(key: ConversationKey, after: number, limit: number): Promise<ActivityPage> {
    const { store, render, prepareWords, contentVersion } = this.parts;
    const { entries, last, hasMoved = false } = await store.readLog(key, after, limit);
    const older = new Set(entries.map((entry) => entry.content).filter((version) => version !== contentVersion));
    for (const version of older) await prepareWords(version);
    const watermark = entries.at(-1)?.seq ?? after;
    const shown = entries.flatMap((entry) => (entry.gap ? [gapBefore(entry), entry] : [entry]));
    return {
      activities: shown.map((entry) => render(entry, key) as Activity), sequence: shown.map(({ seq }) => seq),
      watermark, hasMore: entries.length > 0 && watermark < last, hasMoved,
    };
  }

  watch(key: ConversationKey, wake: () => void): () => void {
    return this.parts.store.onCommit(key, wake);
  }

  #hashed(channel: ChannelId, address: string): string {
    return createHmac("sha256", this.parts.addressKey).update(`${channel}:${address}`).digest("base64url");
  }
}

/** Of a kiosk, a move; of a platform's address, another talk that got it. Mediators and timers go with the talk. */
function closedBy(channel: ChannelId, incoming: Incoming): Pick<LeaseWish, "unless"> {
  if (!isOfPerson(incoming) || channel === "web" || channel === "terminal") return {};
  return { unless: channel === "kiosk" ? "moved" : "left" };
}

/** A reader that was further behind than the log is told that older words are gone. */
function gapBefore({ v, seq, at, locale, simple, content, id }: LogEntry): LogEntry {
  // the number of the last one that is gone: whoever has seen the notice has not seen what follows it
  return { v, seq: seq - 1, at, locale, simple, content, id: `gap-${id}`, author: "bot", said: { key: "common:gap", tone: "notice" } };
}
