import { expectationFor } from "../../../src/core/conversation/converse";
import { aWorld, TestTalk } from "../../helpers/a-conversation";
import { aFlow, ask, end } from "../../helpers/a-flow";

const shortAid = aFlow([ask("count", "number", "done"), end("done")], { id: "short", title: "short:title" });

/** Where the procedure is chosen, with nothing begun. */
function atMenu(): TestTalk {
  const talk = new TestTalk(aWorld({ flows: { ...aWorld().flows, short: shortAid } }));
  talk.joins();
  talk.answers("fr");
  talk.answers("given");
  return talk;
}

function atEnd(): TestTalk {
  const talk = atMenu();
  talk.answers("short");
  talk.answers(3);
  expect(talk.session.runs["short"]?.waiting).toBeNull();
  return talk;
}

const shown = (talk: TestTalk) => talk.last.said.at(-1)?.buttons?.map(({ value }) => value.split(":").at(-1));

describe("a wish in the person's own words", () => {
  it.each([["at the menu", atMenu], ["at the end of a procedure", atEnd]])("is proposed %s, with a way out and a person", (_, arrive) => {
    const talk = arrive();
    const runs = Object.keys(talk.session.runs);
    expect(talk.wishes("aid", "school")).toEqual(["wishes:ask_which"]);
    expect(shown(talk)).toEqual(["aid", "school", "menu", "person"]);
    expect(Object.keys(talk.session.runs)).toEqual(runs);
  });

  it("is asked about when only one is meant, and nothing starts without a tap", () => {
    const talk = atMenu();
    expect(talk.wishes("aid")).toEqual(["wishes:ask_alone"]);
    expect(talk.session.runs["aid"]).toBeUndefined();
    expect(talk.presses(talk.button("aid"))).toEqual(["t:intro.tell", "t:age.ask"]);
  });

  it("alone, takes a plain yes and a plain no", () => {
    const talk = atMenu();
    talk.wishes("aid");
    expect(expectationFor(talk.session, talk.world).yesNo).toEqual({ yes: "aid", no: "menu" });
    talk.wishes("aid", "school");
    expect(expectationFor(talk.session, talk.world).yesNo).toBeUndefined();
  });

  it("shows three proposals at most", () => {
    const talk = atMenu();
    talk.wishes("aid", "school", "health", "short");
    expect(shown(talk)).toEqual(["aid", "school", "health", "menu", "person"]);
  });

  it("can be said in the middle of a procedure, which waits", () => {
    const talk = TestTalk.atFirstQuestion();
    expect(talk.wishes("school")).toEqual(["wishes:ask_alone"]);
    expect(shown(talk)).toEqual(["school", "menu", "person", "go_on"]);
    expect(talk.presses(talk.button("go_on"))).toEqual(["t:age.ask"]);
    expect(talk.answers(30)).toEqual(["t:home.ask"]);
  });

  it("resumes a procedure that was begun", () => {
    const talk = TestTalk.atFirstQuestion(atMenu().world);
    talk.answers(30);
    talk.asksFor("menu");
    talk.answers("short");
    talk.wishes("aid");
    expect(talk.presses(talk.button("aid"))).toEqual(["t:home.ask"]);
  });

  it("that no procedure leads through leads to people, and the talk goes on where it was", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.wishes("school", "health");
    expect(talk.presses(talk.button("school"))).toEqual(["wishes:no_guide"]);
    expect(talk.last.said[0]).toMatchObject({
      contacts: ["mairie"], params: { topic: { key: "wishes:topics.school" } },
      sources: [{ title: "directory", url: "https://example.org/d" }], checkedOn: "2026-11-01",
    });
    expect(talk.last.said[0]?.buttons?.map(({ value }) => value)).toEqual(["c:person", "c:menu", "c:continue"]);
    expect(talk.answers(30)).toEqual(["t:home.ask"]);
  });

  it("leaves the menu one tap away when the guess was wrong", () => {
    const talk = atMenu();
    talk.wishes("school");
    expect(talk.presses(talk.button("menu"))).toEqual(["common:menu.ask"]);
  });

  it("brings a person when asked to", () => {
    const talk = atMenu();
    talk.wishes("school");
    expect(talk.presses(talk.button("person"))).toEqual(["common:person.ask"]);
  });

  it("can be said again in other words", () => {
    const talk = atMenu();
    talk.wishes("school");
    expect(talk.wishes("health")).toEqual(["wishes:ask_alone"]);
    expect(shown(talk)?.[0]).toBe("health");
  });

  it("keeps an old proposal from being taken for another", () => {
    const talk = atMenu();
    talk.wishes("school");
    const old = talk.button("school");
    talk.wishes("aid");
    expect(talk.presses(old)).toEqual(["common:old_button", "wishes:ask_alone"]);
  });

  it("is heard after danger, and asks nothing then", () => {
    const talk = atMenu();
    expect(talk.play({ reading: { text: "…", masked: [], danger: "shelter", answer: { outcome: "not_understood", reason: "unclear" }, wishes: { outcome: "one", ids: ["school"] } } }))
      .toEqual(["emergencies:shelter", "common:menu.ask"]);
  });
});

