import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startRedisServer, tell, type RedisServer } from "./redis-server";

const formTimeoutMs = 15_000;
const slotCount = 16_384;
const masterCount = 3;

export interface RedisCluster {
  /** One node: the others are found through it. */
  readonly url: string;
  readonly nodes: readonly RedisServer[];
  /** Holds the directories of all nodes. */
  readonly dir: string;
  stop(): Promise<void>;
}

/** Three masters on the loopback that share the slots, without replicas; one away does not stop the others. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const dir = mkdtempSync(join(tmpdir(), "passerelle-cluster-"));
  const settings = { "cluster-enabled": "yes", "cluster-config-file": "nodes.conf", "cluster-node-timeout": "1000", "cluster-require-full-coverage": "no" };
  const nodes = await Promise.all(Array.from({ length: masterCount }, () => startRedisServer(settings, dir)));
  await form(nodes);
  return {
    url: nodes[0]?.url ?? "",
    nodes,
    dir,
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function form(nodes: readonly RedisServer[]): Promise<void> {
  const share = Math.ceil(slotCount / nodes.length);
  for (const [n, { port }] of nodes.entries()) {
    await tell(port, `CLUSTER SET-CONFIG-EPOCH ${n + 1}`);
    await tell(port, `CLUSTER ADDSLOTSRANGE ${n * share} ${Math.min((n + 1) * share, slotCount) - 1}`);
    if (n > 0) await tell(port, `CLUSTER MEET 127.0.0.1 ${nodes[0]?.port ?? 0}`);
  }
  for (const end = Date.now() + formTimeoutMs; Date.now() < end; await pause(50)) {
    const seen = await Promise.all(nodes.map(({ port }) => tell(port, "CLUSTER INFO")));
    if (seen.every((info) => info.includes("cluster_state:ok") && info.includes(`cluster_slots_ok:${slotCount}`) && info.includes(`cluster_size:${nodes.length}`))) return;
  }
  throw new Error("the Cluster does not form");
}
