import { randomUUID } from "node:crypto";
import type { CaseItem, CaseView, TranscriptEntry } from "../../src/desk/api";
import { after, aTranslationMachine, faithfully, never, withStatus, type MachineAnswer, type TranslationMachine } from "../helpers/a-translation-machine";
import { Mediator } from "../helpers/a-mediator";
import { Phone } from "../helpers/a-phone";
import { deskAssociation, startDeskService, type DeskService } from "../helpers/desk-service";
import { eventually } from "../helpers/eventually";

jest.setTimeout(60_000);

let machine: TranslationMachine;
let service: DeskService;
let amina: Mediator;
const open: string[] = [];
beforeAll(async () => {
  machine = await aTranslationMachine();
  service = await startDeskService({ DESK_TRANSLATE_URL: machine.url });
  amina = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Amina", capacity: 12 });
  await amina.comes();
});
afterEach(async () => {
  // a mediator has room for so many, and each test its own
  for (const id of open.splice(0)) await amina.act(id, { kind: "close", reason: "solved" }).catch(() => undefined);
});
afterAll(async () => {
  await service.close();
  await machine.close();
});

interface Talk {
  readonly phone: Phone;
  readonly id: string;
  /** As the machine was asked since Amina took the case. */
  asked(): readonly { readonly q: string; readonly source: string; readonly target: string }[];
  says(text: string, event?: string): Promise<Shown>;
  /** The line of the transcript where the person says that. */
  line(text: string): Promise<TranscriptEntry>;
}
type Shown = Awaited<ReturnType<Phone["log"]>>[number];
const view = (shown: Shown) => (shown.channelData as { passerelle: Record<string, unknown> }).passerelle;

/** Somebody who reads that language and whom Amina speaks with. */
async function aTalk(locale: string, as: Mediator = amina, at = service.url): Promise<Talk> {
  const phone = await Phone.open(at, locale);
  await phone.answerTo({ type: "message", text: "…" });
  for (const button of [locale, "given", "caf-rsa"]) await phone.press(button);
  await phone.answerTo({ type: "message", text: "…", value: "c:person" });
  await phone.press("yes");
  const { id } = await as.sees((one: CaseItem) => one.id.startsWith(phone.conversation) && one.state === "offered");
  await as.act(id, { kind: "take" });
  if (as === amina) open.push(id);
  // what failed in the test before is over: the machine answers
  machine.answers(faithfully);
  await as.act(id, { kind: "say", text: "Me voici." });
  const before = machine.asked.length;
  return {
    phone, id,
    asked: () => machine.asked.slice(before).map(({ q, source, target }) => ({ q, source, target })),
    says: async (text, event) => {
      await as.act(id, { kind: "say", text }, event);
      const log = await eventually(() => phone.log(), (all) => all.some((one) => one.text?.includes(text)));
      return log.find((one) => one.text?.includes(text))!;
    },
    line: async (text) => (await eventually(() => as.log(id), ({ entries }) => entries.some(({ own }) => own.text === text))).entries.find(({ own }) => own.text === text)!,
  };
}

const untranslated = { untranslated: expect.anything(), lang: "fr", dir: "ltr" };

