import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assemble, type Assembled } from "../../src/bot/assemble";
import type { DeliveryRecord } from "../../src/bot/delivery";
import { createAzureChannel } from "../../src/channels/azure";
import { createDirectLine } from "../../src/channels/directline";
import { retentionTable } from "../../src/core/conversation/retention";
import type { Session } from "../../src/core/conversation/session";
import { Secret } from "../../src/config";
import { createLog } from "../../src/http/log";
import { createHttpServer } from "../../src/http/server";
import { projectRoot } from "../../src/project-root";
import { openStore, type Store } from "../../src/store";
import { appId, type OpenIdIssuer } from "./openid-issuer";

interface Answer {
  readonly error?: { readonly code: string; readonly message: string };
}

export interface AzureService {
  readonly url: string;
  readonly folder: string;
  readonly passerelle: Assembled;
  readonly store: Store<Session>;
  readonly delivered: readonly DeliveryRecord[];
  /** Posts a body, an activity or bytes, as Azure does. */
  post(body: unknown, authorization?: string): Promise<{ readonly status: number; readonly body: Answer; readonly headers: Headers }>;
  /** Stops and keeps its files, for a service that goes on from them. */
  stop(): Promise<void>;
  /** Stops and deletes its files. */
  close(): Promise<void>;
}

/**
 * The whole way in and out on real content and a real store: HTTP server, Azure channel, pipeline, delivery.
 *
 * @param options `folder`: files that an earlier service left.
 */
export async function startAzureService(
  issuer: OpenIdIssuer, options: { readonly folder?: string } = {},
): Promise<AzureService> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "passerelle-azure-"));
  const store = await openStore<Session>({ dataDir: folder });
  const delivered: DeliveryRecord[] = [];
  const log = createLog("silent");
  const report = () => undefined;
  const azure = createAzureChannel({
    azure: { appId, appType: "SingleTenant", tenantId: "tenant", appPassword: new Secret("password") }, cloud: issuer.cloud, report,
  });
  const passerelle = await assemble({
    root: projectRoot, store, retention: retentionTable({}), association: "test", addressKey: "key", record: report,
    deliverers: [azure.deliverer], recordDelivery: (delivery) => delivered.push(delivery),
  });
  const directLine = createDirectLine({
    conversations: passerelle.pipeline, association: "test", secret: "a-secret-of-the-tests-long-enough-to-sign", retentionMs: { web: 1, kiosk: 1 }, report,
  });
  const http = createHttpServer({
    config: { host: "127.0.0.1", port: 0 }, directLine, log, strings: {}, health: async () => ({ isReady: true }), webRoot: folder,
    webChatScript: join(folder, "absent.js"), register: (server) => azure.register(server, { conversations: passerelle.pipeline, moves: passerelle.messagingMoves }),
  });
  const { url } = await http.listen();
  const stop = async (): Promise<void> => {
    await http.close();
    await passerelle.close();
    await store.close();
  };
  return {
    url, folder, stop, passerelle, store, delivered,
    post: async (body, authorization = `Bearer ${issuer.token()}`) => {
      const answer = await fetch(`${url}/api/messages`, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...(authorization !== "" && { Authorization: authorization }) },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer };
    },
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let events = 0;

/** What Azure sends of one person on one platform; `serviceUrl` is the issuer's unless said otherwise. */
export function anActivity(issuer: OpenIdIssuer, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  events += 1;
  return {
    type: "message", id: `event-${events}`, timestamp: "2026-11-20T09:00:00Z", channelId: "telegram", serviceUrl: issuer.serviceUrl,
    from: { id: "amina", name: "Amina B." }, recipient: { id: "the-bot", name: "Passerelle" }, conversation: { id: "amina-talk" }, text: "Bonjour", ...more,
  };
}

/** Waits until the expectation holds; fails with what it said last. */
export async function soon(expectation: () => void | Promise<void>, timeoutMs = 15_000): Promise<void> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
