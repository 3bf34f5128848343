import { invitationPath, theConsole } from "../../../src/desk/accounts";
import { invitationMs } from "../../../src/desk/accounts/limits";
import { desksOfThisFile, goodPassword } from "./support/a-desk";

const aDesk = desksOfThisFile();

describe("an invitation", () => {
  it("becomes an account whose owner alone chose both factors, and is signed in", async () => {
    const desk = aDesk();
    const { account, token } = await desk.invite("coordinator", "Olena");
    expect(account).toMatchObject({ standing: "invited", role: "coordinator", recoveryCodesLeft: 0 });
    expect(account.signInName).toMatch(/^olena-\d{3}$/);
    expect(invitationPath(token)).toBe(`/desk/#invitation=${token}`);
    const accepted = await desk.accept(token);
    expect(accepted.recoveryCodes).toHaveLength(10);
    expect(new Set(accepted.recoveryCodes).size).toBe(10);
    expect(await desk.accounts.sessions.look(accepted.session, { isActivity: true })).toMatchObject({ outcome: "open", account: { id: account.id, standing: "active" } });
  });

  it("is written nowhere, nor are passwords, recovery codes and session tokens", async () => {
    const desk = aDesk();
    const { token } = await desk.invite();
    const accepted = await desk.accept(token);
    const kept = JSON.stringify(await desk.store.desk.list(desk.association, "account"));
    const secrets = [token.split(".")[1]!, goodPassword, accepted.session, accepted.device, ...accepted.recoveryCodes, ...accepted.recoveryCodes.map((code) => code.replaceAll("-", ""))];
    for (const secret of secrets) expect(kept).not.toContain(secret);
    expect(kept).toContain(accepted.signInName);
  });

  it("is used once, also by ten who have it at the same moment", async () => {
    const desk = aDesk();
    const { token } = await desk.invite();
    const opened = await desk.accounts.enrolment.open(token);
    const code = desk.code(opened as { secret: string });
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.accounts.enrolment.accept(token, { password: goodPassword, code })));
    expect(answers.filter(({ outcome }) => outcome === "accepted")).toHaveLength(1);
    expect(await desk.accounts.enrolment.open(token)).toEqual({ outcome: "unknown" });
  });

  it("is there until its 72 hours are over", async () => {
    const desk = aDesk();
    const { token } = await desk.invite();
    desk.now += invitationMs - 1;
    expect(await desk.accounts.enrolment.open(token)).toMatchObject({ outcome: "open", renews: "everything" });
    desk.now += 1;
    expect(await desk.accounts.enrolment.open(token)).toEqual({ outcome: "unknown" });
    expect(await desk.accounts.enrolment.accept(token, { password: goodPassword, code: "000000" })).toEqual({ outcome: "unknown" });
  });

  it("shows the same secret when the page is loaded again", async () => {
    const desk = aDesk();
    const { token } = await desk.invite();
    const first = await desk.accounts.enrolment.open(token);
    expect(first).toMatchObject({ outcome: "open", otpauthUri: expect.stringContaining(`secret=${(first as { secret: string }).secret}`) });
    expect(await desk.accounts.enrolment.open(token)).toEqual(first);
  });

  it.each([
    { password: "short", code: null, problem: "too_short" }, { password: "motdepasse2026", code: null, problem: "too_common" },
    { password: goodPassword, code: "000000x", problem: "wrong_code" },
  ])("waits for a better answer after $problem", async ({ password, code, problem }) => {
    const desk = aDesk();
    const { token } = await desk.invite();
    const opened = await desk.accounts.enrolment.open(token);
    expect(await desk.accounts.enrolment.accept(token, { password, code: code ?? desk.code(opened as { secret: string }) })).toEqual({ outcome: "refused", problem });
    expect((await desk.accept(token)).outcome).toBe("accepted");
  });

  it.each(["", ".", "x", "x.y", "a".repeat(500), "../x.y", "a.b.c"])("that nobody gave opens nothing: %j", async (token) => {
    expect(await aDesk().accounts.enrolment.open(token)).toEqual({ outcome: "unknown" });
  });

  it("with the secret of another account opens nothing", async () => {
    const desk = aDesk();
    const [one, two] = [await desk.invite(), await desk.invite()];
    expect(await desk.accounts.enrolment.open(`${one.token.split(".")[0]}.${two.token.split(".")[1]}`)).toEqual({ outcome: "unknown" });
  });

  it("of a disabled account opens nothing", async () => {
    const desk = aDesk();
    const { account, token } = await desk.invite();
    await desk.accounts.management.disable(theConsole, account.id);
    expect(await desk.accounts.enrolment.open(token)).toEqual({ outcome: "unknown" });
  });
});

describe("a lost phone", () => {
  it("is replaced with a link that is worth nothing without the password", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    const reset = await desk.accounts.management.resetSecondFactor(theConsole, mediator.id);
    expect(await desk.accounts.sessions.look(mediator.session, { isActivity: true })).toEqual({ outcome: "ended" });
    expect(await desk.signIn(mediator)).toEqual({ outcome: "refused" });
    const opened = await desk.accounts.enrolment.open(reset!.token);
    expect(opened).toMatchObject({ outcome: "open", renews: "second_factor" });
    const { secret } = opened as { secret: string };
    expect(secret).not.toBe(mediator.secret);
    expect(await desk.accounts.enrolment.accept(reset!.token, { password: "not the password", code: desk.code({ secret }) })).toEqual({ outcome: "refused", problem: "wrong_password" });
    await desk.accept(reset!.token, goodPassword);
    expect(await desk.signIn({ ...mediator, secret })).toMatchObject({ outcome: "signed_in" });
    expect(await desk.signIn(mediator)).toEqual({ outcome: "refused" });
  });

  it("lets whoever found the link guess slowly only", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    const { token } = (await desk.accounts.management.resetSecondFactor(theConsole, mediator.id))!;
    const { secret } = (await desk.accounts.enrolment.open(token)) as { secret: string };
    const code = desk.code({ secret });
    const outcomes: string[] = [];
    for (let n = 0; n < 8; n += 1) outcomes.push((await desk.accounts.enrolment.accept(token, { password: `guess number ${n}`, code })).outcome);
    expect(outcomes).toEqual([...Array<string>(6).fill("refused"), "wait", "wait"]);
  });
});

describe("a forgotten password", () => {
  it("is chosen anew with both factors, and the old ones are worth nothing", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    const again = await desk.accounts.management.inviteAgain(theConsole, mediator.id);
    expect(await desk.signIn(mediator)).toEqual({ outcome: "refused" });
    const { secret } = await desk.accept(again!.token, "cinq moutons paisibles");
    expect(await desk.signIn({ ...mediator, secret })).toEqual({ outcome: "refused" });
    expect(await desk.signIn({ ...mediator, secret }, { password: "cinq moutons paisibles" })).toMatchObject({ outcome: "signed_in", account: { id: mediator.id } });
  });
});
