import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assemble, webStrings, type Assembled } from "../../src/bot/assemble";
import type { DirectLineOptions } from "../../src/channels/directline";
import { retentionTable, type RetentionTable } from "../../src/core/conversation/retention";
import type { Session } from "../../src/core/conversation/session";
import type { ConversationKey, InboxEntry, LogEntry } from "../../src/core/ports";
import { projectRoot } from "../../src/project-root";
import { openStore, type Store } from "../../src/store";
import type { TestClient } from "./direct-line-client";
import { startTestServer, type TestServer } from "./test-server";

const association = "passerelle";

export interface DirectLineService extends TestServer {
  readonly passerelle: Assembled;
  readonly store: Store<Session>;
  session(conversationId: string): Promise<Session | null>;
  log(conversationId: string): Promise<readonly LogEntry[]>;
  /** Step at which the procedure in hand waits. */
  waitingAt(conversationId: string): Promise<string | null>;
  /** What a client has shown, in order: message keys for what the bot said, words for what the person did. */
  shown(client: TestClient): Promise<readonly string[]>;
  /** Another node holds the conversation's lease: what arrives meanwhile waits. Returns the way to let go and have it played. */
  holdLease(conversationId: string): Promise<() => Promise<void>>;
  /** One more HTTP server over the same conversations, as a second node or with other settings. */
  besides(direct: Partial<DirectLineOptions>): Promise<TestServer>;
}

/** Everything real in one process: content, readers, pipeline, store, HTTP, Direct Line. */
export async function startDirectLineService(
  options: { readonly redisUrl?: string; readonly retention?: Partial<RetentionTable>; readonly direct?: Partial<DirectLineOptions> } = {},
): Promise<DirectLineService> {
  const dataDir = mkdtempSync(join(tmpdir(), "passerelle-direct-line-"));
  const store = await openStore<Session>({ dataDir, prefix: randomUUID(), ...(options.redisUrl !== undefined && { redisUrl: options.redisUrl }) });
  const retention = retentionTable(options.retention ?? {});
  const passerelle = await assemble({ root: projectRoot, store, retention, association, addressKey: "a key of the tests", record: () => undefined });
  const besides = (direct: Partial<DirectLineOptions>): Promise<TestServer> => startTestServer({
    conversations: passerelle.pipeline, phoneMoves: passerelle.phoneMoves, association, retentionMs: retention, tokenRate: { times: 10_000, windowMs: 1_000 }, ...options.direct, ...direct,
  }, { strings: webStrings(passerelle.content) });
  const server = await besides({});

  const keyOf = (id: string): ConversationKey => ({ association, id });
  const session = (id: string) => store.readSession(keyOf(id));
  const log = async (id: string) => (await store.readLog(keyOf(id), 0, 1_000)).entries;

  return {
    ...server, passerelle, store, besides, session, log,
    waitingAt: async (id) => {
      const now = await session(id);
      return now?.current == null ? null : (now.runs[now.current]?.waiting?.step ?? null);
    },
    shown: async ({ conversationId, received }) => {
      if (received.length === 0) return [];
      const entries = new Map((await log(conversationId)).map((entry) => [entry.id, entry]));
      return received.map(({ id, text, type }) => entries.get(id ?? "")?.said?.key ?? text ?? type);
    },
    holdLease: async (id) => {
      const token = randomUUID();
      const event: InboxEntry = { v: 1, eventId: token, entryId: token, author: "timer", at: Date.now(), type: "timer", channel: "web", attempt: 0 };
      const { outcome } = await store.receive(keyOf(id), event, { token, ms: 60_000, retentionMs: retention.web });
      if (outcome !== "leased") throw new Error(`the lease is not free: ${outcome}`);
      return async () => {
        await store.abandon(keyOf(id), token);
        await passerelle.sweeper.turns(10);
        await passerelle.drain();
      };
    },
    close: async () => {
      await server.close();
      await passerelle.close();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
