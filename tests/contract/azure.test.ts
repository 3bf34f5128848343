import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/config";
import { maxInboxLength } from "../../src/core/limits";
import { createLog } from "../../src/http/log";
import { startService } from "../../src/main";
import { anActivity, soon, startAzureService, type AzureService } from "../helpers/azure-service";
import { startOpenIdIssuer, type OpenIdIssuer, type Posted } from "../helpers/openid-issuer";

let issuer: OpenIdIssuer;
let service: AzureService;

beforeAll(async () => {
  // the SDK prints each refused token by itself
  jest.spyOn(console, "error").mockImplementation(() => undefined);
  issuer = await startOpenIdIssuer();
  service = await startAzureService(issuer);
});
// apart: a service that did not start must not keep the issuer open
afterAll(() => service.close());
afterAll(() => issuer.close());

const activity = (more?: Readonly<Record<string, unknown>>) => anActivity(issuer, more);
/** A person nobody has met, with a conversation of their own. */
let people = 0;
function aPerson(channelId = "telegram") {
  const id = `person-${(people += 1)}`;
  const who = { from: { id, name: "Somebody" }, conversation: { id: `talk-${id}` }, channelId };
  return {
    id,
    address: JSON.stringify([channelId, `talk-${id}`, id]),
    /** Where the connector takes what is said to them. */
    talk: `/v3/conversations/talk-${id}/activities`,
    says: (more: Readonly<Record<string, unknown>> = {}) => activity({ ...who, ...more }),
  };
}
const received = (talk: string): readonly Posted[] => issuer.taken.filter(({ path }) => path === talk);
const texts = (talk: string): readonly string[] => received(talk).map((posted) => posted.activity.text ?? "");

