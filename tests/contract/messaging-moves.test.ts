import { randomUUID } from "node:crypto";
import type { DrawnCode } from "../../src/bot/phone-moves";
import type { ConversationKey } from "../../src/core/ports";
import { startNode } from "../helpers/a-node";
import { anActivity, soon, startAzureService, type AzureService } from "../helpers/azure-service";
import { startOpenIdIssuer, type OpenIdIssuer } from "../helpers/openid-issuer";
import { startRedisServer } from "../helpers/redis-server";

jest.setTimeout(120_000);

let issuer: OpenIdIssuer;
let service: AzureService;

beforeAll(async () => {
  issuer = await startOpenIdIssuer();
  service = await startAzureService(issuer);
});
// apart: a service that did not start must not keep the issuer open
afterAll(() => service.close());
afterAll(() => issuer.close());

type Talking = Pick<AzureService["passerelle"], "pipeline" | "phoneMoves" | "drain">;

/** Somebody at a kiosk, in Arabic, who has said whether answers are kept and has a question before them. */
async function atKiosk({ pipeline, drain }: Talking): Promise<{ readonly key: ConversationKey; says(text: string): Promise<string>; leaves(): Promise<void> }> {
  const key = pipeline.begin();
  const enters = async (incoming: object): Promise<string> => {
    const { outcome } = await pipeline.accept("kiosk", key, { eventId: randomUUID(), author: "person", type: "text", ...incoming });
    await drain();
    return outcome;
  };
  await enters({ type: "joined", author: "channel", clientLocale: "ar" });
  for (const value of ["ar", "given"]) {
    const { activities } = await pipeline.read(key, 0, 50);
    const button = activities.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []).findLast((one) => String(one.value).endsWith(`:${value}`))!;
    await enters({ type: "button", button: button.value });
  }
  return { key, says: (text) => enters({ text }), leaves: async () => void (await enters({ type: "left" })) };
}

async function codeFor(key: ConversationKey, { phoneMoves }: Talking = service.passerelle): Promise<DrawnCode> {
  const code = await phoneMoves.offer(key);
  if (code === null || code === "unasked") throw new Error(`no code: ${code}`);
  return code;
}

let people = 0;
/** A person nobody has met on that platform. */
function onTelegram() {
  const id = `mover-${(people += 1)}`;
  const words = (text: string) => anActivity(issuer, { from: { id, name: "Somebody" }, conversation: { id: `talk-${id}` }, text, locale: "fr" });
  const received = (): readonly string[] => issuer.taken.filter(({ path }) => path === `/v3/conversations/talk-${id}/activities`).map(({ activity }) => activity.text ?? "");
  return {
    words, received,
    /** @returns what is said then, waiting for `least` messages. */
    says: async (text: string, least = 1): Promise<readonly string[]> => {
      const before = received().length;
      expect((await service.post(words(text))).status).toBe(200);
      await service.passerelle.drain();
      await soon(() => expect(received().length).toBeGreaterThanOrEqual(before + least));
      return received().slice(before);
    },
  };
}
const here = "نتابع هنا، على هاتفكم.";
const lastQuestion = async (key: ConversationKey): Promise<string> => (await service.passerelle.pipeline.read(key, 0, 100)).activities.findLast(({ from }) => from.id === "passerelle")!.text;

