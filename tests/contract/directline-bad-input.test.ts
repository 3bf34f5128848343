import { sign } from "jsonwebtoken";
import { maxTextLength } from "../../src/core/limits";
import { claimsOf, exchanges } from "../helpers/direct-line-client";
import { checkExchange } from "../helpers/direct-line-schemas";
import { startDirectLineService, type DirectLineService } from "../helpers/direct-line-service";
import { codeOf, Patient, uploadForm, type Answer, type Talk } from "../helpers/direct-line-talk";
import { testSecret } from "../helpers/test-server";

let service: DirectLineService;
let person: Patient;
let talk: Talk;
/** Moved on to let a token expire. */
let at = 0;

beforeAll(async () => {
  service = await startDirectLineService({ direct: { now: () => Date.now() + at } });
});
beforeEach(async () => {
  at = 0;
  person = await Patient.whoPressed(service, "fr", "given", "caf-rsa", "claim", "continue", "no", "caf");
  talk = person.talk;
  expect(await service.waitingAt(talk.conversationId)).toBe("age");
});
afterEach(() => {
  expect(exchanges.splice(0).flatMap((exchange) => checkExchange(exchange).problems)).toEqual([]);
});
afterAll(() => service.close());

/** What must be as before: the question, the answers, the process. */
async function nothingIsLost(before: unknown): Promise<void> {
  at = 0;
  expect((await service.session(talk.conversationId))?.runs["caf-rsa"]).toMatchObject({ answers: before, waiting: { step: "age" } });
  expect((await fetch(`${service.url}/health`)).status).toBe(200);
}
const answersNow = async (): Promise<unknown> => (await service.session(talk.conversationId))?.runs["caf-rsa"]?.answers;

const question = "caf-rsa:age.ask";
const message = (text: string) => ({ type: "message", text });
const sent = (...contentTypes: readonly string[]) =>
  ({ type: "message", attachments: contentTypes.map((contentType) => ({ contentType, contentUrl: "https://elsewhere.example/x" })) });

