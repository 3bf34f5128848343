import { theConsole } from "../../../src/desk/accounts";
import { maxUnlockTries, sessionAbsoluteMs, sessionIdleMs } from "../../../src/desk/accounts/limits";
import { desksOfThisFile, goodPassword } from "./support/a-desk";

const aDesk = desksOfThisFile();
const minute = 60_000;
const active = { isActivity: true };

describe("a session at the desk", () => {
  it("goes on while somebody works, until the working day is over", async () => {
    const desk = aDesk();
    const { session } = await desk.aMediator();
    const began = desk.now;
    for (; desk.now - began < sessionAbsoluteMs - 20 * minute; desk.now += 20 * minute) expect(await desk.accounts.sessions.look(session, active)).toMatchObject({ outcome: "open" });
    const last = await desk.accounts.sessions.look(session, active);
    expect(last).toMatchObject({ outcome: "open", endsAt: began + sessionAbsoluteMs });
    desk.now = began + sessionAbsoluteMs;
    expect(await desk.accounts.sessions.look(session, active)).toEqual({ outcome: "ended" });
  });

  it.each([
    { afterMs: sessionIdleMs - 1, outcome: "open" }, { afterMs: sessionIdleMs, outcome: "ended" },
  ])("after $afterMs ms of silence is $outcome", async ({ afterMs, outcome }) => {
    const desk = aDesk();
    const { session } = await desk.aMediator();
    desk.now += afterMs;
    expect(await desk.accounts.sessions.look(session, active)).toMatchObject({ outcome });
  });

  it("is not kept by a page that asks by itself", async () => {
    const desk = aDesk();
    const { session } = await desk.aMediator();
    for (let n = 0; n < 29; n += 1, desk.now += minute) expect(await desk.accounts.sessions.look(session, { isActivity: false })).toMatchObject({ outcome: "open" });
    desk.now += minute;
    expect(await desk.accounts.sessions.look(session, { isActivity: false })).toEqual({ outcome: "ended" });
  });

  it("ends when its owner says so, and no other one of theirs", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    const other = await desk.signIn(mediator);
    if (other.outcome !== "signed_in") throw new Error(other.outcome);
    await desk.accounts.sessions.end(mediator.session);
    expect(await desk.accounts.sessions.look(mediator.session, active)).toEqual({ outcome: "ended" });
    expect(await desk.accounts.sessions.look(other.session, active)).toMatchObject({ outcome: "open" });
  });

  it.each(["signOut", "disable", "resetSecondFactor", "inviteAgain", "erase"] as const)("ends at once, with all others of the account, on %s", async (change) => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    const other = await desk.signIn(mediator);
    if (other.outcome !== "signed_in") throw new Error(other.outcome);
    await desk.accounts.management[change](theConsole, mediator.id);
    for (const session of [mediator.session, other.session]) expect(await desk.accounts.sessions.look(session, active)).toEqual({ outcome: "ended" });
  });

  it("does not come back when a disabled account is enabled again", async () => {
    const desk = aDesk();
    const { id, session } = await desk.aMediator();
    await desk.accounts.management.disable(theConsole, id);
    await desk.accounts.management.enable(theConsole, id);
    expect(await desk.accounts.sessions.look(session, active)).toEqual({ outcome: "ended" });
  });

  it.each(["", "x", "x".repeat(43), "../../x", "x".repeat(100_000)])("is not opened by a token we never gave: %#", async (token) => {
    expect(await aDesk().accounts.sessions.look(token, active)).toEqual({ outcome: "ended" });
  });

  it("that is renewed while it is locked stays locked", async () => {
    const desk = aDesk();
    const { session } = await desk.aMediator();
    desk.now += 5 * minute;
    await Promise.all([desk.accounts.sessions.look(session, active), desk.accounts.sessions.lock(session), desk.accounts.sessions.look(session, active)]);
    expect(await desk.accounts.sessions.look(session, active)).toMatchObject({ outcome: "locked" });
  });
});

