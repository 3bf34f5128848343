import { ticketEffects, type DeskTicket } from "../../../src/bot/tickets";
import { TestTalk } from "../../helpers/a-conversation";

const ticketOf = ({ last, session, world }: TestTalk) => ticketEffects(last.effects, session, world)[0]!.value as DeskTicket;
const asksForSomebody = (talk: TestTalk): TestTalk => {
  talk.asksFor("person");
  talk.answers("yes");
  return talk;
};

describe("the case a mediator gets", () => {
  it("has the answers given so far, and no danger where none was heard", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.answers(30);
    const ticket = ticketOf(asksForSomebody(talk));
    expect(ticket).toMatchObject({ state: "waiting", flow: "aid", step: "home", facts: { answers: [{ label: expect.anything() }], misses: 0 }, revision: 1 });
    expect(ticket).not.toHaveProperty("urgent");
  });

  it("is urgent once danger was heard, also when the person is asked for later", () => {
    const talk = TestTalk.atFirstQuestion();
    talk.fears("self_harm");
    talk.answers(30);
    expect(ticketOf(asksForSomebody(talk))).toMatchObject({ urgent: "self_harm", state: "waiting" });
  });

  it("says that it is urgent, and no answer, when the person refused that answers are kept", () => {
    const talk = new TestTalk();
    talk.joins();
    talk.answers("fr");
    talk.answers("refused");
    talk.answers("aid");
    talk.fears("violence");
    expect(ticketOf(asksForSomebody(talk))).toMatchObject({ urgent: "violence", facts: null });
  });

  it("is told under an id of its own at each change, so that one that is applied late does not forget the next", () => {
    const talk = asksForSomebody(TestTalk.atFirstQuestion());
    const ids = [ticketEffects(talk.last.effects, talk.session, talk.world)[0]!.id];
    talk.fears("violence");
    ids.push(ticketEffects(talk.last.effects, talk.session, talk.world)[0]!.id);
    expect(new Set(ids).size).toBe(2);
  });
});
