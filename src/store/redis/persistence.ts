import { setTimeout as pause } from "node:timers/promises";
import type { Compacted, StoreDescription, StoreWarning } from "../store";
import type { RedisConnection } from "./connection";

/** Longest wait (ms) for a rewrite; it goes on without us afterwards. */
const rewriteTimeoutMs = 60_000;
const pollMs = 50;

/** Looks at what Redis does with its memory and its disk. Hosted services often refuse `CONFIG`: that is said, not fatal. */
export async function describeRedis(redis: RedisConnection): Promise<StoreDescription> {
  const [appendonly, fsync, policy] = await Promise.all(["appendonly", "appendfsync", "maxmemory-policy"].map((name) => readConfig(redis, name)));
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
  return { kind: "redis", warnings };
}

/** Rewrites the append-only file, and the snapshot when Redis keeps one. */
export async function compactRedis(redis: RedisConnection): Promise<Compacted> {
  const [appendonly, save] = await Promise.all([readConfig(redis, "appendonly"), readConfig(redis, "save")]);
  try {
    if (appendonly !== "no") {
      await redis.ask((client) => client.bgrewriteaof());
      if (!(await isIdle(redis))) return { done: false, reason: "BGREWRITEAOF goes on in the background" };
    }
    if (save !== "") {
      await redis.ask((client) => client.bgsave());
      if (!(await isIdle(redis))) return { done: false, reason: "BGSAVE goes on in the background" };
    }
    return { done: true };
  } catch (error) {
    return { done: false, reason: error instanceof Error ? error.message : "refused" };
  }
}

async function readConfig(redis: RedisConnection, name: string): Promise<string | undefined> {
  const reply = await redis.ask((client) => client.config("GET", name)).catch(() => undefined);
  const value: unknown = Array.isArray(reply) ? reply[1] : undefined;
  return typeof value === "string" ? value : undefined;
}

async function isIdle(redis: RedisConnection): Promise<boolean> {
  for (const end = Date.now() + rewriteTimeoutMs; Date.now() < end; await pause(pollMs)) {
    const info = await redis.ask((client) => client.info("persistence"));
    if (!/^(aof_rewrite_in_progress|aof_rewrite_scheduled|rdb_bgsave_in_progress):1/m.test(info)) return true;
  }
  return false;
}
