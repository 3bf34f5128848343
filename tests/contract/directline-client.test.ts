import { testSecret, startTestServer, type TestServer } from "../helpers/test-server";
import { claimsOf, clientVersions, connect, eventually, generateToken, type TestClient } from "../helpers/direct-line-client";

const versions = Object.keys(clientVersions) as (keyof typeof clientVersions)[];
const ways = versions.flatMap((version) => [true, false].flatMap((webSocket) => ["token", "secret"].map((bearer) => ({ version, webSocket, bearer }))));

let server: TestServer;
const open: TestClient[] = [];

beforeAll(async () => {
  server = await startTestServer({ tokenRate: { times: 1_000, windowMs: 1_000 } });
});
afterEach(() => open.splice(0).forEach((client) => client.end()));
afterAll(() => server.close());

function visit(version: keyof typeof clientVersions, options: Record<string, unknown>): TestClient {
  const client = connect(version, { domain: server.domain, ...options });
  open.push(client);
  return client;
}

function idOf(client: TestClient): string {
  return (client.client as unknown as { conversationId: string }).conversationId;
}

describe.each(ways)("unmodified directlinejs $version, webSocket $webSocket, $bearer", ({ version, webSocket, bearer }) => {
  let token: string | undefined;
  let client: TestClient;

  beforeEach(async () => {
    token = bearer === "token" ? (await generateToken(server.domain)).token : undefined;
    client = visit(version, { webSocket, ...(token === undefined ? { secret: testSecret } : { token }), conversationStartProperties: { locale: "ar" } });
    await eventually(() => client.texts(), (texts) => texts.includes("hello ar"));
  });

  it("greets a person once, in the language the page has, with buttons", async () => {
    const greeting = client.received[0] as { suggestedActions?: { actions: { value: string }[] } };
    expect(greeting.suggestedActions?.actions.map(({ value }) => value)).toEqual(["a:language:fr", "a:language:ar"]);
    expect(client.texts()).toEqual(["hello ar"]);
  });

  it("shows a person her own message with the id of the answer and her channel data untouched, then the reply", async () => {
    const channelData = { clientActivityID: "1", nested: { list: [1, null, "é"] } };
    const id = await client.say("bonjour", channelData);
    await eventually(() => client.texts(), (texts) => texts.includes("text: bonjour"));
    const own = client.received.find((activity) => activity.id === id);
    expect(own).toMatchObject({ text: "bonjour", channelData, from: { id: token ? claimsOf(token)["user"] : `dl_${idOf(client)}`, role: "user" } });
    expect(client.texts()).toEqual(["hello ar", "bonjour", "text: bonjour"]);
  });

  it("plays one message once when it is sent twice, under one id", async () => {
    const [first, second] = [await client.say("un", { clientActivityID: "same" }), await client.say("un", { clientActivityID: "same" })];
    expect(second).toBe(first);
    await client.say("deux");
    await eventually(() => client.texts(), (texts) => texts.includes("text: deux"));
    expect(client.texts().filter((text) => text === "un")).toHaveLength(1);
  });

  it("keeps the order in which a person wrote", async () => {
    const words = ["un", "deux", "trois", "quatre"];
    for (const word of words) await client.say(word);
    await eventually(() => client.texts(), (texts) => texts.includes("text: quatre"));
    expect(client.texts().slice(1)).toEqual(words.flatMap((word) => [word, `text: ${word}`]));
  });

  it("answers before the assistant has thought", async () => {
    let think = (): void => undefined;
    server.conversations.faults.beforeAnswer = () => new Promise((resolve) => (think = resolve));
    try {
      expect(await client.say("lent")).toMatch(/^[\w-]{12}$/);
      expect(client.texts()).toEqual(["hello ar"]);
    } finally {
      server.conversations.faults.beforeAnswer = async () => {};
      think();
    }
    await eventually(() => client.texts(), (texts) => texts.includes("text: lent"));
  });

  it("takes a pressed button as a button", async () => {
    await client.post({ type: "message", text: "العربية", value: "a:language:ar" });
    await eventually(() => client.texts(), (texts) => texts.includes("button: العربية"));
    expect(server.conversations.received(idOf(client)).at(-1)).toMatchObject({ type: "button", button: "a:language:ar", text: "العربية" });
  });

  it("accepts an uploaded photograph, keeps its kind and not the photograph", async () => {
    const contentUrl = `data:image/png;base64,${Buffer.from("canary-of-a-photograph").toString("base64")}`;
    await client.post({ type: "message", attachments: [{ contentType: "image/png", contentUrl, name: "titre.png" }] });
    await eventually(() => client.texts(), (texts) => texts.includes("attachment: image/png"));
    expect(JSON.stringify(server.conversations.received(idOf(client)))).not.toContain("canary");
  });

  it("goes on from a watermark with a new client, and repeats nothing", async () => {
    await client.say("avant");
    await eventually(() => client.texts(), (texts) => texts.includes("text: avant"));
    const { conversationId, watermark } = client.client as unknown as { conversationId: string; watermark: string };
    client.end();
    server.conversations.say(conversationId, "pendant l'absence");
    const again = visit(version, { webSocket, ...(token ? { token } : { secret: testSecret }), conversationId, watermark });
    await eventually(() => again.texts(), (texts) => texts.length > 0);
    await again.say("après");
    await eventually(() => again.texts(), (texts) => texts.includes("text: après"));
    expect(again.texts()).toEqual(["pendant l'absence", "après", "text: après"]);
  });
});

