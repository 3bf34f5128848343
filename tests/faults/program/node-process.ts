import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { appId } from "../../helpers/openid-issuer";
import type { FaultPoint, Order, Told } from "./fault-points";

const startTimeoutMs = 60_000;
const startTries = 5;

export interface NodeSettings {
  readonly redisUrl: string;
  readonly dataDir: string;
  readonly secret: string;
  readonly issuerUrl: string;
  readonly mutation: string | null;
  /** Id that the platform gave, as the service wrote it down. */
  readonly onSent: (providerId: string) => void;
  /** Stable names of what the service warned about: `turn-failed STORE_UNAVAILABLE`. */
  readonly onLogged: (what: string) => void;
}

/** One service process on a port of its own, that ends, hangs and starts again. */
export class NodeProcess {
  #child: ChildProcess | null = null;
  #url = "http://127.0.0.1:0";
  #stderr = "";
  /** True while no fault has hold of it. */
  isUp = false;

  constructor(readonly settings: NodeSettings) {}

  get url(): string {
    return this.#url;
  }

  /** On the same port as before; the port may be held for a moment by a connection of somebody else. */
  async start(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#launch();
        this.isUp = true;
        return;
      } catch (error) {
        if (tries === startTries) throw error;
        await pause(300);
      }
    }
  }

  async #launch(): Promise<void> {
    const { redisUrl, dataDir, secret, issuerUrl, mutation } = this.settings;
    const child = fork(join(__dirname, "node.js"), [], {
      execArgv: [], stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        PATH: process.env["PATH"], HOST: "127.0.0.1", PORT: new URL(this.#url).port || "0", LOG_LEVEL: "warn", DATA_DIR: dataDir, REDIS_URL: redisUrl,
        DIRECT_LINE_SECRET: secret, MicrosoftAppId: appId, MicrosoftAppType: "SingleTenant", MicrosoftAppTenantId: "tenant", MicrosoftAppPassword: "password",
        FAULTS_ISSUER: issuerUrl, ...(mutation !== null && { FAULTS_MUTATION: mutation }),
      },
    });
    this.#child = child;
    this.#stderr = "";
    child.stderr!.on("data", (chunk: Buffer) => (this.#stderr = (this.#stderr + chunk.toString()).slice(-2_000)));
    child.stdout!.on("data", (chunk: Buffer) => this.#readLog(chunk.toString()));
    const ready = new Promise<string>((resolve, reject) => {
      child.on("message", (told: Told) => {
        if (told.kind === "ready") resolve(told.url);
        if (told.kind === "sent") this.settings.onSent(told.providerId);
      });
      child.on("exit", () => reject(new Error(`a service process ended while it started:\n${this.#stderr}`)));
      setTimeout(() => reject(new Error("a service process does not start")), startTimeoutMs).unref();
    });
    ready.catch(() => child.kill("SIGKILL"));
    this.#url = await ready;
  }

  #readLog(lines: string): void {
    for (const line of lines.split("\n")) {
      const [, code = ""] = /"code":"([\w-]+)"/.exec(line) ?? [];
      const [, name] = /"msg":"([\w-]+)"/.exec(line) ?? [];
      if (name !== undefined) this.settings.onLogged(`${name} ${code}`.trim());
    }
  }

  /** Ends at once, as by a power cut. */
  async kill(): Promise<void> {
    this.isUp = false;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  /** Ends at the next such place, if it comes by within `withinMs`. @returns whether it did. */
  async killAt(point: FaultPoint, withinMs: number): Promise<boolean> {
    const child = this.#child!;
    child.send({ point, deed: "kill", until: Date.now() + withinMs } satisfies Order, () => undefined);
    const reached = await this.#within(withinMs, once(child, "exit"));
    await this.kill();
    return reached;
  }

  /** Hangs at the next such place, or here. The process must be told to `go` again. @returns whether the place was reached. */
  async stopAt(point: FaultPoint, withinMs: number): Promise<boolean> {
    const child = this.#child!;
    const stopping = new Promise<void>((resolve) => {
      const listen = (told: Told): void => {
        if (told.kind !== "stopping") return;
        child.off("message", listen);
        resolve();
      };
      child.on("message", listen);
    });
    child.send({ point, deed: "stop", until: Date.now() + withinMs } satisfies Order, () => undefined);
    const reached = await this.#within(withinMs, stopping);
    if (!reached) child.kill("SIGSTOP");
    return reached;
  }

  go(): void {
    this.#child?.kill("SIGCONT");
    this.isUp = true;
  }

  /** Asks it to end by itself. @returns ms it took, null when it had to be killed. */
  async terminate(withinMs: number): Promise<number | null> {
    this.isUp = false;
    const child = this.#child!;
    const from = performance.now();
    child.kill("SIGTERM");
    const ended = await this.#within(withinMs, once(child, "exit"));
    await this.kill();
    return ended ? performance.now() - from : null;
  }

  async #within(ms: number, event: Promise<unknown>): Promise<boolean> {
    const tooLate = new AbortController();
    const reached = await Promise.race([event.then(() => true), pause(ms, false, { signal: tooLate.signal }).catch(() => false)]);
    tooLate.abort();
    return reached;
  }
}

/** All of them, as people find them: whoever is not answered turns to another. */
export class Nodes {
  constructor(readonly all: readonly NodeProcess[]) {}

  url(number: number): string {
    return this.all[number % this.all.length]!.url;
  }
  get up(): readonly NodeProcess[] {
    return this.all.filter(({ isUp }) => isUp);
  }
  async kill(): Promise<void> {
    await Promise.all(this.all.map((node) => node.kill()));
  }
}
