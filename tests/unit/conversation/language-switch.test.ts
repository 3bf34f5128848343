import { locales } from "../../../src/core/locale";
import { TestTalk } from "../../helpers/a-conversation";

const question = "t:age.ask";
const proposal = ["common:switch.ask", "common:switch.ask"];

describe("somebody writes in another language that we speak", () => {
  it("is asked in both languages, with each language by its own name", () => {
    const talk = TestTalk.atFirstQuestion();
    expect(talk.writesIn("uk")).toEqual(proposal);
    const [here, there] = talk.last.said;
    expect([here?.locale, there?.locale]).toEqual([undefined, "uk"]);
    expect(there?.buttons?.map(({ label, locale }) => [label.key, locale])).toEqual([["common:languages.uk", "uk"], ["common:languages.fr", "fr"]]);
    expect(talk.session.locale).toBe("fr");
  });

  it("changes language with a yes, and answers the same question", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.writesIn("uk");
    expect(talk.answers(true)).toEqual(["common:language.changed", question]);
    expect(talk.session.locale).toBe("uk");
    expect(talk.answers(30)).toEqual(["t:home.ask"]);
  });

  it("stays with a no, and is not asked about that language again", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.writesIn("uk");
    expect(talk.presses(talk.button("no"))).toEqual(["common:switch.kept", question]);
    expect(talk.session.locale).toBe("fr");
    expect(talk.writesIn("uk")).toEqual(["common:miss.unclear", question]);
    expect(talk.writesIn("ar")).toEqual(proposal);
  });

  it("is asked once, even without an answer", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.writesIn("ar");
    expect(talk.writesIn("ar")).toEqual(["common:miss.unclear", ...proposal]);
    expect(talk.asksFor("continue")).toEqual([question]);
    expect(talk.writesIn("ar")).toEqual(["common:miss.unclear", question]);
  });

  it("may be asked again after they change language themselves", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.writesIn("uk");
    talk.answers(false);
    talk.asksFor("language", "ar");
    expect(talk.writesIn("uk")).toEqual(proposal);
  });

  it("reads Dari when they write the Persian of Iran", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.writesIn("fa");
    talk.answers(true);
    expect(talk.session.locale).toBe("fa-AF");
    expect(talk.writesIn("fa")).toEqual(["common:miss.unclear", question]);
  });

  it("goes on to the consent when the language was the question", () => {
    const talk = new TestTalk();
    talk.joins();
    expect(talk.writesIn("uk")).toEqual(proposal);
    expect(talk.answers(true)).toEqual(["t:consent.ask"]);
    expect(talk.session.locale).toBe("uk");
  });
});

describe("a switch is never imposed", () => {
  it("nor proposed when the answer was understood", () => {
    const talk = TestTalk.atFirstQuestion();
    expect(talk.writesIn("uk", { outcome: "certain", value: 30 })).toEqual(["t:home.ask"]);
  });

  it("nor when the answer was understood and too large", () => {
    const talk = TestTalk.atFirstQuestion();
    expect(talk.writesIn("uk", { outcome: "not_understood", reason: "too_large" })).toEqual(["common:miss.too_large", question]);
  });

  it("and a language asked for wins over one that is proposed", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.writesIn("uk");
    expect(talk.asksFor("language", "en")).toEqual(["common:language.changed", question]);
    expect(talk.session.locale).toBe("en");
    talk.writesIn("ar");
    expect(talk.presses("c:language:uk")).toEqual(["common:language.changed", question]);
    expect(talk.session.locale).toBe("uk");
  });
});

describe("somebody writes in a language that we read and do not speak", () => {
  it("is told once which ones we speak, and where a person is", () => {
    const talk = TestTalk.atFirstQuestion();
    expect(talk.writesIn("tr")).toEqual(["common:switch.not_ours", "common:miss.unclear", question]);
    expect(talk.last.said[0]?.buttons?.map(({ value }) => value)).toEqual([...locales.map((locale) => `c:language:${locale}`), "c:person"]);
    expect(talk.writesIn("tr")).toEqual(["common:miss.unclear", "common:example.number", question]);
    expect(talk.session.runs["aid"]?.waiting).toEqual({ step: "age" });
  });
});
