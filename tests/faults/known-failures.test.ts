import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { leaseMs } from "../../src/core/limits";
import type { Session } from "../../src/core/conversation/session";
import type { ConversationKey, LogEntry } from "../../src/core/ports";
import type { Store } from "../../src/store";
import { changed, startNode, type TestNode } from "../helpers/a-node";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

/**
 * Failures that bots like this one have had, each once with its name (races of Chatwoot and of the Bot Framework's own state, reproduced
 * before we began), on two nodes that share a Redis.
 */
let redis: RedisServer;
let here: TestNode;
let there: TestNode;
beforeAll(async () => {
  redis = await startRedisServer();
  [here, there] = await Promise.all([startNode({ redisUrl: redis.url }), startNode({ redisUrl: redis.url })]);
}, 60_000);
afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await redis.stop();
});

const aKey = (): ConversationKey => ({ association: "mairie", id: randomUUID() });
const wordsOf = (log: readonly LogEntry[]) => log.filter(({ author }) => author === "person").map(({ text }) => text);
const settled = async () => {
  for (let quiet = 0; quiet < 2; quiet += 1) await Promise.all([here.drain(), there.drain()]);
};

/** The one effect of a message: its own entry once, and at least one answer to it. */
function expectOneEffect(log: readonly LogEntry[], text: string): void {
  const own = log.filter((entry) => entry.author === "person" && entry.text === text);
  expect(own).toHaveLength(1);
  const answers = log.filter(({ replyTo }) => replyTo === own[0]!.id);
  expect(answers.length).toBeGreaterThan(0);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(answers.length);
}

describe("failures that are known", () => {
  it("key claimed before the lock, then a crash: the message is played all the same, and its retry is a duplicate", async () => {
    const key = aKey();
    // a node that dies between the two trips: it received, and is never heard of again
    const event = { v: 1, eventId: "claimed", entryId: "entry-of-claimed", author: "person", at: Date.now(), type: "text", text: "bonjour", channel: "web", attempt: 0 } as const;
    expect((await here.store.receive(key, event, { token: "dead", ms: 300, retentionMs: 3_600_000 })).outcome).toBe("leased");
    expect((await there.accept(key, { eventId: "claimed", text: "bonjour" })).outcome).toBe("duplicate");
    await pause(320);
    expect(await there.sweeper.turns(10)).toBe(1);
    await settled();
    expectOneEffect(await there.log(key), "bonjour");
  });

  it("lease expiring in mid-turn: the slow node's commit writes nothing, the other's answer is the only one", async () => {
    const key = aKey();
    let letGo: () => void = () => undefined;
    const stopped = new Promise<void>((resolve) => (letGo = resolve));
    // stopped between thinking and committing, as by SIGSTOP: it renews nothing and then goes on as if nothing had happened
    const frozen = await startNode({
      redisUrl: redis.url,
      wrap: (store) => changed<Store<Session>>(store, { renew: async () => false, commit: async (...args) => {
        await stopped;
        return store.commit(...args);
      } }),
    });
    try {
      await frozen.accept(key, { eventId: "slow", text: "bonjour" });
      await pause(leaseMs + 50);
      expect(await here.sweeper.turns(10)).toBe(1);
      await settled();
      const before = await here.log(key);
      expectOneEffect(before, "bonjour");
      letGo();
      await frozen.drain();
      expect(frozen.turns.map(({ outcome }) => outcome)).toEqual(["lost"]);
      expect(await here.log(key)).toEqual(before);
    } finally {
      letGo();
      await frozen.close();
    }
  });

  it("a long turn keeps its lease: nobody else plays it meanwhile", async () => {
    const key = aKey();
    const slow = await startNode({
      redisUrl: redis.url,
      wrap: (store) => changed<Store<Session>>(store, { commit: async (...args) => {
        await pause(leaseMs + 700);
        return store.commit(...args);
      } }),
    });
    try {
      await slow.accept(key, { eventId: "long", text: "bonjour" });
      await pause(leaseMs + 300);
      expect(await here.sweeper.turns(10)).toBe(0);
      await slow.drain();
      expect(slow.turns.map(({ outcome }) => outcome)).toEqual(["released"]);
      expectOneEffect(await here.log(key), "bonjour");
    } finally {
      await slow.close();
    }
  });

  it("message stranded between the last look and the release: whatever the moment, somebody plays it", async () => {
    const keys = Array.from({ length: 60 }, aKey);
    await Promise.all(keys.map(async (key, n) => {
      await here.accept(key, { eventId: "first", text: "premier" });
      await pause(n % 15); // from well before the first turn's commit to well after it
      await there.accept(key, { eventId: "second", text: "second" });
    }));
    await settled();
    for (const key of keys) {
      const log = await here.log(key);
      expect(wordsOf(log)).toEqual(["premier", "second"]);
      expectOneEffect(log, "second");
    }
    expect(await here.store.orphans(1_000)).toEqual([]);
  });

  it("GET-then-SET duplicate race: of 300 copies at once on two nodes, one is played", async () => {
    const key = aKey();
    const outcomes = await Promise.all(Array.from({ length: 300 }, async (_, n) => (await (n % 2 ? here : there).accept(key, { eventId: "same", text: "bonjour" }))));
    await settled();
    expect(outcomes.filter(({ outcome }) => outcome === "accepted")).toHaveLength(1);
    expect(new Set(outcomes.map((one) => ("entryId" in one ? one.entryId : "")))).toHaveProperty("size", 1);
    expectOneEffect(await here.log(key), "bonjour");
  });

  it("two answers at once on two nodes: both count, in one order, and no update is lost", async () => {
    const keys = Array.from({ length: 40 }, aKey);
    await Promise.all(keys.map((key) => here.accept(key, { eventId: "hello", text: "bonjour" })));
    await settled();
    await Promise.all(keys.flatMap((key) => [here.accept(key, { eventId: "a", text: "français" }), there.accept(key, { eventId: "b", text: "arabe" })]));
    await settled();
    for (const key of keys) {
      const log = await there.log(key);
      expect(wordsOf(log).toSorted()).toEqual(["arabe", "bonjour", "français"]);
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
      for (const text of ["français", "arabe"]) expectOneEffect(log, text);
    }
  });

  it("retry after the commit: the same id comes back and nothing is said twice", async () => {
    const key = aKey();
    const first = await here.accept(key, { eventId: "retry", text: "bonjour" });
    await settled();
    const before = await here.log(key);
    expect(await there.accept(key, { eventId: "retry", text: "bonjour" })).toEqual({ ...first, outcome: "duplicate" });
    await settled();
    expect(await here.log(key)).toEqual(before);
  });
});
