import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeContent } from "./content";
import type { Pace } from "./load";
import { ProcessUnderTest, type Program } from "./process-under-test";
import { BenchRedis } from "./redis-server";

export interface Extent {
  readonly pace: Omit<Pace, "users">;
  /** Conversations that live at once when memory is measured. */
  readonly conversations: number;
  /** How long an idle service is watched. */
  readonly idleMs: number;
}

export const fullExtent: Extent = { pace: { measureMs: 3_000, rounds: 3, warmUpTurns: 8_000 }, conversations: 100_000, idleMs: 20_000 };
export const quickExtent: Extent = { pace: { measureMs: 1_000, rounds: 3, warmUpTurns: 3_000 }, conversations: 10_000, idleMs: 5_000 };

/** What all rows stand on: one Redis, one content folder, and the processes they start. */
export class Ground {
  private readonly processes: ProcessUnderTest[] = [];

  private constructor(readonly redis: BenchRedis, readonly extent: Extent, private readonly folder: string, readonly content: string) {
    process.once("exit", this.abandon);
  }

  static async open(extent: Extent): Promise<Ground> {
    const redis = await BenchRedis.start();
    const folder = mkdtempSync(join(tmpdir(), "passerelle-bench-"));
    return new Ground(redis, extent, folder, makeContent(mkdtempSync(join(folder, "content-"))));
  }

  contentWith(procedures: number): string {
    return makeContent(mkdtempSync(join(this.folder, "content-")), procedures);
  }

  async start(program: Program, env: Readonly<Record<string, string>> = {}): Promise<ProcessUnderTest> {
    const started = await ProcessUnderTest.start(program, { REDIS_URL: this.redis.url, CONTENT: this.content, ...env });
    this.processes.push(started);
    return started;
  }

  /** Ends what the last row started, and forgets what it kept. */
  async clear(): Promise<void> {
    await Promise.all(this.processes.splice(0).map((started) => started.end()));
    await this.redis.client.flushall();
  }

  async close(): Promise<void> {
    process.off("exit", this.abandon);
    await Promise.all(this.processes.splice(0).map((started) => started.end()));
    await this.redis.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A bench that is cut short leaves nothing running. */
  private readonly abandon = (): void => {
    this.processes.forEach((started) => started.kill());
    this.redis.kill();
    rmSync(this.folder, { recursive: true, force: true });
  };
}