describe("a locked screen", () => {
  it("opens with the password, under a new token, after a lunch longer than the idle limit", async () => {
    const desk = aDesk();
    const { session } = await desk.aMediator();
    const began = desk.now;
    expect(await desk.accounts.sessions.lock(session)).toMatchObject({ outcome: "locked", account: { profile: { firstName: "Amina" } } });
    desk.now += 3 * sessionIdleMs;
    expect(await desk.accounts.sessions.look(session, active)).toMatchObject({ outcome: "locked" });
    const opened = await desk.accounts.sessions.unlock(session, goodPassword);
    if (opened.outcome !== "open") throw new Error(opened.outcome);
    expect(await desk.accounts.sessions.look(opened.session, active)).toMatchObject({ outcome: "open", endsAt: began + sessionAbsoluteMs });
    expect(await desk.accounts.sessions.look(session, active)).toEqual({ outcome: "ended" });
  });

  it("ends after as many wrong passwords as are named, and nobody is kept from signing in", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    await desk.accounts.sessions.lock(mediator.session);
    const outcomes: string[] = [];
    for (let n = 0; n < maxUnlockTries; n += 1) outcomes.push((await desk.accounts.sessions.unlock(mediator.session, `guess number ${n}`)).outcome);
    expect(outcomes).toEqual(["wrong", "wrong", "wrong", "wrong", "ended"]);
    expect(await desk.accounts.sessions.unlock(mediator.session, goodPassword)).toEqual({ outcome: "ended" });
    expect(await desk.signIn(mediator)).toMatchObject({ outcome: "signed_in" });
  });

  it("looks at no more passwords when they are sent all at once", async () => {
    const desk = aDesk();
    const { session } = await desk.aMediator();
    await desk.accounts.sessions.lock(session);
    await Promise.all(Array.from({ length: 30 }, (_, n) => desk.accounts.sessions.unlock(session, `guess number ${n}`)));
    const looked = (await desk.actions()).filter((action) => action === "unlock_refused").length;
    expect(looked).toBeGreaterThan(0);
    expect(looked).toBeLessThanOrEqual(maxUnlockTries);
  });

  it("does not open once the working day is over", async () => {
    const desk = aDesk();
    const { session } = await desk.aMediator();
    await desk.accounts.sessions.lock(session);
    desk.now += sessionAbsoluteMs;
    expect(await desk.accounts.sessions.unlock(session, goodPassword)).toEqual({ outcome: "ended" });
  });

  it("is nothing that an open session can be unlocked from", async () => {
    const desk = aDesk();
    const { session } = await desk.aMediator();
    expect(await desk.accounts.sessions.unlock(session, goodPassword)).toEqual({ outcome: "ended" });
  });
});

describe("a changed password", () => {
  it("ends every other session and goes on here", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    const next = "cinq moutons paisibles";
    const changed = await desk.accounts.own.changePassword(mediator.session, { current: goodPassword, next });
    if (changed.outcome !== "changed") throw new Error(changed.outcome);
    expect(await desk.accounts.sessions.look(changed.session, active)).toMatchObject({ outcome: "open" });
    expect(await desk.accounts.sessions.look(mediator.session, active)).toEqual({ outcome: "ended" });
    expect(await desk.signIn(mediator)).toEqual({ outcome: "refused" });
    expect(await desk.signIn(mediator, { password: next })).toMatchObject({ outcome: "signed_in" });
  });

  it.each([
    { current: "not the password", next: "cinq moutons paisibles", problem: "wrong_password" }, { current: goodPassword, next: "short", problem: "too_short" },
  ])("is refused: $problem", async ({ current, next, problem }) => {
    const desk = aDesk();
    const { session } = await desk.aMediator();
    expect(await desk.accounts.own.changePassword(session, { current, next })).toEqual({ outcome: "refused", problem });
    expect(await desk.accounts.sessions.look(session, active)).toMatchObject({ outcome: "open" });
  });

  it("is not for a locked screen", async () => {
    const desk = aDesk();
    const { session } = await desk.aMediator();
    await desk.accounts.sessions.lock(session);
    expect(await desk.accounts.own.changePassword(session, { current: goodPassword, next: "cinq moutons paisibles" })).toEqual({ outcome: "ended" });
  });
});
