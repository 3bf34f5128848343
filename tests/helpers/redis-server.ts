import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const startTimeoutMs = 10_000;

export interface RedisServer {
  readonly url: string;
  /** Where its files are. */
  readonly dir: string;
  /** SIGSTOP and SIGCONT make it hang and go on; SIGKILL is a crash. */
  signal(name: NodeJS.Signals): void;
  /** Starts again on the same port and files, after a crash. */
  restart(): Promise<void>;
  /** Ends it by its pid and removes its files. */
  stop(): Promise<void>;
}

/**
 * A real redis-server on a free port of the loopback, with its own directory and an append-only file.
 *
 * @param settings as in redis.conf. With `cluster-enabled: yes` it is a Cluster of one node, which refuses scripts whose keys lie in several
 *   slots as a larger one does.
 */
export async function startRedisServer(settings: Readonly<Record<string, string>> = {}): Promise<RedisServer> {
  const dir = mkdtempSync(join(tmpdir(), "passerelle-redis-"));
  const port = await freePort();
  const all: Record<string, string> = { port: String(port), bind: "127.0.0.1", dir, appendonly: "yes", appendfsync: "always", save: "", daemonize: "no", ...settings };
  const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  let server = await launch(args, port);
  if (all["cluster-enabled"] === "yes") await formCluster(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    dir,
    signal: (name) => void server.kill(name),
    restart: async () => {
      await ended(server);
      server = await launch(args, port);
    },
    stop: async () => {
      server.kill("SIGKILL");
      await ended(server);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function launch(args: readonly string[], port: number): Promise<ChildProcess> {
  const server = spawn("redis-server", args, { stdio: "ignore" });
  let failure: Error | undefined;
  server.on("error", (error) => (failure = error));
  for (const end = Date.now() + startTimeoutMs; Date.now() < end; await pause(20)) {
    if (failure !== undefined || server.exitCode !== null) break;
    // while it loads its file it accepts connections and refuses commands
    if ((await tell(port, "PING")).startsWith("+PONG")) return server;
  }
  server.kill("SIGKILL");
  throw new Error("redis-server does not start: is it installed (apt-get install redis-server)?", { cause: failure });
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
}

async function formCluster(port: number): Promise<void> {
  await tell(port, "CLUSTER ADDSLOTSRANGE 0 16383");
  for (const end = Date.now() + startTimeoutMs; Date.now() < end; await pause(20)) {
    if ((await tell(port, "CLUSTER INFO")).includes("cluster_state:ok")) return;
  }
  throw new Error("the Cluster of one node does not form");
}

/** First part of the answer to one command; empty when there is none. */
function tell(port: number, command: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`${command}\r\n`));
    socket.setTimeout(500, () => socket.destroy());
    socket.on("data", (data) => {
      resolve(data.toString());
      socket.destroy();
    });
    socket.on("error", () => resolve(""));
    socket.on("close", () => resolve(""));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
