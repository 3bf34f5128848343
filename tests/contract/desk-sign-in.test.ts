import type { AccountItem, AccountList, AuditPage, InvitationView, InvitedAccount, Me, RecoveryCodes } from "../../src/desk/api";
import { totpCode, totpStep } from "../../src/desk/accounts/totp";
import { startDeskServer, type DeskServer } from "../helpers/desk-server";
import { goodPassword, type Mediator } from "../unit/desk/support/a-desk";

let server: DeskServer;
beforeAll(async () => {
  server = await startDeskServer({ trustProxy: true });
});
afterAll(() => server.close());

const wish = (mediator: Mediator, given: Record<string, string> = {}) => ({ name: mediator.signInName, password: goodPassword, code: server.desk.code(mediator), ...given });
const signedIn = async (role?: "mediator" | "coordinator" | "technical_admin", name?: string) => {
  const mediator = await server.desk.aMediator(role, name);
  return { mediator, browser: server.browser(mediator.session) };
};

describe("signing in", () => {
  it("takes both factors in one step, says who one is, and gives cookies that no script and no other site can use", async () => {
    const mediator = await server.desk.aMediator();
    const browser = server.browser();
    const answer = await browser.post<Me>("sign-in", wish(mediator));
    expect([answer.status, answer.body]).toEqual([200, {
      id: mediator.id, name: "Amina", role: "mediator", association: "mairie", languages: ["fr"], territory: null, capacity: 4, presence: "gone", isLocked: false,
      endsAt: server.desk.now + 12 * 3_600_000,
    }]);
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.replace(/=[\w-]{43};/, "=TOKEN;"));
    expect(cookies).toEqual([
      "__Host-passerelle-desk=TOKEN; HttpOnly; Secure; SameSite=Strict; Path=/",
      "__Host-passerelle-desk-device=TOKEN; HttpOnly; Secure; SameSite=Strict; Path=/; Max-Age=7776000",
    ]);
    expect(answer.text).not.toContain(browser.session);
    expect((await browser.get<Me>("me")).body).toEqual(answer.body);
  });

  it("is refused in the same words whatever was wrong, with no cookie", async () => {
    const mediator = await server.desk.aMediator();
    const disabled = await server.desk.aMediator();
    await server.desk.accounts.management.disable({ id: "console", role: "technical_admin" }, disabled.id);
    const neighbour = await server.elsewhere.aMediator();
    const invited = await server.desk.invite();
    for (const wrong of [
      wish(mediator, { password: "not the right one" }), wish(mediator, { code: "000000" }), wish(mediator, { name: "nobody-000" }), wish(mediator, { name: "' OR 1=1 --" }),
      wish(mediator, { password: "a".repeat(600) }), wish(mediator, { code: "" }), wish(disabled), wish(neighbour), wish(mediator, { name: invited.account.signInName }),
    ]) {
      const { status, body, headers } = await server.browser().post("sign-in", wrong);
      expect([wrong.name, status, body, headers.getSetCookie(), headers.get("retry-after")]).toEqual([wrong.name, 403, { code: "REFUSED" }, [], null]);
    }
  });

  it("has to wait after many tries, the same for a name that exists and one that does not, and is told how long", async () => {
    const { mediator, browser: known } = await signedIn();
    known.cookies.set("__Host-passerelle-desk-device", mediator.device);
    for (const name of [mediator.signInName, "personne-123"]) {
      const answers = [];
      for (let tries = 0; tries < 8; tries += 1) answers.push(await server.browser().post("sign-in", { name, password: "a guess", code: "123456" }));
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403, 429, 429]);
      expect([answers[6]!.body, answers[6]!.headers.get("retry-after")]).toEqual([{ code: "WAIT", retryAfterMs: 2_000 }, "2"]);
    }
    // their own browser is not kept waiting by strangers, and they themselves not for long from any other: slowed, never locked out
    expect((await known.post("sign-in", wish(mediator))).status).toBe(200);
    server.desk.now += 60_000;
    expect((await server.browser().post("sign-in", wish(mediator))).status).toBe(200);
  });

  it("has to wait after many tries from one place, whatever the names", async () => {
    const browser = server.browser();
    const answers = [];
    for (let tries = 0; tries < 22; tries += 1) answers.push(await browser.post("sign-in", { name: `personne-${200 + tries}`, password: "a guess", code: "123456" }));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(21).fill(403), 429]);
    expect(answers[21]!.body).toEqual({ code: "WAIT", retryAfterMs: 1_000 });
  });

  it("ends at will: the cookie goes, the token opens nothing any more, and no case is offered", async () => {
    const { mediator, browser } = await signedIn();
    await browser.post("presence", { presence: "present" });
    const token = browser.session;
    const answer = await browser.post("sign-out");
    expect([answer.status, answer.body, browser.session, server.presence.get(mediator.id)]).toEqual([200, {}, undefined, "gone"]);
    expect(answer.headers.getSetCookie()).toEqual(["__Host-passerelle-desk=; HttpOnly; Secure; SameSite=Strict; Path=/; Max-Age=0"]);
    expect((await server.browser(token).get("me")).body).toEqual({ code: "SIGNED_OUT" });
  });

  it("ends by itself when nothing is done, though the page goes on asking", async () => {
    const { browser } = await signedIn();
    for (let minutes = 0; minutes < 30; minutes += 10) {
      expect((await browser.get("me")).status).toBe(200);
      server.desk.now += 10 * 60_000;
    }
    expect((await browser.get("me")).body).toEqual({ code: "SIGNED_OUT" });
  });
});

