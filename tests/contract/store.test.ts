import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { maxInboxLength, maxLogLength, maxSeen, maxSessionBytes } from "../../src/core/limits";
import type { Commit, Committed, ConversationKey, InboxEntry, Leased, LogEntry, Received, TimerRecord } from "../../src/core/ports";
import { openStore, type Store } from "../../src/store";
import { effectGraceMs } from "../../src/store/lifetimes";
import { atPace } from "../helpers/at-pace";
import { startRedisCluster, type RedisCluster } from "../helpers/redis-cluster";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

/** The promises of core/ports.ts and the table of records, on both stores: what differs between them is a defect. */

interface TestSession {
  readonly answers: Readonly<Record<string, string>>;
  readonly played: readonly string[];
}
type TestStore = Store<TestSession>;

const hour = 3_600_000;
const leaseMs = 5_000;
const stores = [
  { name: "embedded store", kind: "embedded", start: async () => null },
  { name: "store in Redis", kind: "redis", start: () => startRedisServer() },
  { name: "store in a Redis Cluster of three nodes", kind: "redis", start: startRedisCluster },
] as const;

describe.each(stores)("a conversation in the $name", ({ kind, start }) => {
  let store: TestStore;
  let redis: RedisServer | RedisCluster | null = null;
  let files: string;
  beforeAll(async () => {
    redis = await start();
    files = redis?.dir ?? mkdtempSync(join(tmpdir(), "passerelle-store-"));
    store = await openStore<TestSession>({ dataDir: files, ...(redis === null ? {} : { redisUrl: redis.url, prefix: `test-${process.pid}` }) });
  });
  afterAll(async () => {
    await store.close();
    await redis?.stop();
    rmSync(files, { recursive: true, force: true });
  });

  const receive = (key: ConversationKey, event: InboxEntry, more: { token?: string; ms?: number; retentionMs?: number; unless?: "moved" | "left" } = {}) =>
    store.receive(key, event, { token: randomUUID(), ms: leaseMs, retentionMs: hour, ...more });

  /** A conversation in which one event was played and `count` entries were written. */
  async function aTalk(count = 1, more: Partial<Commit<TestSession>> = {}): Promise<ConversationKey> {
    const key = aKey();
    const turn = leased(await receive(key, anEvent("hello"), more.retentionMs === undefined ? {} : { retentionMs: more.retentionMs }));
    await store.commit(key, aCommit(turn, { entries: entriesFrom(1, count), ...more }));
    return key;
  }

  describe("receives", () => {
    it("plays one of twenty identical events that arrive at once", async () => {
      const key = aKey();
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => receive(key, anEvent("one", "same-id"))));
      expect(count(outcomes)).toEqual({ leased: 1, duplicate: 19 });
      expect(await store.commit(key, aCommit(outcomes.find(isLeased)))).toEqual({ outcome: "released" });
    });

    it("plays twenty different events that arrive at once one at a time, in the order they were kept", async () => {
      const key = aKey();
      const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => receive(key, anEvent(`message ${n}`))));
      expect(count(outcomes)).toEqual({ leased: 1, queued: 19 });
      const played: string[] = [];
      let turn: Leased<TestSession> | undefined = outcomes.find(isLeased);
      while (turn !== undefined) {
        played.push(turn.event.text ?? "");
        expect(turn.session?.played ?? []).toEqual(played.slice(0, -1));
        const committed = await store.commit(key, aCommit(turn, { session: { answers: {}, played }, entries: entriesFrom(played.length, 1) }));
        turn = committed.outcome === "next" ? committed.leased : undefined;
      }
      expect(played).toEqual(Array.from({ length: 20 }, (_, n) => `message ${n}`));
      expect((await store.readLog(key, 0, 100)).entries.map(({ seq }) => seq)).toEqual(played.map((_, n) => n + 1));
      expect(await store.orphans(1000)).not.toContainEqual(key);
    });

    it("knows a duplicate while the first one waits and after it was played", async () => {
      const key = aKey();
      const turn = leased(await receive(key, anEvent("one", "retry")));
      expect(await receive(key, anEvent("one", "retry"))).toEqual({ outcome: "duplicate" });
      await store.commit(key, aCommit(turn));
      expect(await receive(key, anEvent("one", "retry"))).toEqual({ outcome: "duplicate" });
    });

    it("remembers the last event ids only, so that a conversation stays small", async () => {
      const key = aKey();
      await playAll(key, maxSeen + 1);
      expect((await receive(key, anEvent("again", "id-1"))).outcome).toBe("duplicate");
      expect((await receive(key, anEvent("again", "id-0"))).outcome).toBe("leased");
    });

    it("refuses beyond a full inbox, owes one notice an episode, and forgets the refused event", async () => {
      const key = aKey();
      const turn = leased(await receive(key, anEvent("first")));
      expect(turn.owesNotice).toBe(false);
      for (let n = 1; n < maxInboxLength; n += 1) expect((await receive(key, anEvent(`waiting ${n}`))).outcome).toBe("queued");
      for (let tries = 0; tries < 2; tries += 1) expect(await receive(key, anEvent("too many", "refused"))).toEqual({ outcome: "full" });
      const second = nextOf(await store.commit(key, aCommit(turn)));
      expect(second.owesNotice).toBe(true);
      expect((await receive(key, anEvent("too many", "refused"))).outcome).toBe("queued");
      expect(await receive(key, anEvent("more", "refused too"))).toEqual({ outcome: "full" });
      let next = nextOf(await store.commit(key, aCommit(second, { givesNotice: true })));
      expect(next.owesNotice).toBe(false);
      expect((await receive(key, anEvent("more", "refused too"))).outcome).toBe("queued");
      expect(await receive(key, anEvent("and more"))).toEqual({ outcome: "full" });
      for (let waiting = maxInboxLength - 1; waiting > 0; waiting -= 1) {
        next = nextOf(await store.commit(key, aCommit(next)));
        expect(next.owesNotice).toBe(false);
      }
      expect(await store.commit(key, aCommit(next))).toEqual({ outcome: "released" });
      // the inbox was empty: a new episode
      const again = leased(await receive(key, anEvent("later")));
      for (let n = 1; n < maxInboxLength; n += 1) await receive(key, anEvent(`later ${n}`));
      expect(await receive(key, anEvent("too many again"))).toEqual({ outcome: "full" });
      expect(nextOf(await store.commit(key, aCommit(again))).owesNotice).toBe(true);
    });

    it("brings back the same JSON it was given", async () => {
      const key = aKey();
      const event: InboxEntry = { ...anEvent("سلام \u0000 \ud83d\ude00 ' \" \\ \n"), attachments: [], echo: { empty: [], object: {}, nothing: null, large: 1e21, small: 0.1 } };
      const turn = leased(await receive(key, event));
      expect(turn.event).toEqual(event);
      const session = { answers: { "clé": "ቤት" }, played: [], nested: { list: [], map: {}, deep: [[null]] } } as TestSession;
      await store.commit(key, aCommit(turn, { session }));
      expect(await store.readSession(key)).toEqual(session);
    });

    it("never mixes two associations that use the same id", async () => {
      const id = aKey().id;
      const [here, there] = [{ association: "here", id }, { association: "there", id }];
      const turn = leased(await receive(here, anEvent("ours", "same")));
      await store.commit(here, aCommit(turn, { entries: entriesFrom(1, 2), session: { answers: { secret: "ours" }, played: [] } }));
      expect(await store.readSession(there)).toBeNull();
      expect((await store.readLog(there, 0, 10)).entries).toEqual([]);
      expect(leased(await receive(there, anEvent("theirs", "same"))).session).toBeNull();
    });

    it.each(["a:b", "a{b}", "../x", "a|b", "é", "a b", "%3A"])("keeps an odd id apart and whole: %s", async (odd) => {
      const key = { association: "odd", id: `${odd}-${randomUUID()}` };
      await receive(key, anEvent("hello"), { ms: 1 });
      await pause(5);
      expect(await store.orphans(1000)).toContainEqual(key);
      expect((await receive({ association: "odd", id: odd }, anEvent("hello", randomUUID()))).outcome).toMatch(/leased|queued/);
    });

    it.each([{ association: "", id: "x" }, { association: "x", id: "" }, { association: "x", id: "y".repeat(300) }])("refuses a key we never gave", async (key) => {
      await expect(async () => receive(key, anEvent("hello"))).rejects.toMatchObject({ code: "CONVERSATION_KEY_INVALID" });
    });
  });

  describe("leases", () => {
    it("passes to the next node when its holder is silent, whose late commit then writes nothing", atPace(async (ms) => {
      const key = aKey();
      const slow = leased(await receive(key, anEvent("hello"), { ms: ms(40) }));
      expect(await store.resume(key, { token: "eager", ms: leaseMs })).toBeNull();
      await pause(ms(60));
      expect(await store.orphans(1000)).toContainEqual(key);
      const next = await store.resume(key, { token: "next", ms: leaseMs });
      expect(next).toMatchObject({ event: { text: "hello", attempt: 2 }, session: null });
      expect(await store.commit(key, aCommit(slow, { entries: entriesFrom(1, 1) }))).toEqual({ outcome: "lost" });
      expect(await store.readSession(key)).toBeNull();
      expect((await store.readLog(key, 0, 10)).entries).toEqual([]);
      expect(await store.renew(key, slow.token, leaseMs)).toBe(false);
      expect(await store.commit(key, aCommit(next ?? undefined))).toEqual({ outcome: "released" });
    }));

    it("is not taken over while its holder renews it", atPace(async (ms) => {
      const key = aKey();
      const turn = leased(await receive(key, anEvent("hello"), { ms: ms(40) }));
      expect(await store.renew(key, turn.token, leaseMs)).toBe(true);
      await pause(ms(60));
      expect(await store.resume(key, { token: "other", ms: leaseMs })).toBeNull();
      expect(await store.orphans(1000)).not.toContainEqual(key);
    }));

    it("given back after a failed turn is taken at once, and the tries are counted", async () => {
      const key = aKey();
      const first = leased(await receive(key, anEvent("poison")));
      expect(first.event.attempt).toBe(1);
      await store.abandon(key, first.token);
      expect(await store.orphans(1000)).toContainEqual(key);
      const second = await store.resume(key, { token: "second", ms: leaseMs });
      expect(second?.event).toMatchObject({ text: "poison", attempt: 2 });
      await store.abandon(key, first.token); // not the holder any more: changes nothing
      expect(await store.resume(key, { token: "third", ms: leaseMs })).toBeNull();
    });

    it("begins again at the first try with the next event", async () => {
      const key = aKey();
      const turn = leased(await receive(key, anEvent("first")));
      await store.abandon(key, turn.token);
      const again = leased(await store.resume(key, { token: "again", ms: leaseMs }));
      await receive(key, anEvent("second"));
      expect(await store.commit(key, aCommit(again))).toMatchObject({ outcome: "next", leased: { event: { text: "second", attempt: 1 } } });
    });

    it("goes to an older event first when a new one finds the lease free", async () => {
      const key = aKey();
      const turn = leased(await receive(key, anEvent("older")));
      await store.abandon(key, turn.token);
      expect(leased(await receive(key, anEvent("newer"))).event.text).toBe("older");
    });

    it("allows one commit: the same sent again after a lost answer is refused", async () => {
      const key = aKey();
      const turn = leased(await receive(key, anEvent("hello")));
      await receive(key, anEvent("waiting"));
      const commit = aCommit(turn, { entries: entriesFrom(1, 1) });
      expect((await store.commit(key, commit)).outcome).toBe("next");
      expect(await store.commit(key, commit)).toEqual({ outcome: "lost" });
      expect((await store.readLog(key, 0, 10)).entries).toHaveLength(1);
    });

    it("is refused with an epoch that is not the current one", async () => {
      const key = aKey();
      const turn = leased(await receive(key, anEvent("hello")));
      expect(await store.commit(key, { ...aCommit(turn), epoch: turn.epoch + 1 })).toEqual({ outcome: "lost" });
    });
  });

  describe("commits", () => {
    it("writes nothing of a session that is too large", async () => {
      const key = aKey();
      const turn = leased(await receive(key, anEvent("hello")));
      const session = { answers: { long: "x".repeat(maxSessionBytes) }, played: [] };
      await expect(store.commit(key, aCommit(turn, { session, entries: entriesFrom(1, 1) }))).rejects.toMatchObject({ code: "SESSION_TOO_LARGE" });
      expect((await store.readLog(key, 0, 10)).last).toBe(0);
      expect((await store.commit(key, aCommit(turn))).outcome).toBe("released");
    });

    it.each([
      { why: "a number given before", entries: () => entriesFrom(2, 1) },
      { why: "numbers that fall", entries: () => entriesFrom(5, 2).reverse() },
      { why: "a number left out", entries: () => [anEntry(5), anEntry(7)] },
    ])("writes nothing with $why", async ({ entries }) => {
      const key = await aTalk(2);
      const turn = leased(await receive(key, anEvent("more")));
      await expect(store.commit(key, aCommit(turn, { entries: entries() }))).rejects.toMatchObject({ code: "LOG_ORDER" });
      expect((await store.readLog(key, 0, 10)).last).toBe(2);
      expect(turn.last).toBe(2);
    });

    it("wakes those who wait for this conversation, and no others", async () => {
      const [key, other] = [aKey(), aKey()];
      const woken: string[] = [];
      const stop = [store.onCommit(key, () => woken.push("first")), store.onCommit(key, () => woken.push("second")), store.onCommit(other, () => woken.push("other"))];
      await pause(50); // the store wakes once when it begins to listen: what was published a moment before is not missed
      woken.length = 0;
      await store.commit(key, aCommit(leased(await receive(key, anEvent("hello")))));
      await until(() => woken.length >= 2);
      expect(woken).toEqual(["first", "second"]);
      stop[0]?.();
      woken.length = 0;
      await store.commit(key, aCommit(leased(await receive(key, anEvent("again")))));
      await until(() => woken.length >= 1);
      expect(woken).toEqual(["second"]);
      stop.forEach((each) => each());
    });

    it("keeps effects until they were applied", async () => {
      const key = await aTalk(1, { effects: [{ id: "t-1", kind: "ticket_opened", value: { queue: "caf", list: [] } }, { id: "t-2", kind: "ticket_opened", value: 2 }] });
      expect((await store.pendingEffects(key)).map(({ id }) => id).sort()).toEqual(["t-1", "t-2"]);
      await store.applied(key, ["t-2", "unknown"]);
      expect(await store.pendingEffects(key)).toEqual([{ id: "t-1", kind: "ticket_opened", value: { queue: "caf", list: [] } }]);
      await store.applied(key, []);
      expect(await store.pendingEffects(key)).toHaveLength(1);
    });

    it("lists those that nobody applied once their node had time to, until somebody did", async () => {
      const key = await aTalk(1, { effects: [{ id: "t-1", kind: "ticket_opened", value: 1 }] });
      const isListed = async () => (await store.unapplied(1000)).some(({ id }) => id === key.id);
      expect(await isListed()).toBe(false);
      await pause(effectGraceMs + 50);
      expect(await isListed()).toBe(true);
      await store.applied(key, ["t-1"]);
      expect(await isListed()).toBe(false);
    });
  });

  describe("reads the log", () => {
    it("page by page, after a number, oldest first", async () => {
      const key = await aTalk(5);
      const page = await store.readLog(key, 2, 2);
      expect(page).toEqual({ entries: entriesFrom(3, 2), last: 5, first: 1 });
      expect(await store.readLog(key, 5, 10)).toEqual({ entries: [], last: 5, first: 1 });
      expect(await store.readLog(aKey(), 0, 10)).toEqual({ entries: [], last: 0, first: 0 });
    });

    it("without its oldest entries once it is long, and tells only the reader who was behind", async () => {
      const key = await aTalk(maxLogLength);
      expect((await store.readLog(key, 0, 1)).entries[0]).not.toHaveProperty("gap");
      await store.commit(key, aCommit(leased(await receive(key, anEvent("more"))), { entries: entriesFrom(maxLogLength + 1, 3) }));
      const behind = await store.readLog(key, 2, 1000);
      expect(behind).toMatchObject({ first: 4, last: maxLogLength + 3 });
      expect(behind.entries).toHaveLength(maxLogLength);
      expect(behind.entries.slice(0, 2)).toEqual([{ ...anEntry(4), gap: true }, anEntry(5)]);
      expect((await store.readLog(key, 3, 1)).entries).toEqual([anEntry(4)]);
    });
  });

  describe("erases", () => {
    const erased = { id: "erased-1", kind: "conversation_erased", value: 1 } as const;
    const erasure: Partial<Commit<TestSession>> = { erase: true, effects: [erased], entries: [anEntry(4)], deliver: [{ seq: 4, channel: "sms", address: { chat: 7 } }] };

    async function anErasedTalk(): Promise<ConversationKey> {
      const key = aKey();
      const first = leased(await receive(key, anEvent("private words", "before")));
      await store.commit(key, aCommit(first, {
        entries: entriesFrom(1, 3),
        deliver: [{ seq: 2, channel: "sms" }],
        timers: [{ id: "deadline", due: Date.now() - 1, kind: "reminder", epoch: first.epoch }],
        effects: [{ id: "ticket", kind: "ticket_opened", value: "private" }],
      }));
      const turn = leased(await receive(key, anEvent("erase everything", "erase")));
      await receive(key, anEvent("wait, I also", "behind"));
      expect(await store.commit(key, aCommit(turn, erasure))).toEqual({ outcome: "released" });
      return key;
    }

    it("everything but the confirmation, which is still delivered", async () => {
      const key = await anErasedTalk();
      expect(await store.readSession(key)).toBeNull();
      expect(await store.readLog(key, 0, 10)).toEqual({ entries: [anEntry(4)], last: 4, first: 4 });
      expect(await store.pendingEffects(key)).toEqual([erased]);
      expect((await store.takeTimers(100, leaseMs)).filter((taken) => taken.key.id === key.id)).toEqual([]);
      expect((await store.takeDeliveries("sms", 100, 1)).filter((taken) => taken.key.id === key.id)).toMatchObject([{ entry: { seq: 4 }, address: { chat: 7 } }]);
      await store.recordDelivery(key, 4, "queued", { reason: "429", nextTryAt: Date.now() - 1 });
      expect((await store.takeDeliveries("sms", 100, leaseMs)).filter((taken) => taken.key.id === key.id)).toMatchObject([{ address: { chat: 7 } }]);
      expect(await store.resume(key, { token: "none", ms: leaseMs })).toBeNull();
    });

    it.each(["before", "erase", "behind"])("and still knows an event that a platform sends again: %s", async (eventId) => {
      const key = await anErasedTalk();
      expect((await receive(key, anEvent("again", eventId))).outcome).toBe("duplicate");
    });

    it("so that the next message begins afresh, in a higher epoch, with numbers that go on", async () => {
      const key = await anErasedTalk();
      const turn = leased(await receive(key, anEvent("hello again")));
      expect(turn).toMatchObject({ session: null, epoch: 2, last: 4, event: { text: "hello again" } });
      await store.commit(key, aCommit(turn, { entries: [anEntry(5)] }));
      expect((await store.readLog(key, 4, 10)).entries).toEqual([anEntry(5)]);
      expect((await receive(key, anEvent("again", "before"))).outcome).toBe("duplicate");
    });

    it("from the files too, once they are compacted", async () => {
      const canary = `canary-${randomUUID()}`;
      const key = aKey();
      const entry = { ...anEntry(1), text: canary };
      await store.commit(key, aCommit(leased(await receive(key, anEvent(canary))), { entries: [entry], session: { answers: { word: canary }, played: [] } }));
      await store.commit(key, aCommit(leased(await receive(key, anEvent("erase"))), { erase: true, entries: [anEntry(2)] }));
      expect(filesWith(files, canary)).not.toEqual([]);
      const during = receive(key, anEvent("while it works"));
      expect(await store.compact()).toEqual({ done: true });
      await until(() => filesWith(files, canary).length === 0);
      expect(filesWith(files, canary)).toEqual([]);
      expect((await during).outcome).toBe("leased");
      expect((await store.readLog(key, 0, 10)).last).toBe(2);
    });
  });

  describe("moves", () => {
    const timer = { id: "deadline", due: 1, kind: "reminder", epoch: 1 };

    /** A talk of three messages that a second event has just taken to another device; a third waits behind it. */
    async function aMovedTalk(): Promise<{ readonly key: ConversationKey; readonly next: Leased<TestSession> }> {
      const key = await aTalk(3, { session: { answers: { town: "Lille" }, played: [] }, timers: [timer] });
      const turn = leased(await receive(key, anEvent("go on by phone", "move")));
      await receive(key, anEvent("wait, I also", "behind"));
      const next = nextOf(await store.commit(key, aCommit(turn, { session: { answers: { town: "Lille" }, played: ["moved"] }, moves: true, retentionMs: 24 * hour })));
      return { key, next };
    }

    it("everything, under a higher epoch; what waited behind is played after it", async () => {
      const { key, next } = await aMovedTalk();
      expect(next).toMatchObject({ epoch: 2, last: 3, event: { text: "wait, I also" }, session: { answers: { town: "Lille" }, played: ["moved"] } });
      expect(await store.readLog(key, 0, 10)).toEqual({ entries: entriesFrom(1, 3), last: 3, first: 1, hasMoved: true });
      expect(await store.standing(key)).toEqual({ epoch: 2, hasMoved: true });
      expect((await receive(key, anEvent("again", "move"))).outcome).toBe("duplicate");
    });

    it("with its timers, each forgotten once it has fired", async () => {
      const { key } = await aMovedTalk();
      const mine = async () => (await store.takeTimers(100, 1)).filter((taken) => taken.key.id === key.id).map((taken) => taken.timer);
      expect(await mine()).toEqual([{ ...timer, epoch: 2 }]);
      await store.timerFired(key, { ...timer, epoch: 2 });
      await pause(10);
      expect(await mine()).toEqual([]);
    });

    it("and takes nothing more from the old address, whatever was sent from there before", async () => {
      const { key } = await aMovedTalk();
      const fromKiosk = { unless: "moved" } as const;
      expect(await receive(key, anEvent("still here"), fromKiosk)).toEqual({ outcome: "moved" });
      expect(await receive(key, anEvent("again", "behind"), fromKiosk)).toEqual({ outcome: "moved" });
      expect((await receive(key, anEvent("from the phone"))).outcome).toBe("queued");
    });

    it("once: a turn of the epoch before it writes nothing", async () => {
      const { key, next } = await aMovedTalk();
      expect(await store.commit(key, aCommit(next, { epoch: 1 }))).toEqual({ outcome: "lost" });
      expect((await store.commit(key, aCommit(next))).outcome).toBe("released");
    });

    it("for good: the old address stays closed when everything is erased", async () => {
      const { key, next } = await aMovedTalk();
      await store.commit(key, aCommit(next, { erase: true, entries: [anEntry(4)] }));
      expect(await receive(key, anEvent("still here"), { unless: "moved" } as const)).toEqual({ outcome: "moved" });
      expect(await store.standing(key)).toEqual({ epoch: 3, hasMoved: true });
    });

    it("nothing else: a talk that stays takes words from its kiosk, and one that never was stands nowhere", async () => {
      const key = await aTalk(1);
      expect(await store.standing(key)).toEqual({ epoch: 1, hasMoved: false });
      expect((await receive(key, anEvent("here"), { unless: "moved" } as const)).outcome).toBe("leased");
      expect(await store.standing(aKey())).toBeNull();
    });
  });

  describe("gives way", () => {
    it("to another talk: nothing of it stays, and nothing is taken from its address any more", async () => {
      const key = await aTalk(2);
      const turn = leased(await receive(key, anEvent("another comes", "gives-way")));
      expect(await store.commit(key, aCommit(turn, { erase: true, leaves: true, entries: [] }))).toEqual({ outcome: "released" });
      expect([await store.readSession(key), (await store.readLog(key, 0, 10)).entries]).toEqual([null, []]);
      expect(await receive(key, anEvent("from its address"), { unless: "left" })).toEqual({ outcome: "moved" });
      expect(await receive(key, anEvent("from a kiosk"), { unless: "moved" })).toEqual({ outcome: "moved" });
    });

    it("and not when it was moved: the address it was moved to is a platform's", async () => {
      const key = await aTalk(1);
      const turn = leased(await receive(key, anEvent("go on there", "move")));
      await store.commit(key, aCommit(turn, { moves: true }));
      expect((await receive(key, anEvent("from there"), { unless: "left" })).outcome).toBe("leased");
    });
  });

  describe("forgets", () => {
    it("everything of a conversation when its time has passed", atPace(async (ms) => {
      const retentionMs = ms(120);
      const key = await aTalk(2, {
        retentionMs,
        deliver: [{ seq: 1, channel: "azure" }],
        timers: [{ id: "late", due: Date.now() + ms(130), kind: "reminder", epoch: 1 }],
        effects: [{ id: "e", kind: "ticket_opened", value: 1 }],
      });
      expect(await store.readSession(key)).not.toBeNull();
      await pause(retentionMs + ms(30));
      expect(await store.readSession(key)).toBeNull();
      expect((await store.readLog(key, 0, 10)).entries).toEqual([]);
      expect(await store.pendingEffects(key)).toEqual([]);
      expect((await store.takeDeliveries("azure", 10, leaseMs)).filter((taken) => taken.key.id === key.id)).toEqual([]);
      expect((await store.takeTimers(100, leaseMs)).filter((taken) => taken.key.id === key.id)).toEqual([]);
      expect(leased(await receive(key, anEvent("back"))).session).toBeNull();
    }));

    it("what is left of it when it sweeps, and counts the conversations", async () => {
      const timers = [{ id: "far", due: Date.now() + 100 * hour, kind: "reminder", epoch: 1 }];
      // enough living ones that every shard of Redis keeps its index
      await Promise.all(Array.from({ length: 400 }, () => aTalk(1, { timers })));
      await store.expire(Date.now());
      await aTalk(1, { retentionMs: 50, timers });
      await pause(80);
      expect(await store.expire(Date.now())).toBe(1);
      expect(await store.expire(Date.now())).toBe(0);
    });

    it("not a conversation whose event still waits: a message counts from when it came", atPace(async (ms) => {
      const key = await aTalk(1, { retentionMs: ms(100) });
      const turn = leased(await receive(key, anEvent("before the end"), { retentionMs: hour }));
      await pause(ms(130));
      expect(await store.readSession(key)).not.toBeNull();
      expect((await store.commit(key, aCommit(turn, { retentionMs: ms(60) }))).outcome).toBe("released");
      await pause(ms(90));
      expect(await store.readSession(key)).toBeNull();
    }));
  });

  describe("delivers", () => {
    const mine = async (key: ConversationKey, channel: string, claimMs = leaseMs) =>
      (await store.takeDeliveries(channel, 100, claimMs)).filter((taken) => taken.key.id === key.id);

    it("each message to one node at a time, again when that node is silent, counting the tries", atPace(async (ms) => {
      const key = await aTalk(2, { deliver: [{ seq: 2, channel: "telegram" }] });
      expect(await mine(key, "sms")).toEqual([]);
      expect(await mine(key, "telegram", ms(50))).toEqual([{ key, entry: anEntry(2), attempts: 1, mayRepeat: false }]);
      expect(await mine(key, "telegram", ms(50))).toEqual([]);
      await pause(ms(70));
      expect(await mine(key, "telegram")).toEqual([{ key, entry: anEntry(2), attempts: 2, mayRepeat: true }]);
    }));

    it("not before the next try it was told", atPace(async (ms) => {
      const key = await aTalk(1, { deliver: [{ seq: 1, channel: "telegram" }] });
      await mine(key, "telegram", hour);
      await store.recordDelivery(key, 1, "queued", { reason: "429", nextTryAt: Date.now() + ms(60) });
      expect(await mine(key, "telegram")).toEqual([]);
      await pause(ms(90));
      expect(await mine(key, "telegram")).toMatchObject([{ attempts: 2, mayRepeat: false }]);
      await store.recordDelivery(key, 1, "queued", { nextTryAt: Date.now() - 1 });
      expect(await mine(key, "telegram")).toMatchObject([{ attempts: 2 }]); // put off untried: no try
    }));

    it("the messages of one conversation in their order, and none before an earlier one has left or was given up", async () => {
      const key = await aTalk(12, { deliver: [3, 9, 10, 12].map((seq) => ({ seq, channel: "telegram" })) });
      const seqs = async () => (await mine(key, "telegram", 10)).map(({ entry }) => entry.seq);
      expect(await seqs()).toEqual([3, 9, 10, 12]);
      await store.recordDelivery(key, 3, "sent", {});
      await store.recordDelivery(key, 9, "queued", { reason: "429", nextTryAt: Date.now() + 3_000 });
      await pause(30);
      expect(await seqs()).toEqual([]);
      await pause(1_100);
      expect(await seqs()).toEqual([]);
      await store.recordDelivery(key, 9, "failed", { reason: "403" });
      await pause(1_100);
      expect(await seqs()).toEqual([10, 12]);
    });

    it.each([
      { then: ["sent", "queued"], why: "a late retry does not send again" },
      { then: ["delivered", "sent", "failed", "queued"], why: "a late receipt does not undo a delivery" },
      { then: ["failed", "queued"], why: "a failure is final" },
      { then: ["expired", "queued"], why: "an expiry is final" },
    ] as const)("forward only: $why", async ({ then }) => {
      const key = await aTalk(1, { deliver: [{ seq: 1, channel: "whatsapp" }] });
      for (const state of then) await store.recordDelivery(key, 1, state, { providerId: "wamid", nextTryAt: Date.now() - 1 });
      expect(await mine(key, "whatsapp")).toEqual([]);
    });

    it("and says how far each has come and what went wrong, of the numbers it is asked for", async () => {
      const key = await aTalk(5, { deliver: [1, 2, 4, 5].map((seq) => ({ seq, channel: "whatsapp" })) });
      const at = { nextTryAt: Date.now() + hour };
      await store.recordDelivery(key, 1, "sent", { providerId: "wamid" });
      await store.recordDelivery(key, 1, "read", {});
      await store.recordDelivery(key, 2, "failed", { reason: "HTTP_403" });
      await store.recordDelivery(key, 4, "queued", { reason: "HTTP_429", ...at });
      const all = [{ seq: 1, state: "read" }, { seq: 2, state: "failed", reason: "HTTP_403" }, { seq: 4, state: "queued", reason: "HTTP_429" }, { seq: 5, state: "queued" }];
      expect(await store.readDeliveries(key, 0, 100)).toEqual(all);
      expect(await store.readDeliveries(key, 1, 3)).toEqual(all.slice(1, 3));
      expect(await store.readDeliveries(key, 5, 10)).toEqual([]);
      expect(await store.readDeliveries(aKey(), 0, 10)).toEqual([]);
    });

    it("nothing for a receipt of a message it never had", async () => {
      const key = await aTalk(1);
      await store.recordDelivery(key, 1, "queued", { nextTryAt: 0 });
      expect(await mine(key, "whatsapp")).toEqual([]);
    });

    it("no message that the log has lost meanwhile", async () => {
      const key = await aTalk(1, { deliver: [{ seq: 1, channel: "whatsapp" }] });
      await store.commit(key, aCommit(leased(await receive(key, anEvent("long talk"))), { entries: entriesFrom(2, maxLogLength) }));
      expect(await mine(key, "whatsapp")).toEqual([]);
    });
  });

  describe("fires timers", () => {
    const mine = async (key: ConversationKey, claimMs = leaseMs) => (await store.takeTimers(100, claimMs)).filter((each) => each.key.id === key.id).map(({ timer }) => timer);
    const anIdleTimer = (due: number, epoch = 1): TimerRecord => ({ id: "a|b:c", due, kind: "idle", epoch });

    it("when they are due, to one node at a time, again when that node dies before it was done", atPace(async (ms) => {
      const timer = anIdleTimer(Date.now() + ms(80));
      const key = await aTalk(1, { timers: [timer] });
      expect(await mine(key)).toEqual([]);
      await pause(ms(100));
      expect((await Promise.all([mine(key, ms(400)), mine(key, ms(400))])).flat()).toEqual([timer]);
      expect(await mine(key)).toEqual([]);
      await pause(ms(420));
      expect(await mine(key, 1)).toEqual([timer]);
      await store.timerFired(key, timer);
      await pause(ms(5));
      expect(await mine(key)).toEqual([]);
    }));

    it("at the new time when the same timer is set again, even while a node had taken it", atPace(async (ms) => {
      const [first, second] = [anIdleTimer(Date.now() - 1), anIdleTimer(Date.now() + ms(60))];
      const key = await aTalk(1, { timers: [first] });
      expect(await mine(key)).toEqual([first]);
      await store.commit(key, aCommit(leased(await receive(key, anEvent("still here"))), { timers: [second] }));
      await store.timerFired(key, first);
      expect(await mine(key)).toEqual([]);
      await pause(ms(80));
      expect(await mine(key)).toEqual([second]);
    }));

    it("never those of another epoch, nor those a later turn dropped", async () => {
      const other = await aTalk(1, { timers: [anIdleTimer(1, 7)] });
      const dropped = await aTalk(1, { timers: [anIdleTimer(1)] });
      await store.commit(dropped, aCommit(leased(await receive(dropped, anEvent("done"))), { dropTimers: ["a|b:c", "unknown"] }));
      const taken = await store.takeTimers(100, leaseMs);
      expect(taken.filter(({ key }) => key.id === other.id || key.id === dropped.id)).toEqual([]);
    });
  });

  describe("keeps beside", () => {
    it("one conversation for an address of a channel of an association", async () => {
      const address = randomUUID();
      const both = await Promise.all([store.resolveAlias("a", "sms", address, hour), store.resolveAlias("a", "sms", address, hour)]);
      expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
      expect(new Set(both.map(({ id }) => id)).size).toBe(1);
      expect(await store.resolveAlias("a", "sms", address, hour)).toEqual({ id: both[0]?.id, isNew: false });
      const others = await Promise.all([store.resolveAlias("b", "sms", address, hour), store.resolveAlias("a", "telegram", address, hour)]);
      expect(others.map(({ isNew }) => isNew)).toEqual([true, true]);
      expect(both[0]?.id).toMatch(/^[A-Za-z0-9_-]{22,}$/);
    });

    it("an address as long as it is used, and no longer", atPace(async (ms) => {
      const address = randomUUID();
      const { id } = await store.resolveAlias("a", "sms", address, ms(200));
      await pause(ms(150));
      expect(await store.resolveAlias("a", "sms", address, ms(200))).toEqual({ id, isNew: false });
      await pause(ms(150));
      expect(await store.resolveAlias("a", "sms", address, ms(200))).toEqual({ id, isNew: false });
      await pause(ms(300));
      expect((await store.resolveAlias("a", "sms", address, ms(200))).isNew).toBe(true);
    }));

    it("an address that leads elsewhere from a given moment, unless it does already", async () => {
      const address = randomUUID();
      const { id } = await store.resolveAlias("a", "sms", address, hour);
      const to = randomUUID();
      expect((await store.resolveAlias("a", "sms", address, hour, { of: "another", to })).id).toBe(id);
      expect((await store.resolveAlias("a", "sms", address, hour, { of: id, to })).id).toBe(to);
      expect((await store.resolveAlias("a", "sms", address, hour)).id).toBe(to);
      // what is forgotten with the one it led to before is no longer this address
      await store.forgetAddresses({ association: "a", id });
      expect((await store.resolveAlias("a", "sms", address, hour, { of: id, to: randomUUID() })).id).toBe(to);
      const anew = await store.resolveAlias("a", "sms", address, hour, { of: to });
      expect([anew.isNew, [id, to].includes(anew.id)]).toEqual([true, false]);
    });

    it("the wordings of a content version", async () => {
      const version = randomUUID();
      expect(await store.findContent(version)).toBeNull();
      await store.keepContent(version, '{"fr":"Bonjour"}');
      expect(await store.findContent(version)).toBe('{"fr":"Bonjour"}');
    });

    it("tickets of one association, the last opened first, put twice without harm", async () => {
      const association = `desk-${randomUUID()}`;
      for (const id of ["t-1", "t-2", "t-3"]) await store.putTicket(association, { v: 1, id, state: "waiting" }, hour);
      await store.putTicket(association, { v: 1, id: "t-1", state: "taken" }, hour);
      expect((await store.listTickets(association, 10)).map(({ id, state }) => `${id} ${String(state)}`)).toEqual(["t-3 waiting", "t-2 waiting", "t-1 taken"]);
      expect(await store.listTickets(association, 1)).toHaveLength(1);
      expect(await store.findTicket("another", "t-1")).toBeNull();
      expect(await store.listTickets("another", 10)).toEqual([]);
    });

    it("urgent tickets first while they wait, in their place again afterwards", async () => {
      const association = `desk-${randomUUID()}`;
      const put = (id: string, state: string, more: object = {}) => store.putTicket(association, { v: 1, id, conversation: `c-${id}`, epoch: 1, state, ...more }, hour);
      await put("u-1", "waiting", { urgent: "violence" });
      await put("t-2", "waiting");
      await put("u-3", "waiting", { urgent: "self_harm" });
      for (const id of ["t-4", "t-5"]) await put(id, "waiting");
      const ids = async (limit: number) => (await store.listTickets(association, limit)).map(({ id }) => id);
      expect(await ids(10)).toEqual(["u-3", "u-1", "t-5", "t-4", "t-2"]);
      expect(await ids(1)).toEqual(["u-3"]);
      expect(await ids(3)).toEqual(["u-3", "u-1", "t-5"]);
      await put("u-3", "active", { urgent: "self_harm" });
      expect(await ids(10)).toEqual(["u-1", "t-5", "t-4", "u-3", "t-2"]);
      await store.blankTickets(association, "c-u-1", 1);
      expect(await ids(10)).toEqual(["t-5", "t-4", "u-3", "t-2", "u-1"]);
    });

    it("of one ticket the latest revision, in whatever order two nodes put them", async () => {
      const association = `desk-${randomUUID()}`;
      const put = (revision: number, state: string) => store.putTicket(association, { v: 2, id: "t", conversation: "c", epoch: 1, revision, state }, hour);
      await put(2, "taken");
      await put(1, "waiting");
      expect(await store.findTicket(association, "t")).toMatchObject({ revision: 2, state: "taken" });
      await put(3, "closed");
      expect(await store.findTicket(association, "t")).toMatchObject({ revision: 3, state: "closed" });
    });

    it("open tickets, the first opened first, until they end or are erased", async () => {
      const association = `desk-${randomUUID()}`;
      const put = (id: string, state: string) => store.putTicket(association, { v: 2, id, conversation: `c-${id}`, epoch: 1, state }, hour);
      for (const id of ["a", "b", "c"]) await put(id, "waiting");
      const open = async (limit = 10) => (await store.listOpenTickets(association, limit)).map(({ id }) => id);
      expect(await open()).toEqual(["a", "b", "c"]);
      expect(await open(2)).toEqual(["a", "b"]);
      await put("b", "taken");
      await put("a", "closed");
      expect(await open()).toEqual(["b", "c"]);
      await store.blankTickets(association, "c-c", 1);
      expect(await open()).toEqual(["b"]);
      await put("a", "waiting");
      expect(await open()).toEqual(["a", "b"]);
      expect(await store.listOpenTickets("another", 10)).toEqual([]);
    });

    it("another number of erasures after each, for that association alone", async () => {
      const [association, another] = [`desk-${randomUUID()}`, `desk-${randomUUID()}`];
      expect(await store.countErasures(association)).toBe(0);
      await store.putTicket(association, { v: 2, id: "t", conversation: "c", epoch: 1, state: "closed" }, hour);
      expect(await store.countErasures(association)).toBe(0);
      await store.blankTickets(association, "c", 1);
      const first = await store.countErasures(association);
      await store.blankTickets(association, "other", 1);
      expect(new Set([0, first, await store.countErasures(association)]).size).toBe(3);
      expect(await store.countErasures(another)).toBe(0);
    });

    it("no ticket past its time", atPace(async (ms) => {
      const association = `desk-${randomUUID()}`;
      await store.putTicket(association, { v: 1, id: "old" }, ms(40));
      await store.putTicket(association, { v: 1, id: "young" }, hour);
      await pause(ms(70));
      expect(await store.findTicket(association, "old")).toBeNull();
      expect((await store.listTickets(association, 1)).map(({ id }) => id)).toEqual(["young"]);
    }));

    it("of an erased person's ticket its state and times only", async () => {
      const association = `desk-${randomUUID()}`;
      const ticket = { v: 1, id: "t-1", conversation: "c-1", state: "closed", openedAt: 5, facts: { name: "private" }, history: [{ state: "waiting", at: 5, note: "private" }] } as const;
      await store.putTicket(association, ticket, hour);
      await store.putTicket(association, { v: 1, id: "t-2", conversation: "c-2", facts: "kept" }, hour);
      await store.blankTickets(association, "c-1", 1);
      expect(await store.findTicket(association, "t-1")).toEqual({ v: 1, id: "t-1", state: "closed", openedAt: 5, history: [{ state: "waiting", at: 5 }] });
      expect(await store.findTicket(association, "t-2")).toMatchObject({ facts: "kept" });
    });

    it("nothing but state and times of a ticket that a slow node puts after the erasure, all of one opened since", async () => {
      const association = `desk-${randomUUID()}`;
      await store.blankTickets(association, "c-1", 2);
      await store.putTicket(association, { v: 1, id: "late", conversation: "c-1", epoch: 2, state: "waiting", facts: "private" }, hour);
      await store.putTicket(association, { v: 1, id: "new", conversation: "c-1", epoch: 3, state: "waiting", facts: "kept" }, hour);
      expect(await store.findTicket(association, "late")).toEqual({ v: 1, id: "late", state: "waiting" });
      expect(await store.findTicket(association, "new")).toMatchObject({ facts: "kept" });
    });
  });

  it("says what it is", async () => {
    expect(await store.describe()).toEqual({ kind, warnings: [] });
  });

  async function playAll(key: ConversationKey, events: number): Promise<void> {
    for (let n = 0; n < events; n += 1) await store.commit(key, aCommit(leased(await receive(key, anEvent("x", `id-${n}`)))));
  }
});

