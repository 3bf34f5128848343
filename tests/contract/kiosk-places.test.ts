import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError, readConfig } from "../../src/config";
import { startDeskService, type DeskService } from "../helpers/desk-service";
import { locales } from "../../src/core/locale";
import type { PlaceOpening } from "../../src/bot/page-view";
import { eventually } from "../helpers/eventually";
import { Talk } from "../helpers/direct-line-talk";

const place = { token: "mediatheque-4f1c9a2e7b", id: "mediatheque", name: "Médiathèque Jean-Moulin", territory: "33", languages: ["ar", "uk"] };
/** Somebody is there at every hour, by day and by night: true whenever the test runs. */
const always = { ...place, token: "gare-0a1b2c3d4e5f6071", id: "gare", name: "Gare", hours: "24/7", hours_checked_on: new Date().toISOString().slice(0, 10) };
const { token, name, languages } = place;

let dir: string;
let service: DeskService;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "passerelle-places-"));
  service = await startDeskService({ KIOSK_PLACES: file([place, always]) });
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

  it("says in every language that somebody helps there, and when that was checked; a place without hours says nothing", async () => {
    const [, { place: shown }] = (await ask(`/page/settings/${always.token}`)) as unknown as readonly [number, { place: { opening: PlaceOpening } }];
    expect(shown.opening.words.fr).toMatchObject({ text: "Dans ce lieu, une personne peut vous aider maintenant.", checked: expect.stringMatching(/^Vérifié le .*\d{4}/), dir: "ltr" });
    expect(locales.map((tag) => shown.opening.words[tag].lang)).toEqual([...locales]);
    expect(shown.opening.words.ar.dir).toBe("rtl");
    expect(shown.opening.staysMs).toBeGreaterThanOrEqual(60_000);
    const talk = await Talk.at(`${service.url}/v3/directline`, { channel: "kiosk", place: always.token, locale: "fr" });
    await talk.start();
    await talk.post({ type: "message", text: "…", value: "c:person" });
    await eventually(() => service.store.readLog({ association: "passerelle", id: talk.conversationId }, 0, 50), ({ entries }) => entries.some(({ said }) => said?.key === "handoff:here.open"));
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

  it("is still where it stands after everything was erased: who begins anew there is offered to those near", async () => {
    const talk = await Talk.at(`${service.url}/v3/directline`, { channel: "kiosk", place: token, locale: "fr" });
    await talk.start();
    const key = { association: "passerelle", id: talk.conversationId };
    await sessionOf(key.id);
    await talk.post({ type: "endOfConversation" });
    await eventually(() => service.store.readSession(key), (session) => session === null);
    await talk.post({ type: "message", text: "bonjour" });
    expect(await sessionOf(key.id)).toMatchObject({ place: "mediatheque", territory: "33" });
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
  { what: "hours that are none", content: [{ ...always, hours: "when we like" }], says: /0\.hours: must be opening hours/ },
  { what: "hours that nobody has checked", content: [{ ...place, hours: "24/7" }], says: /0\.hours_checked_on: must stand beside hours/ },
  { what: "hours that were checked on a day that is none", content: [{ ...always, hours_checked_on: "2026-02-30" }], says: /0\.hours_checked_on: must be a day/ },
  { what: "hours that were checked tomorrow", content: [{ ...always, hours_checked_on: "2999-01-01" }], says: /0\.hours_checked_on: must be a day/ },
  { what: "no list", content: "token: x", says: /its beginning/ },
])("the service does not start with $what, and the refusal tells no token", ({ content, says }) => {
  const start = (): unknown => readConfig({ KIOSK_PLACES: file(content) }, "", dir);
  expect(start).toThrow(says);
  expect(start).toThrow(ConfigError);
  expect(start).not.toThrow(new RegExp(token));
});