describe("what a mediator writes", () => {
  it("is read in the person's language, marked as a machine's, with the French under it", async () => {
    const talk = await aTalk("ar");
    machine.answers(() => "اتصلوا بالرقم 05 56 11 22 33 غدًا.");
    const shown = await talk.says("Appelez demain le 05 56 11 22 33.");
    expect(talk.asked()).toEqual([{ q: "Appelez demain le 05 56 11 22 33.", source: "fr", target: "ar" }]);
    expect(shown).toMatchObject({ locale: "ar" });
    expect(view(shown)).toMatchObject({
      lang: "ar", dir: "rtl", text: "اتصلوا بالرقم \u206605 56 11 22 33\u2069 غدًا.", // the parts of the number keep their order
      translated: { notice: { lang: "ar", dir: "rtl" }, original: { text: "Appelez demain le 05 56 11 22 33.", lang: "fr", dir: "ltr" } },
    });
    expect(view(shown)).not.toHaveProperty("untranslated");
    const { entries } = await amina.log(talk.id);
    expect(entries.at(-1)).toMatchObject({
      author: "mediator", by: "Amina", isMachine: true, own: { lang: "ar", dir: "rtl" }, french: { text: "Appelez demain le 05 56 11 22 33.", lang: "fr", dir: "ltr" },
    });
  });

  it("has one translation however often the page sends it", async () => {
    const talk = await aTalk("uk");
    const event = randomUUID();
    machine.answers(() => "перше");
    await talk.says("Bonjour", event);
    machine.answers(() => "друге");
    await talk.says("Bonjour", event);
    const said = (await talk.phone.log()).filter(({ text }) => text?.includes("Bonjour"));
    expect(said.map((one) => view(one)["text"])).toEqual(["перше"]);
  });

  it("goes to the machine without private numbers", async () => {
    const talk = await aTalk("en");
    await amina.act(talk.id, { kind: "say", text: "Votre IBAN est FR76 3000 6000 0112 3456 7890 189 ?" });
    await eventually(async () => talk.asked(), (asked) => asked.length > 0);
    expect(talk.asked()[0]!.q).toBe("Votre IBAN est [IBAN] ?");
    expect(JSON.stringify(await talk.phone.log())).not.toContain("7890 189");
  });

  it("passes as it is to who reads French: nobody is asked", async () => {
    const talk = await aTalk("fr");
    expect(view(await talk.says("Bonjour"))).not.toHaveProperty("translated");
    expect(talk.asked()).toEqual([]);
  });

  it("in a case that another holds goes to no machine", async () => {
    const talk = await aTalk("ar");
    const bela = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Bela" });
    await expect(bela.act(talk.id, { kind: "say", text: "Bonjour" })).rejects.toThrow("TOO_LATE");
    expect(talk.asked()).toEqual([]);
  });

  it.each<readonly [string, MachineAnswer]>([
    ["is dead", () => (response) => response.socket?.destroy()],
    ["never answers", () => never],
    ["fails", () => withStatus(500)],
    ["loses a phone number", () => "اتصلوا غدًا."],
    ["changes a phone number", () => "اتصلوا بالرقم 05 56 11 22 34 غدًا."],
    ["sends 100 kB", () => "x".repeat(100_000)],
    ["brings in an address", () => "اتصلوا بالرقم 05 56 11 22 33 أو http://arnaque.example"],
  ])("arrives all the same, marked as not translated, when the machine %s", async (_, how) => {
    const talk = await aTalk("ar");
    machine.answers(how);
    const start = performance.now();
    const shown = await talk.says("Appelez demain le 05 56 11 22 33.");
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(view(shown)).toMatchObject({ ...untranslated, text: "Appelez demain le 05 56 11 22 33." });
    expect(view(shown)).not.toHaveProperty("translated");
    expect((await amina.log(talk.id)).entries.at(-1)).toMatchObject({ author: "mediator", own: { lang: "fr" }, french: null });
  });

  it("comes out of a machine that turns words round or writes HTML as plain text", async () => {
    const talk = await aTalk("ar");
    machine.answers(() => "\u202E<img src=x onerror=alert(1)>\u2066 مرحبا \u0007");
    const shown = await talk.says("Bonjour");
    expect(shown).toMatchObject({ textFormat: "plain" });
    const text = String(view(shown)["text"]);
    expect(text.replace(/[\u2066\u2069]/g, "")).toBe("<img src=x onerror=alert(1)> مرحبا");
    expect(text).not.toMatch(/[\u202A-\u202E\u0007]/);
    expect(text.split("\u2066")).toHaveLength(text.split("\u2069").length); // what we isolate is closed
  });

  it("is not kept in a language that the person has left meanwhile", async () => {
    const talk = await aTalk("ar");
    machine.answers(() => after(1_500, "مرحبا"));
    const saying = amina.act(talk.id, { kind: "say", text: "Bonjour" });
    await eventually(async () => talk.asked(), (asked) => asked.length > 0);
    await talk.phone.answerTo({ type: "message", text: "…", value: "c:language" });
    await talk.phone.press("uk");
    await saying;
    const shown = (await talk.phone.log()).findLast(({ text }) => text?.includes("Bonjour"))!;
    expect(view(shown)).toMatchObject({ ...untranslated, untranslated: { lang: "uk" } });
  });

  it("holds up nothing that the person does meanwhile", async () => {
    const talk = await aTalk("ar");
    machine.answers(() => after(2_000, "مرحبا"));
    const saying = amina.act(talk.id, { kind: "say", text: "Bonjour" });
    await eventually(async () => talk.asked(), (asked) => asked.length > 0);
    const start = performance.now();
    await talk.phone.answerTo({ type: "message", text: "…", value: "c:repeat" });
    expect(performance.now() - start).toBeLessThan(1_500);
    await saying;
  });
});

