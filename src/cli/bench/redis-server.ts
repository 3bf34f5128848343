import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";

const startTimeoutMs = 10_000;
/** Files and frees that Redis does behind the commands settle in this time (ms). */
const settleMs = 1_500;

export type Fsync = "everysec" | "always";

/** A real redis-server of the bench's own, on a free port of the loopback, with an append-only file. */
export class BenchRedis {
  private constructor(readonly url: string, readonly client: Redis, private readonly server: ChildProcess, private readonly dir: string) {}

  static async start(): Promise<BenchRedis> {
    const dir = mkdtempSync(join(tmpdir(), "passerelle-bench-redis-"));
    const port = await freePort();
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", dir, "--appendonly", "yes", "--appendfsync", "everysec", "--save", ""];
    const server = spawn("redis-server", args, { stdio: "ignore" });
    server.on("error", () => undefined); // said below, when nobody answers
    const url = `redis://127.0.0.1:${port}`;
    const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
    client.on("error", () => undefined); // not up yet
    const isUp = await Promise.race([client.ping().then(() => true), pause(startTimeoutMs, false)]);
    if (!isUp) {
      client.disconnect();
      server.kill("SIGKILL");
      throw new Error("redis-server does not start. Type: sudo apt-get install redis-server");
    }
    return new BenchRedis(url, client, server, dir);
  }

  async setFsync(fsync: Fsync): Promise<void> {
    await this.client.config("SET", "appendfsync", fsync);
  }

  /** Bytes of everything Redis keeps, its own overhead included. */
  async usedMemory(): Promise<number> {
    await pause(settleMs);
    return Number(/used_memory:(\d+)/.exec(await this.client.info("memory"))?.[1]);
  }

  /** Commands that clients sent while `work` ran, by name; what a script calls inside is not among them. */
  async commandsDuring(work: () => Promise<void>): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    const monitor = await this.client.monitor();
    monitor.on("monitor", (_time: string, args: readonly string[], source: string) => {
      const name = (args[0] ?? "").toLowerCase();
      if (source !== "lua") counts.set(name, (counts.get(name) ?? 0) + 1);
    });
    await work();
    await pause(settleMs);
    monitor.disconnect();
    return counts;
  }

  /** At once, for a bench that is cut short: what it leaves would hold the port and the disk. */
  kill(): void {
    this.server.kill("SIGKILL");
    rmSync(this.dir, { recursive: true, force: true });
  }

  async stop(): Promise<void> {
    this.client.disconnect();
    this.server.kill("SIGKILL");
    await once(this.server, "exit");
    rmSync(this.dir, { recursive: true, force: true });
  }
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