describe("at a question, a person who sends", () => {
  it.each<[string, unknown, readonly string[]]>([
    ["something else", message("il fait beau"), ["common:miss.unclear", question]],
    ["a number that is too small", message("-3"), ["common:miss.too_small", question]],
    ["a number that is too large", message("999"), ["common:miss.too_large", question]],
    ["two numbers", message("20 ou 30"), ["common:miss.several", question]],
    ["nothing", message(""), ["common:miss.empty", question]],
    ["spaces", message(" \t\n\u00a0\u2003"), ["common:miss.empty", question]],
    ["as much as the limit", message("a".repeat(maxTextLength)), ["common:miss.unclear", question]],
    ["more than the limit", message("a".repeat(maxTextLength + 1)), ["common:miss.too_long", question]],
    ["more than the limit, in letters of two units", message("𐐷".repeat(maxTextLength + 1)), ["common:miss.too_long", question]],
    ["a text as long as a request can be", message("é".repeat(32_000)), ["common:miss.too_long", question]],
    ["scripts mixed", message("дva мой سنة ans"), ["common:miss.unclear", question]],
    ["emoji", message("😀👍🏽👨‍👩‍👧"), ["common:miss.unclear", question]],
    ["HTML", message(`<img src=x onerror="alert()"><script>alert()</script>`), ["common:miss.unclear", question]],
    ["a template", message("{{age}} $t(common:yes) ${age} %s"), ["common:miss.unclear", question]],
    ["control characters", message("\u0000\u0007\u001b[J"), ["common:miss.unclear", question]],
    ["half a character", message("\ud800"), ["common:miss.empty", question]],
    ["a right-to-left override", message("\u202eruojnob\u202c"), ["common:miss.unclear", question]],
    ["a sticker", sent("image/webp"), ["common:attachment", question]],
    ["a picture", sent("image/jpeg"), ["common:attachment", question]],
    ["a voice note", sent("audio/ogg"), ["common:attachment", question]],
    ["a file of no known kind", sent("<b>"), ["common:attachment", question]],
    ["a changed message", { type: "messageUpdate", text: "35" }, ["common:edited", question]],
    ["a form", { type: "message", value: { age: 35 } }, ["common:unsupported", question]],
    ["a button of another question", { type: "message", text: "Oui", value: "a:0000000:yes" }, ["common:old_button", question]],
    ["a button that was never shown", { type: "message", text: "x", value: "a:x" }, ["common:old_button", question]],
    ["a command that does not exist", { type: "message", text: "x", value: "c:sudo" }, ["common:old_button", question]],
    ["a social security number", message("1 85 05 78 006 084 91"), ["common:masked.nir", "common:miss.unclear", question]],
    ["a sign of typing", { type: "typing" }, []],
    ["an event", { type: "event", name: "other", value: 1 }, []],
    ["an end of conversation", { type: "endOfConversation" }, []],
  ])("%s is answered, and the question waits", async (_what, activity, keys) => {
    const before = await answersNow();
    expect(await person.hears(await talk.post(activity))).toEqual(keys);
    await nothingIsLost(before);
  });

  it("a photograph as a file is told that it cannot be read, and nothing of it is kept", async () => {
    const before = await answersNow();
    const form = uploadForm(JSON.stringify({ type: "message", text: "" }), [{ type: "image/png", bytes: "canary" }]);
    expect(await person.hears(await talk.ask("POST", `${talk.address}/upload`, form))).toEqual(["common:attachment", question]);
    expect(JSON.stringify(await service.log(talk.conversationId))).not.toContain("canary");
    await nothingIsLost(before);
  });

  it.each([
    [`<b onclick=x>&amp;</b>`, `<b onclick=x>&amp;</b>`], ["a\u202eb\u2066c\u200fd", "abcd"], ["x\u0000\u001by", "xy"], ["z\ud800", "z"],
  ])("%j sees it come back as plain text, without what hides or turns words", async (typed, shown) => {
    const { body } = await talk.post(message(typed));
    await service.passerelle.drain();
    const { activities } = (await talk.ask("GET", `${talk.address}/activities`)).body as { activities: readonly Record<string, unknown>[] };
    expect(activities.find(({ id }) => id === body["id"])).toMatchObject({ text: shown, textFormat: "plain" });
    const bot = activities.filter(({ from }) => (from as { role: string }).role === "bot");
    expect(bot.filter(({ textFormat }) => textFormat !== "plain")).toEqual([]);
    expect(JSON.stringify(bot)).not.toContain("onclick");
  });

  it("the right answer after all that goes on", async () => {
    await talk.post(message("<nope>"));
    expect(await person.hears(await talk.post(message("35")))).toEqual(expect.arrayContaining(["caf-rsa:residence.ask"]));
  });
});