describe("what a person writes", () => {
  it("is read in French beside their own words, marked as a machine's", async () => {
    const talk = await aTalk("ar");
    machine.answers(() => "J'ai deux enfants.");
    await talk.phone.post({ type: "message", text: "عندي طفلان." });
    expect(await talk.line("عندي طفلان.")).toMatchObject({ author: "person", own: { lang: "ar", dir: "rtl" }, french: { text: "J'ai deux enfants.", lang: "fr", dir: "ltr" }, isMachine: true });
    expect(talk.asked()).toEqual([{ q: "عندي طفلان.", source: "ar", target: "fr" }]);
    await talk.line("عندي طفلان.");
    expect(talk.asked()).toHaveLength(1); // known by now
    expect(JSON.stringify(await talk.phone.log())).not.toContain("deux enfants"); // the person sees what they wrote
  });

  it("goes to the machine without private numbers", async () => {
    const talk = await aTalk("en");
    await talk.phone.post({ type: "message", text: "my phone is 06 12 34 56 78" });
    await talk.line("my phone is [PHONE]");
    expect(talk.asked().map(({ q }) => q)).toEqual(["my phone is [PHONE]"]);
  });

  it.each<readonly [string, MachineAnswer]>([
    ["is dead", () => (response) => response.socket?.destroy()],
    ["is slow", () => never],
    ["loses a number", () => "Je viens."],
    ["sends 100 kB", () => "x".repeat(100_000)],
  ])("is there as it was written when the machine %s, and translated when it is read again", async (_, how) => {
    const talk = await aTalk("uk");
    machine.answers(how);
    await talk.phone.post({ type: "message", text: "Я прийду о 14:30" });
    const line = await talk.line("Я прийду о 14:30");
    expect(line).toMatchObject({ french: null });
    expect(line).not.toHaveProperty("isMachine");
    machine.answers(() => "Je viens à 14:30");
    const again = await eventually(() => amina.log(talk.id, line.seq - 1), ({ entries }) => entries[0]?.french !== null, 10_000);
    expect(again.entries[0]).toMatchObject({ seq: line.seq, french: { text: "Je viens à 14:30" }, isMachine: true });
  });

  it("is translated once for all who read at the same moment", async () => {
    const talk = await aTalk("uk");
    machine.answers(() => after(300, "Bonjour"));
    await talk.phone.post({ type: "message", text: "Добрий день" });
    await eventually(() => service.store.readLog({ association: deskAssociation, id: talk.phone.conversation }, 0, 500), ({ entries }) => entries.some(({ text }) => text === "Добрий день"));
    const pages = await Promise.all([amina.log(talk.id), amina.log(talk.id), amina.log(talk.id)]);
    for (const { entries } of pages) expect(entries.at(-1)).toMatchObject({ french: { text: "Bonjour" } });
    expect(talk.asked()).toHaveLength(1);
  });

  it("is forgotten in French when their case is over, and nowhere to be had once they erased everything", async () => {
    const talk = await aTalk("uk");
    await talk.phone.post({ type: "message", text: "Добрий день" });
    await talk.line("Добрий день");
    expect(talk.asked()).toHaveLength(1);
    await amina.act(talk.id, { kind: "close", reason: "solved" });
    // nothing is known of it after the next look of the desk: whoever reads it again asks the machine again
    await eventually(async () => {
      await amina.log(talk.id);
      return talk.asked().length;
    }, (asked) => asked > 1);
    await talk.phone.answerTo({ type: "message", text: "…", value: "c:erase" });
    await talk.phone.press("yes");
    await eventually(() => amina.log(talk.id).then(() => "there", (error: Error) => error.message), (seen) => seen.startsWith("404"));
    const before = machine.asked.length;
    await expect(amina.log(talk.id)).rejects.toThrow("404");
    expect(machine.asked).toHaveLength(before);
  });
});

describe("before anything is written", () => {
  it("the person is told that a machine may translate, unless they read French", async () => {
    const told = async (locale: string): Promise<number> => {
      const talk = await aTalk(locale);
      const log = await eventually(() => talk.phone.log(), (all) => all.some(({ text }) => text?.includes("Amina")));
      return log.filter(({ text }) => text !== undefined && /a program may translate|un programme peut traduire/.test(text)).length;
    };
    expect([await told("en"), await told("fr")]).toEqual([1, 0]);
  });

  it("the mediator sees whether it will be translated, and that it will not while the machine is left alone", async () => {
    const talk = await aTalk("fa-AF");
    const offered = async () => (await amina.get<CaseView>(`cases/${talk.id}`)).translation;
    expect(await offered()).toEqual({ toPerson: true, toFrench: true });
    machine.answers(() => withStatus(500));
    for (const text of ["un", "deux", "trois"]) await talk.says(text);
    expect(await offered()).toEqual({ toPerson: false, toFrench: false });
    const french = await aTalk("fr");
    expect((await amina.get<CaseView>(`cases/${french.id}`)).translation).toBeNull();
  });

  it("nothing of it is said where no machine is asked", async () => {
    const plain = await startDeskService();
    const before = machine.asked.length;
    try {
      const bela = await Mediator.enrol(plain.url, plain.store.desk, deskAssociation, { firstName: "Bela" });
      await bela.comes();
      const talk = await aTalk("en", bela, plain.url);
      expect((await bela.get<CaseView>(`cases/${talk.id}`)).translation).toBeNull();
      expect(view(await talk.says("Bonjour"))).toMatchObject(untranslated);
      expect((await talk.phone.log()).some(({ text }) => text?.includes("a program may translate"))).toBe(false);
      expect(machine.asked).toHaveLength(before);
    } finally {
      await plain.close();
    }
  });
});