describe("a locked screen", () => {
  it("says whose it is, and opens for their password with a new token", async () => {
    const { browser } = await signedIn();
    const before = browser.session;
    expect((await browser.post<Me>("lock")).body).toMatchObject({ name: "Amina", isLocked: true });
    expect((await browser.get<Me>("me")).body).toMatchObject({ name: "Amina", isLocked: true });
    expect((await browser.post("presence", { presence: "present" })).body).toEqual({ code: "LOCKED" });
    expect((await browser.post("unlock", { password: "not the right one" }))).toMatchObject({ status: 403, body: { code: "REFUSED" } });
    expect((await browser.post<Me>("unlock", { password: goodPassword })).body).toMatchObject({ isLocked: false });
    expect(browser.session).not.toBe(before);
    expect((await browser.get("me")).status).toBe(200);
    expect((await server.browser(before).get("me")).body).toEqual({ code: "SIGNED_OUT" });
  });

  it("is closed after five wrong passwords: the whole sign-in is due", async () => {
    const { browser } = await signedIn();
    await browser.post("lock");
    const codes = [];
    for (let tries = 0; tries < 6; tries += 1) codes.push((await browser.post("unlock", { password: `guess ${tries}` })).body.code);
    expect(codes).toEqual(["REFUSED", "REFUSED", "REFUSED", "REFUSED", "SIGNED_OUT", "SIGNED_OUT"]);
  });
});

describe("somebody who was invited", () => {
  it("sees what is chosen, mends what was refused, gets the recovery codes once and is signed in", async () => {
    const { browser: coordinator } = await signedIn("coordinator");
    const invited = await coordinator.post<InvitedAccount>("accounts", { role: "mediator", profile: { firstName: "Samia", languages: ["ar", "fr"], capacity: 2 } });
    expect(invited.body.account).toMatchObject({ role: "mediator", standing: "invited", profile: { firstName: "Samia", languages: ["ar", "fr"], territory: null, capacity: 2 } });
    const [, token = ""] = /^\/desk\/#invitation=([\w.-]+)$/.exec(invited.body.link)!;

    const samia = server.browser();
    const { body: view } = await samia.post<InvitationView>("invitation", { token });
    expect(view).toEqual({
      signInName: invited.body.account.signInName, firstName: "Samia", role: "mediator", renews: "everything", secret: expect.stringMatching(/^[A-Z2-7]{32}$/), otpauth: expect.stringContaining("otpauth://totp/"),
    });
    const confirm = (password: string, code: string) => samia.post<RecoveryCodes>("invitation/confirm", { token, password, code });
    const code = () => totpCode(view.secret, totpStep(server.desk.now));
    expect((await confirm("tigres et girafes", "000000")).body).toEqual({ code: "REFUSED", fields: { code: "wrong_code" } });
    expect((await confirm("court", code()))).toMatchObject({ status: 400, body: { code: "BAD_INPUT", fields: { password: "too_short" } } });
    expect(samia.session).toBeUndefined();
    const confirmed = await confirm("tigres et girafes", code());
    expect([confirmed.status, confirmed.body.codes?.length, (await samia.get<Me>("me")).body.name]).toEqual([200, 10, "Samia"]);
    expect((await samia.post("invitation", { token })).body).toEqual({ code: "NOT_FOUND" });
    expect((await confirm("tigres et girafes", code())).body).toEqual({ code: "NOT_FOUND" });
  });

  it("keeps their password when only the telephone was lost, and is asked for it", async () => {
    const { browser: coordinator } = await signedIn("coordinator");
    const { mediator, browser } = await signedIn();
    const { body: { link = "" } } = await coordinator.post<Partial<InvitedAccount>>(`accounts/${mediator.id}/reset-second-factor`);
    expect((await browser.get("me")).body).toEqual({ code: "SIGNED_OUT" });
    const token = link.split("=")[1]!;
    const { body: view } = await browser.post<InvitationView>("invitation", { token });
    expect(view.renews).toBe("second_factor");
    const confirm = (password: string) => browser.post("invitation/confirm", { token, password, code: totpCode(view.secret, totpStep(server.desk.now)) });
    expect((await confirm("another password")).body).toEqual({ code: "REFUSED", fields: { password: "wrong_password" } });
    expect((await confirm(goodPassword)).status).toBe(200);
  });
});

