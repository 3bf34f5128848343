import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import type { ConversationKey } from "../../src/core/ports";
import { openStore, type Store } from "../../src/store";
import { RedisKeys } from "../../src/store/redis/keys";
import { aKey, aLease, anEvent, eventually, playTurn, textsOf } from "../helpers/a-stored-talk";
import { startRedisCluster, type RedisCluster } from "../helpers/redis-cluster";

/** What only a Cluster of several nodes can break; the promises themselves are in store.test.ts. */

const prefix = `test-${process.pid}`;
/** Bounds a hang, with room for a busy machine (ms): a command has 2 s. */
const soonMs = 8_000;

let cluster: RedisCluster;
let admins: readonly Redis[];
let store: Store;
let otherNode: Store;
const open = (redisUrl: string, more: { readonly replicas?: number } = {}) => openStore({ dataDir: "unused", redisUrl, prefix, ...more });

beforeAll(async () => {
  cluster = await startRedisCluster();
  admins = cluster.nodes.map(({ url }) => new Redis(url));
  admins.forEach((admin) => admin.on("error", () => undefined));
  store = await open(cluster.url);
  otherNode = await open(cluster.nodes.map(({ url }) => url).join(","));
});
afterAll(async () => {
  await Promise.all([store.close(), otherNode.close()]);
  admins.forEach((admin) => admin.disconnect());
  await cluster.stop();
});

describe("conversations in a Cluster", () => {
  it("live on all its nodes, each whole on one", async () => {
    const talks = await talksOnEachNode(5);
    for (const [n, keys] of talks.entries()) {
      for (const { id } of keys) {
        const found = await Promise.all(admins.map((admin) => admin.keys(`${prefix}:*:mairie:${id}:*`)));
        expect(found.map((names) => names.length > 0)).toEqual(admins.map((_, at) => at === n));
      }
    }
    expect((await store.describe()).warnings).toEqual([]);
  });

  it("are found through any address that answers", async () => {
    const [talk] = (await talksOnEachNode(1)).flat();
    const found = await open(`redis://127.0.0.1:1,${cluster.nodes[2]?.url ?? ""}`);
    try {
      expect(await textsOf(found, talk ?? aKey())).toEqual(["hello"]);
    } finally {
      await found.close();
    }
  });

  it("are kept on every node by a process that was too busy to listen right after it opened the store", async () => {
    const busy = await open(cluster.url);
    try {
      // as loading the content does on a slow machine; longer than a connection or a command may take
      for (const until = Date.now() + 2_500; Date.now() < until;);
      await Promise.all(Array.from({ length: 12 }, (_, n) => busy.keepContent(`${prefix}-${n}`, "{}")));
      const held = await Promise.all(admins.map((admin) => admin.keys(`${prefix}:*${prefix}-*`)));
      expect(held.map(({ length }) => length > 0)).toEqual([true, true, true]);
    } finally {
      await busy.close();
    }
  });

  it("wake who waits on another node of ours, wherever they live", async () => {
    for (const [key] of await talksOnEachNode(1)) await expectWakeUp(key ?? aKey());
  });

  it("wake who waits after the subscribers were lost, and everybody looks once", async () => {
    const key = aKey();
    let looks = 0;
    const stop = otherNode.onCommit(key, () => (looks += 1));
    const killed = await Promise.all(admins.map((admin) => admin.client("KILL", "TYPE", "pubsub")));
    expect(killed.map(Number).reduce((sum, each) => sum + each)).toBe(1); // the node that watches somebody
    await eventually(async () => looks > 0);
    stop();
    await expectWakeUp(key);
  });

  it("make themselves known to every node: rewrites reach the files of all", async () => {
    await Promise.all(admins.map((admin) => admin.config("RESETSTAT")));
    expect(await store.compact()).toEqual({ done: true });
    for (const admin of admins) expect(await admin.info("commandstats")).toMatch(/cmdstat_bgrewriteaof:calls=1/);
  });
});

