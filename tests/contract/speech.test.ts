import { speechRate } from "../../src/channels/directline/limits";
import { sampleRate, samplesOf } from "../../src/speech/wav";
import { startDeskService, type DeskService } from "../helpers/desk-service";
import { eventually } from "../helpers/eventually";
import { Talk } from "../helpers/direct-line-talk";

let service: DeskService;
let talk: Talk;
beforeAll(async () => {
  service = await startDeskService();
});
beforeEach(async () => {
  talk = await Talk.at(`${service.url}/v3/directline`);
  await talk.start();
  await talk.post({ type: "message", text: "un mot que personne d’autre ne dit" });
});
afterAll(() => service.close());

const secondsOf = async (response: Response): Promise<number> => samplesOf(Buffer.from(await response.arrayBuffer())).length / 2 / sampleRate;
const listen = (seq: number | string, token = talk.token, of = talk.conversationId): Promise<Response> =>
  fetch(`${service.url}/v3/directline/conversations/${of}/speech/${seq}`, { headers: { authorization: `Bearer ${token}` } });
const refusal = async (response: Response): Promise<readonly [number, unknown]> => [response.status, ((await response.json()) as { error: { code: string } }).error.code];

it("a message is heard by whoever reads it, with its answers", async () => {
  const { body } = await talk.ask("GET", `${talk.address}/activities`);
  const activities = body["activities"] as readonly { readonly channelData?: { readonly passerelle?: { readonly seq: number; readonly isHeard?: boolean } } }[];
  const heard = activities.flatMap(({ channelData }) => channelData?.passerelle ?? []).filter(({ isHeard }) => isHeard);
  expect(heard.length).toBeGreaterThan(0);
  const response = await listen(heard[0]!.seq);
  expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([200, "audio/wav", "no-store"]);
  expect(await secondsOf(response)).toBeGreaterThan(1);
});

it.each([
  ["without a token", () => fetch(`${service.url}/v3/directline/conversations/${talk.conversationId}/speech/1`), [401, "Unauthorized"]],
  ["a number that is none", () => listen("0x1"), [400, "BadArgument"]],
  ["a number of nothing", () => listen(99_999), [404, "ActivityNotFound"]],
] as const)("%s: nothing is heard", async (_what, ask, expected) => expect(await refusal(await ask())).toEqual(expected));

it("what the person wrote is spoken to nobody, themselves included", async () => {
  const key = { association: "passerelle", id: talk.conversationId };
  const log = await eventually(() => service.store.readLog(key, 0, 100), ({ entries }) => entries.some(({ author }) => author === "person"));
  const own = log.entries.find(({ author }) => author === "person")!;
  expect(await refusal(await listen(own.seq))).toEqual([404, "ActivityNotFound"]);
});

it("another conversation's messages are not heard with this one's token", async () => {
  const other = await Talk.at(`${service.url}/v3/directline`);
  expect(await refusal(await listen(1, other.token))).toEqual([403, "Forbidden"]);
});

it("one conversation cannot keep the voice busy", async () => {
  const asked = await Promise.all(Array.from({ length: speechRate.times + 5 }, () => listen(1)));
  expect(asked.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  expect(asked.find(({ status }) => status === 429)!.headers.get("retry-after")).toMatch(/^\d+$/);
});

it("the first screen is heard in the languages that the page is told, and in no other", async () => {
  const { heard } = (await (await fetch(`${service.url}/page/settings`)).json()) as { readonly heard: readonly string[] };
  expect(heard).toEqual(["fr", "en", "uk"]);
  const of = (tag: string) => fetch(`${service.url}/speech/start/${tag}`);
  expect(await secondsOf(await of("uk"))).toBeGreaterThan(1);
  for (const tag of ["ar", "zz", "..%2Ffr"]) expect((await of(tag)).status).toBe(404);
});
