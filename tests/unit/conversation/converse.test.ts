import { codeKeys } from "../../../src/core/conversation/message-keys";
import { commandIds } from "../../../src/core/conversation/commands";
import { retentionOf, newSession } from "../../../src/core/conversation/session";
import { retentionLimits, retentionTable } from "../../../src/core/conversation/retention";
import { maxButtonBytes } from "../../../src/core/message";
import { aProcedure, aWelcome, aWorld, TestTalk } from "../../helpers/a-conversation";
import { aFlow, tell } from "../../helpers/a-flow";

const hours = 3_600_000;

describe("the welcome", () => {
  it("says that it is a machine before it asks anything", () => {
    expect(new TestTalk().joins()).toEqual(["t:machine.tell", "t:locale.ask"]);
  });

  it("greets somebody who writes first, and does not take their words for an answer", () => {
    const talk = new TestTalk();
    expect(talk.answers("given")).toEqual(["t:machine.tell", "t:locale.ask"]);
    expect(talk.session.consent).toBe("unasked");
  });

  it("gives the emergency answer before the welcome", () => {
    const talk = new TestTalk();
    expect(talk.fears("violence")).toEqual(["emergencies:violence", "t:machine.tell", "t:locale.ask"]);
    expect(talk.last.said[0]).toMatchObject({ tone: "alert", contacts: ["police-17"] });
  });

  it.each([{ channel: "web", asks: "t:consent.ask" }, { channel: "kiosk", asks: "t:consent_kiosk.ask" }] as const)(
    "asks for the consent that is true of the $channel", ({ channel, asks }) => {
      const talk = new TestTalk(aWorld(), channel);
      talk.joins();
      expect(talk.answers("ar")).toEqual([asks]);
      expect(talk.session.locale).toBe("ar");
    },
  );

  it("does not ask for the language that was chosen on the first screen", () => {
    const talk = new TestTalk();
    expect(talk.play({ type: "joined", button: "c:language:ar" })).toEqual(["t:machine.tell", "t:consent.ask"]);
    expect(talk.session.locale).toBe("ar");
  });

  it("asks when that language is none of ours", () => {
    expect(new TestTalk().play({ type: "joined", button: "c:language:tlh" }).at(-1)).toBe("common:language.ask");
  });

  it.each([
    { channel: "kiosk", effects: [{ kind: "erase" }], what: "leaves a kiosk takes everything along" },
    { channel: "web", effects: [], what: "leaves a page at home finds the talk again" },
  ] as const)("who $what", ({ channel, effects }) => {
    const talk = new TestTalk(aWorld(), channel);
    talk.joins();
    talk.answers("fr");
    const before = talk.session;
    talk.play({ type: "left" });
    expect(talk.last.effects).toEqual(effects);
    expect(talk.session).toEqual({ ...before, ...(channel === "kiosk" && { lastSeenAt: talk.now }) });
  });

  it("helps a person who refuses, and forgets them within the hour", () => {
    const talk = new TestTalk();
    talk.joins();
    talk.answers("fr");
    expect(talk.answers("refused")).toEqual(["common:menu.ask"]);
    expect(retentionOf(talk.session, retentionTable({}))).toBe(hours);
  });
});

