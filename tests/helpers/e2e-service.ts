import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const startTimeMs = 20_000;
const root = join(__dirname, "../..");

/** The real service as a process of its own, on a free port of the loopback and an empty data folder. */
export class Service {
  private constructor(
    readonly url: string,
    private readonly dataDir: string,
    private process: ChildProcess,
  ) {}

  static async start(): Promise<Service> {
    const dataDir = mkdtempSync(join(tmpdir(), "passerelle-e2e-"));
    const { child, url } = await run(dataDir, "0");
    return new Service(url, dataDir, child);
  }

  /** As a power cut: no time to say goodbye. */
  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const exited = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await exited;
  }

  /** On the same port and the same data. */
  async startAgain(): Promise<void> {
    this.process = (await run(this.dataDir, new URL(this.url).port)).child;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** @throws Error with what the service said, when it prints no address or never becomes healthy. */
async function run(dataDir: string, port: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, ["dist/main.js"], {
    cwd: root,
    env: { PATH: process.env["PATH"], PORT: port, HOST: "127.0.0.1", DATA_DIR: dataDir, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  for (const until = Date.now() + startTimeMs; Date.now() < until && child.exitCode === null; await pause(50)) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    if (url !== undefined && (await isHealthy(url))) return { child, url };
  }
  child.kill("SIGKILL");
  throw new Error(`the service did not start:\n${said}`);
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    return false;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
