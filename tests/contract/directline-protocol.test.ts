import { setTimeout as pause } from "node:timers/promises";
import { maxInboxLength } from "../../src/core/limits";
import { claimsOf, exchanges, generateToken } from "../helpers/direct-line-client";
import { eventually } from "../helpers/eventually";
import { checkExchange } from "../helpers/direct-line-schemas";
import { startDirectLineService, type DirectLineService } from "../helpers/direct-line-service";
import { codeOf, Talk } from "../helpers/direct-line-talk";
import { startRedisServer } from "../helpers/redis-server";
import { testSecret } from "../helpers/test-server";

let service: DirectLineService;
let talk: Talk;

beforeAll(async () => {
  service = await startDirectLineService();
});
beforeEach(async () => {
  talk = await Talk.at(service.domain);
});
afterEach(() => {
  expect(exchanges.splice(0).flatMap((exchange) => checkExchange(exchange).problems)).toEqual([]);
});
afterAll(() => service.close());

const generate = (body: unknown, headers?: Record<string, string>) => talk.ask("POST", `${service.domain}/tokens/generate`, body, headers);
const trusted = { Authorization: `Bearer ${testSecret}` };

describe("tokens", () => {
  it("carry a random user nobody else can claim", async () => {
    const { body } = await generate({ User: { Id: "dl_someone-known-12345" } });
    expect(body["expires_in"]).toBe(1800);
    expect(claimsOf(String(body["token"]))).toMatchObject({ user: expect.stringMatching(/^dl_[\w-]{22}$/), conv: body["conversationId"] });
  });

  it("let a server that holds the secret name the user", async () => {
    const { body } = await generate({ user: { id: "dl_our-own-page-1" } }, trusted);
    expect(claimsOf(String(body["token"]))["user"]).toBe("dl_our-own-page-1");
    const wrong = await generate({ user: { id: "paul" } }, trusted);
    expect([wrong.status, codeOf(wrong)]).toEqual([400, "BadArgument"]);
  });

  it("are given to our own pages and to programs, not to another site", async () => {
    const origins = [undefined, service.url, "https://elsewhere.example", "null"];
    const statuses = await Promise.all(origins.map(async (origin) => (await generate({}, origin === undefined ? {} : { Origin: origin })).status));
    expect(statuses).toEqual([200, 200, 403, 403]);
  });

  it("come back to the same conversation with what was given for it, and to no other by its id", async () => {
    const first = await Talk.at(service.domain, { channel: "kiosk" });
    await first.start();
    expect(await eventually(() => service.session(first.conversationId), (session) => session !== null)).toMatchObject({ channel: "kiosk" });
    expect((await generateToken(service.domain, { resume: first.resume })).conversationId).toBe(first.conversationId);
    expect((await generateToken(service.domain, { conversationId: first.conversationId })).conversationId).not.toBe(first.conversationId);
    expect((await generate({ resume: first.token })).status).toBe(401);
  });

  it("are renewed for the same person and conversation", async () => {
    await talk.start();
    const { status, body } = await talk.ask("POST", `${service.domain}/tokens/refresh`);
    expect(status).toBe(200);
    expect(claimsOf(String(body["token"]))).toMatchObject({ user: claimsOf(talk.token)["user"], conv: talk.conversationId });
    expect(body["token"]).not.toBe(talk.token);
  });

  it("are not given to an address that opens too many conversations, until it has waited", async () => {
    const strict = await service.besides({ tokenRate: { times: 3, windowMs: 60_000 } });
    try {
      const ask = (headers?: Record<string, string>) => talk.ask("POST", `${strict.domain}/tokens/generate`, {}, headers);
      expect([(await ask()).status, (await ask()).status, (await ask()).status, (await ask()).status]).toEqual([200, 200, 200, 429]);
      const refused = await ask({ "X-Forwarded-For": "203.0.113.7" });
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "20"]);
    } finally {
      await strict.close();
    }
  });
});

