import { createSpeaker, snapshot, UnknownSentence, type SpokenContent } from "../../../src/wording";
import { withoutIsolates } from "../../../src/wording/isolate";
import type { Locale } from "../../../src/core/locale";
import type { MessageRef } from "../../../src/core/message";

const visible = (text: string) => text.replace(/\u2066/g, "[ltr ").replace(/\u2068/g, "[").replace(/\u2069/g, "]").replace(/[\u00a0\u202f]/g, "·");

const content: SpokenContent = {
  version: "today",
  bundles: {
    fr: {
      card: {
        title: "Carte", title_words: "carte | la carte|", ask: "Quel âge avez-vous ?", ask_simple: "Votre âge ?",
        price: "Prix : {{price}}.", day: "Avant le {{day}}.", who: "Bonjour {{name}}.", papers: "Il faut : {{papers}}.",
        weeks_one: "{{count}} semaine", weeks_many: "{{count}} de semaines", weeks_other: "{{count}} semaines",
        weeks_simple_one: "{{count}} sem.", weeks_simple_many: "{{count}} sem.", weeks_simple_other: "{{count}} sem.",
        only: "Le {{day}}, en français.", old: "Vous devez payer {{price}}.", group: { inner: "Dedans" },
      },
    },
    en: { card: { ask: "How old are you?", day: "Before {{day}}.", price: "Price: {{price}}.", weeks_one: "{{count}} week", weeks_other: "{{count}} weeks" } },
    ar: {
      card: {
        title: "بطاقة", title_words: "كارت", ask: "كم عمرك؟", call: "اتصل بالرقم 3949 أو +33 1 23 45 67 89.", site: "افتح https://www.caf.fr/a-b?c=1 ثم « France Travail ».",
        price: "الثمن {{price}}.", day: "قبل {{day}}.", who: "مرحبا {{name}}.", papers: "نحتاج {{papers}}.", old: "يجب أن تدفع {{price}}.",
        weeks_zero: "الآن", weeks_one: "أسبوع", weeks_two: "أسبوعان", weeks_few: "{{count}} أسابيع", weeks_many: "{{count}} أسبوعا", weeks_other: "{{count}} أسبوع",
      },
    },
    uk: { card: { weeks_one: "{{count}} тиждень", weeks_few: "{{count}} тижні", weeks_many: "{{count}} тижнів", weeks_other: "{{count}} тижня" } },
    "fa-AF": { card: { day: "پیش از {{day}}.", papers: "{{papers}} لازم است.", price: "قیمت {{price}}." } },
  },
  staleKeys: { fr: [], en: [], ar: ["card:old", "card:who"], uk: [], "fa-AF": [] },
  criticalKeys: ["card:old"],
  officialTerms: ["Caf"],
};

const speaker = createSpeaker(content);
const say = (message: MessageRef, locale: Locale, simple = false) => speaker.say(message, { locale, simple });

