import type { TicketEvent } from "../../../src/core/handoff/events";
import { aWorld, TestTalk } from "../../helpers/a-conversation";

const amina = { id: "amina", name: "Amina" };
const bela = { id: "bela", name: "Bela" };
const by = { role: "mediator", id: amina.id } as const;
const desk = { isSomebodyThere: true, before: () => 0, usualWait: () => null, nextOpeningAt: null, nextOpening: null, hasTranslator: false };
const takes: readonly TicketEvent[] = [{ event: "offered", by, mediator: amina.id }, { event: "taken", by }];
const cimade = { id: "cimade", name: "La Cimade", address: "64 rue Clisson, 75013 Paris", hours: "mardi, 9 h à 12 h", phone: "01 40 08 05 34", url: "https://www.lacimade.org" };

const ticketOf = (talk: TestTalk) => talk.session.handoff!.ticket;
const moves = (talk: TestTalk, events: readonly TicketEvent[]) => talk.play({ type: "desk", desk: { kind: "moves", ticket: ticketOf(talk).id, events, who: amina } });
const proposes = (talk: TestTalk, partner: object = cimade, who = amina) =>
  talk.play({ type: "desk", desk: { kind: "transfer_proposed", ticket: ticketOf(talk).id, who, partner: { ...cimade, ...partner }, reason: "subject" } });

function spokenWith(): TestTalk {
  const talk = TestTalk.atFirstQuestion(aWorld({ desk }));
  talk.asksFor("person");
  talk.answers("yes");
  moves(talk, takes);
  return talk;
}

describe("another association", () => {
  it("is proposed by its name, and nothing ends before the person has said yes", () => {
    const talk = spokenWith();
    expect(proposes(talk)).toEqual(["handoff:transfer.what", "handoff:transfer.ask"]);
    expect(talk.last.said[0]).toMatchObject({ params: { name: { french: "La Cimade" } } });
    expect(talk.last.said[1]).toMatchObject({ buttons: [{ label: { key: "handoff:transfer.yes" } }, { label: { key: "handoff:transfer.no" } }] });
    expect(ticketOf(talk)).toMatchObject({ state: "taken", owner: "amina" });
  });

  it("is where the person is sent on their yes: the case ends here, with where it went and why", () => {
    const talk = spokenWith();
    proposes(talk);
    expect(talk.presses(talk.button("yes"))).toEqual(
      ["handoff:transfer.given", "handoff:transfer.address", "handoff:transfer.hours", "handoff:transfer.phone", "t:age.ask"]);
    expect(talk.last.said[1]).toMatchObject({ params: { address: { french: cimade.address } }, links: [cimade.url] });
    expect(talk.session.owner).toBe("bot");
    expect(ticketOf(talk).history.at(-1)).toEqual({ event: "transferred", state: "transferred", at: talk.now, by, reason: "subject", association: "cimade" });
    expect(talk.last.effects.filter(({ kind }) => kind === "ticket")).toHaveLength(1);
  });

  it("is told with what is known of it alone", () => {
    const talk = spokenWith();
    talk.play({ type: "desk", desk: { kind: "transfer_proposed", ticket: ticketOf(talk).id, who: amina, partner: { id: "b", name: "B", address: "1 rue" }, reason: "territory" } });
    expect(talk.presses(talk.button("yes"))).toEqual(["handoff:transfer.given", "handoff:transfer.address", "t:age.ask"]);
    expect(talk.last.said[1]!.links).toBeUndefined();
  });

  it("is left alone on a no: the mediator goes on, and knows", () => {
    const talk = spokenWith();
    proposes(talk);
    const { revision } = talk.session.handoff!;
    expect(talk.presses(talk.button("no"))).toEqual(["handoff:transfer.kept"]);
    expect(ticketOf(talk)).toMatchObject({ state: "taken", owner: "amina" });
    expect(talk.session.handoff!.revision).toBeGreaterThan(revision);
    expect(talk.answers(42)).toEqual([]);
  });

  it.each([
    { when: "pressed a second time", then: (talk: TestTalk) => talk.presses(talk.button("yes")), says: ["common:old_button", "t:age.ask"] },
    { when: "the mediator proposed another since", then: (talk: TestTalk) => proposes(talk, { id: "gisti" }), says: ["common:old_button"] },
    { when: "the person said no before", then: (talk: TestTalk) => talk.presses(talk.button("no")), says: ["common:old_button"] },
    { when: "the case was closed meanwhile", then: (talk: TestTalk) => moves(talk, [{ event: "closed", by, reason: "solved" }]), says: ["common:old_button", "t:age.ask"] },
    { when: "somebody else has the case", then: (talk: TestTalk) => moves(talk, [{ event: "taken_back", by: { role: "system" }, reason: "silent" }]), says: ["common:old_button", "t:age.ask"] },
  ])("an old yes moves nobody: $when", ({ then, says }) => {
    const talk = spokenWith();
    proposes(talk);
    const yes = talk.button("yes");
    then(talk);
    const { history } = ticketOf(talk);
    expect(talk.presses(yes)).toEqual(says);
    expect(ticketOf(talk).history).toEqual(history);
  });

  it("is not proposed by somebody who has not got the case", () => {
    const talk = spokenWith();
    expect(proposes(talk, {}, bela)).toEqual([]);
    expect(talk.session.handoff!.proposal).toBeUndefined();
  });

  it("begins a new case for whoever asks here again", () => {
    const talk = spokenWith();
    const { id } = ticketOf(talk);
    proposes(talk);
    talk.presses(talk.button("yes"));
    talk.asksFor("person");
    talk.answers("yes");
    expect(ticketOf(talk).id).not.toBe(id);
  });
});
