import { setTimeout as pause } from "node:timers/promises";
import type { Redis } from "ioredis";
import type { Compacted, StoreDescription, StoreWarning } from "../store";
import type { RedisConnection } from "./connection";

/** Longest wait (ms) for a rewrite; it goes on without us afterwards. */
const rewriteTimeoutMs = 60_000;
const pollMs = 50;
/** A replica not heard from for longer (s) is not counted: Redis itself drops it after a minute. */
const maxReplicaLagSeconds = 10;

/**
 * Looks at what every master does with its memory, its disk and its replicas. Hosted services often refuse `CONFIG`: that is said, not fatal.
 *
 * @param replicas how many must have a write before it is acknowledged.
 * @throws StoreUnavailable when no master answers.
 */
export async function describeRedis(redis: RedisConnection, replicas: number): Promise<StoreDescription> {
  const { answers, away } = await redis.askMasters((node) => inspect(node, replicas));
  const byCode = new Map(answers.flat().map((warning) => [warning.code, warning])); // one line, however many masters need it
  if (away > 0) byCode.set("MASTER_AWAY", { code: "MASTER_AWAY", advice: `${away} of ${answers.length + away} masters do not answer: their conversations wait` });
  return { kind: "redis", warnings: [...byCode.values()] };
}

async function inspect(node: Redis, replicas: number): Promise<readonly StoreWarning[]> {
  await node.ping();
  const names = ["appendonly", "appendfsync", "maxmemory-policy", "cluster-enabled", "cluster-require-full-coverage"];
  const [[appendonly, fsync, policy, cluster, coverage], connected] = await Promise.all([
    Promise.all(names.map((name) => readConfig(node, name))),
    countReplicas(node),
  ]);
  const warnings: StoreWarning[] = [];
  if (appendonly === undefined || policy === undefined) {
    warnings.push({ code: "CONFIG_UNREADABLE", advice: "CONFIG GET is refused: check by hand that appendonly is yes and maxmemory-policy is noeviction" });
  }
  if (appendonly === "no") {
    warnings.push({ code: "AOF_OFF", advice: "set appendonly yes: a restart of Redis loses every conversation since its last snapshot" });
  }
  if (appendonly === "yes" && fsync === "no") {
    warnings.push({ code: "FSYNC_OFF", advice: "set appendfsync always, or everysec: a power cut may lose half a minute of acknowledged messages" });
  }
  if (policy !== undefined && policy !== "noeviction") {
    warnings.push({ code: "EVICTION_ON", advice: `set maxmemory-policy noeviction: ${policy} drops conversations in silence when memory is short` });
  }
  if (cluster === "yes" && coverage === "yes") {
    warnings.push({ code: "FULL_COVERAGE", advice: "set cluster-require-full-coverage no: one master away would stop the conversations of all the others" });
  }
  if (connected > 0 && replicas === 0) {
    warnings.push({ code: "REPLICAS_UNUSED", advice: "set REDIS_REPLICAS=1: a failover may lose acknowledged messages that no replica had yet" });
  }
  if (connected < replicas) {
    warnings.push({ code: "REPLICAS_MISSING", advice: `${connected} replicas are connected and REDIS_REPLICAS asks for ${replicas}: messages are acknowledged late, and a failover may lose them` });
  }
  return warnings;
}

/** Rewrites the append-only file, and the snapshot when Redis keeps one, of every master. Replicas rewrite theirs when they choose. */
export async function compactRedis(redis: RedisConnection): Promise<Compacted> {
  const { answers, away } = await redis.askMasters(compactNode);
  if (away > 0) return { done: false, reason: `${away} masters do not answer` };
  return answers.find(({ done }) => !done) ?? { done: true };
}

async function compactNode(node: Redis): Promise<Compacted> {
  const [appendonly, save] = await Promise.all([readConfig(node, "appendonly"), readConfig(node, "save")]);
  try {
    if (appendonly !== "no") {
      await node.bgrewriteaof();
      if (!(await isIdle(node))) return { done: false, reason: "BGREWRITEAOF goes on in the background" };
    }
    if (save !== "") {
      await node.bgsave();
      if (!(await isIdle(node))) return { done: false, reason: "BGSAVE goes on in the background" };
    }
    return { done: true };
  } catch (error) {
    return { done: false, reason: error instanceof Error ? error.message : "refused" };
  }
}

async function readConfig(node: Redis, name: string): Promise<string | undefined> {
  const reply: unknown = await node.config("GET", name).catch(() => undefined);
  const value: unknown = Array.isArray(reply) ? reply[1] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** Replicas that follow now; none when `INFO` is refused. */
async function countReplicas(node: Redis): Promise<number> {
  const info = await node.info("replication").catch(() => "");
  const lags = [...info.matchAll(/^slave\d+:.*state=online.*lag=(\d+)/gm)].map(([, lag]) => Number(lag));
  return lags.filter((lag) => lag <= maxReplicaLagSeconds).length;
}

async function isIdle(node: Redis): Promise<boolean> {
  for (const end = Date.now() + rewriteTimeoutMs; Date.now() < end; await pause(pollMs)) {
    const info = await node.info("persistence");
    if (!/^(aof_rewrite_in_progress|aof_rewrite_scheduled|rdb_bgsave_in_progress):1/m.test(info)) return true;
  }
  return false;
}