describe("a sentence in a person's language", () => {
  it.each<[string, MessageRef, Locale, boolean, string]>([
    ["as it is written", { key: "card:ask" }, "en", false, "How old are you?"],
    ["in simple words when there are some", { key: "card:ask" }, "fr", true, "Votre âge ?"],
    ["in its normal words when they are simple already", { key: "card:ask" }, "ar", true, "كم عمرك؟"],
    ["with a day in words, by the calendar of French papers", { key: "card:day", params: { day: { date: "2026-03-02" } } }, "fr", false, "Avant le [2 mars 2026]."],
    ["with a day in Arabic and digits that match the paper", { key: "card:day", params: { day: { date: "2026-03-02" } } }, "ar", false, "قبل [2 مارس 2026]."],
    ["with a day in Dari, not in the solar calendar", { key: "card:day", params: { day: { date: "2026-03-02" } } }, "fa-AF", false, "پیش از [2 مارچ 2026]."],
    ["with euros and cents", { key: "card:price", params: { price: { euros: 651.69 } } }, "fr", false, "Prix : [651,69·€]."],
    ["with whole euros", { key: "card:price", params: { price: { euros: 1200 } } }, "en", false, "Price: [€1,200]."],
    ["with one of something", { key: "card:weeks", params: { count: 1 } }, "fr", false, "[1] semaine"],
    ["with none of something, which is singular in French", { key: "card:weeks", params: { count: 0 } }, "fr", false, "[0] semaine"],
    ["with a million of something", { key: "card:weeks", params: { count: 1_000_000 } }, "fr", false, "[1·000·000] de semaines"],
    ["in simple words, counted", { key: "card:weeks", params: { count: 3 } }, "fr", true, "[3] sem."],
    ["with two of something in Arabic", { key: "card:weeks", params: { count: 2 } }, "ar", false, "أسبوعان"],
    ["with a few in Ukrainian", { key: "card:weeks", params: { count: 3 } }, "uk", false, "[3] тижні"],
    ["with many in Ukrainian", { key: "card:weeks", params: { count: 11 } }, "uk", false, "[11] тижнів"],
    ["with a sentence inside, in the same voice", { key: "card:who", params: { name: { key: "card:ask" } } }, "fr", true, "Bonjour [Votre âge ?]."],
    ["with French words inside", { key: "card:papers", params: { papers: { french: "Aides et démarches" } } }, "fa-AF", false, "[Aides et démarches] لازم است."],
    ["with a list", { key: "card:papers", params: { papers: { list: ["A", { key: "card:title" }, 3] } } }, "fr", false, "Il faut : [[A], [Carte] et [3]]."],
    ["with phones and numbers kept in their order", { key: "card:call" }, "ar", false, "اتصل بالرقم [ltr 3949] أو [ltr +33 1 23 45 67 89]."],
    ["with addresses and French labels kept in their order", { key: "card:site" }, "ar", false, "افتح [ltr https://www.caf.fr/a-b?c=1] ثم « [ltr France Travail] »."],
  ])("is said %s", (_, message, locale, simple, expected) => {
    const spoken = say(message, locale, simple);
    expect(visible(spoken.text)).toBe(expected);
    expect(spoken).toMatchObject({ locale, isFallback: false, direction: locale === "ar" || locale === "fa-AF" ? "rtl" : "ltr" });
  });

  it.each(["fr", "ar", "fa-AF"] as const)("shows euros with Latin digits in %s", (locale) => {
    expect(say({ key: "card:price", params: { price: { euros: 651.69 } } }, locale).text).toMatch(/651[.,]69/);
  });
});

describe("a value typed by a person", () => {
  it.each([
    ["HTML", "<b>x</b>", "<b>x</b>"],
    ["a placeholder", "{{price}}", "{{price}}"],
    ["a nested sentence", "$t(card:title)", "$t(card:title)"],
    ["an override of direction", "a\u202eb\u2069\u200f", "ab"],
    ["control characters and line breaks", "a\u0000b\r\nc\u0007", "ab c"],
    ["half a character", "a\ud83d", "a"],
    ["Persian joined as it should be", "می\u200cروم", "می\u200cروم"],
  ])("that is %s changes nothing around it", (_, typed, shown) => {
    expect(say({ key: "card:who", params: { name: typed } }, "fr").text).toBe(`Bonjour \u2068${shown}\u2069.`);
  });

  it("cannot be taken for an option of the translation library", () => {
    expect(visible(say({ key: "card:who", params: { name: "A", lng: "ar", context: "simple", defaultValue: "x" } }, "fr").text)).toBe("Bonjour [A].");
  });
});

