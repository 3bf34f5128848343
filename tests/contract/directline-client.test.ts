import { claimsOf, clientVersions, connect, exchanges, generateToken, type TestClient } from "../helpers/direct-line-client";
import { eventually } from "../helpers/eventually";
import { answerNames, checkExchange } from "../helpers/direct-line-schemas";
import { startDirectLineService, type DirectLineService } from "../helpers/direct-line-service";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";
import { testSecret } from "../helpers/test-server";

jest.setTimeout(60_000);

type Version = keyof typeof clientVersions;
const versions = Object.keys(clientVersions) as Version[];
const ways = versions.flatMap((version) => [true, false].flatMap((webSocket) => ["token", "secret"].map((bearer) => ({ version, webSocket, bearer }))));
/** `ConnectionStatus` of directlinejs. */
const expiredToken = 3;
const ended = 5;

const greeting = ["welcome:machine.tell", "welcome:locale.ask"];

let redis: RedisServer;
let service: DirectLineService;
const open: TestClient[] = [];
/** Answers that were given, by name; null stands for an error. */
const given = new Set<string | null>();

beforeAll(async () => {
  redis = await startRedisServer();
});
afterEach(() => {
  open.splice(0).forEach((client) => client.end());
  const checked = exchanges.splice(0).map(checkExchange);
  checked.forEach(({ name }) => given.add(name));
  expect(checked.flatMap(({ problems }) => problems)).toEqual([]);
});
afterAll(() => redis.stop());

function visit(version: Version, options: Record<string, unknown>): TestClient {
  const client = connect(version, { domain: service.domain, ...options });
  open.push(client);
  return client;
}

/** Waits until the client has shown as much as the hoped-for end, and gives back all it has shown. */
const shownUntil = (client: TestClient, last: string, timeoutMs?: number): Promise<readonly string[]> =>
  eventually(() => service.shown(client), (shown) => shown.at(-1) === last, timeoutMs);

