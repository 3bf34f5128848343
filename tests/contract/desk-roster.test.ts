import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Roster } from "../../src/desk/cases/roster";
import { openStore, type Store } from "../../src/store";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

const none: ReadonlySet<string> = new Set();

describe.each(["embedded", "redis"] as const)("the places of a mediator, %s store", (kind) => {
  let redis: RedisServer | null = null;
  let dir: string;
  let stores: readonly Store[];
  let now = 1_000_000;
  beforeAll(async () => {
    redis = kind === "redis" ? await startRedisServer() : null;
    dir = mkdtempSync(join(tmpdir(), "passerelle-roster-"));
    const open = () => openStore({ dataDir: dir, ...(redis && { redisUrl: redis.url }) });
    const first = await open();
    stores = [first, redis ? await open() : first];
  });
  afterAll(async () => {
    await Promise.all([...new Set(stores)].map((store) => store.close()));
    rmSync(dir, { recursive: true, force: true });
  });
  afterAll(() => redis?.stop());

  const twoNodes = () => {
    const association = randomUUID();
    return stores.map((store) => new Roster(store.desk, association, () => now));
  };
  const place = (more: object = {}) => ({ held: none, capacity: 2, until: now + 1_000, isOwnWish: false, ...more });

  it("are never given twice, whichever nodes ask at once", async () => {
    const [one, other] = twoNodes();
    await one!.setPresence("amina", "present");
    // each change that is overtaken is tried again a few times: six at once stay well within
    const given = await Promise.all(Array.from({ length: 6 }, (_, n) => [one!, other!][n % 2]!.reserve("amina", `case-${n}`, place())));
    expect(given.filter(Boolean)).toHaveLength(2);
    expect((await other!.all()).get("amina")!.reserved).toHaveLength(2);
  });

  it("count what is in their hands, and the same case once", async () => {
    const [one] = twoNodes();
    await one!.setPresence("amina", "present");
    expect(await one!.reserve("amina", "a", place({ held: new Set(["b"]) }))).toBe(true);
    expect(await one!.reserve("amina", "a", place({ held: new Set(["b"]) }))).toBe(true);
    expect(await one!.reserve("amina", "c", place({ held: new Set(["b"]) }))).toBe(false);
  });

  it("are free again after their time, or when they are given back", async () => {
    const [one, other] = twoNodes();
    await one!.setPresence("amina", "present");
    for (const id of ["a", "b"]) await one!.reserve("amina", id, place());
    expect(await other!.reserve("amina", "c", place())).toBe(false);
    await one!.release("amina", "a");
    expect(await other!.reserve("amina", "c", place())).toBe(true);
    now += 2_000;
    expect((await one!.all()).get("amina")!.reserved).toEqual([]);
  });

  it.each(["away", "gone"] as const)("are not offered while they are %s, and are theirs when they reach for them", async (state) => {
    const [one] = twoNodes();
    await one!.setPresence("amina", state);
    expect(await one!.reserve("amina", "a", place())).toBe(false);
    expect(await one!.reserve("amina", "a", place({ isOwnWish: true }))).toBe(true);
  });

  it("a page left open does not bring back who has gone", async () => {
    const [one] = twoNodes();
    await one!.setPresence("amina", "gone");
    now += 60_000;
    expect(await one!.sign("amina")).toMatchObject({ state: "gone", lastSignAt: now - 60_000 });
    await one!.setPresence("amina", "present");
    now += 20_000;
    expect(await one!.sign("amina")).toMatchObject({ state: "present", lastSignAt: now });
  });
});
