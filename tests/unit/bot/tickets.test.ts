import { ticketEffect } from "../../../src/bot/tickets";
import type { Ticket } from "../../../src/core/handoff/ticket";
import { TestTalk } from "../../helpers/a-conversation";

const request = { kind: "person_requested", queue: "general", flow: "aid", step: "age" } as const;
const ticketOf = ({ session, world, now }: TestTalk) => ticketEffect({ association: "a", id: "c" }, 1, session, request, world, "e", now).value as Ticket;

describe("the case a mediator gets", () => {
  it("is urgent once danger was heard, also when the person is asked for later", () => {
    const talk = TestTalk.atFirstQuestion();
    expect(ticketOf(talk)).not.toHaveProperty("urgent");
    talk.fears("self_harm");
    talk.answers(30);
    expect(ticketOf(talk)).toMatchObject({ urgent: "self_harm", state: "waiting", facts: { answers: [{ label: expect.anything() }] } });
  });

  it("says that it is urgent, and no answer, when the person refused that answers are kept", () => {
    const talk = new TestTalk();
    talk.joins();
    talk.answers("fr");
    talk.answers("refused");
    talk.answers("aid");
    talk.fears("violence");
    expect(ticketOf(talk)).toMatchObject({ urgent: "violence", facts: null });
  });
});
