import { randomUUID } from "node:crypto";
import { PhoneCodes } from "../../src/bot/phone-codes";
import type { Claimed, DrawnCode } from "../../src/bot/phone-moves";
import { askLifeMs, codeLifeMs, maxAsksPerCode, takenHoldsMs } from "../../src/core/conversation/phone-code";
import { retentionLimits } from "../../src/core/conversation/retention";
import { digitsClosedMs, maxWrongCodes } from "../../src/core/conversation/wrong-codes";
import type { ConversationKey } from "../../src/core/ports";
import { changed, startNode, type TestNode } from "../helpers/a-node";
import { startRedisCluster, type RedisCluster } from "../helpers/redis-cluster";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

jest.setTimeout(120_000);

const addressKey = "a key of the tests";
/** A phone, as the service knows it: the secret of one attempt. */
const aPhone = (): string => randomUUID();
const outcomeOf = (claimed: Claimed): string => (claimed.outcome === "refused" ? claimed.why : claimed.outcome);

const stores = [
  { name: "embedded store", start: async () => null },
  { name: "store in Redis", start: () => startRedisServer() },
  { name: "store in a Redis Cluster of three nodes", start: () => startRedisCluster() },
] as const;

describe.each(stores)("a kiosk's conversation that goes on by phone, $name", ({ start }) => {
  let redis: RedisServer | RedisCluster | null = null;
  let node: TestNode;
  /** How far the service's clock is ahead (ms). */
  let aheadMs = 0;
  const now = (): number => Date.now() + aheadMs;
  beforeAll(async () => {
    redis = await start();
    node = await startNode({ ...(redis && { redisUrl: redis.url, prefix: `phone-${process.pid}` }), more: { now } });
  });
  beforeEach(() => void (aheadMs = 0));
  afterAll(async () => {
    await node.close();
    await redis?.stop();
  });

  /** Somebody at a kiosk who has been greeted and has said whether answers are kept. */
  async function aTalk(): Promise<ConversationKey> {
    const key = node.pipeline.begin();
    await says(key, { type: "joined", author: "channel", clientLocale: "ar" });
    await beginsIn(key);
    return key;
  }
  async function beginsIn(key: ConversationKey): Promise<void> {
    for (const value of ["ar", "given"]) {
      const button = (await node.log(key)).flatMap(({ said }) => said?.buttons ?? []).findLast((one) => one.value.endsWith(`:${value}`))!;
      await says(key, { type: "button", button: button.value });
    }
  }
  async function says(key: ConversationKey, incoming: Partial<Parameters<TestNode["accept"]>[1]>): Promise<string> {
    const { outcome } = await node.pipeline.accept("kiosk", key, { eventId: randomUUID(), author: "person", type: "text", ...incoming });
    await node.drain();
    return outcome;
  }
  const drawn = async (key: ConversationKey): Promise<DrawnCode> => {
    const code = await node.phoneMoves.offer(key);
    if (code === null || code === "unasked") throw new Error(`no code: ${code}`);
    return code;
  };
  const bySquare = async (square: string, phone = aPhone()): Promise<string> => outcomeOf(await node.phoneMoves.claim("square", square, phone));
  const byDigits = async (digits: string, phone = aPhone()): Promise<string> => outcomeOf(await node.phoneMoves.claim("digits", digits, phone));

  it("comes with everything said so far, and is kept as long as one at home", async () => {
    const key = await aTalk();
    await says(key, { text: "Zanzibarcanari" });
    const before = await node.log(key);
    const { square } = await drawn(key);
    expect(await node.phoneMoves.claim("square", square, aPhone())).toEqual({ outcome: "moved", conversation: key });
    expect(await node.log(key)).toEqual(before);
    const { entries, hasMoved } = await node.store.readLog(key, 0, 50);
    expect([entries.length, hasMoved]).toEqual([before.length, true]);
    expect(await node.store.readSession(key)).toMatchObject({ channel: "web", locale: "ar" });
    expect(await says(key, { text: "from the kiosk" })).toBe("moved");
    expect(await node.accept(key, { text: "from the phone", eventId: randomUUID() })).toMatchObject({ outcome: "accepted" });
  });

  it("goes to one phone of two that read the square at once, and to that one again after a lost answer", async () => {
    const { square } = await drawn(await aTalk());
    const [mine, other] = [aPhone(), aPhone()];
    const first = await Promise.all([bySquare(square, mine), bySquare(square, other)]);
    expect([...first].sort()).toEqual(["moved", "used"]);
    const winner = first[0] === "moved" ? mine : other;
    expect([await bySquare(square, winner), await bySquare(square, winner === mine ? other : mine)]).toEqual(["moved", "used"]);
  });

  it.each(["square", "digits"] as const)("is not opened by a code of %s that is too old, replaced, taken back, or of a talk that was erased", async (kind) => {
    const claim = (code: { square: string; digits: string }) => (kind === "square" ? bySquare(code.square) : byDigits(code.digits));
    const key = await aTalk();
    const replaced = await drawn(key);
    const back = await drawn(key);
    expect(await claim(replaced)).toBe("expired");
    await node.phoneMoves.withdraw(key);
    expect(await claim(back)).toBe("expired");
    const old = await drawn(key);
    expect(old.lifeMs).toBe(Math.min(codeLifeMs, retentionLimits.kiosk));
    aheadMs = old.lifeMs;
    expect(await claim(old)).toBe("expired");
    aheadMs = 0;
    const erased = await drawn(key);
    await says(key, { type: "left", eventId: "left" });
    expect(await claim(erased)).toBe("gone");
    expect(await node.store.standing(key)).toMatchObject({ hasMoved: false });
    expect(await node.phoneMoves.offer(key)).toBeNull(); // nothing is left to be taken along
    await says(key, { text: "bonjour" });
    expect(await node.phoneMoves.offer(key)).toBe("unasked"); // the question that waits promises what a kiosk keeps
    await beginsIn(key);
    const afresh = await drawn(key);
    expect(await claim(erased)).toBe("expired");
    expect(await claim(afresh)).toBe(kind === "square" ? "moved" : "asked");
  });

  it("does not move when it was erased after the phone was given the code and before it came", async () => {
    const key = await aTalk();
    const epoch = (await node.store.standing(key))!.epoch;
    await says(key, { type: "left", eventId: "left" });
    await says(key, { text: "somebody else" });
    await node.pipeline.accept("web", key, { type: "moved", author: "channel", eventId: `moved:${epoch}`, move: { kind: "goes_on", to: "web", epoch } });
    await node.drain();
    expect(await node.store.standing(key)).toEqual({ epoch: epoch + 1, hasMoved: false });
  });

  it("is taken along by the same phone though the node died after it gave the code away, and by no other", async () => {
    const key = await aTalk();
    const { square } = await drawn(key);
    const mine = aPhone();
    const accept = jest.spyOn(node.pipeline, "accept").mockRejectedValueOnce(new Error("the node died here"));
    await expect(bySquare(square, mine)).rejects.toThrow("the node died here");
    accept.mockRestore();
    expect(await node.store.standing(key)).toMatchObject({ hasMoved: false });
    expect(await node.phoneMoves.offer(key)).toBeNull(); // that phone is at work
    expect(await bySquare(square)).toBe("used");
    expect(await bySquare(square, mine)).toBe("moved");
  });

  it("gets another code when the phone that took the last one was not heard of again", async () => {
    const key = await aTalk();
    const { square } = await drawn(key);
    const accept = jest.spyOn(node.pipeline, "accept").mockRejectedValueOnce(new Error("the node died here"));
    const lost = aPhone();
    await expect(bySquare(square, lost)).rejects.toThrow();
    accept.mockRestore();
    aheadMs = takenHoldsMs;
    const next = await drawn(key);
    expect([await bySquare(square, lost), await bySquare(next.square)]).toEqual(["expired", "moved"]);
  });

  it("says what was written behind the move on the phone, and loses nothing of it", async () => {
    const key = await aTalk();
    const { square } = await drawn(key);
    const token = randomUUID();
    // another node is busy with this talk; the move waits, and so does what is written meanwhile
    const { outcome } = await node.store.receive(key, { v: 1, eventId: token, entryId: token, author: "timer", at: now(), type: "timer", attempt: 0 }, { token, ms: 60_000, retentionMs: 60_000 });
    expect(outcome).toBe("leased");
    const moving = bySquare(square);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await says(key, { text: "Zanzibarcanari" })).toBe("accepted");
    await node.store.abandon(key, token);
    await node.sweeper.turns(10);
    expect(await moving).toBe("moved");
    await node.drain();
    expect((await node.log(key)).map(({ text }) => text)).toContain("Zanzibarcanari");
  });

  describe("by six digits", () => {
    it("asks at the kiosk, and moves on a yes, for that phone alone", async () => {
      const key = await aTalk();
      const { digits } = await drawn(key);
      const [mine, other] = [aPhone(), aPhone()];
      expect([await node.phoneMoves.stateOf(key), await byDigits(digits, mine), await node.phoneMoves.stateOf(key)]).toEqual(["open", "asked", "asking"]);
      expect(await byDigits(digits, mine)).toBe("asked");
      expect(await byDigits(digits, other)).toBe("used");
      expect(await node.store.standing(key)).toMatchObject({ hasMoved: false });
      expect(await node.phoneMoves.answer(key, "yes")).toBe(true);
      expect([await byDigits(digits, mine), await byDigits(digits, other)]).toEqual(["moved", "used"]);
    });

    it("takes nobody's silence for a yes", async () => {
      const key = await aTalk();
      const { digits } = await drawn(key);
      const mine = aPhone();
      await byDigits(digits, mine);
      aheadMs = askLifeMs;
      expect([await byDigits(digits, mine), await node.phoneMoves.answer(key, "yes"), await byDigits(digits, mine)]).toEqual(["declined", false, "declined"]);
      expect(await node.store.standing(key)).toMatchObject({ hasMoved: false });
    });

    it("asks about few phones for one code", async () => {
      const key = await aTalk();
      const { digits, square } = await drawn(key);
      for (let n = 0; n < maxAsksPerCode; n += 1) {
        expect(await byDigits(digits)).toBe("asked");
        await node.phoneMoves.answer(key, "no");
      }
      expect([await byDigits(digits), await bySquare(square)]).toEqual(["closed", "moved"]);
    });

    it("reads nobody's digits after too many wrong ones, whoever typed them and however fast; the square goes on", async () => {
      aheadMs = 24 * 3_600_000; // wrong codes of the tests before are forgotten
      const key = await aTalk();
      const code = await drawn(key);
      const wrong = String((Number(code.digits) + 1) % 1_000_000).padStart(6, "0");
      for (let n = 0; n < maxWrongCodes - 2; n += 1) expect(await byDigits(wrong)).toBe("wrong");
      const allowed = aPhone();
      expect(await byDigits(code.digits, allowed)).toBe("asked"); // a right one is not counted
      const burst = await Promise.all(Array.from({ length: 12 }, () => byDigits(wrong).catch(() => "busy")));
      expect(burst.filter((one) => one === "wrong").length).toBeLessThanOrEqual(2);
      for (let n = 0; n < 2; n += 1) await byDigits(wrong);
      expect(await byDigits(code.digits)).toBe("digits_closed");
      expect(await byDigits(code.digits, allowed)).toBe("asked"); // who was let in before is not shut out
      expect(await bySquare((await drawn(await aTalk())).square)).toBe("moved");
      aheadMs += digitsClosedMs;
      expect(await byDigits(wrong)).toBe("wrong");
    });
  });

  it("is found by its own association alone", async () => {
    const key = await aTalk();
    const { square, digits } = await drawn(key);
    const found = (association: string) => {
      const codes = new PhoneCodes(node.store.desk, association, addressKey, now);
      return Promise.all([codes.find("square", square), codes.find("digits", digits)]);
    };
    expect(await found("ailleurs")).toEqual([null, null]);
    expect(await found("mairie")).toMatchObject([{ conversation: key.id }, { conversation: key.id }]);
  });

  it("leaves no code in the store, only what it can be known by", async () => {
    const written: string[] = [];
    const desk = changed(node.store.desk, { write: async (...args) => { written.push(JSON.stringify(args)); return node.store.desk.write(...args); } });
    const codes = new PhoneCodes(desk, "mairie", addressKey, now);
    const { square, digits } = await codes.draw(await aTalk(), 1, codeLifeMs);
    expect(written).toHaveLength(3);
    expect(written.join("\n")).not.toContain(square);
    expect(written.join("\n")).not.toMatch(new RegExp(`"${digits}"`));
  });
});