describe("a node of a Cluster that is away", () => {
  it.each([
    { what: "killed", away: "SIGKILL" as const, back: () => cluster.nodes[1]?.restart() },
    { what: "hanging", away: "SIGSTOP" as const, back: () => cluster.nodes[1]?.signal("SIGCONT") },
  ])("($what) stops its own conversations only, and loses nothing once it is back", async ({ away, back }) => {
    const talks = await talksOnEachNode(4);
    const lost = talks[1] ?? [];
    const others = [...(talks[0] ?? []), ...(talks[2] ?? [])];
    const waiting = others[0] ?? aKey();
    await store.abandon(waiting, await leaseOf(waiting));
    let looks = 0;
    const stop = otherNode.onCommit(lost[0] ?? aKey(), () => (looks += 1));

    cluster.nodes[1]?.signal(away);
    const started = Date.now();
    const refused = await Promise.all(lost.map((key) => store.receive(key, anEvent("refused"), aLease()).then(() => null, (error: unknown) => error)));
    expect(Date.now() - started).toBeLessThan(soonMs);
    for (const failure of refused) expect(failure).toMatchObject({ code: "STORE_UNAVAILABLE" });
    await Promise.all(others.slice(1).map((key) => playTurn(store, key, "still here")));
    expect(await store.orphans(1000)).toContainEqual(waiting);
    expect((await store.describe()).warnings.map(({ code }) => code)).toContain("MASTER_AWAY");
    expect(await store.compact()).toMatchObject({ done: false });

    await back();
    await eventually(async () => looks > 0 || away === "SIGSTOP"); // a hanging node loses no connection
    stop();
    for (const key of lost) await eventually(() => textsOf(store, key));
    for (const key of lost) expect((await textsOf(store, key))[0]).toBe("hello");
    for (const key of others.slice(1)) expect(await textsOf(store, key)).toEqual(["hello", "still here"]);
    const fresh = await talksOnEachNode(1);
    for (const [key] of fresh) await expectWakeUp(key ?? aKey());
  }, 60_000);
});

describe("a slot that moves to another node", () => {
  it("keeps its conversations waiting while it moves, and is followed afterwards, replicas asked for or not", async () => {
    const careful = await open(cluster.url, { replicas: 1 });
    try {
      const [[key = aKey()] = []] = await talksOnEachNode(1);
      await playTurn(careful, key, "before");
      const [first = ""] = new RedisKeys(prefix).conversation(key).keys;
      const [from, to] = admins as [Redis, Redis];
      const [fromId, toId] = await Promise.all([nodeId(from), nodeId(to)]);
      const slot = await from.cluster("KEYSLOT", first);
      await to.cluster("SETSLOT", slot, "IMPORTING", fromId);
      await from.cluster("SETSLOT", slot, "MIGRATING", toId);

      const started = Date.now();
      await expect(store.receive(key, anEvent("in between"), aLease())).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
      await expect(careful.receive(key, anEvent("in between"), aLease())).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
      expect(Date.now() - started).toBeLessThan(soonMs);

      const port = cluster.nodes[1]?.port ?? 0;
      for (const name of await from.cluster("GETKEYSINSLOT", slot, 10_000)) await from.migrate("127.0.0.1", port, name, 0, 2_000);
      for (const admin of [to, from, ...admins.slice(2)]) await admin.cluster("SETSLOT", slot, "NODE", toId);
      const { waited, missed } = careful.replication();
      await playTurn(careful, key, "followed with care");
      expect(careful.replication()).toEqual({ waited: waited + 2, missed: missed + 2 }); // no node has a replica
      await playTurn(store, key, "followed");
      expect(await textsOf(otherNode, key)).toEqual(["hello", "before", "followed with care", "followed"]);
    } finally {
      await careful.close();
    }
  });
});

/** For each node, as the test sees them, `count` conversations of one turn. */
async function talksOnEachNode(count: number): Promise<readonly (readonly ConversationKey[])[]> {
  const talks: ConversationKey[][] = admins.map(() => []);
  while (talks.some((keys) => keys.length < count)) {
    const key = aKey();
    await playTurn(store, key, "hello");
    const held = await Promise.all(admins.map((admin) => admin.keys(`${prefix}:*:mairie:${key.id}:*`)));
    const at = held.findIndex((names) => names.length > 0);
    const node = talks[at];
    if (node === undefined) throw new Error("a conversation lives nowhere");
    if (node.length < count) node.push(key);
  }
  return talks;
}

async function expectWakeUp(key: ConversationKey): Promise<void> {
  let isAwake = false;
  const stop = otherNode.onCommit(key, () => (isAwake = true));
  await eventually(async () => {
    await playTurn(store, key, `wake ${randomUUID()}`); // a subscriber that is being replaced hears the next one
    for (const end = Date.now() + 500; !isAwake && Date.now() < end; ) await pause(10);
    return isAwake;
  });
  stop();
}

async function leaseOf(key: ConversationKey): Promise<string> {
  const received = await store.receive(key, anEvent("waiting"), aLease());
  if (received.outcome !== "leased") throw new Error(received.outcome);
  return received.token;
}

async function nodeId(node: Redis): Promise<string> {
  return String(await node.cluster("MYID"));
}
