import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDirectLine } from "../../src/channels/directline";
import { createDesk, type Desk, type DeskOptions, type EndedCase } from "../../src/desk";
import type { Presence, Supervision } from "../../src/desk/api";
import { createLog } from "../../src/http/log";
import { createHttpServer } from "../../src/http/server";
import { openStore, type Store } from "../../src/store";
import { createDirectory, type Directory, type DirectorySettings } from "../../src/desk/openid";
import { ADesk, lightCost } from "../unit/desk/support/a-desk";
import { ABrowser } from "./a-browser";
import { fakeConversations } from "./fake-conversations";
import { testSecret } from "./test-server";

export interface DeskServer {
  readonly url: string;
  readonly http: Desk;
  readonly store: Store;
  /** The accounts of the association that is served, and the clock. */
  readonly desk: ADesk;
  /** Those of another one in the same store. */
  readonly elsewhere: ADesk;
  readonly presence: ReadonlyMap<string, Presence>;
  /** What the desk's cases would tell; tests put them there. */
  readonly ended: EndedCase[];
  readonly supervision: Supervision;
  /** Everything that was logged, one JSON line each. */
  readonly logged: readonly string[];
  browser(session?: string): ABrowser;
  close(): Promise<void>;
}

/** The desk over the real HTTP server and a real embedded store. @param more other parts, and what stands in front; `openid`: the directory of both associations. */
export async function startDeskServer(
  { openid, ...more }: Partial<Pick<DeskOptions, "parts" | "publicUrl" | "trustProxy">> & { readonly openid?: DirectorySettings } = {},
): Promise<DeskServer> {
  const dir = mkdtempSync(join(tmpdir(), "passerelle-desk-http-"));
  const store = await openStore({ dataDir: dir });
  const directoryOf = (association: string): Directory | undefined => (
    openid && createDirectory({ settings: openid, secret: testSecret, publicUrl: more.publicUrl, store: store.desk, association, now: () => desk.now })
  );
  const directory: Directory | undefined = directoryOf("mairie");
  const [desk, elsewhere]: readonly [ADesk, ADesk] = [new ADesk(store, "mairie", lightCost, directory?.identities), new ADesk(store, "voisine", lightCost, directoryOf("voisine")?.identities)];
  const presence = new Map<string, Presence>();
  const ended: EndedCase[] = [];
  const logged: string[] = [];
  const log = createLog("debug", { write: (line: string) => void logged.push(line) });
  const report: DeskOptions["report"] = (route, error) => log.error("request-failed", { route, error });
  const supervision: Supervision = {
    at: 1, mediators: [], waiting: 2, longestWaitMs: 60_000, usualWaitMs: null, abandoned: 0, closed: { solved: 1, oriented: 0, out_of_scope: 0, duplicate: 0, no_answer: 0 }, helped: null,
  };
  const http = createDesk({
    accounts: desk.accounts, association: desk.association, report, directory,
    presence: { of: async (id) => presence.get(id) ?? "gone", set: async (id, now) => void presence.set(id, now) },
    supervise: async () => supervision,
    endedCases: async ({ from, to }, limit) => ended.filter(({ endedAt }) => {
      const day = new Date(endedAt).toISOString().slice(0, 10);
      return day >= from && day <= to;
    }).slice(0, limit),
    procedureName: (flow) => ({ "caf-rsa": "Demander le RSA" })[flow] ?? null,
    ...more,
  });
  const directLine = createDirectLine({ conversations: fakeConversations(), association: "mairie", secret: testSecret, retentionMs: { web: 1_000, kiosk: 1_000 }, report });
  const server = createHttpServer({
    config: { host: "127.0.0.1", port: 0 }, directLine, strings: {}, health: async () => ({ isReady: true }), webRoot: dir, webChatScript: join(dir, "absent.js"), log,
    register: (restify) => http.register(restify),
  });
  const { port } = await server.listen();
  const url = `http://127.0.0.1:${port}`;
  return {
    url, http, store, desk, elsewhere, presence, ended, supervision, logged,
    browser: (session) => (session === undefined ? new ABrowser(url) : new ABrowser(url).with(session)),
    close: async () => {
      await server.close();
      await http.close();
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
