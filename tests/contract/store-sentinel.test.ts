import { setTimeout as pause } from "node:timers/promises";
import type { ConversationKey } from "../../src/core/ports";
import { openStore, type Store } from "../../src/store";
import { aKey, eventually, playTurn, textsOf } from "../helpers/a-stored-talk";
import { startRedisServer, startSentinel, type RedisServer } from "../helpers/redis-server";

const name = "passerelle-main";
/** A failover asked for sooner after the start finds a Sentinel that does not know the replica yet (ms). */
const settleMs = 10_000;
/** Bounds a hang (ms): Sentinel needs 1 s to call the master dead and some more to promote. */
const failoverMs = 20_000;

describe("a master behind Sentinels", () => {
  const ways = [{ what: "dies", signal: "SIGKILL" }, { what: "hangs", signal: "SIGSTOP" }] as const;
  const installations = new Map<string, Installation>();
  beforeAll(async () => {
    await Promise.all(ways.map(async ({ what }) => installations.set(what, await anInstallation())));
  }, 40_000);
  afterAll(async () => {
    await Promise.all([...installations.values()].map((each) => each.stop()));
  });

  it.each(ways)("that $what while people write is replaced: the store finds the new one, and all that the replica had confirmed", async ({ what, signal }) => {
    const { master, careful, careless, episodes } = installations.get(what) as Installation;
    const talks = [new Talks(careful), new Talks(careless)] as const;
    await eventually(async () => talks.every(({ confirmed }) => confirmed.length > 100));
    master.signal(signal);
    await pause(200);
    const before = talks.map(({ confirmed }) => confirmed.length);
    const acknowledged = talks.map((each) => each.acknowledged.length);
    await eventually(async () => talks.every((each, n) => each.acknowledged.length > (acknowledged[n] ?? 0) + 50), failoverMs);
    await Promise.all(talks.map((each) => each.stop()));

    for (const { failures } of talks) expect(new Set(failures)).toEqual(new Set(["STORE_UNAVAILABLE"]));
    const reader = careless;
    expect(await lost(reader, talks[0].confirmed.slice(0, before[0]))).toBe(0);
    for (const each of talks) expect(await lost(reader, each.acknowledged.slice(-50))).toBe(0);

    expect(careful.replication().missed).toBeGreaterThan(0); // the new master stands alone
    expect(episodes()).toBeGreaterThan(0);
    expect((await careful.describe()).warnings.map(({ code }) => code)).toEqual(["REPLICAS_MISSING"]);
    await expectWakeUp(careful, careless);
  }, 40_000);

  it("is looked for within seconds at start, and said when no Sentinel knows it", async () => {
    const { sentinel } = installations.get("dies") as Installation;
    const refused = ["redis+sentinel://127.0.0.1:1/x", sentinel.url.replace(name, "another")].map((redisUrl) => openStore({ dataDir: "unused", redisUrl }));
    for (const opening of await Promise.allSettled(refused)) expect(opening).toMatchObject({ status: "rejected", reason: { code: "STORE_UNAVAILABLE" } });
  });
});

interface Installation {
  readonly master: RedisServer;
  readonly sentinel: RedisServer;
  /** Asks for one replica. */
  readonly careful: Store;
  readonly careless: Store;
  readonly episodes: () => number;
  stop(): Promise<void>;
}

async function anInstallation(): Promise<Installation> {
  const master = await startRedisServer({ "repl-diskless-sync-delay": "0" });
  const replica = await startRedisServer({ replicaof: `127.0.0.1 ${master.port}` });
  const sentinel = await startSentinel(name, master);
  const settled = pause(settleMs);
  let episodes = 0;
  const careful = await openStore({ dataDir: "unused", redisUrl: sentinel.url, replicas: 1, onReplicationMissed: () => (episodes += 1) });
  const careless = await openStore({ dataDir: "unused", redisUrl: sentinel.url });
  await settled;
  return {
    master, sentinel, careful, careless, episodes: () => episodes,
    stop: async () => {
      await Promise.all([careful.close(), careless.close()]);
      await Promise.all([master, replica, sentinel].map((server) => server.stop()));
    },
  };
}

/** Four people at a time, each with a conversation of one turn, then another. */
class Talks {
  readonly acknowledged: ConversationKey[] = [];
  /** Those during which no replica was missed, by anybody. */
  readonly confirmed: ConversationKey[] = [];
  readonly failures: unknown[] = [];
  #isStopped = false;
  readonly #people: readonly Promise<void>[];

  constructor(readonly store: Store) {
    this.#people = Array.from({ length: 4 }, () => this.#talk());
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#people);
  }

  async #talk(): Promise<void> {
    while (!this.#isStopped) {
      const key = aKey();
      const { missed } = this.store.replication();
      try {
        await playTurn(this.store, key, "hello");
        this.acknowledged.push(key);
        if (this.store.replication().missed === missed) this.confirmed.push(key);
      } catch (error) {
        this.failures.push((error as { code?: string }).code ?? error);
        await pause(20);
      }
    }
  }
}

async function lost(store: Store, keys: readonly ConversationKey[]): Promise<number> {
  const texts = await Promise.all(keys.map((key) => textsOf(store, key)));
  return texts.filter((each) => each.length === 0).length;
}

async function expectWakeUp(writer: Store, watcher: Store): Promise<void> {
  const key = aKey();
  let isAwake = false;
  const stop = watcher.onCommit(key, () => (isAwake = true));
  await eventually(async () => {
    await playTurn(writer, key, "wake up");
    for (const end = Date.now() + 500; !isAwake && Date.now() < end; ) await pause(10);
    return isAwake;
  });
  stop();
}
