import type { Colleague, DeskEvent } from "../../../src/core/handoff/desk-event";
import type { TicketEvent } from "../../../src/core/handoff/events";
import type { Here } from "../../../src/core/conversation/here";
import type { DeskOutlook } from "../../../src/core/conversation/outlook";
import type { ConversationEffect } from "../../../src/core/conversation/outcome";
import type { World } from "../../../src/core/conversation/world";
import { aWorld, start, TestTalk } from "../../helpers/a-conversation";

const amina: Colleague = { id: "amina", name: "Amina" };
const bela: Colleague = { id: "bela", name: "Bela" };
const by = { role: "mediator", id: amina.id } as const;
const hour = 3_600_000;

const aDesk = (more: Partial<DeskOutlook> = {}): DeskOutlook =>
  ({ isSomebodyThere: true, before: () => 2, usualWait: () => 10, nextOpeningAt: null, nextOpening: null, hasTranslator: false, ...more });
const closed = (inMs: number): DeskOutlook =>
  aDesk({ isSomebodyThere: false, nextOpeningAt: start + inMs, nextOpening: { date: "2026-11-23", hour: "09:00" } });

const talkAt = (desk: DeskOutlook): TestTalk => TestTalk.atFirstQuestion(aWorld({ desk }));
const ticketId = (talk: TestTalk) => talk.session.handoff!.ticket.id;
const desk = (talk: TestTalk, event: DeskEvent) => talk.play({ type: "desk", desk: event });
const moves = (talk: TestTalk, events: readonly TicketEvent[], who = amina) => desk(talk, { kind: "moves", ticket: ticketId(talk), events, who });
const takes: readonly TicketEvent[] = [{ event: "offered", by, mediator: amina.id }, { event: "taken", by }];
const effectsOf = (talk: TestTalk, kind: ConversationEffect["kind"]) => talk.last.effects.filter((effect) => effect.kind === kind);

function waiting(): TestTalk {
  const talk = talkAt(aDesk());
  talk.asksFor("person");
  talk.answers("yes");
  return talk;
}
function spokenWith(): TestTalk {
  const talk = waiting();
  moves(talk, takes);
  return talk;
}

