import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { ReadingMiddleware } from "../../src/bot/reading-middleware";
import { LogReaderAdapter } from "../../src/bot/channel-adapter";
import { EffectApplier } from "../../src/bot/effects";
import { Sweeper } from "../../src/bot/sweeper";
import { TurnThinker } from "../../src/bot/turn-commit";
import { TurnPlayer } from "../../src/bot/turn-player";
import { turnOf } from "../../src/bot/turn-state";
import { newSession, sessionVersion, type Session } from "../../src/core/conversation/session";
import { retentionTable } from "../../src/core/conversation/retention";
import { maxAttempts, maxInboxLength } from "../../src/core/limits";
import type { ConversationKey } from "../../src/core/ports";
import type { Store } from "../../src/store";
import { effectGraceMs } from "../../src/store/lifetimes";
import { changed, startNode, type TestNode } from "../helpers/a-node";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

jest.setTimeout(60_000);

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedisServer();
});
afterAll(() => redis.stop());

const aKey = (): ConversationKey => ({ association: "mairie", id: randomUUID() });
const keysSaid = async (node: TestNode, key: ConversationKey) => (await node.log(key)).flatMap(({ said }) => said?.key ?? []);

describe.each(["embedded", "redis"] as const)("what is left behind, %s store", (kind) => {
  let node: TestNode;
  const start = (wrap?: (store: Store<Session>) => Store<Session>) =>
    startNode({ ...(kind === "redis" && { redisUrl: redis.url, prefix: randomUUID().slice(0, 8) }), ...(wrap && { wrap }) });
  afterEach(() => node.close());

  it("an event that breaks every turn is set aside, the person is told and a human is asked for, and the talk goes on", async () => {
    let isBroken = true;
    node = await start((store) => changed<Store<Session>>(store, {
      // the session of this turn cannot be written, as with a defect of ours; what sets the event aside can
      commit: (key, commit) => (isBroken && !commit.entries.some(({ said }) => said?.key === "common:failed") ? Promise.reject(new Error("defect")) : store.commit(key, commit)),
    }));
    const key = aKey();
    await node.accept(key, { eventId: "poison", text: "bonjour" });
    await node.drain();
    expect(node.turns.map(({ outcome }) => outcome)).toEqual([...Array.from({ length: maxAttempts }, () => "failed"), "parked"]);
    expect(await keysSaid(node, key)).toEqual(["common:failed"]);
    expect(await node.store.listTickets("mairie", 10)).toMatchObject([{ conversation: key.id, queue: "technical" }]);
    isBroken = false;
    await node.accept(key, { eventId: "next", text: "bonjour" });
    await node.drain();
    expect((await keysSaid(node, key)).length).toBeGreaterThan(1);
  });

  it("more messages than the inbox holds: the rest is refused, and the person is told once", async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    node = await start((store) => changed<Store<Session>>(store, { commit: async (key, commit) => {
      await held;
      return store.commit(key, commit);
    } }));
    const key = aKey();
    const outcomes: string[] = [];
    for (let n = 0; n < maxInboxLength + 5; n += 1) outcomes.push((await node.accept(key, { eventId: `event-${n}`, text: "bonjour" })).outcome);
    expect(outcomes.filter((outcome) => outcome === "full")).toHaveLength(5);
    letGo();
    await node.drain();
    expect((await keysSaid(node, key)).filter((said) => said === "common:inbox_full")).toHaveLength(1);
    expect((await node.log(key)).filter(({ author }) => author === "person")).toHaveLength(maxInboxLength);
    expect((await node.accept(key, { eventId: `event-${maxInboxLength}`, text: "bonjour" })).outcome).toBe("accepted");
  });

  it("a ticket whose node died right after the commit reaches the desk by a sweeper, once", async () => {
    let isDead = true;
    node = await start((store) => changed<Store<Session>>(store, {
      pendingEffects: (key) => (isDead ? Promise.reject(new Error("killed")) : store.pendingEffects(key)),
    }));
    const key = aKey();
    await node.accept(key, { eventId: "hello", text: "bonjour" });
    await node.drain();
    await node.accept(key, { eventId: "person", type: "button", button: "c:person" });
    await node.accept(key, { eventId: "yes", text: "oui" });
    await node.drain();
    expect(await node.store.listTickets("mairie", 10)).toEqual([]);
    isDead = false;
    await pause(effectGraceMs + 100);
    expect(await node.sweeper.effects(10)).toBe(1);
    expect(await node.sweeper.effects(10)).toBe(0);
    expect(await node.store.listTickets("mairie", 10)).toMatchObject([{ conversation: key.id, state: "waiting" }]);
  });

  it("a session that a newer node wrote is left to it, and its turn is not counted as a failure of the event", async () => {
    node = await start();
    const key = aKey();
    const event = { v: 1, eventId: "by-the-newer", entryId: "e", author: "person", at: Date.now(), type: "text", text: "bonjour", channel: "web", attempt: 0 } as const;
    const received = await node.store.receive(key, event, { token: "newer", ms: 5_000, retentionMs: 3_600_000 });
    if (received.outcome !== "leased") throw new Error(received.outcome);
    const session = { ...newSession("mairie", "web", "fr", Date.now()), v: sessionVersion + 1 } as unknown as Session;
    await node.store.commit(key, { token: "newer", epoch: 1, eventId: event.eventId, session, entries: [], deliver: [], timers: [], effects: [], retentionMs: 3_600_000 });

    for (let tries = 0; tries < maxAttempts + 2; tries += 1) {
      expect((await node.accept(key, { eventId: `typed-${tries}`, text: "oui" })).outcome).toBe("accepted");
      await node.drain();
    }
    expect(new Set(node.turns.map(({ code }) => code))).toEqual(new Set(["SESSION_TOO_NEW"]));
    expect(await node.sweeper.turns(10)).toBe(0); // left alone for a moment: two generations side by side do not fight for it
    expect(await node.store.readSession(key)).toEqual(session);
    await pause(1_050);
    const byTheNewer = await node.store.resume(key, { token: "newer", ms: 5_000 });
    expect(byTheNewer?.event).toMatchObject({ eventId: "typed-0", attempt: 1 });
    expect(await node.log(key)).toEqual([]);
  });

  it("a timer becomes an event of its conversation once, although the node that took it died", async () => {
    node = await start();
    const heard: string[] = [];
    const { store, worldAt } = node;
    const now = Date.now;
    const outbox = { deliveriesOf: () => [], committed: () => undefined, wake: () => undefined };
    // a bot that sets a timer when somebody speaks, and notes what it hears
    const bot = { run: async (context: Parameters<typeof turnOf>[0]) => {
      const turn = turnOf(context);
      heard.push(turn.event.timer?.kind ?? turn.event.type);
      const effects = turn.event.type === "text" ? [{ kind: "timer_set", id: "idle", due: turn.event.at + 50, timer: "reminder" } as const] : [];
      turn.outcome = { session: turn.session, said: [], effects };
    } };
    const adapters = { web: new LogReaderAdapter("directline").use(new ReadingMiddleware(node.readers)) } as never;
    const thinker = new TurnThinker({ bot, adapters, worldAt, mask: (text) => ({ text, masked: [] }), retention: retentionTable({}), contentVersion: "v", outbox });
    const effects = new EffectApplier(store);
    const player = new TurnPlayer({ store, thinker, effects, outbox, now, record: () => undefined });
    const dies = changed<Store<Session>>(store, { timerFired: () => Promise.reject(new Error("killed")) });
    const key = aKey();
    const received = await store.receive(key, { v: 1, eventId: "a", entryId: "a", author: "person", at: now(), type: "text", text: "bonjour", channel: "web", attempt: 0 }, { token: "t", ms: 5_000, retentionMs: 3_600_000 });
    if (received.outcome !== "leased") throw new Error(received.outcome);
    player.play("web", key, received);
    await player.drain();
    await pause(80);
    await expect(new Sweeper({ store: dies, player, effects, outbox, now }).timers(10)).rejects.toThrow("killed");
    await player.drain();
    expect(heard).toEqual(["text", "reminder"]);
    await pause(5_050); // the claim of the dead node ends
    const sweeper = new Sweeper({ store, player, effects, outbox, now });
    expect(await sweeper.timers(10)).toBe(1);
    await player.drain();
    expect(await sweeper.timers(10)).toBe(0);
    expect(heard).toEqual(["text", "reminder"]);
    await player.stop(0);
  });
});
