import { randomUUID } from "node:crypto";
import type { CaseItem, Queue } from "../../src/desk/api";
import { lookEveryMs } from "../../src/desk/cases/limits";
import { Mediator } from "../helpers/a-mediator";
import { Phone } from "../helpers/a-phone";
import { deskAssociation, startDeskService, type DeskService } from "../helpers/desk-service";
import { eventually } from "../helpers/eventually";
import { startRedisServer, type RedisServer } from "../helpers/redis-server";

jest.setTimeout(120_000);

/** One may have begun before what it should show. */
const twoLooksMs = 2 * lookEveryMs + 500;

/** A person in the middle of a procedure, who asks for somebody; the id of their conversation is the beginning of their case's. */
async function asksForSomebody(url: string, locale: string, consent = "given"): Promise<Phone> {
  const phone = await Phone.open(url, locale);
  await phone.answerTo({ type: "message", text: "…" });
  await phone.press(locale);
  await phone.press(consent);
  await phone.press("caf-rsa");
  await phone.answerTo({ type: "message", text: "…", value: "c:person" });
  await phone.press("yes");
  return phone;
}
const isOf = (phone: Phone) => (one: CaseItem) => one.id.startsWith(phone.conversation);
const texts = async (phone: Phone): Promise<readonly string[]> => (await phone.log()).filter(({ from }) => from.role === "bot").map(({ text }) => text ?? "");

