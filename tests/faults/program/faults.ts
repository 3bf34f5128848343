import { setTimeout as pause } from "node:timers/promises";
import { leaseMs } from "../../../src/core/limits";
import type { RedisServer } from "../../helpers/redis-server";
import type { Dice } from "./dice";
import { faultPoints } from "./fault-points";
import type { Nodes, NodeProcess } from "./node-process";
import type { FaultKind } from "./options";
import { slowestTakeMs } from "./platform";

/** A process that was told to end at a place it never comes by is ended anyway after this time (ms). */
const reachWithinMs = 3_000;
/** Few people ask for somebody, or erase everything (ms). */
const reachRareWithinMs = 8_000;
/** Beyond the lease (ms): a sweeper must find the conversation, and the person must have said something more. */
const stopBeyondLeaseMs = 6_000;
const drainWithinMs = 15_000;
const longestCalmMs = 15_000;
/** Between a process and the platform, on a busy machine (ms). */
const onItsWayMs = 300;

/** A crash: it excuses at most one repeat in each conversation. */
export interface Crash {
  readonly from: number;
  until: number;
}

/** Ends, hangs and restarts processes until told to stop; in the order that the dice give. */
export class FaultInjector {
  readonly counts = new Map<string, number>();
  readonly crashes: Crash[] = [];
  readonly drains: (number | null)[] = [];
  #isOver = false;
  #work: Promise<unknown>[] = [];

  constructor(readonly nodes: Nodes, readonly redis: RedisServer, readonly dice: Dice, readonly kinds: readonly FaultKind[]) {}

  start(): void {
    const { kinds } = this;
    const lanes = [
      { kinds: kinds.filter((kind) => kind === "kill" || kind === "redis" || kind === "rolling"), gapMs: [1_000, 4_000] as const },
      { kinds: kinds.filter((kind) => kind === "stop"), gapMs: [2_000, 8_000] as const },
    ];
    this.#work = lanes.filter((lane) => lane.kinds.length > 0).map((lane) => this.#run(lane.kinds, lane.gapMs));
  }

  /** Resolves when everything that was broken works again. */
  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#work);
  }

  async #run(kinds: readonly FaultKind[], [least, most]: readonly [number, number]): Promise<void> {
    // a crash of a service is what happens most; Redis and deployments come in between
    const weighted = kinds.flatMap((kind) => Array<FaultKind>(kind === "kill" ? 8 : 1).fill(kind));
    // as long as the fault took, everything is well: on a slow machine too there are people who are answered at once
    for (let tookMs = 0; !this.#isOver; ) {
      await pause(this.dice.between(least, most) + Math.min(tookMs, longestCalmMs));
      if (this.#isOver) return;
      const from = performance.now();
      await this.#inject(this.dice.pick(weighted));
      tookMs = performance.now() - from;
    }
  }

  async #inject(kind: FaultKind): Promise<void> {
    if (kind === "redis") return this.#restartRedis();
    if (kind === "rolling") return this.#rollingRestart();
    // somebody must be left to answer
    if (this.nodes.up.length < 2) return;
    const node = this.dice.pick(this.nodes.up);
    node.isUp = false; // taken: the other lane leaves it alone, though it may answer for a while
    await (kind === "kill" ? this.#kill(node) : this.#stop(node));
  }

  async #kill(node: NodeProcess): Promise<void> {
    const point = this.dice.pick([...faultPoints, "random"] as const);
    const crash = this.#crash();
    if (point === "random") {
      await node.kill();
      this.#count("kill: random");
    } else {
      const isRare = point === "after-handoff" || point === "after-erase";
      const isReached = await node.killAt(point, isRare ? reachRareWithinMs : reachWithinMs);
      this.#count(`kill: ${isReached ? point : `random, ${point} never came`}`);
    }
    // what had left for the platform arrives after the end
    crash.until = Date.now() + slowestTakeMs + onItsWayMs;
    await node.start();
  }

  async #stop(node: NodeProcess): Promise<void> {
    const point = this.dice.pick(["before-commit", "before-commit", "after-receive", "before-send"] as const);
    const crash = this.#crash();
    const isReached = await node.stopAt(point, reachWithinMs);
    this.#count(`stop: ${isReached ? point : "random"}`);
    await pause(leaseMs + stopBeyondLeaseMs);
    node.go();
    // what hung may come out for a while
    crash.until = Date.now() + 2_000;
  }

  async #restartRedis(): Promise<void> {
    const crash = this.#crash();
    this.redis.signal("SIGKILL");
    await pause(this.dice.between(50, 600));
    await this.redis.restart();
    this.#count("redis: kill and restart");
    crash.until = Date.now() + 2_000;
  }

  async #rollingRestart(): Promise<void> {
    for (const node of this.nodes.all) {
      if (!node.isUp || this.nodes.up.length < 2) continue;
      const took = await node.terminate(drainWithinMs);
      this.drains.push(took);
      this.#count("rolling: SIGTERM");
      if (took === null) this.#crash().until = Date.now();
      await node.start();
    }
  }

  #crash(): Crash {
    const crash = { from: Date.now(), until: Number.POSITIVE_INFINITY };
    this.crashes.push(crash);
    return crash;
  }

  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}