describe("a person behind Azure", () => {
  it("is answered at the authenticated address, by our bot's token, with nothing of ours inside", async () => {
    const person = aPerson();
    expect(await service.post(person.says({ text: "مرحبا", locale: "ar" }))).toMatchObject({ status: 200, body: {} });
    await soon(() => expect(received(person.talk).length).toBeGreaterThan(0));
    const [first] = received(person.talk);
    expect(first?.authorization).toBe("Bearer the-token-of-our-bot");
    expect(first?.activity).toMatchObject({
      type: "message", textFormat: "plain", locale: "ar", channelId: "telegram", serviceUrl: issuer.serviceUrl,
      from: { id: "the-bot" }, recipient: { id: expect.stringMatching(/^person-/) }, text: expect.stringMatching(/\p{Script=Arabic}/u),
    });
    expect(first?.activity).not.toHaveProperty("channelData");
    expect(first?.activity).not.toHaveProperty("replyToId");
  });

  it("chooses a language by its button and goes on in it, in order", async () => {
    const person = aPerson();
    await service.post(person.says({ type: "conversationUpdate", from: { id: "the-bot" }, membersAdded: [{ id: "the-bot" }, person.says()["from"]] }));
    const button = { type: "imBack", title: "English", value: "English" };
    await soon(() => expect(received(person.talk).at(-1)?.activity.suggestedActions?.actions).toContainEqual(button));
    await service.post(person.says({ text: "English" }));
    await soon(() => expect(received(person.talk).at(-1)?.activity.locale).toBe("en"));
  });

  it("gets numbered lines where a platform has no buttons, and answers by number", async () => {
    const person = aPerson("msteams");
    await service.post(person.says({ locale: "fr" }));
    await soon(() => expect(texts(person.talk).join("\n")).toMatch(/^1\. Français$/m));
    expect(received(person.talk).at(-1)?.activity.suggestedActions).toBeUndefined();
    await service.post(person.says({ text: "2" }));
    await soon(() => expect(received(person.talk).at(-1)?.activity.locale).toBe("en"));
  });

  it("is played once when Azure delivers the same event twice at the same moment", async () => {
    const person = aPerson();
    await service.post(person.says());
    await soon(() => expect(received(person.talk).length).toBeGreaterThan(0));
    await service.passerelle.drain();
    const again = person.says({ text: "العربية" });
    const answers = await Promise.all([service.post(again), service.post(again), service.post(again)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { key } = await service.passerelle.pipeline.open("azure", person.address);
    await service.passerelle.drain();
    const { entries } = await service.store.readLog(key, 0, 100);
    expect(entries.filter((entry) => entry.author === "person" && entry.text === "العربية")).toHaveLength(1);
  });

  it.each([
    { what: "a sticker", more: { text: undefined, channelData: { message: { sticker: {} } } }, told: "unsupported" },
    { what: "a voice note", more: { text: undefined, attachments: [{ contentType: "audio/ogg", contentUrl: "https://x" }] }, told: "attachment" },
    { what: "an edited message", more: { type: "messageUpdate" }, told: "edited" },
  ])("is told kindly about $what", async ({ more, told }) => {
    const person = aPerson();
    await service.post(person.says());
    const { status } = await service.post(person.says(more));
    expect(status).toBe(200);
    const expected = service.passerelle.speaker.say({ key: `common:${told}` }, { locale: "fr", simple: false }).text;
    await soon(() => expect(texts(person.talk)).toContain(expected));
  });

  it.each([
    { what: "the bot's own arrival", more: { type: "conversationUpdate", membersAdded: [{ id: "the-bot" }] } },
    { what: "a change of title", more: { type: "conversationUpdate" } },
    { what: "typing", more: { type: "typing" } },
    { what: "a group, where everybody would read the answers", more: { conversation: { id: "a-group", isGroup: true } } },
  ])("hears nothing after $what", async ({ more }) => {
    const person = aPerson();
    const said = person.says(more);
    const isToThem = ({ path }: Posted) => path === `/v3/conversations/${(said["conversation"] as { id: string }).id}/activities`;
    expect((await service.post(said)).status).toBe(200);
    // somebody who writes after them has been answered: so would they
    const next = aPerson();
    await service.post(next.says());
    await soon(() => expect(received(next.talk).length).toBeGreaterThan(0));
    expect(issuer.asked.filter(isToThem)).toEqual([]);
  });

  it("gives their address and no name to the session", async () => {
    const person = aPerson();
    await service.post(person.says());
    const { key } = await service.passerelle.pipeline.open("azure", person.address);
    await soon(async () => expect((await service.store.readSession(key))?.reference).toEqual({
      channelId: "telegram", serviceUrl: issuer.serviceUrl, conversation: { id: `talk-${person.id}` }, bot: { id: "the-bot" }, user: { id: person.id },
    }));
  });
});

describe("a request is refused, in the one shape and without effect,", () => {
  const elsewhere = "https://attacker.example/";
  it.each<{ why: string; token: () => string; more?: Readonly<Record<string, unknown>> }>([
    { why: "without a header", token: () => "" },
    { why: "with a header that is no token", token: () => "Bearer x" },
    { why: "with another scheme", token: () => `Basic ${issuer.token()}` },
    { why: "when the answer would go elsewhere than the token says", token: () => `Bearer ${issuer.token()}`, more: { serviceUrl: elsewhere } },
    { why: "when the token names no address", token: () => `Bearer ${issuer.token({ serviceurl: undefined })}` },
    { why: "when the token is for another bot", token: () => `Bearer ${issuer.token({ aud: "another-bot" })}` },
    { why: "when somebody else issued the token", token: () => `Bearer ${issuer.token({ iss: "https://attacker.example" })}` },
    { why: "when the token has expired", token: () => `Bearer ${issuer.token({ exp: Math.floor(Date.now() / 1000) - 600 })}` },
    { why: "when the key is not trusted for this platform", token: () => `Bearer ${issuer.token({}, "webchat")}` },
    { why: "when the signature is forged", token: () => `Bearer ${issuer.token({}, "forged")}` },
    {
      why: "when an emulator's token names our bot",
      token: () => `Bearer ${issuer.token({ iss: "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0", ver: "2.0", azp: "11111111-2222-3333-4444-555555555555", serviceurl: undefined })}`,
    },
  ])("401 $why", async ({ token, more }) => {
    const person = aPerson();
    const { status, body, headers } = await service.post(person.says(more), token());
    expect([status, body]).toEqual([401, { error: { code: "Unauthorized", message: expect.any(String) } }]);
    expect(headers.get("www-authenticate")).toBe("Bearer");
    await service.passerelle.drain();
    expect(received(person.talk)).toEqual([]);
  });

  it.each([
    { what: "an invoke", more: { type: "invoke", name: "signin/verifyState" }, status: 400, code: "NotSupported" },
    { what: "replies wanted inside the request", more: { deliveryMode: "expectReplies" }, status: 400, code: "NotSupported" },
    { what: "an unknown type", more: { type: "hologram" }, status: 400, code: "UnknownActivityType" },
    { what: "no conversation", more: { conversation: undefined }, status: 400, code: "BadArgument" },
    { what: "an address too long to keep", more: { from: { id: "x".repeat(999) }, conversation: { id: "y".repeat(999) } }, status: 413, code: "ReferenceTooLarge" },
    { what: "half JSON", raw: '{"type":"message"', status: 400, code: "MalformedJson" },
    { what: "JSON that is no activity", raw: "[1]", status: 400, code: "BadArgument" },
    { what: "a huge body", raw: JSON.stringify({ text: "x".repeat(300_000) }), status: 413, code: "BodyTooLarge" },
  ])("$status for $what", async ({ more, raw, status, code }) => {
    const person = aPerson();
    const answer = await service.post(raw ?? person.says(more));
    expect([answer.status, answer.body]).toEqual([status, { error: { code, message: expect.any(String) } }]);
    expect(received(person.talk)).toEqual([]);
  });

  it("NotSupported only to those who may know: an invoke without a token is a 401", async () => {
    expect((await service.post(activity({ type: "invoke" }), "")).status).toBe(401);
  });

  it("429 while too many messages wait: Azure sends again", async () => {
    const person = aPerson();
    const { key } = await service.passerelle.pipeline.open("azure", person.address);
    const slow = { v: 1, eventId: "slow", entryId: "slow", author: "channel", at: Date.now(), type: "timer", attempt: 0 } as const;
    await service.store.receive(key, slow, { token: "another node, thinking", ms: 60_000, retentionMs: 60_000 });
    for (let n = 1; n < maxInboxLength; n += 1) expect((await service.post(person.says())).status).toBe(200);
    const { status, body, headers } = await service.post(person.says());
    expect([status, body.error?.code, headers.get("retry-after")]).toEqual([429, "TooManyRequests", "5"]);
  });

  it("503 while the store is away", async () => {
    const stuck = await startAzureService(issuer);
    await stuck.store.close();
    const { status, body } = await stuck.post(activity());
    expect([status, body.error?.code]).toEqual([503, "ServiceUnavailable"]);
    await stuck.close();
  });

  it("503 while Azure's keys cannot be read", async () => {
    const silent = await startOpenIdIssuer();
    const lost = await startAzureService({ ...silent, token: issuer.token });
    await silent.close();
    try {
      const { status, body } = await lost.post(anActivity(silent));
      expect([status, body.error?.code]).toEqual([503, "ServiceUnavailable"]);
    } finally {
      await lost.close();
    }
  });

  it("404 everywhere on a service without an app id", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "passerelle-no-azure-"));
    const plain = await startService(readConfig({ PORT: "0", DATA_DIR: dataDir }, "", dataDir), createLog("silent"));
    try {
      for (const method of ["POST", "GET"]) {
        const answer = await fetch(`${plain.url}/api/messages`, { method, ...(method === "POST" && { body: JSON.stringify(activity()) }) });
        expect([answer.status, await answer.json()]).toEqual([404, { error: { code: "NotFound", message: expect.any(String) } }]);
      }
    } finally {
      await plain.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