describe("answers", () => {
  it("start with 201, and with 200 when the page is loaded again, greeting once in the page's language", async () => {
    const [first, again] = [await talk.start("uk"), await talk.start("fr")];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(String(first.body["streamUrl"])).toMatch(new RegExp(`^${talk.address.replace("http", "ws")}/stream\\?watermark=0&t=[\\w.-]+$`));
    await service.passerelle.drain();
    expect((await service.log(talk.conversationId)).map(({ said, locale }) => [said?.key, locale])).toEqual([["welcome:machine.tell", "uk"], ["welcome:locale.ask", "uk"]]);
  });

  it("carry the watermark inside the address of the socket", async () => {
    await talk.start();
    const { body } = await talk.ask("GET", `${talk.address}?watermark=7`);
    expect(new URL(String(body["streamUrl"])).searchParams.get("watermark")).toBe("7");
  });

  it("list what comes after a watermark", async () => {
    await talk.start();
    await service.passerelle.drain();
    await talk.post({ type: "message", text: "alpha" });
    await service.passerelle.drain();
    const { body } = await talk.ask("GET", `${talk.address}/activities?watermark=2`);
    expect(body).toMatchObject({ activities: [{ text: "alpha" }, { from: { role: "bot" } }, { from: { role: "bot" } }], watermark: "5" });
    expect((await talk.ask("GET", `${talk.address}/activities?watermark=5`)).body).toEqual({ activities: [], watermark: "5" });
  });

  it.each([
    [{ type: "message", text: "Oui", value: "a:0000000:yes" }, { button: "a:0000000:yes", text: "Oui" }],
    [{ type: "message", text: "c:menu", channelData: { postBack: true } }, { button: "c:menu" }],
    [{ type: "message", text: "c:menu" }, { text: "c:menu" }],
    [{ type: "message", attachments: [{ contentType: "image/png", contentUrl: "data:," }] }, { attachments: ["image/png"] }],
    [{ type: "message", text: "voilà", attachments: [{ contentType: "<b>" }] }, { text: "voilà", attachments: ["application/octet-stream"] }],
    [{ type: "message", text: "x", locale: "<script>" }, { text: "x", locale: "fr" }],
  ])("take %j for what it is", async (activity, entry) => {
    const { body } = await talk.post(activity);
    await service.passerelle.drain();
    expect((await service.log(talk.conversationId)).find(({ id }) => id === body["id"])).toMatchObject({ author: "person", ...entry });
  });

  it.each([
    [{ type: "event", name: "webchat/join", value: { language: "ar-EG" } }, "ar"],
    [{ type: "conversationUpdate", membersAdded: [], locale: "uk" }, "uk"],
    [{ type: "message", text: "مرحبا", locale: "fa" }, "fa-AF"],
  ])("greet after %j in %s", async (activity, locale) => {
    await talk.post(activity);
    await service.passerelle.drain();
    expect((await service.log(talk.conversationId)).at(-1)).toMatchObject({ said: { key: "welcome:locale.ask" }, locale });
  });

  it("end with 429 and a delay when messages pile up, and take the refused one later", async () => {
    await talk.start();
    await service.passerelle.drain();
    const letGo = await service.holdLease(talk.conversationId);
    // the holder's own event is the first of the inbox
    for (let time = 1; time < maxInboxLength; time += 1) expect((await talk.post({ type: "message", text: `x${time}` })).status).toBe(200);
    const last = { type: "message", text: "dernier", channelData: { clientActivityID: "last" } };
    const refused = await talk.post(last);
    expect([refused.status, codeOf(refused), refused.headers.get("retry-after")]).toEqual([429, "TooManyRequests", "5"]);
    await letGo();
    expect((await talk.post(last)).status).toBe(200);
    await service.passerelle.drain();
    const own = (await service.log(talk.conversationId)).filter(({ author }) => author === "person").map(({ text }) => text);
    expect(own).toEqual([...Array.from({ length: maxInboxLength - 1 }, (_, index) => `x${index + 1}`), "dernier"]);
  });

  it("let its own pages through a preflight, and no other site's", async () => {
    const own = await talk.ask("OPTIONS", `${talk.address}/activities`, undefined, { Origin: service.url });
    expect([own.status, own.headers.get("access-control-allow-origin")]).toEqual([204, service.url]);
    expect(own.headers.get("access-control-allow-headers")).toBe("authorization, content-type, x-ms-bot-agent");
    const other = await talk.ask("OPTIONS", `${talk.address}/activities`, undefined, { Origin: "https://elsewhere.example" });
    expect([other.status, other.headers.get("access-control-allow-origin")]).toEqual([403, null]);
  });

  it("leave in the log the pattern of a route: no token, no conversation, no word", async () => {
    await talk.post({ type: "message", text: "mon secret" });
    await talk.ask("GET", `${talk.address}/activities?watermark=0`);
    const lines = await eventually(() => service.logged.join(""), (log) => log.includes(`"route":"/v3/directline/conversations/:id/activities"`));
    for (const hidden of [talk.conversationId, talk.token, "mon secret", "watermark"]) expect(lines).not.toContain(hidden);
  });
});

