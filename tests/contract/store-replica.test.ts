import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import type { ConversationKey } from "../../src/core/ports";
import { maxSessionBytes } from "../../src/core/limits";
import { openStore, type Store } from "../../src/store";
import { aKey, aLease, anEvent, eventually, playTurn, textsOf } from "../helpers/a-stored-talk";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

/** A master and a replica: what an acknowledgement is worth, and what the replica may cost. */

let master: RedisServer;
let replica: RedisServer;
let store: Store;
let episodes = 0;
const open = (url: string, replicas: number) =>
  openStore({ dataDir: "unused", redisUrl: url, replicas, onReplicationMissed: () => (episodes += 1) });

beforeEach(async () => {
  master = await startRedisServer({ appendfsync: "everysec", "repl-diskless-sync-delay": "0" });
  replica = await startRedisServer({ appendfsync: "everysec", replicaof: `127.0.0.1 ${master.port}` });
  store = await open(master.url, 1);
  await eventually(async () => (await store.describe()).warnings.length === 0);
});
afterEach(async () => {
  await store.close();
  await Promise.all([master.stop(), replica.stop()]);
});

/** `count` conversations of one acknowledged turn, at the same time. */
async function talks(through: Store, count: number, session: unknown = {}): Promise<readonly ConversationKey[]> {
  const keys = Array.from({ length: count }, aKey);
  await Promise.all(keys.map((key) => playTurn(through, key, "hello", session)));
  return keys;
}

/** The same, all on the replica: a busy machine may keep a healthy one from answering in time, then they are played again. */
async function confirmedTalks(count: number): Promise<readonly ConversationKey[]> {
  let keys: readonly ConversationKey[] = [];
  await eventually(async () => {
    const { missed } = store.replication();
    keys = await talks(store, count);
    return store.replication().missed === missed;
  });
  return keys;
}

describe("a replica that answers", () => {
  it("has every turn before it is acknowledged, at one WAIT a trip, and at far fewer when many are under way", async () => {
    const admin = new Redis(master.url);
    const waits = async () => Number(/cmdstat_wait:calls=(\d+)/.exec(await admin.info("commandstats"))?.[1] ?? 0);
    await confirmedTalks(1);
    const [before, { waited }] = [await waits(), store.replication()];
    await talks(store, 1);
    expect((await waits()) - before).toBe(2);
    await talks(store, 100);
    expect((await waits()) - before).toBeLessThan(100);
    expect(store.replication().waited).toBe(waited + 202);
    admin.disconnect();

    const reader = new Redis(replica.url);
    for (const { id } of await confirmedTalks(5)) expect(await reader.keys(`*:mairie:${id}:log`)).toHaveLength(1);
    reader.disconnect();
  });

  it("has what says who may come in to the desk before it is acknowledged, and is not kept waiting by the rest", async () => {
    const how = (revision: number) => ({ revision, ttlMs: 3_600_000 });
    const reader = new Redis(replica.url);
    const isThere = async (kind: string) => (await reader.keys(`*${kind}*the-id`)).length > 0;
    for (const kind of ["account", "sign_in_name", "session", "openid_identity", "openid_login"] as const) {
      let revision = 0;
      await eventually(async () => {
        const { missed, waited } = store.replication();
        revision = (await store.desk.write("mairie", kind, "the-id", { n: revision }, how(revision))) ?? revision;
        expect([kind, store.replication().waited]).toEqual([kind, waited + 1]);
        return store.replication().missed === missed;
      });
      expect([kind, await isThere(kind)]).toEqual([kind, true]);
      await eventually(async () => {
        const { missed, waited } = store.replication();
        await store.desk.remove("mairie", kind, "the-id");
        expect([kind, store.replication().waited]).toEqual([kind, waited + 1]);
        return store.replication().missed === missed;
      });
      expect([kind, await isThere(kind)]).toEqual([kind, false]);
    }
    expect(await store.desk.list("mairie", "account")).toEqual([]);
    reader.disconnect();
    const { waited } = store.replication();
    for (const kind of ["device", "tries", "presence", "case"] as const) await store.desk.write("mairie", kind, "the-id", 1, how(0));
    expect(store.replication().waited).toBe(waited);
  });

  it("still shuts somebody out who was shut out just before the master died", async () => {
    const how = (revision: number) => ({ revision, ttlMs: 3_600_000 });
    let revision = 0;
    await eventually(async () => {
      const { missed } = store.replication();
      revision = (await store.desk.write("mairie", "account", "amina", { isDisabled: revision > 0 }, how(revision))) ?? revision;
      return revision > 1 && store.replication().missed === missed;
    });
    await master.stop();
    const admin = new Redis(replica.url);
    await admin.replicaof("NO", "ONE");
    const promoted = await open(replica.url, 0);
    expect((await promoted.desk.read("mairie", "account", "amina"))?.value).toEqual({ isDisabled: true });
    await promoted.close();
    admin.disconnect();
  });

  it("is asked for turns and for who may come in only, and for none when the settings do not", async () => {
    const plain = await open(master.url, 0);
    await talks(plain, 3);
    expect(plain.replication()).toEqual({ waited: 0, missed: 0 });
    expect((await plain.describe()).warnings.map(({ code }) => code)).toEqual(["REPLICAS_UNUSED"]);
    await plain.close();
    const greedy = await open(master.url, 2);
    expect((await greedy.describe()).warnings.map(({ code }) => code)).toEqual(["REPLICAS_MISSING"]);
    await greedy.close();
    const { waited } = store.replication();
    await store.readLog(aKey(), 0, 1);
    await store.resolveAlias("mairie", "sms", "address", 1_000);
    expect(store.replication().waited).toBe(waited);
  });
});