describe("asking for a person", () => {
  it("says who is there and how long it takes before anything is passed on", () => {
    const talk = talkAt(aDesk());
    expect(talk.asksFor("person")).toEqual(["handoff:there", "handoff:line.before", "handoff:line.wait", "common:person.ask"]);
    expect(talk.last.effects).toEqual([]);
  });

  it("joins the line on a yes, and the procedure goes on meanwhile", () => {
    const talk = waiting();
    expect(talk.last.said.map(({ key }) => key)).toEqual(["handoff:joined", "handoff:line.before", "handoff:line.wait", "t:age.ask"]);
    expect(talk.session).toMatchObject({ owner: "bot", handoff: { ticket: { state: "waiting" } } });
    expect(talk.answers(30)).toEqual(["t:home.ask"]);
  });

  it.each([
    { kept: "a day of web memory", inMs: 20 * hour, isOffered: true },
    { kept: "less than the time to the opening", inMs: 30 * hour, isOffered: false },
  ])("offers an hour only where it can be kept: $kept", ({ inMs, isOffered }) => {
    const talk = talkAt(closed(inMs));
    expect(talk.asksFor("person")[0]).toBe("handoff:closed_now");
    const values = talk.last.said.at(-1)!.buttons!.map(({ value }) => value.split(":").at(-1));
    expect(values.includes("later")).toBe(isOffered);
  });

  it("promises the true opening, once the person agreed", () => {
    const talk = talkAt(closed(20 * hour));
    talk.asksFor("person");
    expect(talk.presses(talk.button("later"))[0]).toBe("handoff:call_back_here");
    expect(talk.session.handoff!.ticket).toMatchObject({ state: "call_back_promised", callBackAt: start + 20 * hour });
  });

  describe("at a kiosk whose place has hours of its own", () => {
    const here: Here = { now: { state: "open", untilHour: "18:00" }, checkedOn: "2026-11-01", staysMs: 60_000, bothOpen: { date: "2026-11-23", hour: "14:00", at: start + 5 * hour } };
    const talkIn = (world: Partial<World>): TestTalk => {
      const talk = TestTalk.atFirstQuestion(aWorld({ here: (place) => (place === "mediatheque" ? here : null), ...world }));
      talk.session = { ...talk.session, place: "mediatheque" };
      return talk;
    };

    it("hears who helps in that very place, and the first hour at which both are open", () => {
      const talk = talkIn({ desk: closed(2 * hour) });
      expect(talk.asksFor("person")).toEqual(["handoff:closed_now", "handoff:here.open_until", "common:person.ask"]);
      expect(talk.last.said.slice(0, 2)).toEqual([
        { key: "handoff:closed_now", params: { date: { date: "2026-11-23" }, hour: "14:00" } },
        { key: "handoff:here.open_until", params: { hour: "18:00" }, checkedOn: "2026-11-01" },
      ]);
      expect(talk.presses(talk.button("later"))[0]).toBe("handoff:call_back_here");
      expect(talk.session.handoff!.ticket).toMatchObject({ state: "call_back_promised", callBackAt: start + 5 * hour });
    });

    it.each<{ what: string; world: Partial<World>; says: readonly string[] }>([
      { what: "nobody works with this installation", world: {}, says: ["handoff:here.open_until", "common:person.ask"] },
      { what: "somebody answers at once: nobody is sent anywhere", world: { desk: aDesk() }, says: ["handoff:there", "handoff:line.before", "handoff:line.wait", "common:person.ask"] },
      { what: "the place is closed", world: { here: () => ({ ...here, now: { state: "closed", opens: { date: "2026-11-23", hour: "14:00" } } }) }, says: ["handoff:here.opens", "common:person.ask"] },
      { what: "nobody can say whether it is open", world: { here: () => ({ ...here, now: null }) }, says: ["common:person.ask"] },
    ])("hears what is true when $what", ({ world, says }) => {
      expect(talkIn(world).asksFor("person")).toEqual(says);
    });
  });

  it("shows places to whoever would rather go somewhere", () => {
    const talk = talkAt(aDesk());
    talk.asksFor("person");
    expect(talk.presses(talk.button("place"))).toEqual(["handoff:places", "t:age.ask"]);
    expect(talk.last.said[0]!.contacts).toEqual(["france-services"]);
    expect(talk.session.handoff).toBeUndefined();
  });

  it("opens one request, however often it is asked", () => {
    const talk = waiting();
    expect(talk.asksFor("person")).toEqual(["handoff:line.still", "handoff:line.before", "handoff:line.wait", "handoff:line.ask"]);
    expect(effectsOf(talk, "person_requested")).toEqual([]);
  });

  it("can be taken back, and asked again: the same request", () => {
    const talk = waiting();
    talk.asksFor("person");
    expect(talk.presses(talk.button("leave"))).toEqual(["handoff:left", "t:age.ask"]);
    expect(talk.session.handoff!.ticket.state).toBe("abandoned");
    const first = ticketId(talk);
    talk.asksFor("person");
    talk.answers("yes");
    expect(ticketId(talk)).toBe(first);
    expect(talk.session.handoff).toMatchObject({ ticket: { state: "waiting" } });
  });

  it("can be changed into an hour, when the line has come to a stop", () => {
    const talk = waiting();
    const stopped = new TestTalk(aWorld({ desk: closed(20 * hour) }));
    stopped.session = talk.session;
    const dispatched: readonly TicketEvent[] = [{ event: "call_back_proposed", by: { role: "system" }, dueAt: start + 20 * hour }];
    expect(moves(stopped, dispatched)).toEqual(["handoff:line.closed", "handoff:line.ask"]);
    expect(stopped.presses(stopped.button("later"))[0]).toBe("handoff:call_back_here");
    expect(stopped.session.handoff!.ticket).toMatchObject({ state: "call_back_promised", callBackAt: start + 20 * hour });
  });

  it("does not put its own question before one that is being answered", () => {
    const talk = waiting();
    talk.asksFor("erase");
    const yes = talk.button("yes");
    expect(moves(talk, [{ event: "call_back_proposed", by: { role: "system" }, dueAt: null }])).not.toContain("handoff:line.ask");
    expect(talk.presses(yes)).toEqual(["common:erase.done"]);
  });

  it("tells the desk that there is danger, and in which language they read now", () => {
    const talk = waiting();
    talk.fears("violence");
    expect(effectsOf(talk, "ticket")).toMatchObject([{ handoff: { ticket: { urgent: "violence" } } }]);
    talk.asksFor("language", "uk");
    expect(effectsOf(talk, "ticket")).toMatchObject([{ handoff: { ticket: { locale: "uk", language: "uk" } } }]);
  });
});

