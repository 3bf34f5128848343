import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const startTimeoutMs = 10_000;
const maxPorts = 3;
const highestPort = 55_000;

export interface RedisServer {
  readonly url: string;
  readonly port: number;
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
 * @param settings as in redis.conf.
 * @param under where its directory is made.
 */
export async function startRedisServer(settings: Readonly<Record<string, string>> = {}, under = tmpdir()): Promise<RedisServer> {
  const dir = mkdtempSync(join(under, "passerelle-redis-"));
  const defaults = { bind: "127.0.0.1", dir, appendonly: "yes", appendfsync: "always", save: "", daemonize: "no" };
  const { port, args, server: first } = await startOnFreePort((free) => toArguments({ port: String(free), ...defaults, ...settings }));
  let server = first;
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
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

/** A Sentinel that watches one master alone (quorum 1) and calls it dead after a second of silence. */
export async function startSentinel(name: string, master: RedisServer): Promise<RedisServer> {
  const dir = mkdtempSync(join(tmpdir(), "passerelle-sentinel-"));
  const file = join(dir, "sentinel.conf"); // it writes into its own settings what it learns
  writeFileSync(file, [
    "bind 127.0.0.1", `dir ${dir}`, `sentinel monitor ${name} 127.0.0.1 ${master.port} 1`, `sentinel down-after-milliseconds ${name} 1000`,
    `sentinel failover-timeout ${name} 10000`, "",
  ].join("\n"));
  const { port, args, server: first } = await startOnFreePort((free) => [file, "--sentinel", "--port", String(free)]);
  let server = first;
  return {
    url: `redis+sentinel://127.0.0.1:${port}/${name}`,
    port,
    dir,
    signal: (signal) => void server.kill(signal),
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

const toArguments = (settings: Readonly<Record<string, string>>): string[] => Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);

/** Between the moment a port was free and the start somebody else may have taken it: a few more are tried. */
async function startOnFreePort(toArgs: (port: number) => string[]): Promise<{ port: number; args: string[]; server: ChildProcess }> {
  for (let left = maxPorts; ; left -= 1) {
    const port = await freePort();
    const args = toArgs(port);
    try {
      return { port, args, server: await launch(args, port) };
    } catch (error) {
      if (left <= 1 || (error instanceof Error && error.cause !== undefined)) throw error;
    }
  }
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

/** First part of the answer to one command; empty when there is none. */
export function tell(port: number, command: string): Promise<string> {
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

/** Low enough for the bus of a Cluster, which listens 10,000 higher. */
async function freePort(): Promise<number> {
  for (;;) {
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const address = probe.address();
    probe.close();
    await once(probe, "close");
    if (address === null || typeof address === "string") throw new Error("no free port");
    if (address.port < highestPort) return address.port;
  }
}
