import { WebSocket } from "ws";
import { sign } from "jsonwebtoken";
import { maxInboxLength } from "../../src/core/limits";
import { claimsOf, eventually, generateToken } from "../helpers/direct-line-client";
import { startTestServer, testSecret, type TestServer } from "../helpers/test-server";

let server: TestServer;
let token: string;
let conversationId: string;
let talk: string;

beforeAll(async () => {
  server = await startTestServer({ tokenRate: { times: 1_000, windowMs: 1_000 }, pingIntervalMs: 150 });
});
beforeEach(async () => {
  ({ token, conversationId } = await generateToken(server.domain));
  talk = `${server.domain}/conversations/${conversationId}`;
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly body: Record<string, any>;
  readonly headers: Headers;
}

async function ask(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const isRaw = typeof body === "string" || body instanceof Uint8Array || body instanceof FormData;
  const answer = await fetch(url, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(isRaw || body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
    body: body === undefined ? null : isRaw ? (body as string) : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? {} : (JSON.parse(text) as Record<string, any>), headers: answer.headers };
}

const post = (activity: unknown, headers?: Record<string, string>) => ask("POST", `${talk}/activities`, activity, headers);

describe("tokens", () => {
  it("answers with the shape of Direct Line 3.0, and a random user nobody else can claim", async () => {
    const { status, body } = await ask("POST", `${server.domain}/tokens/generate`, { User: { Id: "dl_someone-known-12345" } });
    expect([status, body]).toEqual([200, {
      conversationId: expect.stringMatching(/^[\w-]{22}$/), token: expect.any(String), expires_in: 1800, resume: expect.any(String),
    }]);
    expect(claimsOf(body["token"])).toMatchObject({ user: expect.stringMatching(/^dl_[\w-]{22}$/), conv: body["conversationId"] });
  });

  it("lets a server that holds the secret name the user", async () => {
    const { body } = await ask("POST", `${server.domain}/tokens/generate`, { user: { id: "dl_our-own-page-1" } }, { Authorization: `Bearer ${testSecret}` });
    expect(claimsOf(body["token"])["user"]).toBe("dl_our-own-page-1");
    const wrong = await ask("POST", `${server.domain}/tokens/generate`, { user: { id: "paul" } }, { Authorization: `Bearer ${testSecret}` });
    expect([wrong.status, wrong.body["error"].code]).toEqual([400, "BadArgument"]);
  });

  it("is asked for by our own pages and by programs, not by another site", async () => {
    const origins = [undefined, server.url, "https://elsewhere.example", "null"];
    const statuses = await Promise.all(origins.map(async (origin) =>
      (await ask("POST", `${server.domain}/tokens/generate`, {}, origin === undefined ? {} : { Origin: origin })).status));
    expect(statuses).toEqual([200, 200, 403, 403]);
  });

  it("comes back to the same conversation with what it was given, and to no other by its id", async () => {
    const first = await generateToken(server.domain, { channel: "kiosk" });
    expect(server.conversations.channelOf(first.conversationId)).toBe("kiosk");
    expect((await generateToken(server.domain, { resume: first.resume })).conversationId).toBe(first.conversationId);
    expect((await generateToken(server.domain, { conversationId: first.conversationId })).conversationId).not.toBe(first.conversationId);
    const withAccess = await ask("POST", `${server.domain}/tokens/generate`, { resume: first.token });
    expect(withAccess.status).toBe(401);
    server.conversations.erase(first.conversationId);
    expect((await ask("POST", `${server.domain}/tokens/generate`, { resume: first.resume })).status).toBe(404);
  });

  it("renews a token for the same person and conversation", async () => {
    const { status, body } = await ask("POST", `${server.domain}/tokens/refresh`);
    expect(status).toBe(200);
    expect(claimsOf(body["token"])).toMatchObject({ user: claimsOf(token)["user"], conv: conversationId });
    expect(body["token"]).not.toBe(token);
  });

  it("asks an address that opens too many conversations to wait", async () => {
    const strict = await startTestServer({ tokenRate: { times: 3, windowMs: 60_000 } });
    try {
      const statuses = [];
      for (let time = 0; time < 4; time += 1) statuses.push((await ask("POST", `${strict.domain}/tokens/generate`, {})).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
      const refused = await ask("POST", `${strict.domain}/tokens/generate`, {}, { "X-Forwarded-For": "203.0.113.7" });
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "20"]);
    } finally {
      await strict.close();
    }
  });
});

describe("answers", () => {
  it("starts with 201, and with 200 when the page is loaded again, greeting once", async () => {
    const first = await ask("POST", `${server.domain}/conversations`, { user: { id: "x" }, locale: "uk" });
    const again = await ask("POST", `${server.domain}/conversations`);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(first.body).toEqual({
      conversationId, token: expect.any(String), expires_in: 1800, resume: expect.any(String),
      streamUrl: expect.stringMatching(new RegExp(`^${talk.replace("http", "ws")}/stream\\?watermark=0&t=[\\w.-]+$`)),
    });
    expect(server.conversations.received(conversationId)).toEqual([{ type: "joined", author: "channel", eventId: "start", clientLocale: "uk" }]);
  });

  it("carries the watermark inside the address of the socket", async () => {
    const { body } = await ask("GET", `${talk}?watermark=7`);
    expect(new URL(body["streamUrl"]).searchParams.get("watermark")).toBe("7");
  });

  it("lists activities after a watermark", async () => {
    await post({ type: "message", text: "un" });
    await eventually(() => server.conversations.received(conversationId), (events) => events.length === 1);
    const { body } = await ask("GET", `${talk}/activities`);
    expect(body).toEqual({ activities: [expect.objectContaining({ text: "un" }), expect.objectContaining({ text: "text: un" })], watermark: "2" });
    expect((await ask("GET", `${talk}/activities?watermark=2`)).body).toEqual({ activities: [], watermark: "2" });
  });

  it("gives a session id to sign-in cards", async () => {
    expect((await ask("GET", `${server.domain}/session/getsessionid`)).body).toEqual({ sessionId: expect.any(String) });
  });

  it.each([
    [{ type: "message", text: "oui" }, { type: "text", text: "oui", author: "person" }],
    [{ type: "message", text: "" }, { type: "text", text: "", author: "person" }],
    [{ type: "message", text: "Oui", value: "a:age:yes" }, { type: "button", button: "a:age:yes", text: "Oui" }],
    [{ type: "message", text: "c:menu", channelData: { postBack: true } }, { type: "button", button: "c:menu" }],
    [{ type: "message", text: "c:menu" }, { type: "text", text: "c:menu" }],
    [{ type: "message", value: { form: 1 } }, { type: "unsupported" }],
    [{ type: "message", attachments: [{ contentType: "image/png", contentUrl: "data:," }] }, { type: "attachment", attachments: ["image/png"] }],
    [{ type: "message", text: "voilà", attachments: [{ contentType: "<b>" }] }, { type: "text", text: "voilà", attachments: ["application/octet-stream"] }],
    [{ type: "messageUpdate", text: "non" }, { type: "edited", text: "non" }],
    [{ type: "event", name: "webchat/join", value: { language: "ar-EG" } }, { type: "joined", author: "channel", clientLocale: "ar-EG" }],
    [{ type: "conversationUpdate", membersAdded: [], locale: "fr" }, { type: "joined", clientLocale: "fr" }],
    [{ type: "message", text: "x", locale: "<script>" }, { type: "text", text: "x" }],
  ])("reads %j", async (activity, incoming) => {
    expect(await post(activity)).toMatchObject({ status: 200, body: { id: expect.any(String) } });
    expect(server.conversations.received(conversationId)).toEqual([expect.objectContaining(incoming)]);
    if (!("clientLocale" in incoming)) expect(server.conversations.received(conversationId)[0]).not.toHaveProperty("clientLocale");
  });

  it.each([{ type: "typing" }, { type: "event", name: "other" }, { type: "endOfConversation" }, { type: "trace" }])("accepts %j without effect", async (activity) => {
    expect(await post(activity)).toMatchObject({ status: 200, body: { id: expect.any(String) } });
    expect(server.conversations.received(conversationId)).toEqual([]);
  });

  it("ends with 429 and a delay when messages pile up, and takes the refused one later", async () => {
    let think = (): void => undefined;
    server.conversations.faults.beforeAnswer = () => new Promise((resolve) => (think = resolve));
    for (let time = 0; time < maxInboxLength; time += 1) await post({ type: "message", text: String(time) });
    const last = { type: "message", text: "dernier", channelData: { clientActivityID: "last" } };
    const refused = await post(last);
    expect([refused.status, refused.body["error"].code, refused.headers.get("retry-after")]).toEqual([429, "TooManyRequests", "5"]);
    server.conversations.faults.beforeAnswer = async () => {};
    think();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await post(last)).status).toBe(200);
  });

  it("answers a preflight of its own pages, and refuses another site's", async () => {
    const own = await ask("OPTIONS", `${talk}/activities`, undefined, { Origin: server.url });
    expect(own.status).toBe(204);
    expect(own.headers.get("access-control-allow-origin")).toBe(server.url);
    expect(own.headers.get("access-control-allow-headers")).toBe("authorization, content-type, x-ms-bot-agent");
    const other = await ask("OPTIONS", `${talk}/activities`, undefined, { Origin: "https://elsewhere.example" });
    expect([other.status, other.headers.get("access-control-allow-origin")]).toEqual([403, null]);
  });
});