describe("while a person speaks with them", () => {
  it("says once who it is, and that it is no machine", () => {
    const talk = waiting();
    expect(moves(talk, takes)).toEqual(["handoff:taken"]);
    expect(talk.last.said[0]!.params).toEqual({ name: "Amina" });
    expect(talk.session.owner).toEqual({ ticket: ticketId(talk) });
  });

  it("leaves words to the human, also those that the bot would know", () => {
    const talk = spokenWith();
    expect(talk.mumbles()).toEqual([]);
    expect(talk.answers(42)).toEqual([]);
    expect(talk.asksFor("back")).toEqual([]);
    expect(talk.wishes("school")).toEqual([]);
    expect(talk.session.runs["aid"]!.answers["age"]).toBeUndefined();
    expect(talk.session.handoff!.personAt).toBe(talk.now);
  });

  it.each(["repeat", "person"] as const)("still hears %s", (command) => {
    expect(spokenWith().asksFor(command)).toEqual(["handoff:with"]);
  });

  it("still changes language, still erases, still shows the menu, still calls for help", () => {
    expect(spokenWith().asksFor("language", "ar")[0]).toBe("common:language.changed");
    expect(spokenWith().asksFor("erase")).toEqual(["common:erase.ask"]);
    expect(spokenWith().asksFor("menu")).toEqual(["common:menu.ask"]);
    expect(spokenWith().fears("violence")[0]).toBe("emergencies:violence");
  });

  it("repeats the mediator's last sentence, with its answers", () => {
    const talk = spokenWith();
    const said = { key: "phrases:have_paper", buttons: [{ value: "p:have_paper:yes", label: { key: "phrases:yes" } }] };
    desk(talk, { kind: "phrase", ticket: ticketId(talk), who: amina, said });
    expect(talk.last.mediator).toEqual({ who: amina, said });
    expect(talk.asksFor("repeat")).toEqual(["phrases:have_paper", "handoff:with"]);
    expect(talk.presses("p:have_paper:yes")).toEqual([]);
  });

  it("hears nobody but whoever has the case", () => {
    const talk = spokenWith();
    desk(talk, { kind: "words", ticket: ticketId(talk), who: bela, text: "bonjour" });
    expect(talk.last.mediator).toBeUndefined();
    desk(talk, { kind: "words", ticket: "another", who: amina, text: "bonjour" });
    expect(talk.last.mediator).toBeUndefined();
    desk(talk, { kind: "words", ticket: ticketId(talk), who: amina, text: "bonjour" });
    expect(talk.last.mediator).toMatchObject({ who: amina, text: "bonjour" });
  });

  it.each([
    { locale: "fr", hasTranslator: true, says: ["handoff:taken"] },
    { locale: "ar", hasTranslator: false, says: ["handoff:taken"] },
    { locale: "ar", hasTranslator: true, says: ["handoff:taken", "handoff:machine"] },
  ] as const)("says beforehand that a machine may translate, to who needs it ($locale, translator: $hasTranslator)", ({ locale, hasTranslator, says }) => {
    const talk = talkAt(aDesk({ hasTranslator }));
    talk.asksFor("language", locale);
    talk.asksFor("person");
    talk.answers("yes");
    expect(moves(talk, takes)).toEqual(says);
  });

  it.each([{ locale: "fr", isKept: true }, { locale: "ar", isKept: false }] as const)("keeps a machine's words in the language they read now, and no other ($locale)", ({ locale, isKept }) => {
    const talk = spokenWith();
    const translation = { locale: "fr", text: "mots", engine: "fake" } as const;
    talk.asksFor("language", locale);
    desk(talk, { kind: "words", ticket: ticketId(talk), who: amina, text: "bonjour", translation });
    expect(talk.last.mediator).toEqual({ who: amina, text: "bonjour", ...(isKept && { translation }) });
  });

  it("is given to the first of two who take it", () => {
    const talk = waiting();
    const other = { role: "mediator", id: bela.id } as const;
    moves(talk, takes);
    expect(moves(talk, [{ event: "offered", by: other, mediator: bela.id }, { event: "taken", by: other }], bela)).toEqual([]);
    expect(talk.session.handoff).toMatchObject({ who: amina, ticket: { owner: amina.id } });
  });

  it("does not live longer because a mediator writes", () => {
    const talk = spokenWith();
    const { lastSeenAt } = talk.session;
    talk.waits(hour);
    desk(talk, { kind: "words", ticket: ticketId(talk), who: amina, text: "bonjour" });
    expect(talk.session.lastSeenAt).toBe(lastSeenAt);
  });
});