describe("a replica that hangs", () => {
  it("is counted and told once, holds up nobody for long, and is counted no more when it is back", async () => {
    await confirmedTalks(1);
    episodes = 0;
    const { waited, missed } = store.replication();
    replica.signal("SIGSTOP");
    const started = Date.now();
    const keys = await talks(store, 200);
    // one WAIT of 50 ms for each of the 400 writes would take 20 s
    expect(Date.now() - started).toBeLessThan(10_000);
    expect(store.replication()).toEqual({ waited: waited + 400, missed: missed + 400 });
    expect(episodes).toBe(1);
    for (const key of keys.slice(0, 5)) expect(await textsOf(store, key)).toEqual(["hello"]);

    replica.signal("SIGCONT");
    await confirmedTalks(1);
    episodes = 0;
    replica.signal("SIGSTOP");
    await talks(store, 1);
    expect(episodes).toBe(1);
  });
});

describe("a master that is lost", () => {
  it("takes with it what no replica had: all of that was counted, and nothing else is gone", async () => {
    const careless = await open(master.url, 0);
    const session = { answers: "x".repeat(maxSessionBytes - 100) }; // together more than the sockets between the two hold
    const kept = await confirmedTalks(20);
    replica.signal("SIGSTOP");
    const { missed } = store.replication();
    const doubtful: ConversationKey[] = [];
    while (doubtful.length < 240) doubtful.push(...(await talks(store, 20, session)));
    const unwarned = await talks(careless, 20, session);
    expect(store.replication().missed).toBe(missed + 2 * doubtful.length);

    const cut = store.receive(aKey(), anEvent("cut short"), aLease()).then(() => "acknowledged", (error: { code?: string }) => error.code);
    await pause(10); // written by now, and waiting for the replica
    master.signal("SIGKILL");
    expect(await cut).toBe("STORE_UNAVAILABLE");
    await careless.close();

    replica.signal("SIGCONT");
    const promoted = new Redis(replica.url);
    await eventually(async () => (await promoted.info("replication")).includes("master_link_status:down"));
    await promoted.replicaof("NO", "ONE");
    promoted.disconnect();
    const after = await open(replica.url, 0);
    const lost = async (keys: readonly ConversationKey[]) =>
      (await Promise.all(keys.map((key) => textsOf(after, key)))).filter((texts) => texts.length === 0).length;
    expect(await lost(kept)).toBe(0);
    expect(await lost(doubtful)).toBeGreaterThan(0); // else nothing was proved
    expect(await lost(unwarned)).toBe(unwarned.length); // the last ones written, and nobody was told
    await after.close();
  }, 60_000);
});
