import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const startTimeMs = 60_000;
const root = join(__dirname, "../..");

/** The real service as a process of its own, on a free port of the loopback and an empty data folder. */
export class Service {
  private constructor(
    readonly url: string,
    readonly dataDir: string,
    private readonly settings: Readonly<Record<string, string>>,
    private process: ChildProcess,
    private readonly printed: string[],
  ) {}

  /** @param settings environment variables beside the usual ones (REDIS_URL, LOG_LEVEL…). */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Service> {
    const dataDir = mkdtempSync(join(tmpdir(), "passerelle-e2e-"));
    const printed: string[] = [];
    const { child, url } = await run({ DATA_DIR: dataDir, PORT: "0", ...settings }, printed);
    return new Service(url, dataDir, settings, child, printed);
  }

  /** Everything printed so far, by every process of this service. */
  get output(): string {
    return this.printed.join("");
  }

  /** As a power cut: no time to say goodbye. */
  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const exited = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await exited;
  }

  /** As a deploy: SIGTERM. @returns the exit code; null when it had to be killed after `withinMs`. */
  async terminate(withinMs = 5_000): Promise<number | null> {
    const exited = once(this.process, "exit") as Promise<[number | null]>;
    this.process.kill("SIGTERM");
    const killer = setTimeout(() => this.process.kill("SIGKILL"), withinMs);
    const [code] = await exited;
    clearTimeout(killer);
    return code;
  }

  /** Memory in use (MB), Linux only. */
  get rssMb(): number {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, "utf8"))?.[1]) / 1024;
  }

  /** On the same port and the same data. */
  async startAgain(): Promise<void> {
    this.process = (await run({ DATA_DIR: this.dataDir, PORT: new URL(this.url).port, ...this.settings }, this.printed)).child;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** @throws Error with what the service said, when it prints no address or never becomes healthy. */
async function run(settings: Readonly<Record<string, string>>, printed: string[]): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, ["dist/main.js"], {
    cwd: root,
    env: { PATH: process.env["PATH"], HOST: "127.0.0.1", LOG_LEVEL: "warn", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const before = printed.length;
  const keep = (chunk: Buffer) => printed.push(chunk.toString());
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  for (const until = Date.now() + startTimeMs; Date.now() < until && child.exitCode === null; await pause(50)) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed.slice(before).join(""))?.[0];
    if (url !== undefined && (await isHealthy(url))) return { child, url };
  }
  child.kill("SIGKILL");
  throw new Error(`the service did not start:\n${printed.slice(before).join("")}`);
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    return false;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
