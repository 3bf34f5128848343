import { newSession, sessionVersion, type Session } from "../../../src/core/conversation/session";
import { openSession } from "../../../src/core/conversation/session-format";
import { aWorld, start, TestTalk } from "../../helpers/a-conversation";

/** The same talk as version 1 stored it: what was told stood there whole. */
function asVersion1(session: Session): Session {
  const textOf = (flow: string, step: string) => (aWorld().flows[flow]?.steps[step] as { readonly text?: string }).text;
  const runs = Object.entries(session.runs).map(([flow, run]) =>
    [flow, { ...run, told: Object.fromEntries(Object.keys(run.told).map((step) => [step, JSON.stringify([textOf(flow, step), {}])])) }]);
  return { ...session, v: 1, runs: Object.fromEntries(runs) } as unknown as Session;
}

describe("a session that another version of the service stored", () => {
  it("is today's as it is", () => {
    const session = newSession("a", "web", "ar", start);
    expect(openSession(session)).toBe(session);
  });

  it("of version 1 goes on at the same question with the same answers, and tells nothing twice", () => {
    const talk = TestTalk.atFirstQuestion();
    const sound = JSON.parse(JSON.stringify(talk.session)) as Session;
    const older = TestTalk.atFirstQuestion();
    older.session = openSession(asVersion1(older.session));
    expect(older.session.v).toBe(sessionVersion);
    expect(older.session).toEqual(sound);
    expect(older.answers(30)).toEqual(talk.answers(30));
  });

  it("keeps the mark of a list that was introduced", () => {
    const session = { ...newSession("a", "web", "fr", start), v: 1, runs: { aid: { told: { papers: "" } } } } as unknown as Session;
    expect(openSession(session).runs["aid"]?.told).toEqual({ papers: "" });
  });

  it("of version 2 goes on where it was", () => {
    const session = { ...TestTalk.atFirstQuestion().session, interlude: { kind: "menu" } } as Session;
    expect(openSession({ ...session, v: 2 } as unknown as Session)).toEqual(session);
  });

  // version 2 knows neither proposal, and would fail at the question it cannot ask
  it.each([{ kind: "wish", ids: ["aid"] }, { kind: "switch", to: "uk", wished: ["aid"] }] as const)("with a proposal of $kind says that it is newer than version 2", (interlude) => {
    const session: Session = { ...TestTalk.atFirstQuestion().session, interlude };
    expect(session.v).toBeGreaterThan(2);
    expect(openSession(JSON.parse(JSON.stringify(session)) as Session)).toEqual(session);
  });

  it("by a newer one is left alone", () => {
    const newer = { ...newSession("a", "web", "fr", start), v: sessionVersion + 1 } as unknown as Session;
    expect(() => openSession(newer)).toThrow(expect.objectContaining({ code: "SESSION_TOO_NEW" }));
  });
});
