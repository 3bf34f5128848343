import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError, readConfig } from "../../src/config";
import { startDeskService, type DeskService } from "../helpers/desk-service";
import { eventually } from "../helpers/eventually";
import { Talk } from "../helpers/direct-line-talk";

const place = { token: "mediatheque-4f1c9a2e7b", id: "mediatheque", name: "Médiathèque Jean-Moulin", territory: "33", languages: ["ar", "uk"] };
const { token, name, languages } = place;

let dir: string;
let service: DeskService;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "passerelle-places-"));
  service = await startDeskService({ KIOSK_PLACES: file([place]) });
});
afterAll(async () => {
  await service.close();
  rmSync(dir, { recursive: true, force: true });
});

function file(content: unknown): string {
  const path = join(dir, "places.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
const ask = async (path: string): Promise<readonly [number, Record<string, unknown>]> => {
  const response = await fetch(`${service.url}${path}`);
  return [response.status, (await response.json()) as Record<string, unknown>];
};
const sessionOf = (id: string) => eventually(() => service.store.readSession({ association: "passerelle", id }), (session) => session !== null);

describe("a kiosk with an address of its own", () => {
  it("is shown with its name and its languages first, and nobody learns its token from the page's settings", async () => {
    const [status, settings] = await ask(`/page/settings/${token}`);
    expect([status, settings["place"]]).toEqual([200, { name, languages }]);
    expect(JSON.stringify(await ask("/page/settings"))).not.toContain(name);
    expect(JSON.stringify(settings)).not.toContain(token);
  });

  it("gives its place and territory to whoever begins there, and to the case of who asks for somebody", async () => {
    const talk = await Talk.at(`${service.url}/v3/directline`, { channel: "kiosk", place: token, locale: "fr" });
    await talk.start();
    expect(await sessionOf(talk.conversationId)).toMatchObject({ channel: "kiosk", place: "mediatheque", territory: "33" });
    await talk.post({ type: "message", text: "…", value: "c:person" });
    await eventually(() => service.store.readLog({ association: "passerelle", id: talk.conversationId }, 0, 50), ({ entries }) => entries.some(({ said }) => said?.key === "common:person.ask"));
    const { entries } = await service.store.readLog({ association: "passerelle", id: talk.conversationId }, 0, 50);
    const yes = entries.flatMap(({ said }) => said?.buttons ?? []).map(({ value }) => value).filter((value) => value.endsWith(":yes")).at(-1)!;
    await talk.post({ type: "message", text: "…", value: yes });
    const tickets = await eventually(() => service.store.listTickets("passerelle", 10), (all) => all.some(({ id }) => id.startsWith(talk.conversationId)));
    expect(tickets.find(({ id }) => id.startsWith(talk.conversationId))).toMatchObject({ territory: "33" });
  });

  it("that is not known is told so, and opens no conversation", async () => {
    expect(await ask("/page/settings/mediatheque-000000000000")).toMatchObject([404, { error: { code: "PlaceUnknown" } }]);
    const response = await fetch(`${service.url}/v3/directline/tokens/generate`, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ channel: "kiosk", place: "mediatheque-000000000000" }),
    });
    expect([response.status, await response.json()]).toMatchObject([403, { error: { code: "PlaceUnknown" } }]);
  });

  it("without a token goes on as before", async () => {
    const talk = await Talk.at(`${service.url}/v3/directline`, { channel: "kiosk" });
    await talk.start();
    const session = await sessionOf(talk.conversationId);
    expect([session!.place, session!.territory]).toEqual([null, undefined]);
  });
});

it.each([
  { what: "a token that could be guessed", content: [{ ...place, token: "1234" }], says: /0\.token/ },
  { what: "a token twice", content: [place, { ...place, id: "other" }], says: /token twice/ },
  { what: "an id twice", content: [place, { ...place, token: "another-token-1234567" }], says: /id twice/ },
  { what: "a territory that is none", content: [{ ...place, territory: "99" }], says: /0\.territory/ },
  { what: "a language that is not spoken here", content: [{ ...place, languages: ["tlh"] }], says: /0\.languages/ },
  { what: "a name that turns the direction", content: [{ ...place, name: "M\u202E" }], says: /0\.name/ },
  { what: "no list", content: "token: x", says: /its beginning/ },
])("the service does not start with $what, and the refusal tells no token", ({ content, says }) => {
  const start = (): unknown => readConfig({ KIOSK_PLACES: file(content) }, "", dir);
  expect(start).toThrow(says);
  expect(start).toThrow(ConfigError);
  expect(start).not.toThrow(new RegExp(token));
});
