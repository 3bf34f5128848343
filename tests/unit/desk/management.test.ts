import { auditActions, roles, theConsole, type Role } from "../../../src/desk/accounts";
import { auditMs } from "../../../src/desk/accounts/limits";
import { readSignInName } from "../../../src/desk/accounts/sign-in-name";
import { desksOfThisFile, goodPassword, type Mediator } from "./support/a-desk";

const aDesk = desksOfThisFile();
const changes = ["disable", "enable", "signOut", "resetSecondFactor", "inviteAgain", "erase"] as const;

describe("two associations", () => {
  const theirs = (desk: ReturnType<typeof aDesk>) => desk.accountsOf(`${desk.association}-other`);

  it("never find each other's accounts, whatever they know of them", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator("coordinator");
    const other = theirs(desk);
    expect(await other.management.list(theConsole)).toEqual([]);
    expect(await other.management.identify(mediator.signInName)).toBeNull();
    expect(await other.management.identify(mediator.id)).toBeNull();
    for (const change of changes) expect(await other.management[change](theConsole, mediator.id)).toBe(change === "erase" ? false : null);
    expect(await other.sessions.look(mediator.session, { isActivity: true })).toEqual({ outcome: "ended" });
    expect(await other.sessions.lock(mediator.session)).toEqual({ outcome: "ended" });
    expect(await other.own.changePassword(mediator.session, { current: goodPassword, next: "cinq moutons paisibles" })).toEqual({ outcome: "ended" });
    expect(await other.signIn.signIn({ signInName: mediator.signInName, password: goodPassword, code: desk.code(mediator), address: "192.0.2.1", device: mediator.device })).toEqual({ outcome: "refused" });
    expect(await desk.accounts.sessions.look(mediator.session, { isActivity: true })).toMatchObject({ outcome: "open" });
  });

  it("never see each other's audit, nor open each other's invitations", async () => {
    const desk = aDesk();
    const { token } = await desk.invite();
    const other = theirs(desk);
    const day = new Date(desk.now).toISOString().slice(0, 10);
    expect(await desk.accounts.audit.read(day, { from: 0, limit: 10 })).toHaveLength(1);
    expect(await other.audit.read(day, { from: 0, limit: 10 })).toEqual([]);
    expect(await other.enrolment.open(token)).toEqual({ outcome: "unknown" });
  });
});

describe("a change of an account", () => {
  it.each([
    { by: "mediator", may: [] }, { by: "coordinator", may: ["mediator", "coordinator"] }, { by: "technical_admin", may: roles },
  ] as const)("by a $by is for $may alone", async ({ by, may }) => {
    const desk = aDesk();
    const actor = { id: "someone", role: by };
    for (const role of roles) {
      const isAllowed = (may as readonly Role[]).includes(role);
      const { account } = await desk.invite(role);
      for (const change of changes) {
        const done = desk.accounts.management[change](actor, account.id);
        if (isAllowed) expect(await done).toBeTruthy();
        else await expect(done).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
      }
      const invited = desk.accounts.management.invite(actor, { role, profile: account.profile });
      if (isAllowed) expect(await invited).toMatchObject({ account: { role } });
      else await expect(invited).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
    }
  });

  it.each(changes)("that is not there is said so: %s", async (change) => {
    expect(await aDesk().accounts.management[change](theConsole, "nobody")).toBe(change === "erase" ? false : null);
  });

  it("made by ten people at once loses none of them", async () => {
    const desk = aDesk();
    const { id } = await desk.aMediator();
    const before = (await desk.store.desk.read(desk.association, "account", id))?.value as { epoch: number };
    const done = await Promise.allSettled(Array.from({ length: 8 }, () => desk.accounts.management.signOut(theConsole, id)));
    const after = (await desk.store.desk.read(desk.association, "account", id))?.value as { epoch: number };
    expect(after.epoch - before.epoch).toBe(done.filter(({ status }) => status === "fulfilled").length);
  });

  it("keeps a profile that was checked", async () => {
    const desk = aDesk();
    const { id } = await desk.aMediator();
    const profile = { firstName: "Amina", languages: ["ar", "fr"], territory: "33", teams: ["accueil"], capacity: 6 };
    expect(await desk.accounts.management.changeProfile(theConsole, id, profile)).toMatchObject({ profile });
    await expect(desk.accounts.management.changeProfile(theConsole, id, { ...profile, capacity: 999 })).rejects.toThrow("capacity");
    expect((await desk.accounts.management.list(theConsole)).map((account) => account.profile)).toEqual([profile]);
  });

  it("that erases leaves nothing of the person: no name, no way to sign in, an audit of random ids", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator("mediator", "Shahnoza");
    await desk.accounts.management.erase(theConsole, mediator.id);
    expect(await desk.store.desk.read(desk.association, "account", mediator.id)).toBeNull();
    expect(await desk.store.desk.read(desk.association, "sign_in_name", mediator.signInName)).toBeNull();
    const day = new Date(desk.now).toISOString().slice(0, 10);
    const trail = JSON.stringify(await desk.accounts.audit.read(day, { from: 0, limit: 100 }));
    expect(trail).toContain(mediator.id);
    expect(trail.toLowerCase()).not.toContain("shahnoza");
  });
});

