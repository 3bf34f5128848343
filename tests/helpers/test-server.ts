import { mkdtempSync, writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDirectLine, type DirectLineOptions } from "../../src/channels/directline";
import { createLog } from "../../src/http/log";
import { createHttpServer, type HttpServerOptions } from "../../src/http/server";
import { fakeConversations } from "./fake-conversations";

export const testSecret = "a-secret-of-the-tests-long-enough-to-sign";

export interface TestServer {
  readonly url: string;
  readonly domain: string;
  readonly webRoot: string;
  /** Everything that was logged, one JSON line each. */
  readonly logged: readonly string[];
  /** Sockets open now, as the server counts them. */
  socketCount(): number;
  /** Cuts every open WebSocket below the protocol, as a train in a tunnel does. */
  dropSockets(): void;
  close(): Promise<void>;
}

/**
 * The real HTTP server and the real Direct Line server on a free port of this machine.
 *
 * @param direct its `conversations` are the real ones in all tests that talk (direct-line-service.ts); tests of pages have no need of any.
 */
export async function startTestServer(
  direct: Partial<DirectLineOptions> = {},
  http: Partial<Omit<HttpServerOptions, "register">> & { readonly publicUrl?: string } = {},
): Promise<TestServer> {
  const logged: string[] = [];
  const log = createLog("debug", { write: (line: string) => void logged.push(line) });
  const webRoot = http.webRoot ?? mkdtempSync(join(tmpdir(), "passerelle-web-"));
  if (http.webRoot === undefined) writeFileSync(join(webRoot, "index.html"), "<!doctype html><title>page</title>");
  const directLine = createDirectLine({
    conversations: fakeConversations(), association: "passerelle", secret: testSecret, retentionMs: { web: 86_400_000, kiosk: 600_000 },
    report: (route, error) => log.error("request-failed", { route, error }), ...direct,
  });
  const raw = new Set<Socket>();
  const server = createHttpServer({
    config: { host: "127.0.0.1", port: 0, ...(http.publicUrl !== undefined && { publicUrl: http.publicUrl }) },
    directLine, strings: {}, health: async () => ({ isReady: true }), webChatScript: join(webRoot, "absent.js"), log, ...http, webRoot,
    register: (restify) => restify.server.on("upgrade", (_req, socket) => raw.add(socket as Socket)),
  });
  const { port } = await server.listen();
  const url = `http://127.0.0.1:${port}`;
  return {
    url, domain: `${url}/v3/directline`, webRoot, logged,
    socketCount: () => directLine.count(),
    dropSockets: () => raw.forEach((socket) => socket.destroy()),
    close: () => server.close(),
  };
}
