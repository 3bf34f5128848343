import { randomUUID } from "node:crypto";
import type { Role } from "../../src/desk/accounts";
import type { CaseItem, Queue } from "../../src/desk/api";
import { Mediator } from "../helpers/a-mediator";
import { Phone } from "../helpers/a-phone";
import { startDeskService, type DeskService } from "../helpers/desk-service";
import { eventually } from "../helpers/eventually";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

jest.setTimeout(120_000);

const withPeople = ["mediator", "coordinator"] as const;
const acting = { event: randomUUID(), act: { kind: "label", labels: ["à rappeler"] } };

/** Written by hand, apart from the code that decides: every route that is about a person, and who is served by it. */
const table: readonly { readonly ask: (browser: Mediator, id: string) => Promise<unknown>; readonly name: string; readonly roles: readonly Role[]; readonly ofOne: boolean }[] = [
  { name: "GET queue", ask: (browser) => browser.get("queue"), roles: withPeople, ofOne: false },
  { name: "GET phrases", ask: (browser) => browser.get("phrases?locale=ar"), roles: withPeople, ofOne: false },
  { name: "POST cases/search", ask: (browser) => browser.post("cases/search", { text: "loyer" }), roles: withPeople, ofOne: false },
  { name: "GET cases/:id", ask: (browser, id) => browser.get(`cases/${id}`), roles: withPeople, ofOne: true },
  { name: "GET cases/:id/log", ask: (browser, id) => browser.log(id), roles: withPeople, ofOne: true },
  { name: "GET cases/:id/deliveries", ask: (browser, id) => browser.get(`cases/${id}/deliveries?until=10`), roles: withPeople, ofOne: true },
  { name: "POST cases/:id/acts", ask: (browser, id) => browser.post(`cases/${id}/acts`, acting), roles: withPeople, ofOne: true },
];
const outcome = (asked: Promise<unknown>): Promise<string> => asked.then(() => "200", (error: Error) => error.message.split(" ", 2).join(" "));

let redis: RedisServer;
let here: DeskService;
let next: DeskService;
let caseId: string;
const browsers = new Map<Role, Mediator>();
let neighbour: Mediator;

beforeAll(async () => {
  redis = await startRedisServer();
  here = await startDeskService({ REDIS_URL: redis.url, ASSOCIATION: "mairie" });
  next = await startDeskService({ REDIS_URL: redis.url, ASSOCIATION: "voisine" });
  for (const role of ["mediator", "coordinator", "technical_admin"] as const) browsers.set(role, await Mediator.enrol(here.url, here.store.desk, "mairie", { role }));
  neighbour = await Mediator.enrol(next.url, next.store.desk, "voisine", { role: "coordinator" });
  const phone = await Phone.open(here.url, "fr");
  await phone.answerTo({ type: "message", text: "…" });
  for (const button of ["fr", "given", "caf-rsa"]) await phone.press(button);
  await phone.answerTo({ type: "message", text: "…", value: "c:person" });
  await phone.press("yes");
  caseId = (await browsers.get("mediator")!.sees((one) => one.id.startsWith(phone.conversation))).id;
});
afterAll(() => Promise.all([here.close(), next.close()]));
afterAll(() => redis.stop());

describe.each(table)("$name", ({ ask, roles, ofOne }) => {
  it.each(["mediator", "coordinator", "technical_admin"] as const)("serves a %s only when their work needs it", async (role) => {
    expect(await outcome(ask(browsers.get(role)!, caseId))).toBe(roles.some((one) => one === role) ? "200" : "403 FORBIDDEN");
  });

  it("serves nobody who is not signed in, and nobody of another association", async () => {
    expect(await outcome(ask(Mediator.nobody(here.url), caseId))).toBe("401 SIGNED_OUT");
    expect(await outcome(ask(neighbour.elsewhere(here.url), caseId))).toBe("401 SIGNED_OUT");
    if (ofOne) expect(await outcome(ask(neighbour, caseId))).toBe("404 NOT_FOUND");
  });

  it("shows nothing behind a locked screen", async () => {
    const locked = await Mediator.enrol(here.url, here.store.desk, "mairie");
    await locked.post("lock", {});
    expect(await outcome(ask(locked, caseId))).toBe("423 LOCKED");
  });
});

it("another association's queue has none of these people", async () => {
  expect((await neighbour.get<Queue>("queue")).cases).toEqual([]);
  expect((await browsers.get("mediator")!.get<Queue>("queue")).cases.map(({ id }: CaseItem) => id)).toEqual([caseId]);
});

it.each([
  { what: "an act of no kind", body: { event: randomUUID(), act: { kind: "delete" } } },
  { what: "an event without a name", body: { act: { kind: "take" } } },
  { what: "words beyond the limit", body: { event: randomUUID(), act: { kind: "say", text: "é".repeat(2_001) } } },
  { what: "a question to somebody who answers no more", body: { event: randomUUID(), act: { kind: "close", reason: "no_answer", asksIfHelped: true } } },
  { what: "a phrase that does not exist", body: { event: randomUUID(), act: { kind: "phrase", phrase: "nothing", slots: {} } } },
  { what: "a day that does not exist", body: { event: randomUUID(), act: { kind: "phrase", phrase: "check_date", slots: { date: "2026-02-30" } } } },
])("refuses $what with a code, and says nothing to the person", async ({ body }) => {
  const mediator = browsers.get("mediator")!;
  const before = (await mediator.log(caseId)).last;
  expect(await outcome(mediator.post(`cases/${caseId}/acts`, body))).toBe("400 BAD_INPUT");
  expect((await mediator.log(caseId)).last).toBe(before);
});

it.each(["<img src=x onerror=alert(1)>", "\u202Eevil\u202C", "=HYPERLINK(\"http://x\")"])("what a person writes stays text: %s", async (text) => {
  const phone = await Phone.open(here.url, "fr");
  await phone.answerTo({ type: "message", text: "…" });
  for (const button of ["fr", "given", "caf-rsa"]) await phone.press(button);
  await phone.answerTo({ type: "message", text: "…", value: "c:person" });
  await phone.press("yes");
  const mediator = browsers.get("mediator")!;
  const { id } = await mediator.sees((one) => one.id.startsWith(phone.conversation));
  await phone.answerTo({ type: "message", text });
  const { entries } = await eventually(() => mediator.log(id, 0), (page) => page.entries.some(({ author, own }) => author === "person" && own.text !== ""));
  const own = entries.filter(({ author }) => author === "person").at(-1)!.own.text;
  // characters that turn the direction of what follows are gone, the rest is as written
  expect(own).toBe(text.replace(/[\u202A-\u202E]/g, ""));
});