describe("a conversation that has not begun, or is over", () => {
  const reads = (of: Talk) => Promise.all([
    of.ask("GET", of.address), of.ask("GET", `${of.address}/activities`), of.ask("POST", `${of.domain}/tokens/refresh`), of.ask("POST", `${of.domain}/tokens/generate`, { resume: of.resume }),
  ]);

  it("is unknown until it is started; the token stays good to start it", async () => {
    expect((await reads(talk)).map((answer) => [answer.status, codeOf(answer)])).toEqual(Array(4).fill([404, "ConversationNotFound"]));
    expect((await talk.start()).status).toBe(201);
    expect((await reads(talk)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it("shows after an erasure that everything is erased, also to a page that is loaded again, and nothing of before", async () => {
    await talk.start();
    for (const activity of [{ type: "message", text: "alpha" }, { type: "message", text: "", value: "c:erase" }]) await talk.post(activity);
    await service.passerelle.drain();
    const yes = (await service.log(talk.conversationId)).at(-1)?.said?.buttons?.find(({ value }) => value.endsWith(":yes"));
    await talk.post({ type: "message", text: "Oui", value: yes?.value });
    await service.passerelle.drain();
    expect((await talk.start()).status).toBe(200);
    expect((await reads(talk)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { body } = await talk.ask("GET", `${talk.address}/activities?watermark=2`);
    expect((body["activities"] as unknown[]).length).toBe(1);
    expect((await service.log(talk.conversationId)).map(({ said }) => said?.key)).toEqual(["common:erase.done"]);
  });

  it("is unknown after its time, and a page that starts again is greeted anew", async () => {
    const short = await startDirectLineService({ retention: { web: 1_500 } });
    try {
      const left = await Talk.at(short.domain);
      await left.start();
      await eventually(() => short.log(left.conversationId), (log) => log.length > 0);
      await eventually(() => short.log(left.conversationId), (log) => log.length === 0);
      // what gives a new token lives as long as the conversation, hence ends with it
      expect((await reads(left)).map(codeOf)).toEqual([...Array<string>(3).fill("ConversationNotFound"), "TokenExpired"]);
      expect((await left.start()).status).toBe(201);
      await short.passerelle.drain();
      expect((await short.log(left.conversationId)).map(({ said }) => said?.key)).toEqual(["welcome:machine.tell", "welcome:locale.ask"]);
    } finally {
      await short.close();
    }
  });
});

it.each([
  ["fr", "ltr", "Web Chat n’est pas installé. Lancez :"], ["en", "ltr", "Web Chat is not installed. Run:"], ["ar", "rtl", "لم يُثبَّت Web Chat. شغّلوا هذا الأمر:"],
  ["uk", "ltr", "Web Chat не встановлено. Запустіть:"], ["fa-AF", "rtl", "Web Chat نصب نشده است. این دستور را اجرا کنید:"],
])("a page /webchat without Web Chat says in %s how to get it", async (lang, dir, sentence) => {
  const page = await (await fetch(`${service.url}/webchat?lang=${lang}`)).text();
  expect(page).toContain(`<html lang="${lang}" dir="${dir}"`);
  expect(page).toContain(`<p>${sentence} <code dir="ltr">npm run webchat:install</code></p>`);
});

it("answers 503 while the store is away, and logs a code without a word of the person", async () => {
  const redis = await startRedisServer();
  const remote = await startDirectLineService({ redisUrl: redis.url });
  try {
    const there = await Talk.at(remote.domain);
    await there.start();
    await remote.passerelle.drain();
    redis.signal("SIGKILL");
    await pause(200);
    const answer = await there.post({ type: "message", text: "mon secret" });
    expect([answer.status, codeOf(answer)]).toEqual([503, "ServiceUnavailable"]);
    expect(remote.logged.join("")).toContain(`"code":"STORE_UNAVAILABLE"`);
    expect(remote.logged.join("")).not.toContain("mon secret");
    await redis.restart();
    await eventually(async () => (await there.post({ type: "message", text: "alpha" })).status, (status) => status === 200, 15_000);
  } finally {
    await remote.close();
    await redis.stop();
  }
}, 60_000);
