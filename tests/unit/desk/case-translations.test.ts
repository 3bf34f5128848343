import type { LogEntry, Translation, Translator } from "../../../src/core/ports";
import { CaseTranslations } from "../../../src/desk/cases/case-translations";
import { maxKnownTranslations, maxTranslatedPerPage, transcriptPatienceMs } from "../../../src/desk/cases/limits";
import { maskPrivateNumbers } from "../../../src/understanding";

/** A translator that answers as it is told. */
class ATranslator implements Translator {
  readonly asked: string[] = [];
  answer: (text: string) => Translation | Promise<Translation> = (text) => ({ ok: true, text: `fr ${text}`, engine: "fake" });
  async translate({ text }: { readonly text: string }): Promise<Translation> {
    this.asked.push(text);
    return this.answer(text);
  }
  async languages() {
    return [{ from: "fr", to: ["uk", "fa"] }, { from: "uk", to: ["fr"] }];
  }
}
const entry = (seq: number, part: Partial<LogEntry> = {}): LogEntry => ({ v: 1, seq, id: `e${seq}`, at: seq, author: "person", locale: "uk", simple: false, content: "", text: `слово ${seq}`, ...part });
const { text: _, ...wordless } = entry(1);
const page = (length: number): readonly LogEntry[] => Array.from({ length }, (_, n) => entry(n + 1));

let translator: ATranslator;
let translations: CaseTranslations;
beforeEach(() => {
  translator = new ATranslator();
  translations = new CaseTranslations(translator, maskPrivateNumbers);
});

describe("the French of what persons wrote", () => {
  it.each([
    { of: entry(1, { author: "mediator" }), why: "a mediator wrote it" },
    { of: entry(1, { locale: "fr" }), why: "it is French" },
    { of: entry(1, { label: { key: "common:private_not_kept" } }), why: "it is the label of a button" },
    { of: wordless, why: "there are no words" },
    { of: entry(1, { text: " " }), why: "there is nothing in it" },
  ])("is not asked for when $why", async ({ of }) => {
    expect(await translations.ofPage("talk", [of])).toEqual(new Map());
    expect(translator.asked).toEqual([]);
  });

  it("is asked for without the phone number that the log keeps because it was the answer", async () => {
    await translations.ofPage("talk", [entry(1, { text: "мій номер 06 12 34 56 78" })]);
    expect(translator.asked).toEqual(["мій номер [PHONE]"]);
  });

  it("is asked for once, and again when it failed", async () => {
    translator.answer = () => ({ ok: false, code: "failed" });
    expect(await translations.ofPage("talk", [entry(1)])).toEqual(new Map());
    expect(translations.size).toBe(0);
    translator.answer = () => ({ ok: true, text: "mot 1", engine: "fake" });
    for (let n = 0; n < 2; n += 1) expect((await translations.ofPage("talk", [entry(1)])).get("e1")).toEqual({ text: "mot 1", lang: "fr", dir: "ltr" });
    expect(translator.asked).toHaveLength(2);
  });

  it("is not shown where the machine has nothing else to say", async () => {
    translator.answer = (text) => ({ ok: true, text, engine: "fake" });
    expect(await translations.ofPage("talk", [entry(1)])).toEqual(new Map());
  });

  it("keeps nobody waiting longer than a second, and is there the next time", async () => {
    let answer: (translation: Translation) => void = () => undefined;
    translator.answer = (text) => (text === "слово 1" ? { ok: true, text: "vite", engine: "fake" } : new Promise((resolve) => (answer = resolve)));
    const start = performance.now();
    expect([...(await translations.ofPage("talk", page(2))).keys()]).toEqual(["e1"]);
    expect(performance.now() - start).toBeLessThan(2 * transcriptPatienceMs);
    answer({ ok: true, text: "tard", engine: "fake" });
    expect([...(await translations.ofPage("talk", page(2))).keys()].sort()).toEqual(["e1", "e2"]);
    expect(translator.asked).toHaveLength(2);
  });

  it("is asked for the newest lines of a page only", async () => {
    await translations.ofPage("talk", page(100));
    expect(translator.asked).toHaveLength(maxTranslatedPerPage);
    expect(translator.asked.at(-1)).toBe("слово 100");
  });

  it("of an erased talk leaves nothing in memory, also when the machine answers late", async () => {
    let answer: (translation: Translation) => void = () => undefined;
    await translations.ofPage("kept", page(2));
    translator.answer = () => new Promise((resolve) => (answer = resolve));
    const reading = translations.ofPage("erased", page(1));
    expect(translations.size).toBe(3);
    translations.keepOnly(new Set(["kept"]));
    expect(translations.size).toBe(2);
    answer({ ok: true, text: "tard", engine: "fake" });
    await reading;
    expect(translations.size).toBe(2);
    translator.answer = () => ({ ok: false, code: "failed" });
    await translations.ofPage("erased", page(1));
    translations.keepOnly(new Set());
    expect(translations.size).toBe(0);
  });

  it("stays within its bound", async () => {
    for (let talk = 0; talk * maxTranslatedPerPage <= maxKnownTranslations + maxTranslatedPerPage; talk += 1) await translations.ofPage(`talk ${talk}`, page(maxTranslatedPerPage));
    expect(translations.size).toBeLessThanOrEqual(maxKnownTranslations);
    expect(translations.size).toBeGreaterThan(0);
  });
});

it.each([
  { locale: "uk", said: { toPerson: true, toFrench: true } },
  { locale: "fa-AF", said: { toPerson: true, toFrench: false } },
  { locale: "ar", said: { toPerson: false, toFrench: false } },
  { locale: "fr", said: null },
])("what will be translated with somebody who reads $locale is known beforehand", async ({ locale, said }) => {
  expect(await translations.offered(locale)).toEqual(said);
});

it("without a translator nobody is asked and nothing is promised", async () => {
  const none = new CaseTranslations(null, maskPrivateNumbers);
  expect(await none.toPerson({ locale: "uk" }, "Bonjour")).toBeNull();
  expect(await none.ofPage("talk", page(1))).toEqual(new Map());
  expect(await none.offered("uk")).toBeNull();
});