describe("bad requests", () => {
  const big = (bytes: number) => JSON.stringify({ type: "message", text: "x".repeat(bytes) });
  const json = { "Content-Type": "application/json" };
  const form = (activity: string) => {
    const data = new FormData();
    data.append("activity", new Blob([activity], { type: "application/vnd.microsoft.activity" }), "blob");
    return data;
  };
  const forged = () => sign({ ...claimsOf(token) }, "another key", { algorithm: "HS256" });
  const unsigned = () => `${Buffer.from(`{"alg":"none","typ":"JWT"}`).toString("base64url")}.${token.split(".")[1]}.`;

  it.each<[string, number, string, () => Promise<Answer>]>([
    ["malformed JSON", 400, "MalformedJson", () => post(`{"type":"message","text":"<canary>`, json)],
    ["bytes that are not UTF-8", 400, "MalformedJson", () => post(Buffer.from([0x7b, 0xff, 0x7d]), json)],
    ["a list", 400, "BadArgument", () => post([])],
    ["an empty body", 400, "BadArgument", () => ask("POST", `${talk}/activities`)],
    ["no type", 400, "BadArgument", () => post({ text: "<canary>" })],
    ["a type that is no word", 400, "BadArgument", () => post({ type: 7 })],
    ["an unknown type", 400, "UnknownActivityType", () => post({ type: "<canary>" })],
    ["text that is no text", 400, "BadArgument", () => post({ type: "message", text: { canary: 1 } })],
    ["a message with nothing in it", 400, "BadArgument", () => post({ type: "message" })],
    ["an invoke", 400, "NotSupported", () => post({ type: "invoke", name: "x" })],
    ["expectReplies", 400, "NotSupported", () => post({ type: "message", text: "x", deliveryMode: "expectReplies" })],
    ["a button that is too long", 400, "BadArgument", () => post({ type: "message", value: `a:${"canary".repeat(20)}` })],
    ["another content type", 415, "UnsupportedMediaType", () => post("text=canary", { "Content-Type": "application/x-www-form-urlencoded" })],
    ["no content type", 415, "UnsupportedMediaType", () => post(Buffer.from(big(1)))],
    ["a compressed body", 415, "UnsupportedEncoding", () => post(big(1), { ...json, "Content-Encoding": "gzip" })],
    ["a huge body", 413, "BodyTooLarge", () => post(big(70_000), json)],
    ["huge channel data", 413, "ChannelDataTooLarge", () => post({ type: "message", text: "x", channelData: "x".repeat(5_000) })],
    ["too many attachments", 413, "TooManyAttachments", () => post({ type: "message", attachments: Array(6).fill({ contentType: "image/png" }) })],
    ["a watermark that is none", 400, "BadArgument", () => ask("GET", `${talk}/activities?watermark=canary`)],
    ["an upload that is no form", 415, "UnsupportedMediaType", () => ask("POST", `${talk}/upload`, "canary")],
    ["a broken form", 400, "MalformedUpload", () => ask("POST", `${talk}/upload`, "canary", { "Content-Type": "multipart/form-data; boundary=x" })],
    ["an upload with a broken activity", 400, "MalformedJson", () => ask("POST", `${talk}/upload`, form("<canary>"))],
    ["a huge upload", 413, "BodyTooLarge", () => ask("POST", `${talk}/upload`, Buffer.alloc(5_000_000), { "Content-Type": "multipart/form-data; boundary=x" })],
    ["no token", 401, "Unauthorized", () => ask("GET", talk, undefined, { Authorization: "" })],
    ["a word for a token", 401, "Unauthorized", () => ask("GET", talk, undefined, { Authorization: "Bearer canary" })],
    ["a forged token", 401, "Unauthorized", () => ask("GET", talk, undefined, { Authorization: `Bearer ${forged()}` })],
    ["an unsigned token", 401, "Unauthorized", () => ask("GET", talk, undefined, { Authorization: `Bearer ${unsigned()}` })],
    ["a token for another conversation", 403, "Forbidden", () => ask("GET", `${server.domain}/conversations/canary`)],
    ["an unknown conversation", 404, "ConversationNotFound", () => ask("GET", `${server.domain}/conversations/canary`, undefined, { Authorization: `Bearer ${testSecret}` })],
    ["an attachment asked without a token", 401, "Unauthorized", () => ask("GET", `${server.domain}/attachments/canary`, undefined, { Authorization: "" })],
    ["an attachment", 404, "AttachmentNotFound", () => ask("GET", `${server.domain}/attachments/a/views/canary`)],
    ["an unknown path", 404, "NotFound", () => ask("GET", `${server.domain}/canary`)],
    ["a path that is none", 404, "NotFound", () => ask("GET", `${server.url}//`)],
    ["a broken escape in a path", 404, "NotFound", () => ask("GET", `${server.domain}/conversations/%zz`)],
    ["a wrong method", 405, "MethodNotAllowed", () => ask("DELETE", `${talk}/activities`)],
  ])("answers %s with %i %s, and repeats nothing of it", async (_what, status, code, request) => {
    const answer = await request();
    expect([answer.status, answer.body]).toEqual([status, { error: { code, message: expect.any(String) } }]);
    expect(JSON.stringify(answer.body)).not.toMatch(/canary/i);
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    expect(server.conversations.received(conversationId)).toEqual([]);
    expect((await ask("GET", talk)).status).toBe(200); // still alive, still the same conversation
  });

  it("says 403 for an expired token, never 401", async () => {
    let at = Date.now();
    const clocked = await startTestServer({ now: () => at });
    try {
      const { token: old, conversationId: id } = await generateToken(clocked.domain);
      at += 30 * 60_000 + 1_000;
      for (const [method, path] of [["POST", "/tokens/refresh"], ["GET", `/conversations/${id}`], ["GET", `/conversations/${id}/activities`], ["POST", "/conversations"]] as const) {
        const { status, body } = await ask(method, `${clocked.domain}${path}`, undefined, { Authorization: `Bearer ${old}` });
        expect([path, status, body["error"].code]).toEqual([path, 403, "TokenExpired"]);
      }
    } finally {
      await clocked.close();
    }
  });

  it("answers 503 while the store is away, and logs a code without a word of the person", async () => {
    server.conversations.faults.isStoreAway = true;
    const answer = await post({ type: "message", text: "mon secret" });
    server.conversations.faults.isStoreAway = false;
    expect([answer.status, answer.body["error"].code]).toEqual([503, "ServiceUnavailable"]);
    expect(server.logged.join("")).toContain(`"code":"STORE_AWAY"`);
    expect(server.logged.join("")).not.toContain("mon secret");
  });

  it("logs a request by the pattern of its route: no token, no conversation, no word", async () => {
    await post({ type: "message", text: "mon secret" });
    await ask("GET", `${talk}/activities?watermark=0`);
    const lines = await eventually(() => server.logged.join(""), (log) => log.includes(`"route":"/v3/directline/conversations/:id/activities"`));
    for (const hidden of [conversationId, token, "mon secret", "watermark"]) expect(lines).not.toContain(hidden);
  });

  it("treats HTML, control characters and direction marks as what they are: text", async () => {
    const text = "<script>alert(1)</script>\u0000\u0007\u202e\ud800 &amp; {{x}}";
    expect((await post({ type: "message", text })).status).toBe(200);
    expect(server.conversations.received(conversationId)[0]?.text).toBe(text);
  });

  it("is not changed by __proto__ in a body", async () => {
    await post(`{"type":"message","text":"x","channelData":{"__proto__":{"polluted":1}}}`, json);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("the socket", () => {
  interface Frames {
    readonly socket: WebSocket;
    readonly frames: { activities: { text: string }[]; watermark: string }[];
    readonly closed: Promise<string>;
  }
  const follow = (url: string): Frames => {
    const socket = new WebSocket(url);
    const frames: Frames["frames"] = [];
    socket.on("message", (data, isBinary) => {
      expect(isBinary).toBe(false);
      frames.push(JSON.parse(String(data)));
    });
    const closed = new Promise<string>((resolve) => {
      socket.on("close", (code, reason) => resolve(`${code} ${reason}`));
      socket.on("unexpected-response", (_req, res) => resolve(`HTTP ${res.statusCode}`));
      socket.on("error", () => undefined);
    });
    return { socket, frames, closed };
  };
  const streamUrl = async (watermark = ""): Promise<string> => (await ask("GET", `${talk}?watermark=${watermark}`)).body["streamUrl"];
  const texts = ({ frames }: Frames) => frames.flatMap(({ activities }) => activities.map(({ text }) => text));

  it("shows what is after its watermark, each entry once, in order, while entries keep coming", async () => {
    const all = Array.from({ length: 250 }, (_, at) => String(at + 1));
    all.slice(0, 120).forEach((text) => server.conversations.say(conversationId, text));
    const followed = follow(await streamUrl("10"));
    for (const text of all.slice(120)) {
      server.conversations.say(conversationId, text);
      if (Number(text) % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await eventually(() => texts(followed).length, (count) => count >= 240);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(texts(followed)).toEqual(all.slice(10));
    expect(followed.frames.at(-1)?.watermark).toBe("250");
    followed.socket.close();
  });

  it("ignores the empty frames of clients, and ends one that sends a huge frame", async () => {
    const followed = follow(await streamUrl());
    await new Promise((resolve) => followed.socket.once("open", resolve));
    followed.socket.send("");
    followed.socket.send("x");
    server.conversations.say(conversationId, "toujours là");
    await eventually(() => texts(followed), (seen) => seen.length === 1);
    followed.socket.send("x".repeat(5_000));
    expect(await followed.closed).toMatch(/^10(09|06) /);
  });

  it("ends with a reason when the token expires, unless it was renewed", async () => {
    const brief = await startTestServer({ tokenLifetimeMs: 700 });
    try {
      const open = async () => {
        const { token: own } = await generateToken(brief.domain);
        const { body } = await ask("POST", `${brief.domain}/conversations`, undefined, { Authorization: `Bearer ${own}` });
        return { own, followed: follow(body["streamUrl"]), at: Date.now() };
      };
      const [left, renewed] = [await open(), await open()];
      await new Promise((resolve) => setTimeout(resolve, 450));
      expect((await ask("POST", `${brief.domain}/tokens/refresh`, undefined, { Authorization: `Bearer ${renewed.own}` })).status).toBe(200);
      expect(await left.followed.closed).toBe("1008 token expired");
      expect(renewed.followed.socket.readyState).toBe(WebSocket.OPEN);
      expect(await renewed.followed.closed).toBe("1008 token expired");
      expect(Date.now() - renewed.at).toBeGreaterThan(1_000);
    } finally {
      await brief.close();
    }
  });

  it("is refused over HTTP without a token, with a token of another use, for another conversation, elsewhere", async () => {
    const url = new URL(await streamUrl());
    const other = await generateToken(server.domain);
    const refused = (change: (address: URL) => void): Promise<string> => {
      const changed = new URL(url);
      change(changed);
      return follow(changed.href).closed;
    };
    expect(await refused((address) => address.searchParams.delete("t"))).toBe("HTTP 401");
    expect(await refused((address) => address.searchParams.set("t", token))).toBe("HTTP 401");
    expect(await refused((address) => (address.pathname = address.pathname.replace(conversationId, other.conversationId)))).toBe("HTTP 401");
    expect(await refused((address) => address.searchParams.set("watermark", "x"))).toBe("HTTP 400");
    expect(await refused((address) => (address.pathname = "/elsewhere"))).toBe("HTTP 404");
  });

  it("is limited to a few for one conversation", async () => {
    const url = await streamUrl();
    const five = Array.from({ length: 5 }, () => follow(url));
    await Promise.all(five.map(({ socket }) => new Promise((resolve) => socket.once("open", resolve))));
    expect(await follow(url).closed).toBe("HTTP 429");
    five.forEach(({ socket }) => socket.close());
    await Promise.all(five.map(({ closed }) => closed));
  });

  it("ends when the conversation has ended, and when the client is gone without a word", async () => {
    const ended = follow(await streamUrl());
    await new Promise((resolve) => ended.socket.once("open", resolve));
    server.conversations.erase(conversationId);
    expect(await ended.closed).toBe("1000 conversation ended");

    ({ token, conversationId } = await generateToken(server.domain));
    talk = `${server.domain}/conversations/${conversationId}`;
    const silent = follow(await streamUrl());
    await new Promise((resolve) => silent.socket.once("open", resolve));
    (silent.socket as unknown as { _socket: { pause(): void } })._socket.pause(); // answers no ping any more
    await eventually(() => server.socketCount(), (count) => count === 0);
    silent.socket.terminate();
  });

  it("catches up by itself after the store was away", async () => {
    const followed = follow(await streamUrl());
    await new Promise((resolve) => followed.socket.once("open", resolve));
    server.conversations.faults.isStoreAway = true;
    server.conversations.say(conversationId, "retardé");
    await new Promise((resolve) => setTimeout(resolve, 100));
    server.conversations.faults.isStoreAway = false;
    await eventually(() => texts(followed), (seen) => seen.includes("retardé"));
    followed.socket.close();
  });
});