describe("afterwards", () => {
  it("goes on where the procedure stood", () => {
    const talk = spokenWith();
    expect(moves(talk, [{ event: "handed_back", by, resumeAt: null }])).toEqual(["handoff:handed_back", "t:age.ask"]);
    expect(talk.session.owner).toBe("bot");
    expect(talk.answers(30)).toEqual(["t:home.ask"]);
  });

  it("goes on at the step that the mediator chose", () => {
    const talk = waiting();
    talk.answers(30);
    moves(talk, takes);
    expect(moves(talk, [{ event: "handed_back", by, resumeAt: "age" }])).toEqual(["handoff:handed_back", "common:correcting", "t:age.ask"]);
  });

  it("closes with words, and the bot is back", () => {
    const talk = spokenWith();
    expect(moves(talk, [{ event: "closed", by, reason: "solved" }])).toEqual(["handoff:closed", "t:age.ask"]);
    expect(talk.session.owner).toBe("bot");
  });

  it("promises an hour, as the clock of the place says it", () => {
    const talk = spokenWith();
    const promise: TicketEvent = { event: "call_back_promised", by, reason: "follow_up", dueAt: start + 20 * hour };
    expect(desk(talk, { kind: "moves", ticket: ticketId(talk), events: [promise], who: amina, hour: { date: "2026-11-23", hour: "06:00" } })).toEqual(["handoff:call_back_here", "t:age.ask"]);
    expect(talk.last.said[0]!.params).toEqual({ date: { date: "2026-11-23" }, hour: "06:00" });
    expect(talk.session.owner).toBe("bot");
  });

  it("keeps their place when a mediator goes silent", () => {
    const talk = spokenWith();
    const { waitingSince } = talk.session.handoff!.ticket;
    expect(moves(talk, [{ event: "taken_back", by: { role: "system" }, reason: "silent" }])).toEqual(["handoff:waiting_again"]);
    expect(talk.session).toMatchObject({ owner: "bot", handoff: { ticket: { state: "waiting", waitingSince } } });
  });
});