describe("at any moment, and back at the same step", () => {
  const question = "t:age.ask";
  it.each([
    { asked: "repeat", says: [question] },
    { asked: "simpler", says: ["common:simpler.now", question] },
    { asked: "why", says: ["t:age.why", question] },
    { asked: "glossary", argument: "rsa", says: ["glossary:rsa.meaning", question] },
    { asked: "glossary", argument: "xyz", says: ["common:glossary.not_found", "common:glossary.ask"] },
    { asked: "glossary", says: ["common:glossary.ask"] },
    { asked: "language", argument: "uk", says: ["common:language.changed", question] },
    { asked: "language", says: ["common:language.ask"] },
    { asked: "back", says: ["common:nothing_before", question] },
    { asked: "menu", says: ["common:menu.ask"] },
    { asked: "stuck", says: ["common:stuck.ask"] },
    { asked: "person", says: ["common:person.ask"] },
    { asked: "erase", says: ["common:erase.ask"] },
    { asked: "correct", says: ["common:correct.ask"] },
    { asked: "continue", says: [question] },
  ] as const)("$asked $argument", ({ asked, says, ...more }) => {
    const talk = TestTalk.atFirstQuestion();
    expect(talk.asksFor(asked, "argument" in more ? more.argument : undefined)).toEqual(says);
    expect(talk.session.runs["aid"]?.waiting).toEqual({ step: "age" });
    expect(talk.asksFor("continue")).toEqual([question]);
    expect(talk.answers(30)).toEqual(["t:home.ask"]);
  });

  it.each(commandIds)("%s works as a button too", (id) => {
    const talk = TestTalk.atFirstQuestion();
    expect(talk.presses(`c:${id}`)).not.toContain("common:old_button");
  });

  it("answers a danger word on every step and asks the same question again", () => {
    const talk = TestTalk.atFirstQuestion();
    expect(talk.fears("self_harm")).toEqual(["emergencies:self_harm", question]);
    talk.asksFor("stuck");
    expect(talk.fears("violence")).toEqual(["emergencies:violence", "common:stuck.ask"]);
  });

  it("offers a person with the numbers to call, and remembers that it is urgent", () => {
    const talk = TestTalk.atFirstQuestion();
    expect(talk.session.urgent).toBeUndefined();
    talk.fears("violence");
    expect(talk.last.said[0]).toMatchObject({ contacts: ["police-17"], buttons: [{ value: "c:person" }], tone: "alert" });
    talk.presses("c:person");
    expect(talk.answers("yes")[0]).toBe("common:person_requested");
    expect(talk.session.urgent).toBe("violence");
  });

  it("takes a danger word that is also the answer for both", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.answers(30);
    expect(talk.fears("shelter", { outcome: "certain", value: "none" })).toEqual(["emergencies:shelter", "t:papers.ask", "common:document.question"]);
    expect(talk.session.runs["aid"]?.answers["home"]).toEqual({ value: "none" });
  });

  it.each([
    { masked: ["nir"], says: "common:masked.nir" }, { masked: ["password"], says: "common:masked.password" }, { masked: ["iban", "phone"], says: "common:masked.several" },
  ] as const)("says kindly what was hidden ($masked), and why", ({ masked, says }) => {
    const talk = TestTalk.atFirstQuestion();
    expect(talk.play({ type: "text", masked, reading: { text: "…", masked, answer: { outcome: "not_understood", reason: "unclear" } } }))
      .toEqual([says, "common:miss.unclear", question]);
  });

  it.each([["attachment", "common:attachment"], ["edited", "common:edited"], ["unsupported", "common:unsupported"]] as const)(
    "says what happens to what it cannot read (%s) and asks again", (type, says) => {
      expect(TestTalk.atFirstQuestion().play({ type })).toEqual([says, question]);
    },
  );
});

describe("correcting and going back", () => {
  it("lists what was answered, asks it again, and returns to where the person was", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.answers(30);
    talk.asksFor("correct");
    expect(talk.presses(talk.button("age"))).toEqual(["common:correcting", "t:age.ask"]);
    expect(talk.answers(31)).toEqual(["t:home.ask"]);
    expect(talk.session.runs["aid"]?.answers["age"]).toEqual({ value: 31 });
    expect(talk.asksFor("back")).toEqual(["common:correcting", "t:age.ask"]);
  });
});

describe("buttons", () => {
  it("takes a late button for what it was, never for an answer to another question", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.answers(30);
    const rent = talk.button("rent");
    talk.presses(rent);
    expect(talk.presses(rent)).toEqual(["common:old_button", "common:document.question"]);
    expect(talk.session.runs["aid"]?.answers["home"]).toEqual({ value: "rent" });
  });

  it("keeps an old menu good, since it names what it opens", () => {
    const talk = new TestTalk();
    talk.joins();
    talk.answers("fr");
    talk.answers("given");
    const aid = talk.button("aid");
    talk.presses(aid);
    talk.answers(30);
    expect(talk.presses(aid)).toEqual(["t:home.ask"]);
  });

  it.each(["a:0000000:x", "a:zzz", "c:explode", "", "a:0000000:<script>", `a:0000000:${"x".repeat(300)}`])("does nothing but ask again for a forged %j", (button) => {
    expect(TestTalk.atFirstQuestion().presses(button)).toEqual(["common:old_button", "t:age.ask"]);
  });

  it("fits the narrowest channel", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.answers(30);
    for (const { value } of talk.last.said.flatMap(({ buttons }) => buttons ?? [])) expect(Buffer.byteLength(value)).toBeLessThanOrEqual(maxButtonBytes);
  });
});

