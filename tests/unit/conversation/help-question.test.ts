import type { DeskEvent } from "../../../src/core/handoff/desk-event";
import type { TicketEvent } from "../../../src/core/handoff/events";
import { aWorld, TestTalk } from "../../helpers/a-conversation";

const amina = { id: "amina", name: "Amina" };
const by = { role: "mediator", id: amina.id } as const;
const desk = { isSomebodyThere: true, before: () => 0, usualWait: () => null, nextOpeningAt: null, nextOpening: null, hasTranslator: false };
const takes: readonly TicketEvent[] = [{ event: "offered", by, mediator: amina.id }, { event: "taken", by }];
const closes: TicketEvent = { event: "closed", by, reason: "solved" };
const hour = 3_600_000;

const tells = (talk: TestTalk, events: readonly TicketEvent[], more: Partial<Extract<DeskEvent, { kind: "moves" }>> = {}) =>
  talk.play({ type: "desk", desk: { kind: "moves", ticket: talk.session.handoff!.ticket.id, events, who: amina, ...more } });
const counted = (talk: TestTalk) => talk.last.effects.flatMap((effect) => (effect.kind === "help_answered" ? [effect.answer] : []));

function spokenWith(): TestTalk {
  const talk = TestTalk.atFirstQuestion(aWorld({ desk }));
  talk.asksFor("person");
  talk.answers("yes");
  tells(talk, takes);
  return talk;
}
function asked(): TestTalk {
  const talk = spokenWith();
  tells(talk, [closes], { asksIfHelped: true });
  return talk;
}

describe("\"did that help?\"", () => {
  it("is asked once the case is closed, before the procedure's own question", () => {
    expect(asked().last.said.map(({ key }) => key)).toEqual(["handoff:closed", "handoff:helped.ask", "t:age.ask"]);
    expect(asked().last.said[1]!.buttons!.map(({ label }) => label.key)).toEqual(["handoff:helped.yes", "handoff:helped.little", "handoff:helped.no"]);
  });

  it.each([
    { who: "somebody whose mediator did not ask for it", events: [closes], more: {} },
    { who: "somebody who is handed back", events: [{ event: "handed_back", by, resumeAt: null }] as const, more: { asksIfHelped: true } as const },
  ])("is not asked of $who", ({ events, more }) => {
    const talk = spokenWith();
    expect(tells(talk, events, more)).not.toContain("handoff:helped.ask");
    expect(talk.session.helpAsked).toBeUndefined();
  });

  it("is not asked of somebody whom nobody spoke with", () => {
    const talk = TestTalk.atFirstQuestion(aWorld({ desk }));
    talk.asksFor("person");
    talk.answers("yes");
    const closing: TicketEvent = { event: "closed", by: { role: "coordinator", id: "cora" }, reason: "oriented" };
    expect(tells(talk, [closing], { asksIfHelped: true })).toEqual(["handoff:closed", "t:age.ask"]);
  });

  it.each(["yes", "little", "no"] as const)("is thanked for in one sentence and counted: %s", (answer) => {
    const talk = asked();
    expect(talk.presses(talk.button(answer))).toEqual(["handoff:helped.thanks", "t:age.ask"]);
    expect(counted(talk)).toEqual([answer]);
  });

  it("leaves nothing of the answer in what is kept of the person", () => {
    const [yes, no] = [asked(), asked()];
    yes.presses(yes.button("yes"));
    no.presses(no.button("no"));
    expect(yes.session).toEqual(no.session);
  });

  it("is counted once, however often and whatever is pressed after", () => {
    const talk = asked();
    const [yes, no] = [talk.button("yes"), talk.button("no")];
    talk.presses(yes);
    for (const button of [yes, no]) {
      expect(talk.presses(button)[0]).toBe("handoff:helped.thanks");
      expect(counted(talk)).toEqual([]);
    }
  });

  it("is not taken from a button of another question, nor after everything was erased", () => {
    const talk = asked();
    const yes = talk.button("yes");
    talk.presses("h:0000000:yes");
    expect(counted(talk)).toEqual([]);
    const stranger = new TestTalk(aWorld({ desk }));
    stranger.presses(yes);
    expect(counted(stranger)).toEqual([]);
    expect(stranger.last.said.map(({ key }) => key)).not.toContain("handoff:helped.thanks");
  });

  it("can be ignored: the next words go where they would have gone", () => {
    const [talk, unasked] = [asked(), spokenWith()];
    tells(unasked, [closes]);
    for (const one of [talk, unasked]) expect(one.answers(30)).toEqual(["t:home.ask"]);
    expect({ ...talk.session, helpAsked: undefined }).toEqual({ ...unasked.session, helpAsked: undefined });
    expect(counted(talk)).toEqual([]);
  });

  it("does not interrupt a mediator who speaks with them again", () => {
    const talk = asked();
    const no = talk.button("no");
    tells(talk, [{ event: "reopened", by, reason: "follow_up", wanted: null }, ...takes]);
    expect(talk.presses(no)).toEqual(["handoff:helped.thanks"]);
    expect(counted(talk)).toEqual(["no"]);
  });

  it("answered hours later, is followed by where they were", () => {
    const talk = asked();
    const yes = talk.button("yes");
    talk.waits(5 * hour);
    expect(talk.presses(yes)).toEqual(["handoff:helped.thanks", "common:returning.ask"]);
    expect(counted(talk)).toEqual(["yes"]);
  });
});