describe("a wish that is not known here", () => {
  it.each([["at the menu", atMenu], ["at the end of a procedure", atEnd]])("is said to be unknown %s", (_, arrive) => {
    const talk = arrive();
    expect(talk.wishes()).toEqual(["wishes:unknown", "common:menu.ask"]);
    expect(shown(talk)).toEqual(expect.arrayContaining(["aid", "person"]));
  });

  it("is an answer that was not understood where something else is asked", () => {
    expect(TestTalk.atFirstQuestion().wishes()).toEqual(["common:miss.unclear", "t:age.ask"]);
  });

  it("includes whatever this content does not have", () => {
    expect(atMenu().wishes("moon_landing")).toEqual(["wishes:unknown", "common:menu.ask"]);
    expect(TestTalk.atFirstQuestion().wishes("moon_landing", "welcome")).toEqual(["common:miss.unclear", "t:age.ask"]);
  });
});

describe("before the person agreed", () => {
  it("a wish waits: language and consent come first, then it is proposed", () => {
    const talk = new TestTalk();
    talk.joins();
    expect(talk.wishes("aid")).toEqual(["wishes:later", "t:locale.ask"]);
    expect(talk.session.runs["aid"]).toBeUndefined();
    talk.answers("fr");
    expect(talk.answers("given")).toEqual(["wishes:ask_alone"]);
    expect(shown(talk)).toEqual(["aid", "menu", "person"]);
    expect(talk.session.wished).toBeUndefined();
  });

  it("a wish said again gets the help of an answer that was not understood, and the latest counts", () => {
    const talk = new TestTalk();
    talk.joins();
    talk.wishes("aid");
    expect(talk.wishes("school")).toEqual(["wishes:later", "common:example.language", "t:locale.ask"]);
    talk.answers("fr");
    talk.answers("given");
    expect(shown(talk)).toEqual(["school", "menu", "person"]);
  });

  it("a wish said while the language is proposed leaves the proposal in view", () => {
    const talk = new TestTalk();
    talk.joins();
    talk.writesIn("uk");
    expect(talk.wishes("aid")).toEqual(["wishes:later", "common:switch.ask", "common:switch.ask"]);
  });

  it("the first words of a talk may say the wish", () => {
    const talk = new TestTalk();
    expect(talk.wishes("school")).toEqual(["t:machine.tell", "t:locale.ask"]);
    talk.answers("fr");
    expect(talk.answers("refused")).toEqual(["wishes:ask_alone"]);
    expect(shown(talk)).toEqual(["school", "menu", "person"]);
  });

  it("a wish in another language waits for the language and for the welcome", () => {
    const talk = new TestTalk();
    talk.joins();
    expect(wishesIn(talk, "school")).toEqual(["common:switch.ask", "common:switch.ask"]);
    talk.presses(talk.button("yes"));
    expect(talk.answers("given")).toEqual(["wishes:ask_alone"]);
    expect(talk.session.locale).toBe("uk");
  });
});

/** Words in Ukrainian that seem to want something. */
const wishesIn = (talk: TestTalk, ...ids: readonly string[]) => talk.play({
  reading: { text: "…", masked: [], language: "uk", answer: { outcome: "not_understood", reason: "unclear" }, wishes: { outcome: "some", ids } },
});

describe("a wish in another language", () => {
  it.each([["yes", "common:language.changed"], ["no", "common:switch.kept"]])("is not written twice: after %s it is proposed", (value, said) => {
    const talk = TestTalk.atFirstQuestion();
    wishesIn(talk, "school", "health");
    expect(talk.presses(talk.button(value))).toEqual([said, "wishes:ask_which"]);
    expect(shown(talk)).toEqual(["school", "health", "menu", "person", "go_on"]);
    expect(talk.presses(talk.button("go_on"))).toEqual(["t:age.ask"]);
  });

  it("is forgotten when something else is done first", () => {
    const talk = TestTalk.atFirstQuestion();
    wishesIn(talk, "school");
    talk.asksFor("continue");
    expect(talk.asksFor("language", "en")).toEqual(["common:language.changed", "t:age.ask"]);
  });

  it("stays in view when the language is changed by hand", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.wishes("school");
    expect(talk.asksFor("language", "en")).toEqual(["common:language.changed", "wishes:ask_alone"]);
  });
});

describe("words beside a private number", () => {
  const tellsNumber = (talk: TestTalk) => talk.play({
    masked: ["iban"], reading: { text: "…", masked: [], answer: { outcome: "not_understood", reason: "unclear" }, wishes: { outcome: "one", ids: ["health"] } },
  });

  it("name the number: in a procedure they are no wish", () => {
    expect(tellsNumber(TestTalk.atFirstQuestion())).toEqual(["common:masked.iban", "common:miss.unclear", "t:age.ask"]);
  });

  it("may be a wish where one is asked for", () => {
    expect(tellsNumber(atMenu())).toEqual(["common:masked.iban", "wishes:ask_alone"]);
  });
});

describe("a proposal older than the content", () => {
  it("leaves out what is no longer there, and keeps the way out", () => {
    const before = atMenu();
    before.wishes("school", "health");
    const { school: _, ...topics } = aWorld().topics;
    const after = new TestTalk(aWorld({ topics }));
    after.session = before.session;
    expect(after.mumbles()).toEqual(["common:miss.unclear", "wishes:ask_which"]);
    expect(shown(after)).toEqual(["health", "menu", "person"]);
  });
});
