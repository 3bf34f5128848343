import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { buildSync } from "esbuild";
import { open } from "lmdb";
import { openStore, type StoreOptions } from "../../src/store";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

const root = resolve(__dirname, "../..");
const key = { association: "mairie", id: "conversation-of-a-person" };
const event = { v: 1, eventId: "event-1", entryId: "entry-1", author: "person", at: 1, type: "text", text: "bonjour", attempt: 1 } as const;
const hour = 3_600_000;

/** A service that dies between the two trips of a turn: it receives, says so, and hangs. */
const victim = `
  const { openStore } = require("./store.js");
  const [options, key, event, leaseMs] = JSON.parse(process.argv[2]);
  const say = (what) => process.stdout.write(JSON.stringify(what) + "\\n");
  openStore(options)
    .then((store) => store.receive(key, event, { token: "victim", ms: leaseMs, retentionMs: ${hour} }))
    .then(say, (error) => say({ code: error.code }))
    .then(() => setInterval(() => undefined, 1000));
`;

let dir: string;
let children: ChildProcess[];

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "passerelle-crash-"));
  buildSync({ entryPoints: [join(root, "src/store/index.ts")], bundle: true, packages: "external", platform: "node", format: "cjs", outfile: join(dir, "store.js"), logLevel: "error" });
  writeFileSync(join(dir, "victim.js"), victim);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));
beforeEach(() => {
  children = [];
});
afterEach(() => children.forEach((child) => child.kill("SIGKILL")));

