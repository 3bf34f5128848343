import type { TranslationFailure } from "../../src/core/ports";
import { createTranslator, libreTranslate, type TranslationEngine } from "../../src/translation";
import { after, aTranslationMachine, faithfully, never, withStatus, type MachineAnswer, type TranslationMachine } from "../helpers/a-translation-machine";

/** Every API we can ask, against a machine of this machine that speaks it. */
const adapters: readonly { readonly name: string; readonly engine: (url: string) => TranslationEngine }[] = [
  { name: "LibreTranslate", engine: (url) => libreTranslate({ url, key: "k3y" }) },
];

/** For machines that answer: a loaded one may take its time. */
const patientMs = 5_000;
/** For those that never do. */
const shortMs = 150;

describe.each(adapters)("a translator over $name", ({ engine }) => {
  let machine: TranslationMachine;
  let reported: TranslationFailure[];
  let clock: number;
  beforeEach(async () => {
    machine = await aTranslationMachine();
    reported = [];
    clock = 1_000_000;
  });
  afterEach(() => machine.close());
  const translator = (limitMs = patientMs) => createTranslator({ engine: engine(machine.url), now: () => clock, report: (code) => reported.push(code), limitMs });

  it("translates, and says who did", async () => {
    machine.answers(() => "مرحبا");
    expect(await translator().translate({ text: "Bonjour", from: "fr", to: "ar" })).toEqual({ ok: true, text: "مرحبا", engine: "LibreTranslate" });
    expect(machine.asked).toEqual([{ q: "Bonjour", source: "fr", target: "ar", format: "text", api_key: "k3y" }]);
  });

  it("asks for Persian when Dari is read, and leaves it to the machine to find out a language nobody knows", async () => {
    await translator().translate({ text: "Bonjour", to: "fa-AF" });
    expect(machine.asked[0]).toMatchObject({ source: "auto", target: "fa" });
  });

  it.each([
    { text: "Bonjour", from: "fr", to: "fr", why: "the same language" },
    { text: "سلام", from: "fa-AF", to: "fa", why: "the same language under another name" },
    { text: "05 56 11 22 33 👍", from: "fr", to: "ar", why: "nothing to translate" },
  ])("asks nobody: $why", async ({ text, from, to }) => {
    expect(await translator().translate({ text, from, to })).toMatchObject({ ok: true, text });
    expect(machine.asked).toEqual([]);
  });

  const full = "Le 12/03/2027 à 14:30, appelez le 05 56 11 22 33 ou le 3949.\n\nApportez 2 photos et 1 200,50 euros : https://caf.fr/aide?x=1. Écrivez à aide@caf.fr avec [IBAN].";
  it("keeps numbers, dates, phones, addresses, masked tokens and line breaks", async () => {
    machine.answers(({ q }) => q.replace("Apportez", "أحضروا").replace("appelez le", "اتصلوا"));
    const translated = await translator().translate({ text: full, from: "fr", to: "ar" });
    expect(translated).toMatchObject({ ok: true });
    for (const kept of ["12/03/2027", "14:30", "05 56 11 22 33", "3949", "1 200,50", "https://caf.fr/aide?x=1", "aide@caf.fr", "[IBAN]", "\n\n"]) expect(translated).toMatchObject({ text: expect.stringContaining(kept) });
  });

  it.each([
    ["a phone number is lost", (q: string) => q.replace("05 56 11 22 33", "ce numéro")],
    ["a digit of a phone number changed", (q: string) => q.replace("22 33", "22 34")],
    ["the parts of a phone number are turned round", (q: string) => q.replace("05 56 11 22 33", "33 22 11 56 05")],
    ["day and month are turned round", (q: string) => q.replace("12/03/2027", "03/12/2027")],
    ["an hour is lost", (q: string) => q.replace("14:30", "l'après-midi")],
    ["an amount changed", (q: string) => q.replace("1 200,50", "1 200,00")],
    ["a short number is lost", (q: string) => q.replace("2 photos", "photos")],
    ["an address of the web changed", (q: string) => q.replace("caf.fr/aide", "caf.example/aide")],
    ["an address of the web was put in", (q: string) => `${q} Plus sur www.arnaque.example`],
    ["an address of the web was put in without any mark", (q: string) => `${q} arnaque.example/x`],
    ["an e-mail address is lost", (q: string) => q.replace("aide@caf.fr", "la CAF")],
    ["a masked number is lost", (q: string) => q.replace("[IBAN]", "IBAN")],
    ["a masked number has another name", (q: string) => q.replace("[IBAN]", "[PHONE]")],
    ["a long number was put in", (q: string) => `${q} 0899123456`],
    ["line breaks are lost", (q: string) => q.replace(/\n+/, " ")],
    ["nothing is left", () => " \n\n "],
    ["it is many times as long", (q: string) => q + " bla".repeat(800)],
  ] as const)("refuses a translation where %s", async (_, change) => {
    machine.answers(({ q }) => change(q));
    expect(await translator().translate({ text: full, from: "fr", to: "ar" })).toEqual({ ok: false, code: "unfaithful" });
    expect(reported).toEqual(["unfaithful"]);
  });

  it("takes the digits of another script for the same number", async () => {
    machine.answers(() => "اتصلوا ٠٥ ٥٦ ١١ ٢٢ ٣٣ قبل ١٢");
    expect(await translator().translate({ text: "Appelez le 05 56 11 22 33 avant 12", from: "fr", to: "ar" })).toMatchObject({ ok: true });
    machine.answers(() => "اتصلوا ٠٥ ٥٦ ١١ ٢٢ ٣٤ قبل ١٢");
    expect(await translator().translate({ text: "Appelez le 05 56 11 22 33 avant 12", from: "fr", to: "ar" })).toEqual({ ok: false, code: "unfaithful" });
  });

  it.each<readonly [string, TranslationFailure, MachineAnswer]>([
    ["never answers", "too_slow", () => never],
    ["stops in the middle", "too_slow", () => (response) => response.write("{")],
    ["asks for patience", "busy", () => withStatus(429)],
    ["fails", "failed", () => withStatus(500)],
    ["wants another key", "failed", () => withStatus(403)],
    ["hangs up", "failed", () => (response) => response.socket?.destroy()],
    ["sends elsewhere", "failed", () => (response) => withStatus(302)(response.setHeader("location", "/languages") as typeof response)],
    ["does not have the language", "not_paired", () => withStatus(400, JSON.stringify({ error: "ti is not supported" }))],
    ["answers with a page", "unreadable", () => withStatus(200, "<html>hello</html>")],
    ["answers with half a JSON", "unreadable", () => withStatus(200, '{"translatedText": "bon')],
    ["answers with another shape", "unreadable", () => withStatus(200, '{"translatedText": {"a": 1}}')],
    ["answers with nothing", "unreadable", () => withStatus(200, "")],
    ["never stops talking", "failed", () => withStatus(200, JSON.stringify({ translatedText: "x".repeat(100_000) }))],
  ])("that %s is a failure with the code %s, in time", async (_, code, how) => {
    machine.answers(how);
    const start = performance.now();
    expect(await translator(code === "too_slow" ? shortMs : patientMs).translate({ text: "Bonjour", from: "fr", to: "ar" })).toEqual({ ok: false, code });
    expect(performance.now() - start).toBeLessThan(1_500);
    expect(reported).toEqual([code]);
  });

  it("that is not there is a failure", async () => {
    await machine.close();
    expect(await translator().translate({ text: "Bonjour", from: "fr", to: "ar" })).toEqual({ ok: false, code: "failed" });
    expect(await translator().languages()).toEqual([]);
  });

  it("knows its languages, and asks for no others", async () => {
    const one = translator();
    expect((await one.languages()).find(({ from }) => from === "fr")?.to).toContain("ar");
    expect(await one.translate({ text: "Bonjour", from: "fr", to: "ti" })).toEqual({ ok: false, code: "not_paired" });
    expect(machine.asked).toEqual([]);
  });

  it("splits what is too long on its sentences, and puts it together again", async () => {
    machine.answers(faithfully);
    const sentences = Array.from({ length: 40 }, (_, n) => `Phrase numéro ${n} avec des mots assez longs pour que la limite soit dépassée.`);
    const text = `${sentences.slice(0, 20).join(" ")}\n${sentences.slice(20).join(" ")}`;
    const translated = await translator().translate({ text, from: "fr", to: "uk" });
    expect(translated).toMatchObject({ ok: true, text: faithfully({ q: text, source: "fr", target: "uk", format: "text" }) });
    expect(machine.asked.length).toBeGreaterThan(2);
    for (const { q } of machine.asked) expect(q).toMatch(/^Phrase numéro .*\.$/s);
  });

  it.each([
    ["a word beyond the limit", `Voici ${"a".repeat(1_001)}`],
    ["more than anybody may write", "mot ".repeat(1_001)],
  ])("sends nothing of %s", async (_, text) => {
    expect(await translator().translate({ text, from: "fr", to: "uk" })).toEqual({ ok: false, code: "too_long" });
    expect(machine.asked).toEqual([]);
  });

  it.each([
    ["controls of direction", "\u202Eمرحبا\u202C \u2066x\u2069\u200F", "مرحبا x"],
    ["control characters", "a\u0000b\u0007c\u001b[31m", "abc[31m"],
    ["half characters", "a\ud800b", "ab"],
  ])("leaves out %s", async (_, said, text) => {
    machine.answers(() => said);
    expect(await translator().translate({ text: "Bonjour", from: "fr", to: "ar" })).toMatchObject({ ok: true, text });
  });

  it("keeps the joiners that Persian is written with", async () => {
    machine.answers(() => "می\u200cخواهم");
    expect(await translator().translate({ text: "Je veux", from: "fr", to: "fa-AF" })).toMatchObject({ text: "می\u200cخواهم" });
  });

  it("asks for four at once, and sends away whoever comes when too many wait", async () => {
    machine.answers(({ q }) => after(30, q));
    const one = translator();
    const all = await Promise.all(Array.from({ length: 50 }, (_, n) => one.translate({ text: `mot ${n}`, from: "fr", to: "ar" })));
    expect(machine.mostAtOnce).toBe(4);
    expect(all.filter(({ ok }) => ok)).toHaveLength(36);
    expect(all.filter((translation) => !translation.ok && translation.code === "crowded")).toHaveLength(14);
  });

  it("counts the time in line, too", async () => {
    machine.answers(() => never);
    const one = translator(shortMs);
    const start = performance.now();
    const all = await Promise.all(Array.from({ length: 12 }, (_, n) => one.translate({ text: `mot ${n}`, from: "fr", to: "ar" })));
    expect(performance.now() - start).toBeLessThan(10 * shortMs);
    expect(new Set(all.map((translation) => !translation.ok && translation.code))).toEqual(new Set(["too_slow"]));
  });

  it("leaves alone for a while a machine that failed three times, and then tries it with one", async () => {
    machine.answers(() => withStatus(500));
    const one = translator();
    await one.languages();
    const ask = () => one.translate({ text: "Bonjour", from: "fr", to: "ar" });
    for (let n = 0; n < 3; n += 1) await ask();
    expect(await ask()).toEqual({ ok: false, code: "resting" });
    expect(machine.asked).toHaveLength(3);
    expect(await one.languages()).toEqual([]); // so that nobody is told that words will be translated
    clock += 30_001;
    expect(await Promise.all([ask(), ask()])).toEqual([{ ok: false, code: "failed" }, { ok: false, code: "resting" }]);
    expect(machine.asked).toHaveLength(4);
    machine.answers(() => "مرحبا");
    clock += 30_001;
    expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ ok: true });
    expect(await one.languages()).not.toEqual([]);
  });

  it.each<readonly [string, MachineAnswer]>([["a translation that was refused", () => "999"], ["a language it does not have", () => withStatus(400)]])("does not rest after %s", async (_, how) => {
    machine.answers(how);
    const one = translator();
    for (let n = 0; n < 5; n += 1) expect(await one.translate({ text: "Le 12", from: "fr", to: "ar" })).toMatchObject({ ok: false, code: expect.not.stringMatching("resting") });
    expect(machine.asked).toHaveLength(5);
  });
});