describe.each(["embedded", "redis"] as const)("on the %s store", (kind) => {
  beforeAll(async () => {
    service = await startDirectLineService(kind === "redis" ? { redisUrl: redis.url } : {});
  });
  afterAll(() => service.close());

  describe.each(ways)("unmodified directlinejs $version, webSocket $webSocket, $bearer", ({ version, webSocket, bearer }) => {
    let token: string | undefined;
    let client: TestClient;

    beforeEach(async () => {
      token = bearer === "token" ? (await generateToken(service.domain)).token : undefined;
      client = visit(version, { webSocket, ...(token === undefined ? { secret: testSecret } : { token }), conversationStartProperties: { locale: "ar" } });
      await shownUntil(client, "welcome:locale.ask");
    });

    it("greets a person once, in the language of the page, and leads by buttons to the first question of a procedure", async () => {
      expect(await service.shown(client)).toEqual(greeting);
      expect(client.received.map(({ locale }) => locale)).toEqual(["ar", "ar"]);
      expect(client.received[1]?.suggestedActions?.actions.map(({ title }) => title)).toEqual(["Français", "English", "العربية", "Українська", "دری"]);
      for (const [button, question] of [
        ["fa-AF", "welcome:consent_web.ask"], ["given", "common:menu.ask"], ["caf-rsa", "caf-rsa:goal.ask"], ["claim", "caf-rsa:time.tell"],
      ] as const) {
        await client.press(button);
        await shownUntil(client, question);
      }
      await client.press("continue");
      await shownUntil(client, "caf-rsa:urgent.ask");
      expect(await service.session(client.conversationId)).toMatchObject({ locale: "fa-AF", consent: "given", current: "caf-rsa" });
      expect(await service.waitingAt(client.conversationId)).toBe("urgent");
      expect(client.received.at(-1)).toMatchObject({ locale: "fa-AF", channelData: { passerelle: { lang: "fa-AF", dir: "rtl" } } });
    });

    it("shows a person her own message with the id of the answer and her channel data untouched, then the reply", async () => {
      const channelData = { clientActivityID: "1", nested: { list: [1, null, "é"] } };
      const id = await client.say("xyz abc", channelData);
      const shown = await eventually(() => service.shown(client), (seen) => seen.length === 5);
      expect(shown.slice(2)).toEqual(["xyz abc", "common:miss.unclear", "welcome:locale.ask"]);
      const own = client.received.find((activity) => activity.id === id);
      expect(own).toMatchObject({ text: "xyz abc", from: { id: token ? claimsOf(token)["user"] : `dl_${client.conversationId}`, role: "user" } });
      expect(own?.channelData).toEqual(channelData);
      expect(client.received.slice(3).map(({ replyToId }) => replyToId)).toEqual([id, id]);
    });

    it("plays one message once when it is sent twice, under one id", async () => {
      const [first, second] = await Promise.all([client.say("alpha", { clientActivityID: "same" }), client.say("alpha", { clientActivityID: "same" })]);
      expect(second).toBe(first);
      await client.say("bravo");
      const shown = await eventually(() => service.shown(client), (seen) => seen.includes("bravo") && seen.at(-1) === "welcome:locale.ask");
      expect(shown.filter((text) => text === "alpha")).toHaveLength(1);
    });

    it("keeps the order in which a person wrote, each message before its answer", async () => {
      const words = ["alpha", "bravo", "charlie", "delta", "echo"];
      const ids: string[] = [];
      for (const word of words) ids.push(await client.say(word));
      await eventually(() => client.received, (received) => received.some(({ replyToId }) => replyToId === ids.at(-1)));
      const talk = client.received.slice(greeting.length);
      expect(talk.filter(({ from }) => from.role === "user").map(({ text }) => text)).toEqual(words);
      // two frames that come close together must not be shuffled by the client either
      const groups = talk.map(({ id, replyToId }) => ids.indexOf(replyToId ?? id ?? ""));
      expect(groups).toEqual([...groups].sort());
      expect(new Set(groups)).toEqual(new Set([0, 1, 2, 3, 4]));
    });

    it("has its answer before the assistant has thought", async () => {
      const letGo = await service.holdLease(client.conversationId);
      expect(await client.say("lent")).toMatch(/^[\w-]{12}$/);
      expect(await service.shown(client)).toEqual(greeting);
      await letGo();
      await eventually(() => service.shown(client), (shown) => shown.includes("lent") && shown.at(-1) === "welcome:locale.ask");
    });

    it("hears that a photograph cannot be read, and of the photograph nothing is kept", async () => {
      const contentUrl = `data:image/png;base64,${Buffer.from("canary-of-a-photograph").toString("base64")}`;
      await client.press("fr");
      await shownUntil(client, "welcome:consent_web.ask");
      await client.post({ type: "message", attachments: [{ contentType: "image/png", contentUrl, name: "canary.png" }] });
      const shown = await eventually(() => service.shown(client), (seen) => seen.includes("common:attachment") && seen.at(-1) === "welcome:consent_web.ask");
      expect(shown.slice(-3)).toEqual(["", "common:attachment", "welcome:consent_web.ask"]);
      const log = await service.log(client.conversationId);
      expect(log.find(({ attachments }) => attachments)?.attachments).toEqual(["image/png"]);
      expect(JSON.stringify(log)).not.toContain("canary");
    });

    it("goes on from a watermark with a new client, and repeats nothing", async () => {
      const { watermark } = client.client as unknown as { watermark: string };
      client.end();
      const bearerOptions = token ? { token } : { secret: testSecret };
      const elsewhere = visit(version, { webSocket, ...bearerOptions, conversationId: client.conversationId, watermark });
      await elsewhere.say("Français");
      await shownUntil(elsewhere, "welcome:consent_web.ask");
      expect(await service.shown(elsewhere)).toEqual(["Français", "welcome:what.tell", "welcome:consent_web.ask"]);
    });

    it("sees that everything was erased, and begins anew with the next words", async () => {
      await client.press("fr");
      await shownUntil(client, "welcome:consent_web.ask");
      await client.post({ type: "message", text: "", value: "c:erase" });
      await shownUntil(client, "common:erase.ask");
      await client.press("yes");
      await shownUntil(client, "common:erase.done");
      expect((await service.log(client.conversationId)).map(({ said }) => said?.key)).toEqual(["common:erase.done"]);
      await client.say("bonjour");
      await shownUntil(client, "welcome:locale.ask");
      expect((await service.log(client.conversationId)).map(({ said, text }) => said?.key ?? text)).toEqual(["common:erase.done", "bonjour", ...greeting]);
    });
  });

  describe.each(versions)("unmodified directlinejs %s", (version) => {
    const start = async (options: Record<string, unknown> = {}): Promise<TestClient> => {
      const { token } = await generateToken(service.domain);
      const client = visit(version, { token, ...options });
      await shownUntil(client, "welcome:locale.ask");
      return client;
    };
    /** The same person says something from another window. */
    const sayElsewhere = (client: TestClient, text: string): Promise<unknown> => {
      const { token } = client.client as unknown as { token: string };
      return fetch(`${service.domain}/conversations/${client.conversationId}/activities`, {
        method: "POST", headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` }, body: JSON.stringify({ type: "message", text }),
      });
    };

    it("gets what was said while its socket was cut, once", async () => {
      const client = await start();
      service.dropSockets();
      await sayElsewhere(client, "manqué");
      const missed = await eventually(() => service.shown(client), (shown) => shown.length === 5, 15_000);
      expect(missed.slice(2)).toEqual(["manqué", "common:miss.unclear", "welcome:locale.ask"]);
      await sayElsewhere(client, "ensuite");
      const all = await eventually(() => service.shown(client), (shown) => shown.includes("ensuite") && shown.at(-1) === "welcome:locale.ask");
      expect(all.filter((text) => text === "manqué")).toHaveLength(1);
    });

    it("is told that an expired token has expired, and nothing is posted", async () => {
      const brief = await service.besides({ tokenLifetimeMs: 1_200 });
      try {
        const { token, conversationId } = await generateToken(brief.domain);
        const client = visit(version, { domain: brief.domain, token, webSocket: false });
        await shownUntil(client, "welcome:locale.ask");
        await new Promise((resolve) => setTimeout(resolve, 1_300));
        expect(await client.say("trop tard")).toBe("retry");
        expect(client.statuses).toContain(expiredToken);
        expect(JSON.stringify(await service.log(conversationId))).not.toContain("trop tard");
      } finally {
        open.splice(0).forEach((client) => client.end());
        await brief.close();
      }
    });

    it("renews its token, and has a session id for sign-in cards", async () => {
      const { client } = await start();
      const { refreshToken } = client as unknown as { refreshToken(): { subscribe(next: (token: string) => void): void } };
      const renewed = await new Promise<string>((resolve) => refreshToken.call(client).subscribe(resolve));
      expect(claimsOf(renewed)["conv"]).toBe((client as unknown as { conversationId: string }).conversationId);
      expect(await new Promise((resolve) => client.getSessionId().subscribe(resolve))).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  it("has given every answer of the specification, each in its shape", () => {
    expect(given).toEqual(new Set([...answerNames, null]));
    given.clear();
  });
});

describe("while the store is away", () => {
  beforeAll(async () => {
    service = await startDirectLineService({ redisUrl: redis.url });
  });
  afterAll(() => service.close());

  it.each(versions)("unmodified directlinejs %s goes on polling, and shows what is said afterwards", async (version) => {
    const { token } = await generateToken(service.domain);
    const client = visit(version, { token, webSocket: false });
    await shownUntil(client, "welcome:locale.ask");
    redis.signal("SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await client.say("perdu")).toBe("retry");
    await redis.restart();
    await eventually(() => client.say("revenu"), (id) => id !== "retry", 15_000);
    const shown = await eventually(() => service.shown(client), (seen) => seen.includes("revenu"), 15_000);
    expect(shown).not.toContain("perdu");
  });
});

describe("after the conversation's time", () => {
  beforeAll(async () => {
    service = await startDirectLineService({ retention: { web: 2_500 } });
  });
  afterAll(() => service.close());

  // all at once: most of it is waiting for the time to pass
  it("each client learns that it has ended, and does not go on asking", async () => {
    await Promise.all(ways.map(async ({ version, webSocket, bearer }) => {
      const { token } = await generateToken(service.domain);
      const client = visit(version, { webSocket, ...(bearer === "token" ? { token } : { secret: testSecret }) });
      await shownUntil(client, "welcome:locale.ask");
      await eventually(() => service.log(client.conversationId), (log) => log.length === 0);
      service.dropSockets();
      const asked = () => exchanges.filter(({ url }) => url.includes(client.conversationId));
      if (webSocket) await eventually(() => asked().at(-1), (last) => last?.method === "GET" && last.status === 404, 15_000);
      else await eventually(() => client.statuses, (statuses) => statuses.includes(ended));
      const before = asked().length;
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect({ version, webSocket, bearer, asked: asked().length }).toEqual({ version, webSocket, bearer, asked: before });
    }));
  });
});