describe("a kiosk's conversation that goes on in a messaging application", () => {
  it("comes with its question and its language, to the address that sent the code; the kiosk is closed", async () => {
    const kiosk = await atKiosk(service.passerelle);
    const question = await lastQuestion(kiosk.key);
    const { square, keptMs } = await codeFor(kiosk.key);
    expect(keptMs).toEqual({ web: 24 * 3_600_000, azure: 30 * 24 * 3_600_000 });
    const person = onTelegram();
    const [first, second] = await person.says(`/start ${square}`, 2);
    expect(first).toBe(here);
    expect(second).toContain(question.slice(0, 20));
    expect(await service.store.readSession(kiosk.key)).toMatchObject({ channel: "azure", locale: "ar", consent: "given" });
    expect(await kiosk.says("still here")).toBe("moved");
    await person.says("1");
    expect((await service.store.readLog(kiosk.key, 0, 100)).entries.some(({ text }) => text === "1")).toBe(true);
  });

  it("takes the place of a greeting, of which nothing stays", async () => {
    const person = onTelegram();
    await person.says("Bonjour");
    const { key: greeted } = await service.passerelle.pipeline.open("azure", JSON.stringify(["telegram", `talk-mover-${people}`, `mover-${people}`]));
    const kiosk = await atKiosk(service.passerelle);
    expect((await person.says(`Passerelle ${(await codeFor(kiosk.key)).square}`))[0]).toBe(here);
    await service.passerelle.drain();
    expect([await service.store.readSession(greeted), (await service.store.readLog(greeted, 0, 10)).entries]).toEqual([null, []]);
    await person.says("effacer");
    expect((await service.store.readLog(kiosk.key, 0, 100)).entries.some(({ text }) => text === "effacer")).toBe(true);
  });

  it("does not take the place of another talk: that one is erased first, by its own person", async () => {
    const person = onTelegram();
    const [first, second] = [await atKiosk(service.passerelle), await atKiosk(service.passerelle)];
    await person.says(`/start ${(await codeFor(first.key)).square}`);
    const { square } = await codeFor(second.key);
    expect(await person.says(`/start ${square}`)).toEqual([expect.stringMatching(/^لديكم محادثة هنا بالفعل/)]);
    expect(await second.says("still here")).toBe("accepted");
    // as the button under it says
    expect((await person.says("مسح كل شيء"))[0]).toContain("سأمسح كل محادثتنا");
    expect((await person.says("نعم"))[0]).toContain("تم مسح كل شيء");
    expect((await person.says(`/start ${square}`))[0]).toBe(here);
    expect(await second.says("still here")).toBe("moved");
  });

  it("is played once when the platform sends the same message again, and says so when the person does", async () => {
    const kiosk = await atKiosk(service.passerelle);
    const { square } = await codeFor(kiosk.key);
    const person = onTelegram();
    const start = person.words(`/start ${square}`);
    const both = await Promise.all([service.post(start), service.post(start)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    await soon(() => expect(person.received().length).toBeGreaterThanOrEqual(2));
    await service.passerelle.drain();
    expect(person.received().filter((text) => text === here)).toHaveLength(1);
    expect((await person.says(`/start ${square}`))[0]).toBe("نحن نتابع هنا بالفعل.");
  });

  it("goes to one address of two, and the other is told", async () => {
    const { square } = await codeFor((await atKiosk(service.passerelle)).key);
    await onTelegram().says(`/start ${square}`);
    expect((await onTelegram().says(`/start ${square}`))[0]).toContain("Un autre téléphone utilise ce code.");
  });

  it("is not moved by a code that was taken back, or whose talk was erased; both are said, and the person is greeted", async () => {
    const kiosk = await atKiosk(service.passerelle);
    const { square } = await codeFor(kiosk.key);
    await service.passerelle.phoneMoves.withdraw(kiosk.key);
    const [said, greeting] = await onTelegram().says(`/start ${square}`, 2);
    expect([said, greeting]).toEqual([expect.stringContaining("Ce code ne marche plus."), "Bonjour. Je suis un programme, pas une personne."]);
    const again = await codeFor(kiosk.key);
    await kiosk.leaves();
    expect((await onTelegram().says(`/start ${again.square}`))[0]).toContain("est effacée");
  });

  it("has nothing to do with words that only look like a code", async () => {
    const person = onTelegram();
    const [greeting] = await person.says("/start AAAAAAAAAAAAAAAAAAAAAA");
    expect(greeting).toBe("Bonjour. Je suis un programme, pas une personne.");
  });
});

it("is found by a node that remembers where the address led before", async () => {
  const redis = await startRedisServer();
  const prefix = `messaging-${process.pid}`;
  const nodes = [await startNode({ redisUrl: redis.url, prefix }), await startNode({ redisUrl: redis.url, prefix })] as const;
  try {
    const [one, other] = nodes;
    const address = JSON.stringify(["telegram", "talk", "somebody"]);
    const { key } = await other.pipeline.open("azure", address);
    await other.pipeline.accept("azure", key, { eventId: "hello", author: "person", type: "text", text: "Bonjour" });
    await other.drain();
    const kiosk = await atKiosk(one);
    const { square } = await codeFor(kiosk.key, one);
    expect(await one.messagingMoves.take({ channel: "azure", address, key }, { eventId: "start", author: "person", type: "text", text: `/start ${square}`, reference: {} })).toBe("done");
    await one.drain();
    const words = { eventId: "after", author: "person", type: "text", text: "oui" } as const;
    expect((await other.pipeline.open("azure", address)).key).toEqual(key); // remembered
    expect(await other.pipeline.accept("azure", key, words)).toEqual({ outcome: "moved" });
    expect(await other.pipeline.redirect("azure", address, { of: key.id })).toEqual(kiosk.key);
    expect(await other.pipeline.accept("azure", kiosk.key, words)).toMatchObject({ outcome: "accepted" });
  } finally {
    for (const node of nodes) await node.close();
    await redis.stop();
  }
});