describe("one's own account", () => {
  it("gets another password for the one of before, and every other session ends", async () => {
    const { mediator, browser } = await signedIn();
    const other = server.browser();
    expect((await other.post("sign-in", wish(mediator))).status).toBe(200);
    expect((await browser.post("password", { current: "not the right one", next: "trois zèbres mauves endormis" })).body).toEqual({ code: "REFUSED", fields: { current: "wrong_password" } });
    expect((await browser.post("password", { current: goodPassword, next: "amina amina" })).body).toEqual({ code: "BAD_INPUT", fields: { next: "too_short" } });
    expect((await browser.post("password", { current: goodPassword, next: "trois zèbres mauves endormis" }))).toMatchObject({ status: 200, body: {} });
    expect([(await browser.get("me")).status, (await other.get("me")).status]).toEqual([200, 401]);
  });

  it("is said to be there or away, and never gone", async () => {
    const { mediator, browser } = await signedIn();
    expect((await browser.post<Me>("presence", { presence: "present" })).body.presence).toBe("present");
    expect((await browser.post("presence", { presence: "gone" })).body).toEqual({ code: "BAD_INPUT", fields: { presence: "invalid_value" } });
    expect(server.presence.get(mediator.id)).toBe("present");
  });

  it.each(["invite-again", "reset-second-factor", "disable", "enable"])("is not changed from a screen that was left open (%s)", async (how) => {
    const { mediator, browser } = await signedIn("coordinator");
    expect((await browser.post(`accounts/${mediator.id}/${how}`))).toMatchObject({ status: 403, body: { code: "REFUSED", fields: { account: "own" } } });
    expect((await browser.get("me")).status).toBe(200);
  });
});