describe("coming back", () => {
  it("tells where they were and offers to go on, start again or erase", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.answers(30);
    talk.waits(5 * hours);
    expect(talk.answers("rent")).toEqual(["common:returning.ask"]);
    expect(talk.session.runs["aid"]?.answers["home"]).toBeUndefined();
    expect(talk.presses(talk.button("go_on"))).toEqual(["t:home.ask"]);
  });

  it("starts again when asked", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.answers(30);
    talk.waits(5 * hours);
    talk.joins();
    expect(talk.presses(talk.button("restart"))).toEqual(["t:intro.tell", "t:age.ask"]);
    expect(talk.session.runs["aid"]?.answers).toEqual({});
  });

  it("answers danger and commands at once even then", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.waits(5 * hours);
    expect(talk.asksFor("repeat")).toEqual(["t:age.ask"]);
  });

  it("says nothing when a page reconnects within the hour", () => {
    const talk = TestTalk.atFirstQuestion();
    expect(talk.joins()).toEqual([]);
  });
});

describe("a person, please", () => {
  it("asks before anything is passed on, then says honestly what happens and goes on", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.asksFor("person");
    expect(talk.last.effects).toEqual([]);
    expect(talk.answers("yes")).toEqual(["common:person_requested", "t:age.ask"]);
    expect(talk.last.effects).toMatchObject([{ kind: "person_requested", queue: "general", flow: "aid", step: "age" }, { kind: "ticket", handoff: { ticket: { state: "waiting" } } }]);
  });

  it("offers a person when the content itself is broken, and keeps the answers", () => {
    const world = aWorld({ flows: { welcome: aWelcome, aid: aFlow([tell("a", "nowhere")], { id: "aid" }) } });
    const talk = new TestTalk(world);
    talk.joins();
    talk.answers("fr");
    talk.answers("given");
    expect(talk.answers("aid")).toEqual(["common:broken", "common:person.ask"]);
  });
});

describe("erasing", () => {
  it("asks once, then leaves nothing but the sentence that says so", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.asksFor("erase");
    expect(talk.answers("no")).toEqual(["common:erase.kept", "t:age.ask"]);
    talk.asksFor("erase");
    expect(talk.answers(true)).toEqual(["common:erase.done"]);
    expect(talk.last.effects).toEqual([{ kind: "erase" }]);
  });
});

describe("a procedure that is over", () => {
  const finished = () => {
    const talk = TestTalk.atFirstQuestion();
    talk.answers(30);
    talk.answers("rent");
    talk.answers("have");
    return talk;
  };
  it("ends with its summary and a way on", () => {
    expect(finished().last.said.map(({ key }) => key)).toEqual(["t:done.end", "common:after_end"]);
  });
  it("can be repeated and corrected; other words open the menu", () => {
    expect(finished().asksFor("repeat")).toEqual(["t:done.end", "common:after_end"]);
    const talk = finished();
    talk.asksFor("correct");
    talk.presses(talk.button("home"));
    expect(talk.answers("none")).toEqual(["t:done.end", "common:after_end"]);
    expect(finished().mumbles()).toEqual(["common:menu.ask"]);
  });
});

it("tells a person on an older definition that it was updated, and loses nothing", () => {
  const talk = TestTalk.atFirstQuestion();
  talk.answers(30);
  const newer = new TestTalk(aWorld({ flows: { welcome: aWelcome, aid: { ...aProcedure, version: 2 } } }));
  newer.session = talk.session;
  expect(newer.answers("rent")).toEqual(["common:updated", "t:home.ask"]);
  expect(newer.answers("rent")).toEqual(["t:papers.ask", "common:document.question"]);
});

it("says that old information is old before stating it", () => {
  const talk = new TestTalk(aWorld({ flows: { welcome: aWelcome, aid: { ...aProcedure, reviewBy: "2026-11-21" } } }));
  talk.joins();
  talk.answers("fr");
  talk.answers("given");
  expect(talk.answers("aid")).toEqual(["common:information_old", "t:intro.tell", "t:age.ask"]);
});

describe("how long words are kept", () => {
  it.each(Object.entries(retentionLimits))("refuses more than the bound of %s", (channel, bound) => {
    expect(() => retentionTable({ [channel]: bound + 1 })).toThrow(RangeError);
    expect(retentionTable({ [channel]: bound - 1 })[channel as "web"]).toBe(bound - 1);
  });
  it("never keeps a refusal longer than the channel would", () => {
    const table = retentionTable({ web: 60_000 });
    expect(retentionOf({ ...newSession("a", "web", "fr", 0), consent: "refused" }, table)).toBe(60_000);
  });
});

it("names each sentence of code once", () => {
  expect(new Set(codeKeys).size).toBe(codeKeys.length);
});
