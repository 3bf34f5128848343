import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../project-root";

const startTimeoutMs = 60_000;
/** USER_HZ of Linux: the unit of /proc/<pid>/stat (µs). */
const tickMicros = 10_000;

export type Program = "ours" | "direct-line" | "restify-redis" | "stock-waterfall";

const files: Readonly<Record<Program, string>> = {
  "ours": join(__dirname, "services", "answering-at-once.js"),
  "direct-line": join(__dirname, "services", "direct-line.js"),
  "restify-redis": join(projectRoot, "tests", "bench", "baselines", "restify-redis.js"),
  "stock-waterfall": join(projectRoot, "tests", "bench", "baselines", "stock-waterfall.js"),
};

/** A service in a process of its own, watched from outside. Linux only. */
export class ProcessUnderTest {
  private constructor(private readonly child: ChildProcess, readonly url: string) {}

  /** @param nodeArgs options of node itself, for profiles. */
  static async start(program: Program, env: Readonly<Record<string, string>>, nodeArgs: readonly string[] = []): Promise<ProcessUnderTest> {
    const child = spawn(process.execPath, [...nodeArgs, files[program]], {
      stdio: ["ignore", "pipe", "inherit"], env: { PATH: process.env["PATH"], NODE_ENV: "production", ...env },
    });
    try {
      return new ProcessUnderTest(child, await addressOf(child, program));
    } catch (error) {
      child.kill("SIGKILL");
      throw error;
    }
  }

  /** User and system time of all its threads since it started (µs, in steps of 10 ms). */
  cpuMicros(): number {
    const stat = readFileSync(`/proc/${this.child.pid}/stat`, "utf8");
    // the second field is a name in brackets that may hold spaces
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * tickMicros;
  }

  rssMb(): number {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, "utf8"))?.[1]) / 1024);
  }

  /** At once, without waiting. */
  kill(): void {
    this.child.kill("SIGKILL");
  }

  /** SIGTERM lets node write a profile; SIGKILL is a crash. */
  async end(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill(signal);
    await once(this.child, "exit");
  }
}

function addressOf(child: ChildProcess, program: Program): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${program} printed no address`)), startTimeoutMs);
    child.once("exit", (code) => reject(new Error(`${program} ended with ${code}`)));
    let printed = "";
    child.stdout!.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /listening: (\S+)/.exec(printed)?.[1];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
  });
}