describe("accounts", () => {
  it("are shown without anything that somebody could sign in with", async () => {
    const { browser, mediator } = await signedIn("coordinator");
    const { body, text } = await browser.get<AccountList>("accounts");
    expect(body.accounts?.find(({ id }) => id === mediator.id)).toEqual({
      id: mediator.id, signInName: mediator.signInName, role: "coordinator", profile: { firstName: "Amina", languages: ["fr"], territory: null, teams: [], capacity: 4 },
      standing: "active", recoveryCodesLeft: 10, isLinked: false, createdAt: expect.any(Number), lastSignInAt: expect.any(Number),
    });
    expect(text).not.toMatch(/hash|salt|secret|scrypt/i);
  });

  it("are shut and opened again, and their sessions end at once", async () => {
    const { browser } = await signedIn("coordinator");
    const { mediator, browser: theirs } = await signedIn();
    expect((await browser.post<AccountItem>(`accounts/${mediator.id}/disable`)).body.standing).toBe("disabled");
    expect((await theirs.get("me")).body).toEqual({ code: "SIGNED_OUT" });
    expect((await browser.post<AccountItem>(`accounts/${mediator.id}/enable`)).body.standing).toBe("active");
    expect((await theirs.get("me")).body).toEqual({ code: "SIGNED_OUT" });
    expect((await theirs.post("sign-in", wish(mediator))).status).toBe(200);
    expect((await browser.post(`accounts/${mediator.id}/sign-out`)).status).toBe(200);
    expect((await theirs.get("me")).body).toEqual({ code: "SIGNED_OUT" });
  });

  it("of who runs the machine are out of a coordinator's hands", async () => {
    const { browser } = await signedIn("coordinator");
    const { mediator } = await signedIn("technical_admin");
    for (const how of ["disable", "invite-again", "reset-second-factor", "sign-out"]) expect([how, (await browser.post(`accounts/${mediator.id}/${how}`)).body.code]).toEqual([how, "FORBIDDEN"]);
    expect((await browser.post("accounts", { role: "technical_admin", profile: { firstName: "Samia" } })).body.code).toBe("FORBIDDEN");
  });

  it.each<[string, unknown, Record<string, string>]>([
    ["a role that there is not", { role: "god", profile: { firstName: "Samia" } }, { role: "invalid_value" }],
    ["markup for a name", { role: "mediator", profile: { firstName: "<b>Samia</b>" } }, { "profile.firstName": "invalid_format" }],
    ["more cases than anybody listens to", { role: "mediator", profile: { firstName: "Samia", capacity: 99 } }, { "profile.capacity": "too_big" }],
    ["a field of ours", { role: "mediator", profile: { firstName: "Samia", epoch: 1 } }, { profile: "unrecognized_keys" }],
  ])("are not made with %s", async (_what, body, fields) => {
    const { browser } = await signedIn("coordinator");
    expect((await browser.post("accounts", body))).toMatchObject({ status: 400, body: { code: "BAD_INPUT", fields } });
  });

  it("get another profile, which counts from the next request on", async () => {
    const { browser } = await signedIn("coordinator");
    const { mediator, browser: theirs } = await signedIn();
    await browser.post(`accounts/${mediator.id}/profile`, { firstName: "Amina", languages: ["uk"], territory: "33", teams: ["accueil"], capacity: 1 });
    expect((await theirs.get<Me>("me")).body).toMatchObject({ languages: ["uk"], territory: "33", capacity: 1 });
    const part = await browser.post(`accounts/${mediator.id}/profile`, { firstName: "Amina", languages: ["uk"] });
    expect([part.status, Object.keys(part.body.fields ?? {})]).toEqual([400, ["territory", "teams", "capacity"]]);
    expect((await theirs.get<Me>("me")).body).toMatchObject({ territory: "33", capacity: 1 });
  });
});

describe("the audit trail", () => {
  const today = () => new Date(server.desk.now).toISOString().slice(0, 10);

  it("is read page by page without a hole, says who read it, and ends", async () => {
    const { browser, mediator } = await signedIn("technical_admin");
    const pages: AuditPage["entries"][number][] = [];
    let from: number | null = 0;
    let rounds = 0;
    const before = (await server.desk.accounts.audit.read(today(), { from: 0, limit: 100_000 })).length;
    while (from !== null && rounds < 500) {
      const { body }: { body: Partial<AuditPage> } = await browser.get<AuditPage>(`audit?day=${today()}&from=${from}&limit=7`);
      pages.push(...body.entries!);
      from = body.next!;
      rounds += 1;
    }
    const all = await server.desk.accounts.audit.read(today(), { from: 0, limit: 100_000 });
    expect(pages.map(({ at, actor, action }) => [at, actor, action])).toEqual(all.map(({ at, actor, action }) => [at, actor, action]));
    expect(all.slice(before).every(({ action, actor }) => action === "audit_read" && actor === mediator.id)).toBe(true);
  });

  it.each([
    ["", { day: "invalid_type" }], ["day=2026-02-30", { day: "custom" }], ["day=2026-2-3", { day: "custom" }], ["day=yesterday", { day: "custom" }],
    ["day=2026-03-02&limit=201", { limit: "too_big" }], ["day=2026-03-02&limit=0", { limit: "too_small" }], ["day=2026-03-02&limit=-1", { limit: "invalid_format" }],
    ["day=2026-03-02&from=1e9", { from: "invalid_format" }], ["day=2026-03-02&from=99999999", { from: "too_big" }],
  ])("is not read for ?%s", async (query, fields) => {
    const { browser } = await signedIn("coordinator");
    expect((await browser.get(`audit?${query}`))).toMatchObject({ status: 400, body: { code: "BAD_INPUT", fields } });
  });
});

describe("supervision", () => {
  it("shows a coordinator how the desk stands", async () => {
    const { browser } = await signedIn("coordinator");
    expect((await browser.get("supervision")).body).toEqual(server.supervision);
  });
});
