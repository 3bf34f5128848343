import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { Redis } from "ioredis";
import type { Said } from "../../src/core/message";
import type { InboxEntry, Received } from "../../src/core/ports";
import { openStore, type Store } from "../../src/store";
import { eventually } from "../helpers/a-stored-talk";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

const hour = 3_600_000;
const key = { association: "mairie", id: "someone" };
const lease = { token: "token", ms: 5_000, retentionMs: hour };
const dataDir = mkdtempSync(join(tmpdir(), "passerelle-redis-store-"));
const privateWords = "je m'appelle Amina";

let redis: RedisServer;
let admin: Redis;
let store: Store;
beforeAll(async () => {
  redis = await startRedisServer();
  admin = new Redis(redis.url);
  store = await openStore({ dataDir, redisUrl: redis.url });
});
afterAll(async () => {
  await store.close();
  admin.disconnect();
  await redis.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("a turn in Redis", () => {
  it("costs two commands, and leaves no key without an end nor outside the conversation's slot", async () => {
    await store.receive(key, anEvent("warm-up"), lease).then((received) => commitAll(received)); // the scripts travel once
    await admin.config("RESETSTAT");
    await store.receive(key, anEvent("measured"), lease).then((received) => commitAll(received));
    const stats = await admin.info("commandstats");
    expect(/cmdstat_evalsha:calls=(\d+)/.exec(stats)?.[1]).toBe("2");
    expect(stats).not.toMatch(/cmdstat_eval:/);

    await store.resolveAlias("mairie", "sms", "address", hour);
    await store.keepContent("v1", "{}");
    await store.putTicket("mairie", { v: 1, id: "t", conversation: "someone" }, hour);
    const keys = await admin.keys("*");
    expect(keys.length).toBeGreaterThan(12);
    for (const each of keys) expect({ key: each, hasEnd: (await admin.pttl(each)) > 0 }).toEqual({ key: each, hasEnd: true });
    const tags = new Set(keys.filter((each) => each.includes(":mairie:someone:")).map((each) => /\{s\d\d\}/.exec(each)?.[0]));
    expect(tags.size).toBe(1);
    expect(keys.every((each) => each.startsWith("passerelle:"))).toBe(true);
  });
});

describe("what a person cannot see", () => {
  it("keeps the furthest state of a delivery", async () => {
    const mine = { ...key, id: "receipts" };
    const received = await store.receive(mine, anEvent("hello"), lease);
    await commitAll(received, mine);
    for (const state of ["sent", "delivered", "failed", "sent", "queued"] as const) await store.recordDelivery(mine, 1, state, { reason: state });
    const [sends] = await admin.keys("passerelle:*:receipts:sends");
    expect(await admin.hgetall(sends ?? "")).toMatchObject({ "1:s": "delivered", "1:r": "delivered", "1:c": "sms" });
  });

  it("lets an address go with the tombstone once its conversation is erased", async () => {
    const week = 7 * 24 * hour;
    const { id } = await store.resolveAlias("mairie", "whatsapp", "hashed-number", 4 * week);
    const mine = { association: "mairie", id };
    const [alias] = await admin.keys("passerelle:alias:*hashed-number");
    expect(await admin.pttl(alias ?? "")).toBeGreaterThan(3 * week);
    await commitAll(await store.receive(mine, anEvent("erase"), lease), mine, true);
    await store.forgetAddresses(mine);
    expect(await admin.pttl(alias ?? "")).toBeLessThanOrEqual(week);
    expect(await store.resolveAlias("mairie", "whatsapp", "hashed-number", 4 * week)).toEqual({ id, isNew: false });
  });
});

describe("a Redis that is away", () => {
  it("is said at start, with its code, within seconds", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as { port: number };
    closed.close();
    await expect(openStore({ dataDir, redisUrl: `redis://127.0.0.1:${port}` })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });

  it("is said at start when it accepts and never answers", async () => {
    const mute = createServer((socket) => socket.on("error", () => undefined)).listen(0, "127.0.0.1");
    await once(mute, "listening");
    const { port } = mute.address() as { port: number };
    const started = Date.now();
    await expect(openStore({ dataDir, redisUrl: `redis://127.0.0.1:${port}` })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect(Date.now() - started).toBeLessThan(8_000);
    mute.close();
  });

  it("fails every waiting turn soon, says nothing of what people wrote, and works again by itself", async () => {
    redis.signal("SIGSTOP");
    const started = Date.now();
    const failures = await Promise.all(Array.from({ length: 50 }, (_, n) =>
      store.receive({ ...key, id: `stopped-${n}` }, anEvent(`stopped-${n}`), lease).then(() => null, (error: unknown) => error)));
    expect(Date.now() - started).toBeLessThan(4_000);
    redis.signal("SIGCONT");
    for (const failure of failures) expect(failure).toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect(inspect(failures, { depth: null })).not.toContain(privateWords);
    let outcome: string | undefined;
    for (const end = Date.now() + 5_000; outcome === undefined && Date.now() < end; ) {
      outcome = await store.receive(key, anEvent("after"), lease).then((received) => received.outcome, () => undefined);
    }
    expect(outcome).toBe("leased");
  });
});

describe("a Redis that took over without everything", () => {
  it("is given again what all conversations share, so that a new process can read what is said from then on", async () => {
    const talk = { ...key, id: "taken-over" };
    const said = { key: "welcome.hello", buttons: [] };
    await commitAll(await store.receive(talk, anEvent("before"), lease), talk, false, said);
    const shared = await admin.keys("passerelle:*:said:*");
    expect(shared.length).toBeGreaterThan(0);
    await admin.del(...shared);
    await admin.client("KILL", "TYPE", "normal", "SKIPME", "yes");
    await eventually(() => store.exists(talk));
    await commitAll(await store.receive(talk, anEvent("after"), lease), talk, false, said);
    const fresh = await openStore({ dataDir, redisUrl: redis.url });
    expect((await fresh.readLog(talk, 0, 10)).entries.map((entry) => entry.said?.key)).toEqual(["welcome.hello", "welcome.hello"]);
    await fresh.close();
  });
});

describe("the state of Redis", () => {
  it("is described with what whoever runs it should mend", async () => {
    const careless = await startRedisServer({ appendonly: "no", "maxmemory-policy": "allkeys-lru" });
    const opened = await openStore({ dataDir, redisUrl: careless.url });
    try {
      expect((await opened.describe()).warnings.map(({ code }) => code)).toEqual(["AOF_OFF", "EVICTION_ON"]);
      const user = new Redis(careless.url);
      await user.acl("SETUSER", "default", "-config", "-bgrewriteaof");
      user.disconnect();
      expect((await opened.describe()).warnings.map(({ code }) => code)).toEqual(["CONFIG_UNREADABLE"]);
      expect(await opened.compact()).toMatchObject({ done: false });
    } finally {
      await opened.close();
      await careless.stop();
    }
  });
});

function anEvent(eventId: string): InboxEntry {
  return { v: 1, eventId, entryId: `entry-of-${eventId}`, author: "person", at: 1, type: "text", text: privateWords, attempt: 1 };
}

async function commitAll(received: Received<unknown>, conversation = key, erase = false, said?: Said): Promise<void> {
  if (received.outcome !== "leased") throw new Error(received.outcome);
  const { token, epoch, event, last } = received;
  await store.commit(conversation, {
    erase, token, epoch, eventId: event.eventId, session: {}, retentionMs: hour,
    entries: [{ v: 1, seq: last + 1, id: "e", at: 1, author: "bot", locale: "fr", simple: false, content: "v1", ...(said && { said }) }],
    deliver: [{ seq: last + 1, channel: "sms" }],
    timers: [{ id: "idle", due: Date.now() + hour, kind: "idle", epoch }],
    effects: [{ id: "t", kind: "ticket_opened", value: {} }],
  });
}