describe("a sign-in name", () => {
  it.each([
    ["Amina", /^amina-\d{3}$/], ["Jean-Pierre", /^jeanpierre-\d{3}$/], ["Élodie", /^elodie-\d{3}$/], ["أمينة", /^desk-\d{3}$/], ["A".repeat(40), /^a{20}-\d{3}$/],
  ])("is made of the first name: %s", async (firstName, pattern) => {
    const { account } = await aDesk().invite("mediator", firstName);
    expect(account.signInName).toMatch(pattern);
    expect(readSignInName(account.signInName)).toBe(account.signInName);
  });

  it("is never given twice", async () => {
    const desk = aDesk();
    const names = await Promise.all(Array.from({ length: 60 }, async () => (await desk.invite()).account.signInName));
    expect(new Set(names).size).toBe(60);
  });

  it("finds its account again after any number of changes", async () => {
    const desk = aDesk();
    const mediator: Mediator = await desk.aMediator();
    for (let n = 0; n < 3; n += 1) await desk.accounts.management.signOut(theConsole, mediator.id);
    expect(await desk.accounts.management.identify(mediator.signInName)).toBe(mediator.id);
    expect(await desk.accounts.management.identify(mediator.id)).toBe(mediator.id);
  });
});

describe("the audit trail", () => {
  it("says who did what to whom and when, and nothing else", async () => {
    const desk = aDesk();
    const mediator = await desk.aMediator();
    await desk.accounts.audit.note(mediator.id, "case_read", { case: "c4se" });
    await desk.accounts.management.disable({ id: "boss", role: "coordinator" }, mediator.id);
    const day = new Date(desk.now).toISOString().slice(0, 10);
    const trail = await desk.accounts.audit.read(day, { from: 0, limit: 100 });
    expect(trail.slice(-2)).toEqual([
      { v: 1, at: desk.now, actor: mediator.id, action: "case_read", case: "c4se" }, { v: 1, at: desk.now, actor: "boss", action: "account_disabled", account: mediator.id },
    ]);
    for (const { action } of trail) expect(auditActions).toContain(action);
    expect(auditMs / 86_400_000).toBeGreaterThanOrEqual(184);
  });

  it.each(["je m'appelle Amina", "06 12 34 56 78", "", "x".repeat(65)])("refuses what is not a random id: %j", async (text) => {
    const { audit } = aDesk().accounts;
    await expect(audit.note("someone", "case_read", { case: text })).rejects.toMatchObject({ code: "AUDIT_ID" });
    await expect(audit.note("someone", "account_disabled", { account: text })).rejects.toMatchObject({ code: "AUDIT_ID" });
    await expect(audit.note(text, "signed_in")).rejects.toMatchObject({ code: "AUDIT_ID" });
  });
});
