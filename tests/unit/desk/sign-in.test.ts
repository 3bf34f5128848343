import { theConsole } from "../../../src/desk/accounts";
import { accountSchema } from "../../../src/desk/accounts/account";
import { nameTries } from "../../../src/desk/accounts/tries";
import { desksOfThisFile, goodPassword, lightCost, type Mediator } from "./support/a-desk";

const aDesk = desksOfThisFile();

describe("signing in", () => {
  it("takes name, password and code as people type them", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    const code = desk.code(mediator).replace(/(...)/, "$1 ");
    const answer = await desk.signIn(mediator, { signInName: `  ${mediator.signInName.toUpperCase()} `, code });
    expect(answer).toMatchObject({ outcome: "signed_in", account: { id: mediator.id, profile: { firstName: "Amina" } } });
    if (answer.outcome !== "signed_in") return;
    expect(JSON.stringify(answer.account)).not.toContain(mediator.secret);
    expect(await desk.accounts.sessions.look(answer.session, { isActivity: true })).toMatchObject({ outcome: "open" });
    expect(answer.session).not.toBe(mediator.session);
  });

  it.each<{ readonly why: string; readonly given: (desk: ReturnType<typeof aDesk>, mediator: Mediator) => Promise<object> | object }>([
    { why: "the password is wrong", given: () => ({ password: "quatre chevaux nerveux" }) }, { why: "the password is empty", given: () => ({ password: "" }) },
    { why: "the code is wrong", given: () => ({ code: "00000x" }) }, { why: "the code is empty", given: () => ({ code: "" }) },
    { why: "the code was used", given: async (desk, mediator) => {
      const code = desk.code(mediator);
      await desk.signIn(mediator, { code });
      return { code };
    } },
    { why: "nobody has that name", given: () => ({ signInName: "nobody-000" }) }, { why: "it is no name at all", given: () => ({ signInName: "' OR 1=1 --" }) },
    { why: "the name is a flood", given: () => ({ signInName: "a".repeat(100_000), password: "b".repeat(100_000), code: "1".repeat(100_000) }) },
    { why: "the account is disabled", given: (desk, { id }) => desk.accounts.management.disable(theConsole, id).then(() => ({})) },
    { why: "the account is erased", given: (desk, { id }) => desk.accounts.management.erase(theConsole, id).then(() => ({})) },
    { why: "the account was only invited", given: async (desk) => ({ signInName: (await desk.invite()).account.signInName }) },
    { why: "the recovery code was used", given: async (desk, mediator) => {
      await desk.signIn(mediator, { code: mediator.recoveryCodes[0]! });
      return { code: mediator.recoveryCodes[0]! };
    } },
  ])("answers the same when $why", async ({ given }) => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    const changed = await given(desk, mediator);
    expect(await desk.signIn(mediator, changed)).toEqual({ outcome: "refused" });
    expect((await desk.actions()).at(-1)).toBe("sign_in_refused");
  });

  it("takes about as long for a wrong password as for a name that nobody has", async () => {
    const desk = aDesk({ iterations: 2 ** 13, blockSize: 8, parallelism: 1 });
    const mediator = await desk.aMediator();
    const timeOf = async (signInName: string, n: number) => {
      const started = performance.now();
      await desk.signIn(mediator, { signInName, password: "quatre chevaux nerveux", address: `192.0.2.${n}`, code: "123456" });
      return performance.now() - started;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 7; n += 1) { // in turn, so that a machine that slows down slows both
      known.push(await timeOf(mediator.signInName, n));
      unknown.push(await timeOf("nobody-000", n));
      desk.now += 16 * 60_000;
    }
    const ratio = median(known) / median(unknown);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it("lets one of ten in that use the same code at once", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    for (const code of [desk.code(mediator), mediator.recoveryCodes[3]!]) {
      const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => desk.signIn(mediator, { code, address: `192.0.2.${n}`, device: null })));
      expect(answers.filter(({ outcome }) => outcome === "signed_in")).toHaveLength(1);
      desk.now += 16 * 60_000;
    }
  });

  it("with a recovery code, however it is written, uses that one up and no other", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    const [first, second] = mediator.recoveryCodes as [string, string];
    expect(await desk.signIn(mediator, { code: ` ${first.toLowerCase().replaceAll("-", " ")} ` })).toMatchObject({ outcome: "signed_in", account: { recoveryCodesLeft: 9 } });
    expect(await desk.signIn(mediator, { code: second })).toMatchObject({ outcome: "signed_in", account: { recoveryCodesLeft: 8 } });
    expect(await desk.actions()).toContain("recovery_code_used");
  });

  it("gives an old hash the cost of today, once, and the password stays", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    const heavier = { ...lightCost, iterations: 64 };
    const kept = async () => accountSchema.parse((await desk.store.desk.read(desk.association, "account", mediator.id))?.value).password;
    expect((await kept())?.cost).toEqual(lightCost);
    const after = desk.accountsOf(desk.association, heavier);
    const signIn = (code: string) => after.signIn.signIn({ signInName: mediator.signInName, password: goodPassword, code, address: "192.0.2.1", device: null });
    expect(await signIn(desk.code(mediator))).toMatchObject({ outcome: "signed_in" });
    const hash = await kept();
    expect(hash?.cost).toEqual(heavier);
    expect(await signIn(desk.code(mediator))).toMatchObject({ outcome: "signed_in" });
    expect(await kept()).toEqual(hash);
  });
});