describe.each(["embedded", "redis"] as const)("two people who talk, %s store", (kind) => {
  let redis: RedisServer | null = null;
  let service: DeskService;
  let amina: Mediator;
  beforeAll(async () => {
    redis = kind === "redis" ? await startRedisServer() : null;
    service = await startDeskService(redis ? { REDIS_URL: redis.url } : {});
    amina = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Amina", capacity: 12 });
    await amina.comes();
  });
  afterAll(() => service.close());
  afterAll(() => redis?.stop());

  it("from asking to handing back, each side in its own language", async () => {
    const phone = await asksForSomebody(service.url, "ar");
    const offered = await amina.sees((one) => isOf(phone)(one) && one.state === "offered");
    expect(offered).toMatchObject({ locale: "ar", procedure: expect.stringContaining("RSA"), offerEndsAt: expect.any(Number) });
    await amina.act(offered.id, { kind: "take" });
    await eventually(() => texts(phone), (said) => said.some((text) => text.includes("Amina") && /\p{Script=Arabic}/u.test(text)));

    await amina.act(offered.id, { kind: "phrase", phrase: "hello", slots: {} });
    await amina.act(offered.id, { kind: "say", text: "Je regarde votre dossier." });
    await eventually(() => texts(phone), (said) => said.at(-1)!.startsWith("Je regarde votre dossier.\n"));
    expect((await texts(phone)).at(-1)).toMatch(/\p{Script=Arabic}/u); // marked as not translated, in their language
    const [greeting] = (await texts(phone)).slice(-2);
    expect(greeting).toMatch(/\p{Script=Arabic}/u);

    const response = await phone.post({ type: "message", text: "عندي سؤال عن RSA" });
    expect(response.ok).toBe(true);
    const { entries } = await eventually(() => amina.log(offered.id), (page) => page.entries.some(({ own }) => own.text === "عندي سؤال عن RSA"));
    expect(entries.find(({ own }) => own.text === greeting)).toMatchObject({ author: "mediator", by: "Amina", french: { lang: "fr", dir: "ltr" }, own: { lang: "ar", dir: "rtl" } });
    expect(entries.find(({ own }) => own.text === "عندي سؤال عن RSA")).toMatchObject({ author: "person", french: null, own: { dir: "rtl" } });
    expect((await texts(phone)).at(-1)).toMatch(/^Je regarde votre dossier\./); // the bot is silent

    const before = (await texts(phone)).length;
    await amina.act(offered.id, { kind: "hand_back" });
    await eventually(() => texts(phone), (said) => said.length >= before + 2);
    expect(await phone.say("…")).not.toEqual([]); // and answers again
    expect(await amina.get(`cases/${offered.id}`)).toMatchObject({ state: "handed_back", mediator: null });
  });

  it("says at once whether somebody is there", async () => {
    const asked = async (): Promise<string> => {
      const phone = await Phone.open(service.url, "fr");
      await phone.answerTo({ type: "message", text: "…" });
      for (const button of ["fr", "given", "caf-rsa"]) await phone.press(button);
      return (await phone.answerTo({ type: "message", text: "…", value: "c:person" })).map(({ text }) => text ?? "").join("\n");
    };
    await amina.post("presence", { presence: "away" });
    expect(await asked()).toContain("Personne ne peut répondre maintenant.");
    await amina.comes();
    expect(await asked()).toContain("Une personne peut vous répondre ici");
  });

  it("says the same once, however often the page sends it", async () => {
    const phone = await asksForSomebody(service.url, "fr");
    const { id } = await amina.sees((one) => isOf(phone)(one) && one.state === "offered");
    const [taking, saying] = [randomUUID(), randomUUID()];
    await amina.act(id, { kind: "take" }, taking);
    await amina.act(id, { kind: "take" }, taking);
    await amina.act(id, { kind: "say", text: "Bonjour !" }, saying);
    await amina.act(id, { kind: "say", text: "Bonjour !" }, saying);
    const noting = randomUUID();
    await amina.act(id, { kind: "note", text: "rappeler demain" }, noting);
    expect((await amina.act(id, { kind: "note", text: "rappeler demain" }, noting)).notes).toHaveLength(1);
    const { entries } = await amina.log(id);
    expect(entries.filter(({ author }) => author === "mediator")).toHaveLength(1);
    await amina.act(id, { kind: "close", reason: "solved" });
  });

  it("to the page as it is said, and after a lost line from where it was", async () => {
    const phone = await asksForSomebody(service.url, "uk");
    const { id } = await amina.sees((one) => isOf(phone)(one) && one.state === "offered");
    await amina.act(id, { kind: "take" });
    await amina.connect();
    amina.tells({ kind: "watch", case: id, after: 0 });
    const seen = () => amina.heard.flatMap((one) => (one.kind === "log" && one.case === id ? one.page.entries : []));
    await eventually(seen, (entries) => entries.length > 0);
    await phone.post({ type: "message", text: "перше" });
    await eventually(seen, (entries) => entries.some(({ own }) => own.text === "перше"));
    amina.drops();
    const after = Math.max(...seen().map(({ seq }) => seq));
    await phone.post({ type: "message", text: "друге" });
    await amina.connect();
    amina.tells({ kind: "watch", case: id, after });
    await eventually(seen, (entries) => entries.some(({ own }) => own.text === "друге"));
    const numbers = seen().map(({ seq }) => seq);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    amina.drops();
    await amina.act(id, { kind: "close", reason: "oriented" });
  });

  it("with one mediator at a time", async () => {
    const bela = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Bela" });
    const phone = await asksForSomebody(service.url, "fr");
    const { id } = await amina.sees((one) => isOf(phone)(one) && one.state === "offered");
    await amina.act(id, { kind: "take" });
    await expect(bela.act(id, { kind: "take" })).rejects.toThrow("TOO_LATE");
    await expect(bela.act(id, { kind: "say", text: "Bonjour" })).rejects.toThrow("TOO_LATE");
    expect((await amina.log(id)).entries.filter(({ author }) => author === "mediator")).toEqual([]);
    await amina.act(id, { kind: "close", reason: "solved" });
  });

  it("shows nothing older than the asking of somebody who refused that answers are kept", async () => {
    const phone = await asksForSomebody(service.url, "fr", "refused");
    const { id } = await amina.sees((one) => isOf(phone)(one) && one.state === "offered");
    const { entries } = await amina.log(id);
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.length).toBeLessThan((await phone.log()).length - 3);
    expect(entries[0]).toMatchObject({ author: "person", own: { text: expect.stringMatching(/./) } });
    expect(await amina.get(`cases/${id}`)).toMatchObject({ consent: "refused", answers: null });
    await amina.act(id, { kind: "take" });
    await amina.act(id, { kind: "close", reason: "solved" });
  });

  it("about the same case when the person asks again, and about a new one after everything was erased", async () => {
    const phone = await asksForSomebody(service.url, "fr");
    const { id } = await amina.sees((one) => isOf(phone)(one) && one.state === "offered");
    await amina.act(id, { kind: "take" });
    await amina.act(id, { kind: "note", text: "a une pièce d'identité" });
    await amina.act(id, { kind: "close", reason: "solved" });
    const again = async (): Promise<void> => {
      await phone.answerTo({ type: "message", text: "…", value: "c:person" });
      await phone.press("yes");
    };
    await again();
    expect((await amina.sees((one) => isOf(phone)(one) && one.state === "offered")).id).toBe(id);
    const view = await amina.act(id, { kind: "take" });
    expect(view.notes.map(({ text }) => text)).toEqual(["a une pièce d'identité"]);
    expect(view.history.map(({ event }) => event)).toEqual(["asked", "joined_line", "offered", "taken", "closed", "reopened", "offered", "taken"]);
    await amina.act(id, { kind: "close", reason: "solved" });

    await phone.answerTo({ type: "message", text: "…", value: "c:erase" });
    await phone.press("yes");
    await phone.answerTo({ type: "message", text: "…" });
    for (const button of ["fr", "given", "caf-rsa"]) await phone.press(button);
    await again();
    const fresh = await amina.sees((one) => isOf(phone)(one) && one.state === "offered" && one.id !== id);
    await expect(amina.get(`cases/${id}`)).rejects.toThrow("404");
    await amina.act(fresh.id, { kind: "take" });
    expect((await amina.act(fresh.id, { kind: "close", reason: "solved" })).notes).toEqual([]);
  });

  it("and of an erased talk the desk shows nothing any more", async () => {
    const phone = await asksForSomebody(service.url, "fr");
    const { id } = await amina.sees((one) => isOf(phone)(one) && one.state === "offered");
    await amina.act(id, { kind: "take" });
    await amina.act(id, { kind: "note", text: "une note de la médiatrice" });
    await phone.answerTo({ type: "message", text: "…", value: "c:erase" });
    await phone.press("yes");
    await eventually(() => amina.get(`cases/${id}`).then(() => true, (error: Error) => error.message), (seen) => String(seen).startsWith("404"));
    await eventually(() => service.store.desk.read(deskAssociation, "case", id), (record) => record === null);
  });

  it("and an ended case that its person erases leaves the list at the next look", async () => {
    const phone = await asksForSomebody(service.url, "fr");
    const { id } = await amina.sees((one) => isOf(phone)(one) && one.state === "offered");
    await amina.act(id, { kind: "take" });
    await amina.act(id, { kind: "close", reason: "solved" });
    const isListed = async (): Promise<boolean> => (await amina.get<Queue>("queue")).cases.some((one) => one.id === id && one.state === "closed");
    await eventually(isListed, (is) => is, twoLooksMs);
    await phone.answerTo({ type: "message", text: "…", value: "c:erase" });
    await phone.press("yes");
    await eventually(() => amina.get(`cases/${id}`).then(() => true, (error: Error) => error.message), (seen) => String(seen).startsWith("404"));
    await eventually(isListed, (is) => !is, twoLooksMs);
  });
});
