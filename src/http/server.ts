import type { IncomingMessage } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import pino from "pino";
import { createServer, type Next, type Request, type Response, type Server } from "restify";
import { answering, sendJson, type ReportFailure } from "../channels/edge/answer";
import { refuse } from "../channels/edge/failure";
import { refuseUpgrade } from "../channels/edge/upgrade";
import type { DirectLine } from "../channels/directline";
import type { Config } from "../config";
import { useOneErrorShape } from "./errors";
import { askHealth, type HealthCheck } from "./health";
import { closeGraceMs, headersTimeoutMs, keepAliveTimeoutMs, requestTimeoutMs } from "./limits";
import type { Log } from "./log";
import { pagePolicy, securityHeaders } from "./security-headers";
import { listStaticFiles, sendFile, type StaticFiles } from "./static-files";
import { registerServiceWorker } from "./service-worker";
import { stringFiles, type MadeFiles, type WebStrings } from "./strings";
import { registerWebChatPage } from "./web-chat-page";

export interface HttpServerOptions {
  readonly config: Pick<Config, "host" | "port" | "publicUrl">;
  readonly directLine: DirectLine;
  /** By tag: `strings.fr` is `locales/fr/web.json`. */
  readonly strings: Readonly<Record<string, WebStrings>>;
  /** Other files that are made when the service starts. */
  readonly made?: MadeFiles;
  readonly health: HealthCheck;
  /** Folder of the built pages. */
  readonly webRoot: string;
  /** `webchat.js` of botframework-webchat, when somebody installed it. */
  readonly webChatScript: string;
  readonly log: Log;
  /** Other ways in (`/api/messages`), registered before the pages. */
  readonly register?: (server: Server) => void;
  /** Other sockets; false for a path that is none of theirs. */
  readonly upgrade?: (req: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
}

export interface HttpServer {
  /** @returns the address to open in a browser. Rejects when the port is taken. */
  listen(): Promise<{ readonly url: string; readonly port: number }>;
  /** Stops taking requests, lets those in hand finish for `closeGraceMs`, then cuts. */
  close(): Promise<void>;
}

/** Everything the service says over HTTP: pages, their texts, health, Direct Line, and one shape of error for all of it. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { config, directLine, log } = options;
  const report: ReportFailure = (route, error) => log.error("request-failed", { route, error });
  // restify's own log prints requests and errors whole
  const server = createServer({ name: "", log: pino({ level: "silent" }) as never });
  const sockets = new Set<Socket>();

  server.pre(securityHeaders());
  useOneErrorShape(server, report);
  logRequests(server, log);
  directLine.register(server);
  options.register?.(server);
  registerHealth(server, options.health, report);
  const files = listStaticFiles(options.webRoot);
  const made: MadeFiles = new Map([...stringFiles(options.strings), ...(options.made ?? [])]);
  // the host is the same for whoever keeps the page
  registerServiceWorker(server, files, made, pagePolicy({ headers: {} }, config.publicUrl, true), report);
  registerWebChatPage(server, {
    script: options.webChatScript, strings: options.strings, report, ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
  });
  registerPages(server, files, made, config.publicUrl, report);

  const { server: node } = server;
  node.requestTimeout = requestTimeoutMs;
  node.headersTimeout = headersTimeoutMs;
  node.keepAliveTimeout = keepAliveTimeoutMs;
  node.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  node.on("upgrade", (req, socket, head) => {
    if (!directLine.upgrade(req, socket, head) && !options.upgrade?.(req, socket, head)) refuseUpgrade(socket, refuse.notFound("NotFound", "there is no socket here"));
  });

  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(config.port, config.host, () => {
          server.off("error", reject).on("error", (error: unknown) => report("server", error));
          const { port } = node.address() as AddressInfo;
          const host = config.host === "0.0.0.0" || config.host === "::" ? "localhost" : config.host;
          resolve({ port, url: config.publicUrl ?? `http://${host.includes(":") ? `[${host}]` : host}:${port}` });
        });
      }),
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => sockets.forEach((socket) => socket.destroy()), closeGraceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        directLine.close();
        node.closeIdleConnections();
      }),
  };
}

function registerHealth(server: Server, health: HealthCheck, report: ReportFailure): void {
  const answer = answering("health", report, async (_req: Request, res: Response) => {
    const { isReady, details } = await askHealth(health);
    if (isReady) return sendJson(res, 200, { status: "ready", ...details });
    const { code, message, headers } = refuse.unavailable();
    sendJson(res, 503, { status: "unavailable", ...details, error: { code, message } }, headers);
  });
  server.get("/health", answer);
  server.head("/health", answer);
}

function registerPages(server: Server, files: StaticFiles, made: MadeFiles, publicUrl: string | undefined, report: ReportFailure): void {
  const answer = answering("page", report, async (req: Request, res: Response) => {
    const path = (req.url ?? "").split("?", 1)[0]!;
    const file = await (made.get(path) ?? files(path));
    if (file === null) throw refuse.notFound("NotFound", "there is nothing here");
    res.setHeader("Content-Security-Policy", pagePolicy(req, publicUrl, path === "/"));
    sendFile(req, res, file);
  });
  server.get("/*", answer);
  server.head("/*", answer);
}

/** One line a request, at `debug`: a page that polls would fill a disk. The route is its pattern, so no id and no token is in it. */
function logRequests(server: Server, log: Log): void {
  server.pre((req: Request, res: Response, next: Next) => {
    const startedAt = performance.now();
    req.once("restifyDone", () => {
      const path = req.getRoute()?.path;
      const ms = Math.round(performance.now() - startedAt);
      log.debug("request", { method: req.method ?? "", route: typeof path === "string" ? path : "none", status: res.statusCode, ms });
    });
    next();
  });
}