describe("at a question, a request that is refused", () => {
  const json = { "Content-Type": "application/json" };
  const big = (bytes: number) => JSON.stringify(message("x".repeat(bytes)));
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
  const forged = () => sign({ ...claimsOf(talk.token) }, "another key", { algorithm: "HS256" });
  const unsigned = () => `${Buffer.from(`{"alg":"none","typ":"JWT"}`).toString("base64url")}.${talk.token.split(".")[1]}.`;
  const expired = (method: string, path: string) => {
    at = 31 * 60_000;
    return talk.ask(method, `${talk.domain}${path}`);
  };

  it.each<[string, number, string, () => Promise<Answer>]>([
    ["malformed JSON", 400, "MalformedJson", () => talk.post(`{"type":"message","text":"<canary>`, json)],
    ["bytes that are not UTF-8", 400, "MalformedJson", () => talk.post(Buffer.from([0x7b, 0xff, 0x7d]), json)],
    ["a list", 400, "BadArgument", () => talk.post([])],
    ["an empty body", 400, "BadArgument", () => talk.ask("POST", `${talk.address}/activities`)],
    ["no type", 400, "BadArgument", () => talk.post({ text: "<canary>" })],
    ["a type that is no word", 400, "BadArgument", () => talk.post({ type: 7 })],
    ["an unknown type", 400, "UnknownActivityType", () => talk.post({ type: "<canary>" })],
    ["text that is no text", 400, "BadArgument", () => talk.post({ type: "message", text: { canary: 1 } })],
    ["a message with nothing in it", 400, "BadArgument", () => talk.post({ type: "message" })],
    ["an invoke", 400, "NotSupported", () => talk.post({ type: "invoke", name: "x" })],
    ["expectReplies", 400, "NotSupported", () => talk.post({ ...message("x"), deliveryMode: "expectReplies" })],
    ["a button that is too long", 400, "BadArgument", () => talk.post({ type: "message", value: `a:${"canary".repeat(20)}` })],
    ["another content type", 415, "UnsupportedMediaType", () => talk.post("text=canary", { "Content-Type": "application/x-www-form-urlencoded" })],
    ["no content type", 415, "UnsupportedMediaType", () => talk.post(Buffer.from(big(1)))],
    ["a compressed body", 415, "UnsupportedEncoding", () => talk.post(big(1), { ...json, "Content-Encoding": "gzip" })],
    ["a body over 64 kB", 413, "BodyTooLarge", () => talk.post(big(64 * 1024), json)],
    ["huge channel data", 413, "ChannelDataTooLarge", () => talk.post({ ...message("x"), channelData: "x".repeat(5_000) })],
    ["too many attachments", 413, "TooManyAttachments", () => talk.post(sent(...Array<string>(6).fill("image/png")))],
    ["a watermark that is none", 400, "BadArgument", () => talk.ask("GET", `${talk.address}/activities?watermark=canary`)],
    ["an upload that is no form", 415, "UnsupportedMediaType", () => talk.ask("POST", `${talk.address}/upload`, "canary")],
    ["a broken form", 400, "MalformedUpload", () => talk.ask("POST", `${talk.address}/upload`, "canary", { "Content-Type": "multipart/form-data; boundary=x" })],
    ["an upload with a broken activity", 400, "MalformedJson", () => talk.ask("POST", `${talk.address}/upload`, uploadForm("<canary>"))],
    ["a huge upload", 413, "BodyTooLarge", () => talk.ask("POST", `${talk.address}/upload`, Buffer.alloc(5_000_000), { "Content-Type": "multipart/form-data; boundary=x" })],
    ["no token", 401, "Unauthorized", () => talk.ask("GET", talk.address, undefined, { Authorization: "" })],
    ["a word for a token", 401, "Unauthorized", () => talk.ask("GET", talk.address, undefined, bearer("canary"))],
    ["a forged token", 401, "Unauthorized", () => talk.post(message("canary"), { ...json, ...bearer(forged()) })],
    ["an unsigned token", 401, "Unauthorized", () => talk.post(message("canary"), { ...json, ...bearer(unsigned()) })],
    ["an expired token, renewed", 403, "TokenExpired", () => expired("POST", "/tokens/refresh")],
    ["an expired token, to start", 403, "TokenExpired", () => expired("POST", "/conversations")],
    ["an expired token, to come back", 403, "TokenExpired", () => expired("GET", `/conversations/${talk.conversationId}`)],
    ["an expired token, to read", 403, "TokenExpired", () => expired("GET", `/conversations/${talk.conversationId}/activities`)],
    ["an expired token, to write", 403, "TokenExpired", () => expired("POST", `/conversations/${talk.conversationId}/activities`)],
    ["a token for another conversation", 403, "Forbidden", () => talk.ask("GET", `${talk.domain}/conversations/canary`)],
    ["an unknown conversation", 404, "ConversationNotFound", () => talk.ask("GET", `${talk.domain}/conversations/canary`, undefined, bearer(testSecret))],
    ["an attachment asked without a token", 401, "Unauthorized", () => talk.ask("GET", `${talk.domain}/attachments/canary`, undefined, { Authorization: "" })],
    ["an attachment", 404, "AttachmentNotFound", () => talk.ask("GET", `${talk.domain}/attachments/a/views/canary`)],
    ["an unknown path", 404, "NotFound", () => talk.ask("GET", `${talk.domain}/canary`)],
    ["a path that is none", 404, "NotFound", () => talk.ask("GET", `${service.url}//`)],
    ["a broken escape in a path", 404, "NotFound", () => talk.ask("GET", `${talk.domain}/conversations/%zz`)],
    ["a wrong method", 405, "MethodNotAllowed", () => talk.ask("DELETE", `${talk.address}/activities`)],
  ])("for %s gets %i %s, without a word of it, and changes nothing", async (_what, status, code, request) => {
    const [before, length] = [await answersNow(), (await service.log(talk.conversationId)).length];
    const answer = await request();
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
    expect(JSON.stringify(answer.body)).not.toMatch(/canary/i);
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await service.log(talk.conversationId)).toHaveLength(length);
    await nothingIsLost(before);
  });

  it("a body with __proto__ changes no object of ours", async () => {
    await person.hears(await talk.post(`{"type":"message","text":"x","channelData":{"__proto__":{"polluted":1}}}`, json));
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});
