import type { CaseItem, CaseView, Me, Queue, TranscriptEntry } from "../../../src/desk/api";
import { changeDesk, emptyDesk, type DeskChange, type DeskState } from "../../../src/web/desk/state/desk-state";
import { notDoneOf, type Outgoing } from "../../../src/web/desk/state/outgoing";

const me = (part: Partial<Me> = {}): Me => ({
  id: "m1", name: "Claire", role: "mediator", association: "a", languages: ["fr"], territory: null, capacity: 3, presence: "present", isLocked: false, endsAt: 0, ...part,
});
const item = (part: Partial<CaseItem> = {}): CaseItem => ({
  id: "c1", state: "taken", openedAt: 0, waitingSince: 0, locale: "ar", level: 1, channel: "web", territory: null, procedure: null, step: null, urgent: null, mediator: null,
  isMine: true, offerEndsAt: null, callBackAt: null, labels: [], lastWordAt: 50, ...part,
});
const queue = (at: number, cases: readonly CaseItem[] = [item()]): Queue => ({ at, cases, mediators: [] });
const line = (seq: number, text: string, part: Partial<TranscriptEntry> = {}): TranscriptEntry => ({
  seq, id: `e${seq}`, at: 0, author: "mediator", own: { text, lang: "fr", dir: "ltr" }, french: null, buttons: [], ownButtons: [], sources: [], tone: "normal", ...part,
});
const said = (event: string, words: string, after = 0): Outgoing => ({ event, case: "c1", act: { kind: "say", text: words }, state: "sending", after, words });
const after = (...changes: readonly DeskChange[]): DeskState => changes.reduce(changeDesk, emptyDesk);
const atWork: readonly DeskChange[] = [
  { type: "me", me: me() }, { type: "queue", queue: queue(100), now: 90 }, { type: "chosen", case: "c1" }, { type: "case", view: { ...item() } as CaseView },
];

describe("a desk that is left alone or taken over", () => {
  it.each([
    { how: "locks", change: { type: "gate", gate: "locked" } as const },
    { how: "is signed out", change: { type: "gate", gate: "signed_out" } as const },
    { how: "learns at its start that it is locked", change: { type: "me", me: me({ isLocked: true }) } as const },
  ])("keeps nothing of a case in the page when it $how, and everything that was typed", ({ change }) => {
    const state = after(...atWork, { type: "typed", case: "c1", text: "je regarde" }, { type: "acted", act: said("x", "bonjour") }, change);
    expect(state).toMatchObject({ queue: null, open: null, drafts: { c1: "je regarde" } });
    expect(state.outgoing.map(({ event }) => event)).toEqual(["x"]);
  });

  it("hands nothing of one mediator to the next who signs in", () => {
    const state = after(...atWork, { type: "typed", case: "c1", text: "je regarde" }, { type: "acted", act: said("x", "bonjour") }, { type: "gate", gate: "signed_out" }, { type: "me", me: me({ id: "m2" }) });
    expect(state).toMatchObject({ gate: "open", outgoing: [], drafts: {}, seen: {} });
  });

  it("does not take in what arrives behind the lock", () => {
    const state = after(...atWork, { type: "gate", gate: "locked" }, { type: "queue", queue: queue(200), now: 200 }, { type: "log", case: "c1", page: { entries: [line(1, "x")], last: 1, isComplete: true } });
    expect(state).toMatchObject({ queue: null, open: null });
  });
});

describe("the queue", () => {
  it("is not turned back by an answer older than what the socket told", () => {
    expect(after(...atWork, { type: "queue", queue: queue(50, []), now: 120 }).queue?.at).toBe(100);
  });

  it("counts waiting times on the server's clock", () => {
    expect(after(...atWork).clockSkewMs).toBe(10);
  });

  it("has nothing unread in a case that is met for the first time", () => {
    expect(after(...atWork).seen).toEqual({ c1: 50 });
  });
});

describe("a message on its way", () => {
  it("is shown once when its line comes before the confirmation", () => {
    const state = after(...atWork, { type: "acted", act: said("x", "bonjour") }, { type: "log", case: "c1", page: { entries: [line(1, "bonjour")], last: 1, isComplete: true } });
    expect(state.outgoing).toEqual([]);
    expect(state.open?.transcript.entries).toHaveLength(1);
  });

  it("that says the same twice is matched line by line", () => {
    const twice = [...atWork, { type: "acted", act: said("x", "oui") }, { type: "acted", act: said("y", "oui") }] as const;
    const once = after(...twice, { type: "log", case: "c1", page: { entries: [line(1, "oui")], last: 1, isComplete: true } });
    expect(once.outgoing.map(({ event }) => event)).toEqual(["y"]);
  });

  it("is not taken for a line that stood there before it was written", () => {
    const state = after(...atWork, { type: "log", case: "c1", page: { entries: [line(4, "oui")], last: 4, isComplete: true } }, { type: "acted", act: said("x", "oui", 4) }, { type: "log", case: "c1", page: { entries: [line(4, "oui")], last: 4, isComplete: true } });
    expect(state.outgoing).toHaveLength(1);
  });

  it("is known by its id when the service keeps it, whatever the words became", () => {
    const state = after(...atWork, { type: "acted", act: said("x", "+33 6 12 34 56 78") }, { type: "log", case: "c1", page: { entries: [line(1, "+33 …", { id: "x" })], last: 1, isComplete: true } });
    expect(state.outgoing).toEqual([]);
  });

  it("that was given up stays too, and leaves by itself when its line shows that it was done after all", () => {
    const givenUp = after(...atWork, { type: "acted", act: said("x", "bonjour") }, { type: "act_state", event: "x", state: "given_up" });
    expect(givenUp.outgoing).toMatchObject([{ state: "given_up", words: "bonjour" }]);
    expect(notDoneOf(givenUp.outgoing, "c1")).toEqual([]);
    expect(notDoneOf(givenUp.outgoing, null)).toMatchObject([{ event: "x" }]);
    expect(changeDesk(givenUp, { type: "log", case: "c1", page: { entries: [line(1, "bonjour")], last: 1, isComplete: true } }).outgoing).toEqual([]);
  });

  it("that was refused stays until somebody has read it", () => {
    const refused = after(...atWork, { type: "acted", act: said("x", "bonjour") }, { type: "act_state", event: "x", state: "refused", code: "NOT_YOURS" });
    expect(refused.outgoing).toMatchObject([{ state: "refused", code: "NOT_YOURS", words: "bonjour" }]);
    expect(changeDesk(refused, { type: "act_over", event: "x" }).outgoing).toEqual([]);
  });
});

it("a case that the person erased leaves the screen", () => {
  const state = after(...atWork, { type: "log", case: "c1", page: { entries: [line(1, "x")], last: 1, isComplete: true } }, { type: "trouble", case: "c1", code: "NOT_FOUND" });
  expect(state.open).toMatchObject({ view: null, trouble: "NOT_FOUND", transcript: { entries: [] } });
});
