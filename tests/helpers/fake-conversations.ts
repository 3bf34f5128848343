import { randomBytes } from "node:crypto";
import type { Activity } from "botbuilder";
import type { Accepted, Conversations, Incoming } from "../../src/bot/conversations";
import { AppError } from "../../src/core/errors";
import { maxInboxLength } from "../../src/core/limits";
import type { ConversationKey } from "../../src/core/ports";

interface Talk {
  readonly key: ConversationKey;
  readonly log: Activity[];
  readonly seen: Map<string, string>;
  readonly received: Incoming[];
  readonly watchers: Set<() => void>;
  /** Events accepted and not yet answered, one at a time. */
  inbox: number;
  turns: Promise<void>;
  isErased: boolean;
}

/** What a test can break while the server runs. */
export interface Faults {
  /** The store is away: every call fails with a coded error. */
  isStoreAway: boolean;
  /** Resolves when the assistant may answer; lets a test see what is said before. */
  beforeAnswer: () => Promise<void>;
}

export interface FakeConversations extends Conversations {
  readonly faults: Faults;
  received(conversationId: string): readonly Incoming[];
  /** The assistant speaks by itself, as after a mediator or a timer. */
  say(conversationId: string, text: string): void;
  erase(conversationId: string): void;
  channelOf(conversationId: string): string | undefined;
}

/** `Conversations` in memory, with the promises that the protocol needs: durable ids, one turn at a time, order, duplicates, a full inbox. */
export function fakeConversations(association = "passerelle"): FakeConversations {
  const talks = new Map<string, Talk>();
  const aliases = new Map<string, string>();
  const channels = new Map<string, string>();
  const faults: Faults = { isStoreAway: false, beforeAnswer: async () => {} };

  const answerFromStore = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    if (faults.isStoreAway) throw new AppError("STORE_AWAY", "the store does not answer");
  };
  const talkOf = (id: string): Talk | undefined => {
    const talk = talks.get(id);
    return talk?.isErased ? undefined : talk;
  };
  const append = (talk: Talk, activity: Partial<Activity>): void => {
    const seq = talk.log.length + 1;
    talk.log.push({ type: "message", id: `${talk.key.id}|${seq}`, timestamp: new Date(), ...activity } as Activity);
    for (const wake of talk.watchers) wake();
  };
  const speak = (talk: Talk, text: string, more: Partial<Activity> = {}): void =>
    append(talk, { from: { id: "passerelle", name: "Passerelle", role: "bot" }, text, ...more });

  const play = async (talk: Talk, entryId: string, incoming: Incoming): Promise<void> => {
    await faults.beforeAnswer();
    if (incoming.type === "joined") {
      const actions = ["fr", "ar"].map((tag) => ({ type: "messageBack", title: tag, text: tag, value: `a:language:${tag}` }));
      speak(talk, `hello ${incoming.clientLocale ?? "nobody"}`, { suggestedActions: { to: [], actions } });
      return;
    }
    const text = incoming.text ?? incoming.button ?? incoming.attachments?.join() ?? "";
    append(talk, { id: entryId, from: { id: "person", name: "", role: "user" }, text, ...(incoming.echo !== undefined && { channelData: incoming.echo }) });
    speak(talk, `${incoming.type}: ${text}`, { replyToId: entryId });
  };

  return {
    faults,
    received: (id) => talks.get(id)?.received ?? [],
    say: (id, text) => speak(talks.get(id)!, text),
    erase: (id) => void (talks.get(id)!.isErased = true),
    channelOf: (id) => channels.get(id),

    open: async (channel, address) => {
      await answerFromStore();
      const known = aliases.get(address);
      if (known !== undefined) return { key: talks.get(known)!.key, isNew: false };
      const key = { association, id: randomBytes(16).toString("base64url") };
      talks.set(key.id, { key, log: [], seen: new Map(), received: [], watchers: new Set(), inbox: 0, turns: Promise.resolve(), isErased: false });
      aliases.set(address, key.id);
      channels.set(key.id, channel);
      return { key, isNew: true };
    },
    exists: async (key) => {
      await answerFromStore();
      return talkOf(key.id) !== undefined;
    },
    accept: async (_channel, key, incoming): Promise<Accepted> => {
      await answerFromStore();
      const talk = talkOf(key.id);
      if (talk === undefined) return { outcome: "gone" };
      const seen = talk.seen.get(incoming.eventId);
      if (seen !== undefined) return { outcome: "duplicate", entryId: seen };
      if (talk.inbox >= maxInboxLength) return { outcome: "full" };
      const entryId = randomBytes(9).toString("base64url");
      talk.seen.set(incoming.eventId, entryId);
      talk.received.push(incoming);
      talk.inbox += 1;
      talk.turns = talk.turns.then(() => play(talk, entryId, incoming)).finally(() => (talk.inbox -= 1));
      return { outcome: "accepted", entryId };
    },
    read: async (key, after, limit) => {
      await answerFromStore();
      const log = talkOf(key.id)?.log ?? [];
      const activities = log.slice(after, after + limit);
      return { activities, watermark: after + activities.length, hasMore: log.length > after + activities.length };
    },
    watch: (key, wake) => {
      const watchers = talks.get(key.id)?.watchers;
      watchers?.add(wake);
      return () => watchers?.delete(wake);
    },
  };
}