describe.each(versions)("unmodified directlinejs %s", (version) => {
  it("gets what was said while its socket was cut, once", async () => {
    const { token, conversationId } = await generateToken(server.domain);
    const client = visit(version, { token });
    await eventually(() => client.texts(), (texts) => texts.length === 1);
    server.dropSockets();
    server.conversations.say(conversationId, "manqué");
    await eventually(() => client.texts(), (texts) => texts.includes("manqué"), 10_000);
    server.conversations.say(conversationId, "ensuite");
    await eventually(() => client.texts(), (texts) => texts.includes("ensuite"));
    expect(client.texts()).toEqual(["hello nobody", "manqué", "ensuite"]);
  });

  it("is told that an expired token has expired, and nothing is posted", async () => {
    const brief = await startTestServer({ tokenLifetimeMs: 400 });
    try {
      const { token, conversationId } = await generateToken(brief.domain);
      const client = visit(version, { domain: brief.domain, token, webSocket: false });
      await eventually(() => client.texts(), (texts) => texts.length === 1);
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect(await client.say("trop tard")).toBe("retry");
      expect(client.statuses).toContain(3); // ConnectionStatus.ExpiredToken
      expect(brief.conversations.received(conversationId).map(({ type }) => type)).toEqual(["joined"]);
    } finally {
      open.splice(0).forEach((client) => client.end());
      await brief.close();
    }
  });

  it("goes on polling after the store was away", async () => {
    const { token, conversationId } = await generateToken(server.domain);
    const client = visit(version, { token, webSocket: false });
    await eventually(() => client.texts(), (texts) => texts.length === 1);
    server.conversations.faults.isStoreAway = true;
    await new Promise((resolve) => setTimeout(resolve, 700));
    server.conversations.faults.isStoreAway = false;
    server.conversations.say(conversationId, "revenu");
    await eventually(() => client.texts(), (texts) => texts.includes("revenu"));
  });

  it("is told that an erased conversation has ended", async () => {
    const { token, conversationId } = await generateToken(server.domain);
    const client = visit(version, { token, webSocket: false });
    await eventually(() => client.texts(), (texts) => texts.length === 1);
    server.conversations.erase(conversationId);
    await eventually(() => client.statuses, (statuses) => statuses.includes(5)); // ConnectionStatus.Ended
  });
});
