import { randomBytes } from "node:crypto";
import type { Accepted, Conversations } from "../../src/bot/conversations";
import { AppError } from "../../src/core/errors";
import { maxInboxLength } from "../../src/core/limits";
import type { ConversationKey } from "../../src/core/ports";

/** What a test can break while the server runs. */
export interface Faults {
  /** The store is away: every call fails with a coded error. */
  isStoreAway: boolean;
  /** Resolves when the assistant may answer; one that never does lets an inbox fill. */
  beforeAnswer: () => Promise<void>;
}

/**
 * A door with nothing behind it. The embedded store cannot be away and its turns cannot be stopped from outside, so this shows what a way in
 * says then, without a Redis; and tests of pages have no need of conversations. Tests that talk use the real ones (direct-line-service.ts).
 */
export function fakeConversations(association = "passerelle"): Conversations & { readonly faults: Faults } {
  const keys = new Map<string, ConversationKey>();
  const inboxes = new Map<string, number>();
  const faults: Faults = { isStoreAway: false, beforeAnswer: async () => {} };

  const answerFromStore = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    if (faults.isStoreAway) throw new AppError("STORE_AWAY", "the store does not answer");
  };

  return {
    faults,
    begin: () => ({ association, id: randomBytes(16).toString("base64url") }),
    open: async (_channel, address) => {
      await answerFromStore();
      const known = keys.get(address);
      if (known !== undefined) return { key: known, isNew: false };
      const key = { association, id: randomBytes(16).toString("base64url") };
      keys.set(address, key);
      return { key, isNew: true };
    },
    redirect: async (_channel, address, { to }) => {
      await answerFromStore();
      const key = { association, id: to ?? randomBytes(16).toString("base64url") };
      keys.set(address, key);
      return key;
    },
    exists: async () => {
      await answerFromStore();
      return true;
    },
    standing: async () => {
      await answerFromStore();
      return { epoch: 1, hasMoved: false };
    },
    accept: async (_channel, key): Promise<Accepted> => {
      await answerFromStore();
      const waiting = inboxes.get(key.id) ?? 0;
      if (waiting >= maxInboxLength) return { outcome: "full" };
      inboxes.set(key.id, waiting + 1);
      void faults.beforeAnswer().then(() => inboxes.set(key.id, (inboxes.get(key.id) ?? 1) - 1));
      return { outcome: "accepted", entryId: randomBytes(9).toString("base64url") };
    },
    read: async (_key, after) => {
      await answerFromStore();
      return { activities: [], sequence: [], watermark: after, hasMore: false, hasMoved: false };
    },
    watch: () => () => undefined,
  };
}