describe("guessing", () => {
  const guess = (desk: ReturnType<typeof aDesk>, mediator: Mediator, n: number, signInName = mediator.signInName) =>
    desk.accounts.signIn.signIn({ signInName, password: `guess number ${n}`, code: "123456", address: `198.51.100.${n}`, device: null });

  it("at a name is slowed down, the same for a name that nobody has", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    for (const name of [mediator.signInName, "nobody-000"]) {
      const answers: object[] = [];
      for (let n = 0; n < 8; n += 1) answers.push(await guess(desk, mediator, n, name));
      const [wait] = answers.slice(-1);
      expect(answers).toEqual([...Array<object>(6).fill({ outcome: "refused" }), { outcome: "wait", retryAfterMs: nameTries.firstDelayMs }, wait]);
    }
  });

  it("from one address at many names is slowed down", async () => {
    const desk = aDesk();
    const outcomes: string[] = [];
    for (let n = 0; n < 30; n += 1) {
      const name = `amina-${String(n).padStart(3, "0")}`;
      outcomes.push((await desk.accounts.signIn.signIn({ signInName: name, password: goodPassword, code: "123456", address: "192.0.2.7", device: null })).outcome);
    }
    expect(outcomes.filter((outcome) => outcome === "refused")).toHaveLength(21);
    expect(outcomes.at(-1)).toBe("wait");
  });

  it("never keeps the owner out of a browser they signed in from, not even from the same place", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    for (let n = 0; n < 40; n += 1) {
      await desk.accounts.signIn.signIn({ signInName: mediator.signInName, password: `guess number ${n}`, code: "123456", address: "192.0.2.1", device: null });
      desk.now += 1_000;
    }
    const code = desk.code(mediator);
    await guess(desk, mediator, 1); // whoever guesses was quicker after the wait
    expect(await desk.signIn(mediator, { code })).toMatchObject({ outcome: "wait" });
    expect(await desk.signIn(mediator, { code, device: mediator.device })).toMatchObject({ outcome: "signed_in" });
  });

  it("goes no faster with a browser that is known for another account, or with a made-up token", async () => {
    const desk = aDesk();
    const [mediator, other] = [await desk.aMediator(), await desk.aMediator("mediator", "Olena")];
    const code = desk.code(mediator);
    for (let n = 0; n < 6; n += 1) await guess(desk, mediator, n);
    for (const device of [other.device, "x".repeat(43), "x".repeat(10_000)]) expect(await desk.signIn(mediator, { device, code })).toMatchObject({ outcome: "wait" });
    expect(await desk.signIn(mediator, { device: mediator.device, code })).toMatchObject({ outcome: "signed_in" });
  });

  it("from a known browser is slowed down as anywhere", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    const outcomes: string[] = [];
    for (let n = 0; n < 8; n += 1) {
      outcomes.push((await desk.accounts.signIn.signIn({ signInName: mediator.signInName, password: `guess number ${n}`, code: "123456", address: "192.0.2.1", device: mediator.device })).outcome);
    }
    expect(outcomes).toEqual([...Array<string>(6).fill("refused"), "wait", "wait"]);
  });
});

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