describe("a sentence that a language does not have, or not any more", () => {
  it("is said in French, as French, with a French date", () => {
    const spoken = say({ key: "card:only", params: { day: { date: "2026-03-02" } } }, "ar");
    expect(visible(spoken.text)).toBe("Le [2 mars 2026], en français.");
    expect(spoken).toMatchObject({ locale: "fr", direction: "ltr", isFallback: true });
  });

  it("is said in French when it states something and its French changed", () => {
    const spoken = say({ key: "card:old", params: { price: { euros: 10 } } }, "ar");
    expect(visible(spoken.text)).toBe("Vous devez payer [10·€].");
    expect(spoken).toMatchObject({ locale: "fr", isFallback: true });
  });

  it("keeps its older translation when it states nothing", () => {
    expect(say({ key: "card:who", params: { name: "A" } }, "ar")).toMatchObject({ locale: "ar", isFallback: false });
  });

  it("is counted as a fallback when only a part of it is French", () => {
    expect(say({ key: "card:who", params: { name: { key: "card:ask_simple" } } }, "ar")).toMatchObject({ locale: "ar", isFallback: true });
  });

  it.each(["card:nothing", "nothing:ask", "card:group"])("throws while we build, when no language has it (%s)", (key) => {
    expect(() => say({ key }, "ar")).toThrow(expect.objectContaining({ code: "UNKNOWN_SENTENCE", key }));
  });

  it("throws while we build, when a value is missing", () => {
    expect(() => say({ key: "card:day" }, "fr")).toThrow(expect.objectContaining({ code: "HOLE_IN_SENTENCE", key: "card:day", value: "day" }));
  });

  it("becomes an ellipsis for people, and the fault is heard of", () => {
    const faults: string[] = [];
    const lenient = createSpeaker(content, { isStrict: false, onFault: (fault) => faults.push(fault.code) });
    expect(lenient.say({ key: "card:nothing" }, { locale: "ar", simple: false })).toEqual({ text: "…", locale: "ar", direction: "rtl", isFallback: false });
    expect(faults).toEqual(["UNKNOWN_SENTENCE"]);
  });
});

describe("an entry of the log said with older content", () => {
  const older: SpokenContent = { ...content, version: "older", bundles: { ...content.bundles, fr: { card: { ask: "Votre âge ?" , gone: "Parti." } } } };
  const archive = new Map([["older", snapshot(older).json], ["broken", "{"]]);
  const asked: string[] = [];
  const reader = createSpeaker(content, { archive: { find: (version) => (asked.push(version), Promise.resolve(archive.get(version) ?? null)) } });
  const voice = (version: string) => ({ locale: "fr", simple: false, content: version }) as const;

  it("keeps the words of that day, also for a sentence that is gone", async () => {
    await reader.prepare("older");
    expect(reader.say({ key: "card:ask" }, voice("older")).text).toBe("Votre âge ?");
    expect(reader.say({ key: "card:gone" }, voice("older")).text).toBe("Parti.");
    expect(reader.say({ key: "card:ask" }, voice("today")).text).toBe("Quel âge avez-vous ?");
  });

  it("is read from the archive once", async () => {
    await reader.prepare("older");
    await reader.prepare("older");
    expect(asked.filter((version) => version === "older")).toHaveLength(1);
  });

  it.each(["lost", "broken"])("takes the words of today when those are %s", async (version) => {
    await reader.prepare(version);
    expect(reader.say({ key: "card:ask" }, voice(version)).text).toBe("Quel âge avez-vous ?");
  });

  it("finds again in a snapshot what was mistrusted then", async () => {
    archive.set("mistrusting", snapshot({ ...content, version: "mistrusting" }).json);
    await reader.prepare("mistrusting");
    const message = { key: "card:old", params: { price: 1 } };
    expect(reader.say(message, { locale: "ar", simple: false, content: "mistrusting" })).toMatchObject({ locale: "fr", isFallback: true });
  });
});

describe("what the readers and the walk are told", () => {
  it("is every way to say a choice, without invisible characters", () => {
    expect(speaker.sentencesOf({ key: "card:title" }, "fr")).toEqual(["Carte", "carte", "la carte"]);
    expect(speaker.sentencesOf({ key: "card:title" }, "ar")).toEqual(["بطاقة", "كارت"]);
    expect(speaker.sentencesOf({ key: "card:ask" }, "fr")).toEqual(["Quel âge avez-vous ?", "Votre âge ?"]);
    expect(speaker.sentencesOf({ key: "card:call" }, "ar")).toEqual([withoutIsolates(say({ key: "card:call" }, "ar").text)]);
  });

  it("is the French names that may stand in any language", () => {
    expect(speaker.officialNames).toEqual(["Caf"]);
  });
});

describe("the translation library", () => {
  it("prints nothing, whatever happens", () => {
    const printed = (["log", "warn", "error", "info"] as const).map((level) => jest.spyOn(console, level).mockImplementation(() => undefined));
    const silent = createSpeaker(content);
    expect(() => silent.say({ key: "card:nothing" }, { locale: "en", simple: true })).toThrow(UnknownSentence);
    silent.say({ key: "card:ask" }, { locale: "en", simple: true });
    for (const spy of printed) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});