function aKey(): ConversationKey {
  return { association: "mairie", id: randomUUID() };
}

function anEvent(text: string, eventId: string = randomUUID()): InboxEntry {
  return { v: 1, eventId, entryId: `entry-of-${eventId}`, author: "person", at: 1, type: "text", text, attempt: 1 };
}

function anEntry(seq: number): LogEntry {
  return { v: 1, seq, id: `entry-${seq}`, at: seq, author: "bot", said: { key: "welcome.hello", buttons: [] }, locale: "ar", simple: false, content: "v1" };
}

function entriesFrom(first: number, count: number): LogEntry[] {
  return Array.from({ length: count }, (_, n) => anEntry(first + n));
}

function aCommit(turn: Leased<TestSession> | undefined, more: Partial<Commit<TestSession>> = {}): Commit<TestSession> {
  if (turn === undefined) throw new Error("no turn to commit");
  const session = { answers: {}, played: [] };
  return { token: turn.token, epoch: turn.epoch, eventId: turn.event.eventId, session, entries: [], deliver: [], timers: [], effects: [], retentionMs: hour, ...more };
}

function isLeased(received: Received<TestSession>): received is Leased<TestSession> {
  return received.outcome === "leased";
}

function leased(received: Received<TestSession> | null): Leased<TestSession> {
  if (received === null || !isLeased(received)) throw new Error(`expected the lease, got ${received?.outcome ?? "nothing"}`);
  return received;
}

function nextOf(committed: Committed<TestSession>): Leased<TestSession> {
  if (committed.outcome !== "next") throw new Error(`expected another event, got ${committed.outcome}`);
  return committed.leased;
}

function count(outcomes: readonly Received<TestSession>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

async function until(isTrue: () => boolean): Promise<void> {
  for (const end = Date.now() + 3_000; !isTrue() && Date.now() < end; ) await pause(10);
}

/** Files below a directory that hold a text. */
function filesWith(dir: string, text: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path).includes(text));
}
