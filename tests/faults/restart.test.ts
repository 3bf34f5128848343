import build from "../helpers/e2e-build";
import { Phone } from "../helpers/a-phone";
import { Service } from "../helpers/e2e-service";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

jest.setTimeout(120_000);

let redis: RedisServer;
beforeAll(async () => {
  await build();
  redis = await startRedisServer();
});
afterAll(() => redis.stop());

describe.each(["embedded", "redis"] as const)("kill -9 in the middle of a procedure, %s store", (kind) => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start(kind === "redis" ? { REDIS_URL: redis.url } : {});
  });
  afterAll(() => service.stop());

  it("goes on at the same step with the same answers", async () => {
    const phone = await Phone.open(service.url, "ar");
    await phone.say("مرحبا");
    await phone.press("ar");
    await phone.press("given");
    await phone.press("caf-rsa");
    await phone.press("claim");
    const before = Phone.question(await phone.press("continue"));
    await service.kill();
    await service.startAgain();
    expect(Phone.question(await phone.say("أعد"))).toBe(before);
    const after = await phone.press("no");
    expect(Phone.question(after)).not.toBe(before);
    await service.kill();
    await service.startAgain();
    expect(Phone.question(await phone.answerTo({ type: "message", text: "", value: "c:repeat" }))).toBe(Phone.question(after));
  });

  it("answers a message that was acknowledged just before the end", async () => {
    const phone = await Phone.open(service.url, "fr");
    await phone.say("bonjour");
    const { id } = (await (await phone.post({ type: "message", text: "français", channelData: { clientActivityID: "last-words" } })).json()) as { id: string };
    await service.kill();
    await service.startAgain();
    // the client tries again with the same id, as web chats do: one effect, the same answer id
    const again = await phone.post({ type: "message", text: "français", channelData: { clientActivityID: "last-words" } });
    expect(await again.json()).toEqual({ id });
    const activities = await logOnce(phone, (log) => log.some((activity) => activity.replyToId === id));
    expect(activities.filter((activity) => activity.id === id)).toHaveLength(1);
    expect(activities.filter((activity) => activity.replyToId === id).length).toBeGreaterThan(0);
  });
});

type Logged = { readonly id: string; readonly replyToId?: string };

/** The whole log once it is as hoped; a dead holder's lease must run out first, then a sweeper passes. */
async function logOnce(phone: Phone, isThere: (log: readonly Logged[]) => boolean): Promise<readonly Logged[]> {
  for (let tries = 0; tries < 100; tries++) {
    const log = (await phone.log()) as readonly Logged[];
    if (isThere(log)) return log;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error("the message was never answered");
}
