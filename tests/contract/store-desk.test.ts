import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import type { AuditEntry } from "../../src/core/ports";
import { openStore, type Store } from "../../src/store";
import { atPace } from "../helpers/at-pace";
import { startRedisCluster, type RedisCluster } from "../helpers/redis-cluster";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

/** The promises of `DeskStore`, on both stores. */

const hour = 3_600_000;
const stores = [
  { name: "embedded store", start: async () => null },
  { name: "store in Redis", start: () => startRedisServer() },
  { name: "store in a Redis Cluster of three nodes", start: startRedisCluster },
] as const;

describe.each(stores)("the desk's records in the $name", ({ start }) => {
  let store: Store;
  let redis: RedisServer | RedisCluster | null = null;
  let files: string;
  beforeAll(async () => {
    redis = await start();
    files = redis?.dir ?? mkdtempSync(join(tmpdir(), "passerelle-desk-"));
    store = await openStore({ dataDir: files, ...(redis === null ? {} : { redisUrl: redis.url, prefix: `test-${process.pid}` }) });
  });
  afterAll(async () => {
    await store.close();
    await redis?.stop();
    rmSync(files, { recursive: true, force: true });
  });

  const anAssociation = () => `mairie-${randomUUID()}`;
  const put = (association: string, id: string, value: unknown, revision = 0, ttlMs = hour) => store.desk.write(association, "account", id, value, { revision, ttlMs });

  it("give back the same JSON with the revision of its last write", async () => {
    const association = anAssociation();
    const value = { name: "أمينة \u0000 \ud83d\ude00 ' \" : \n", list: [], map: {}, nothing: null, large: 1e21 };
    expect(await store.desk.read(association, "account", "a")).toBeNull();
    expect(await put(association, "a", value)).toBe(1);
    expect(await store.desk.read(association, "account", "a")).toEqual({ value, revision: 1 });
    expect(await put(association, "a", "other", 1)).toBe(2);
    expect(await store.desk.read(association, "account", "a")).toEqual({ value: "other", revision: 2 });
  });

  it.each([
    { revision: 0, why: "there is one already" }, { revision: 1, why: "it was changed since" }, { revision: 3, why: "it was never so" },
  ])("are not written over when $why", async ({ revision }) => {
    const association = anAssociation();
    await put(association, "a", "first");
    await put(association, "a", "second", 1);
    expect(await put(association, "a", "late", revision)).toBeNull();
    expect(await store.desk.read(association, "account", "a")).toEqual({ value: "second", revision: 2 });
    expect(await put(association, "missing", "late", Math.max(1, revision))).toBeNull();
  });

  it("let one of twenty succeed that use up the same thing at once", async () => {
    const association = anAssociation();
    await put(association, "invitation", "fresh");
    const written = await Promise.all(Array.from({ length: 20 }, (_, n) => put(association, "invitation", `used by ${n}`, 1)));
    expect(written.filter((revision) => revision !== null)).toEqual([2]);
    const made = await Promise.all(Array.from({ length: 20 }, (_, n) => put(association, "new", n)));
    expect(made.filter((revision) => revision !== null)).toEqual([1]);
  });

  it("are gone at their time, for reading, listing and writing, and a later write moves that time", atPace(async (ms) => {
    const association = anAssociation();
    await put(association, "short", "x", 0, ms(60));
    await put(association, "prolonged", "x", 0, ms(60));
    expect(await put(association, "prolonged", "y", 1, hour)).toBe(2);
    await put(association, "made-again", "x", 0, ms(60));
    await store.desk.remove(association, "account", "made-again");
    await put(association, "made-again", "y");
    await pause(ms(90));
    await store.expire(Date.now());
    expect(await store.desk.read(association, "account", "short")).toBeNull();
    expect((await store.desk.list(association, "account")).map(({ id }) => id).sort()).toEqual(["made-again", "prolonged"]);
    expect(await put(association, "short", "again")).toBe(1);
  }));

  it("are removed at once, also from the list", async () => {
    const association = anAssociation();
    await put(association, "a", 1);
    await put(association, "b", 2);
    await store.desk.remove(association, "account", "a");
    await store.desk.remove(association, "account", "never");
    expect(await store.desk.read(association, "account", "a")).toBeNull();
    expect(await store.desk.list(association, "account")).toEqual([{ id: "b", value: 2, revision: 1 }]);
  });

  it("never show one association what another keeps, nor one kind what is of another", async () => {
    const [here, there] = ["mairie", "mairie-2"].map((name) => `${name}-${randomUUID()}`) as [string, string];
    await put(here, "a", "ours");
    await store.desk.appendAudit(here, anEntry(1), hour);
    expect(await store.desk.read(there, "account", "a")).toBeNull();
    expect(await store.desk.read(here, "session", "a")).toBeNull();
    expect(await store.desk.list(there, "account")).toEqual([]);
    expect(await store.desk.readAudit(there, "1970-01-01", { from: 0, limit: 10 })).toEqual([]);
    await store.desk.remove(there, "account", "a");
    expect(await put(there, "a", "theirs")).toBe(1);
    expect(await store.desk.list(here, "account")).toEqual([{ id: "a", value: "ours", revision: 1 }]);
  });

  it.each(["a:b", "a{b}", "../x", "é", "a b", "%3A"])("keep an odd id apart and whole: %s", async (odd) => {
    const association = anAssociation();
    await put(association, odd, "odd");
    expect(await store.desk.list(association, "account")).toEqual([{ id: odd, value: "odd", revision: 1 }]);
  });

  it("keep the audit of a day in the order it was written, page by page, apart from other days", async () => {
    const association = anAssociation();
    const day = Date.UTC(2026, 10, 22);
    for (let n = 0; n < 12; n += 1) await store.desk.appendAudit(association, anEntry(day + n), hour);
    await store.desk.appendAudit(association, anEntry(day + 24 * hour), hour);
    const page = async (from: number) => (await store.desk.readAudit(association, "2026-11-22", { from, limit: 5 })).map(({ at }) => at - day);
    expect([await page(0), await page(5), await page(10), await page(12)]).toEqual([[0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11], []]);
    expect(await store.desk.readAudit(association, "2026-11-23", { from: 0, limit: 5 })).toEqual([anEntry(day + 24 * hour)]);
  });

  it("lose no audit entry of twenty written at once, and forget them at their time", atPace(async (ms) => {
    const association = anAssociation();
    await Promise.all(Array.from({ length: 20 }, (_, n) => store.desk.appendAudit(association, anEntry(n), ms(150))));
    const read = () => store.desk.readAudit(association, "1970-01-01", { from: 0, limit: 100 });
    expect((await read()).map(({ at }) => at).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    await pause(ms(200));
    expect(await read()).toEqual([]);
  }));
});

it("has an end on every key of the desk in Redis, and one slot an association", async () => {
  const redis = await startRedisServer();
  const store = await openStore({ dataDir: redis.dir, redisUrl: redis.url });
  const admin = new Redis(redis.url);
  try {
    await store.desk.write("mairie", "account", "a", 1, { revision: 0, ttlMs: hour });
    await store.desk.write("mairie", "tries", "t", 1, { revision: 0, ttlMs: hour });
    await store.desk.appendAudit("mairie", anEntry(1), hour);
    const keys = (await admin.keys("*")).filter((key) => key.includes("mairie"));
    expect(keys).toHaveLength(4);
    for (const key of keys) expect({ key, hasEnd: (await admin.pttl(key)) > 0 }).toEqual({ key, hasEnd: true });
    expect(new Set(keys.map((key) => /\{[^}]+\}/.exec(key)?.[0]))).toEqual(new Set(["{desk-mairie}"]));
  } finally {
    admin.disconnect();
    await store.close();
    await redis.stop();
  }
});

function anEntry(at: number): AuditEntry {
  return { v: 1, at, actor: "someone", action: "case_read", case: "c-1" };
}