async function startVictim(options: StoreOptions, leaseMs: number): Promise<{ readonly child: ChildProcess; readonly said: { outcome?: string; code?: string } }> {
  const child = spawn(process.execPath, [join(dir, "victim.js"), JSON.stringify([options, key, event, leaseMs])], {
    env: { ...process.env, NODE_PATH: join(root, "node_modules") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, said: JSON.parse(line.toString()) as { outcome?: string; code?: string } };
}

async function crash(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

describe("a message whose service was killed in the middle of the turn", () => {
  it("is played by the next service as soon as it starts on the same directory", async () => {
    const options = { dataDir: mkdtempSync(join(dir, "data-")) };
    const { child, said } = await startVictim(options, hour);
    expect(said.outcome).toBe("leased");
    await crash(child);

    const store = await openStore(options);
    try {
      expect(await store.orphans(10)).toEqual([key]);
      expect(await store.resume(key, { token: "next", ms: hour })).toMatchObject({ event: { ...event, attempt: 2 }, session: null, epoch: 1 });
      expect(await store.receive(key, event, { token: "again", ms: hour, retentionMs: hour })).toEqual({ outcome: "duplicate" });
    } finally {
      await store.close();
    }
  });

  it("is played by another node on the same Redis once the lease ends", async () => {
    const redis = await startRedisServer();
    const options = { dataDir: dir, redisUrl: redis.url };
    const store = await openStore(options);
    try {
      const { child, said } = await startVictim(options, 3_000);
      expect(said.outcome).toBe("leased");
      await crash(child);
      expect(await store.resume(key, { token: "early", ms: hour })).toBeNull();
      await pause(3_050);
      expect(await store.orphans(10)).toEqual([key]);
      expect(await store.resume(key, { token: "next", ms: hour })).toMatchObject({ event: { ...event, attempt: 2 } });
    } finally {
      await store.close();
      await redis.stop();
    }
  });

  it("is still there after Redis itself was killed, and the nodes find it again by themselves", async () => {
    const redis: RedisServer = await startRedisServer();
    const store = await openStore({ dataDir: dir, redisUrl: redis.url });
    try {
      await store.receive(key, event, { token: "first", ms: 1, retentionMs: hour });
      let woken = false;
      store.onCommit(key, () => void store.exists(key).then(() => (woken = true), () => undefined));
      redis.signal("SIGKILL");
      await pause(100);
      woken = false;
      await redis.restart();
      for (const end = Date.now() + 5_000; !woken && Date.now() < end; ) await pause(20);
      expect(woken).toBe(true); // a commit may have been missed meanwhile: those who wait look again
      expect(await store.resume(key, { token: "next", ms: hour })).toMatchObject({ event: { ...event, attempt: 2 } });
    } finally {
      await store.close();
      await redis.stop();
    }
  });
});

describe("a directory served by one process", () => {
  it("is refused to a second one, and free again once the first was killed", async () => {
    const options = { dataDir: mkdtempSync(join(dir, "data-")) };
    const { child } = await startVictim(options, hour);
    await expect(openStore(options)).rejects.toMatchObject({ code: "DATA_DIR_BUSY", pid: child.pid });
    expect((await startVictim(options, hour)).said).toEqual({ code: "DATA_DIR_BUSY" });
    await crash(child);
    await (await openStore(options)).close();
  });

  it("goes to exactly one of several that start together after a crash", async () => {
    const options = { dataDir: mkdtempSync(join(dir, "data-")) };
    const { child } = await startVictim(options, hour);
    await crash(child);
    const said = (await Promise.all([1, 2, 3].map(() => startVictim(options, hour)))).map((each) => each.said);
    expect(said.filter(({ code }) => code === "DATA_DIR_BUSY")).toHaveLength(2);
    expect(said.filter(({ outcome }) => outcome === "duplicate")).toHaveLength(1);
  });

  it("is refused to a second store of the same process, until the first is closed", async () => {
    const options = { dataDir: mkdtempSync(join(dir, "data-")) };
    const store = await openStore(options);
    await expect(openStore(options)).rejects.toMatchObject({ code: "DATA_DIR_BUSY" });
    await store.close();
    await (await openStore(options)).close();
    await expect(store.readSession(key)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });

  it.each([
    { owner: "a dead process whose number was given again", change: { startedTicks: "1" }, signAgeMs: 0, isBusy: false },
    { owner: "a process of before the machine's last start", change: { boot: "another" }, signAgeMs: 0, isBusy: false },
    { owner: "a living process of another container", change: { namespace: "pid:[1]" }, signAgeMs: 1_000, isBusy: true },
    { owner: "a silent process of another container", change: { namespace: "pid:[1]" }, signAgeMs: 60_000, isBusy: false },
  ])("that names $owner: busy $isBusy", async ({ change, signAgeMs, isBusy }) => {
    const dataDir = mkdtempSync(join(dir, "data-"));
    const first = await openStore({ dataDir });
    const db = open<object, string>({ path: join(dataDir, "owner.mdb"), encoding: "json" });
    const owner = db.get("owner");
    await db.close();
    await first.close();
    const forged = open<object, string>({ path: join(dataDir, "owner.mdb"), encoding: "json" });
    await forged.put("owner", { ...owner, ...change });
    await forged.close();
    const sign = new Date(Date.now() - signAgeMs);
    utimesSync(join(dataDir, "owner.alive"), sign, sign);

    const opened = openStore({ dataDir });
    if (isBusy) return expect(opened).rejects.toMatchObject({ code: "DATA_DIR_BUSY" });
    await (await opened).close();
  });

  it("loses nothing when a compaction was killed half-way", async () => {
    const dataDir = mkdtempSync(join(dir, "data-"));
    const first = await openStore({ dataDir });
    await first.receive(key, event, { token: "t", ms: hour, retentionMs: hour });
    await first.close();
    writeFileSync(join(dataDir, "passerelle.mdb.compacting"), "half a copy");
    const second = await openStore({ dataDir });
    expect(await second.orphans(1)).toEqual([key]);
    expect(await second.compact()).toEqual({ done: true });
    expect(await second.orphans(1)).toEqual([key]);
    await second.close();
  });
});

describe("an erased conversation in a directory", () => {
  it("lets an address go with the tombstone once its conversation is erased", async () => {
    const store = await openStore({ dataDir: mkdtempSync(join(dir, "data-")) });
    const days = (count: number): number => count * 24 * hour;
    const { id } = await store.resolveAlias("mairie", "whatsapp", "hashed-number", days(30));
    const mine = { association: "mairie", id };
    await store.receive(mine, event, { token: "t", ms: hour, retentionMs: days(30) });
    await store.expire(Date.now() + days(29));
    expect(await store.resolveAlias("mairie", "whatsapp", "hashed-number", days(30))).toEqual({ id, isNew: false });
    const erasure = { erase: true, session: {}, entries: [], deliver: [], timers: [], effects: [], retentionMs: days(30) };
    await store.commit(mine, { token: "t", epoch: 1, eventId: event.eventId, ...erasure });
    await store.forgetAddresses(mine);
    expect((await store.receive(mine, event, { token: "t", ms: hour, retentionMs: hour })).outcome).toBe("duplicate");
    await store.expire(Date.now() + days(7) + hour);
    expect((await store.resolveAlias("mairie", "whatsapp", "hashed-number", days(30))).isNew).toBe(true);
    await store.close();
  });
});
