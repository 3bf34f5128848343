import type { GivenIdentity, Role } from "../../src/desk/accounts";
import type { AccountItem, Me, OpenIdDoor, OpenIdStart } from "../../src/desk/api";
import type { ABrowser } from "../helpers/a-browser";
import { startDeskServer, type DeskServer } from "../helpers/desk-server";
import { client, startOpenIdDirectory, type OpenIdDirectory, type Person, type TokenFault } from "../helpers/openid-directory";
import { goodPassword } from "../unit/desk/support/a-desk";

/** Signing in through the association's directory: the real desk, a real provider on this machine, and a browser that is sent from one to the other. */

let directory: OpenIdDirectory;
let server: DeskServer;
beforeAll(async () => {
  directory = await startOpenIdDirectory();
  server = await startDeskServer({ trustProxy: true, openid: { issuer: directory.issuer, clientId: client.id, clientSecret: client.secret, label: "Compte de la mairie", acr: ["eidas2"] } });
});
afterAll(async () => {
  await server.close();
  await directory.close();
});
beforeEach(() => {
  directory.isDown = false;
});

let count = 0;
const now = () => Math.floor(server.desk.now / 1000);
/** Somebody of the directory, who gives a password and a code there. */
const aPerson = (more: Partial<Person> = {}): Person & { readonly email: string } => {
  count += 1;
  return { sub: `sub-${count}`, email: `personne${count}@mairie.example`, email_verified: true, auth_time: now(), ...more };
};
const invite = (identity: GivenIdentity, role: Role = "mediator") => server.desk.invite(role, "Amina", identity);
/** Only one factor: our own code is due. */
const oneFactor = { amr: ["pwd"] };

interface Visit {
  readonly browser: ABrowser;
  /** Where the directory sent the browser, without our origin. */
  readonly back: string;
}

async function visit(browser: ABrowser, person: Person, fault: TokenFault = {}): Promise<Visit> {
  const { status, body } = await browser.post<OpenIdStart>("openid/start");
  expect(status).toBe(200);
  directory.shows(person);
  directory.spoils(fault);
  return { browser, back: (await directory.visit(body.location!)).replace(`${server.url}/desk/api/`, "") };
}

/** The page that the browser ends on. */
async function land({ browser, back }: Visit): Promise<string | null> {
  const answer = await browser.get(back);
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([303, "no-store"]);
  return answer.headers.get("location");
}
const comesIn = async (browser: ABrowser, person: Person, fault: TokenFault = {}) => land(await visit(browser, person, fault));

const refused = "/desk/#openid=refused";
const actions = async () => (await server.desk.actions()).slice();

describe("somebody of the directory who was invited", () => {
  it("comes in by the address that the coordinator gave, with the cookies of every sign-in and an entry in the trail", async () => {
    const person = aPerson();
    const { account } = await invite({ email: ` ${person.email.toUpperCase()} ` });
    const browser = server.browser();
    expect((await browser.get<OpenIdDoor>("openid")).body).toEqual({ label: "Compte de la mairie" });
    const before = (await actions()).length;
    const { back } = await visit(browser, person);
    const answer = await browser.get(back);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/desk/"]);
    expect(answer.headers.getSetCookie().map((cookie) => cookie.replace(/=[\w-]{43};/, "=TOKEN;"))).toEqual([
      "__Host-passerelle-desk=TOKEN; HttpOnly; Secure; SameSite=Strict; Path=/",
      "__Host-passerelle-desk-device=TOKEN; HttpOnly; Secure; SameSite=Strict; Path=/; Max-Age=7776000",
      "__Host-passerelle-desk-openid=; HttpOnly; Secure; SameSite=Strict; Path=/; Max-Age=0",
    ]);
    expect((await browser.get<Me>("me")).body).toMatchObject({ id: account.id, role: "mediator", isLocked: false });
    expect((await actions()).slice(before)).toEqual(["signed_in", "openid_used"]);
    expect((await server.desk.accounts.colleagues()).find(({ id }) => id === account.id)).toMatchObject({ standing: "active", isLinked: true });
  });

  it("is known by the subject from then on: an address that passed to somebody else opens nothing, and a new address of theirs loses nothing", async () => {
    const person = aPerson();
    await invite({ email: person.email });
    expect(await comesIn(server.browser(), person)).toBe("/desk/");
    expect(await comesIn(server.browser(), aPerson({ email: person.email }))).toBe(refused);
    expect(await comesIn(server.browser(), { ...person, email: "married@mairie.example" })).toBe("/desk/");
  });

  it("comes in by the subject that the coordinator gave, without any address", async () => {
    const { sub } = aPerson();
    await invite({ subject: sub });
    expect(await comesIn(server.browser(), { sub, auth_time: now() })).toBe("/desk/");
  });

  it("comes in by an address that the directory tells apart from its token", async () => {
    const person = aPerson();
    await invite({ email: person.email });
    const { browser, back } = await visit(server.browser(), person);
    directory.keepsEmailApart(person);
    expect(await land({ browser, back })).toBe("/desk/");
  });

  it("uses up the link of the invitation, and a later invitation link serves once more", async () => {
    const person = aPerson();
    const { token, account } = await invite({ email: person.email });
    await comesIn(server.browser(), person);
    expect((await server.desk.accounts.enrolment.open(token)).outcome).toBe("unknown");
    const again = await server.desk.accounts.management.inviteAgain({ id: "console", role: "technical_admin" }, account.id);
    expect(again?.account.standing).toBe("invited");
    expect((await server.desk.accept(again!.token)).outcome).toBe("accepted");
  });

  it("signs in with the password as before, beside the directory", async () => {
    const person = aPerson();
    const { token, account } = await invite({ email: person.email });
    const mediator = { id: account.id, ...(await server.desk.accept(token)) };
    expect(await comesIn(server.browser(), aPerson({ ...person, auth_time: now() }))).toBe("/desk/");
    expect((await server.browser().post("sign-in", { name: mediator.signInName, password: goodPassword, code: server.desk.code(mediator) })).status).toBe(200);
  });
});

describe("the second factor", () => {
  it.each<[string, Partial<Person>, string]>([
    ["amr names two kinds", { amr: ["pwd", "hwk"] }, "/desk/"], ["amr says mfa", { amr: ["mfa"] }, "/desk/"], ["acr is one of the settings", { amr: undefined, acr: "eidas2" }, "/desk/"],
    ["amr names one kind twice", { amr: ["pwd", "pin"] }, "/desk/#openid=code"], ["amr is missing", { amr: undefined }, "/desk/#openid=code"],
    ["amr is a text", { amr: "mfa" }, "/desk/#openid=code"], ["acr is another", { amr: undefined, acr: "eidas1" }, "/desk/#openid=code"],
    ["it was shown long before the button", { auth_time: 1_000 }, "/desk/#openid=code"], ["nobody says when it was shown", { auth_time: undefined }, "/desk/#openid=code"],
  ])("is our own code unless the directory has just asked for one: %s", async (_what, said, page) => {
    const person = aPerson({ ...said });
    await invite({ email: person.email });
    expect(await comesIn(server.browser(), person)).toBe(page);
  });

  it("is our own code, right once, for the visit of this browser alone", async () => {
    const person = aPerson(oneFactor);
    const { token } = await invite({ email: person.email });
    const mediator = await server.desk.accept(token);
    const browser = server.browser();
    expect(await comesIn(browser, person)).toBe("/desk/#openid=code");
    expect(browser.session).toBeUndefined();
    const code = server.desk.code(mediator);
    expect((await server.browser().post("openid/code", { code })).body).toEqual({ code: "TOO_LATE" });
    expect((await browser.post("openid/code", { code: "000000" })).body).toEqual({ code: "REFUSED" });
    const entered = await browser.post<Me>("openid/code", { code });
    expect([entered.status, entered.body.name]).toEqual([200, "Amina"]);
    expect((await browser.get<Me>("me")).status).toBe(200);
    const other = server.browser();
    expect(await comesIn(other, { ...person, auth_time: now() })).toBe("/desk/#openid=code");
    expect((await other.post("openid/code", { code })).body).toEqual({ code: "REFUSED" });
  });

  it("is asked of somebody whom nobody invited too, and refused in the same words, five times", async () => {
    const browser = server.browser();
    expect(await comesIn(browser, aPerson(oneFactor))).toBe("/desk/#openid=code");
    const answers = [];
    for (let tries = 0; tries < 6; tries += 1) answers.push((await browser.post("openid/code", { code: "123456" })).body.code);
    expect(answers).toEqual(["REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "TOO_LATE"]);
  });

  it("has to wait after many wrong codes, however often the directory is visited", async () => {
    const person = aPerson(oneFactor);
    const { token } = await invite({ email: person.email });
    const mediator = await server.desk.accept(token);
    const answers = [];
    for (let visits = 0; visits < 2; visits += 1) {
      const browser = server.browser();
      await comesIn(browser, { ...person, auth_time: now() });
      for (let tries = 0; tries < 4; tries += 1) answers.push((await browser.post("openid/code", { code: "000000" })).body.code);
    }
    expect(answers).toEqual(["REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "WAIT", "WAIT"]);
    server.desk.now += 60_000;
    const browser = server.browser();
    await comesIn(browser, { ...person, auth_time: now() });
    expect((await browser.post("openid/code", { code: server.desk.code(mediator) })).status).toBe(200);
  });

  it("is refused to somebody who has none here", async () => {
    const person = aPerson(oneFactor);
    await invite({ email: person.email });
    const browser = server.browser();
    expect(await comesIn(browser, person)).toBe("/desk/#openid=code");
    expect((await browser.post("openid/code", { code: "000000" })).body).toEqual({ code: "REFUSED" });
  });
});

describe("nobody comes in", () => {
  it.each<[string, (person: Person & { readonly email: string }) => Promise<Person>]>([
    ["who was not invited", async (person) => person],
    ["whose account is disabled", async (person) => {
      const { account } = await invite({ email: person.email });
      await server.desk.accounts.management.disable({ id: "console", role: "technical_admin" }, account.id);
      return person;
    }],
    ["whose account was erased", async (person) => {
      const { account } = await invite({ email: person.email });
      await server.desk.accounts.management.erase({ id: "console", role: "technical_admin" }, account.id);
      return person;
    }],
    ["who was unlinked", async (person) => {
      const { account } = await invite({ email: person.email });
      await comesIn(server.browser(), person);
      await server.desk.accounts.management.link({ id: "console", role: "technical_admin" }, account.id, null);
      return person;
    }],
    ["whose account is of another association", async (person) => {
      await server.elsewhere.invite("mediator", "Amina", { email: person.email });
      return person;
    }],
    ["whose address the directory has not verified", async (person) => {
      await invite({ email: person.email });
      return { ...person, email_verified: false };
    }],
    ["whose address is said to be verified in another word", async (person) => {
      await invite({ email: person.email });
      return { ...person, email_verified: "true" as never };
    }],
    ["whose subject is the address of somebody", async (person) => {
      await invite({ email: person.email });
      return { sub: person.email, auth_time: now() };
    }],
  ])("%s: the same answer, and no cookie of a session", async (_who, prepare) => {
    const person = await prepare(aPerson());
    const browser = server.browser();
    const { back } = await visit(browser, person);
    const answer = await browser.get(back);
    expect([answer.status, answer.headers.get("location"), answer.text, answer.headers.getSetCookie()]).toEqual([
      303, refused, "", ["__Host-passerelle-desk-openid=; HttpOnly; Secure; SameSite=Strict; Path=/; Max-Age=0"],
    ]);
    expect((await actions()).at(-1)).toBe("sign_in_refused");
  });

  it.each<[string, TokenFault]>([
    ["of another visit (nonce)", { claims: { nonce: "another" } }], ["without a nonce", { claims: { nonce: undefined } }],
    ["for another service", { claims: { aud: "somebody-else" } }], ["for several services, given to another", { claims: { aud: [client.id, "other"], azp: "other" } }],
    ["that has expired", { claims: { exp: 1_000 } }], ["of another issuer", { claims: { iss: "https://directory.example" } }],
    ["that nobody signed", { algorithm: "none" }], ["signed with the client's secret", { algorithm: "HS256" }], ["signed with a key that was never published", { isForged: true }],
    ["that names nobody", { claims: { sub: undefined } }],
  ])("with a token %s", async (_what, fault) => {
    const person = aPerson();
    await invite({ email: person.email });
    const browser = server.browser();
    expect([await comesIn(browser, person, fault), browser.session]).toEqual([refused, undefined]);
    // it was the token: the same person comes in by a right one
    expect(await comesIn(browser, { ...person, auth_time: now() })).toBe("/desk/");
  });

  it.each<[string, (back: string) => string]>([
    ["another state", (back) => back.replace(/state=[^&]+/, "state=forged")], ["no state", (back) => back.replace(/&?state=[^&]+/, "")],
    ["two states", (back) => `${back}&state=forged`], ["an endless query", (back) => `${back}&x=${"a".repeat(9_000)}`],
  ])("with %s, and the visit itself is not spoilt by it", async (_what, alter) => {
    const person = aPerson();
    await invite({ email: person.email });
    const { browser, back } = await visit(server.browser(), person);
    expect(await land({ browser, back: alter(back) })).toBe(refused);
    expect(await land({ browser, back })).toBe("/desk/");
  });

  it.each<[string, (back: string) => string]>([
    ["another code", (back) => back.replace(/code=[^&]+/, "code=forged")],
    ["a no of the directory", (back) => back.replace(/code=[^&]+/, "error=access_denied")],
  ])("with %s, and the visit is over", async (_what, alter) => {
    const person = aPerson();
    await invite({ email: person.email });
    const { browser, back } = await visit(server.browser(), person);
    expect(await land({ browser, back: alter(back) })).toBe(refused);
    expect(await land({ browser, back })).toBe(refused);
  });

  it("by an answer that was used: once again, in another browser, or twice at the same time", async () => {
    const person = aPerson();
    await invite({ email: person.email });
    const { browser, back } = await visit(server.browser(), person);
    const cookie = browser.cookies.get("__Host-passerelle-desk-openid")!;
    expect(await land({ browser: server.browser(), back })).toBe(refused);
    const twins = [browser, server.browser()];
    twins[1]!.cookies.set("__Host-passerelle-desk-openid", cookie);
    expect((await Promise.all(twins.map((one) => land({ browser: one, back })))).sort()).toEqual(["/desk/", refused].sort());
    const thief = server.browser();
    thief.cookies.set("__Host-passerelle-desk-openid", cookie);
    expect([await land({ browser: thief, back }), thief.session]).toEqual([refused, undefined]);
  });

  it("after ten minutes", async () => {
    const person = aPerson();
    await invite({ email: person.email });
    const { browser, back } = await visit(server.browser(), person);
    server.desk.now += 10 * 60_000;
    expect(await land({ browser, back })).toBe(refused);
  });

  it("by a page of another site, which cannot begin a visit", async () => {
    const browser = server.browser();
    const answer = await browser.ask("openid/start", { method: "POST", headers: { ...browser.pageHeaders, origin: "https://evil.example" }, body: "{}" });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  });

  it("without end: many visits from one place have to wait", async () => {
    const browser = server.browser();
    const answers = [];
    for (let tries = 0; tries < 22; tries += 1) answers.push((await browser.post("openid/start")).status);
    expect(answers).toEqual([...Array<number>(21).fill(200), 429]);
  });
});

describe("where the browser is sent", () => {
  it("is the directory with everything that guards the way back, and a cookie that only says which browser began", async () => {
    const browser = server.browser();
    const { headers, body } = await browser.post<OpenIdStart>("openid/start");
    const url = new URL(body.location!);
    expect([url.origin, url.searchParams.get("redirect_uri"), url.searchParams.get("response_type"), url.searchParams.get("code_challenge_method"), url.searchParams.get("prompt")])
      .toEqual([directory.issuer, `${server.url}/desk/api/openid/callback`, "code", "S256", "login"]);
    for (const guard of ["state", "nonce", "code_challenge"]) expect(url.searchParams.get(guard)!.length).toBeGreaterThanOrEqual(43);
    expect(headers.getSetCookie().map((cookie) => cookie.replace(/=[\w-]{43};/, "=TOKEN;"))).toEqual(["__Host-passerelle-desk-openid=TOKEN; HttpOnly; Secure; SameSite=Lax; Path=/; Max-Age=600"]);
  });

  it.each(["next=https://evil.example", "redirect=//evil.example", "return_to=/%5Cevil.example", "redirect_uri=https://evil.example/desk/"])("is never where the address says (%s)", async (more) => {
    const person = aPerson();
    await invite({ email: person.email });
    const browser = server.browser();
    expect(await land({ browser, back: `openid/callback?code=a&state=b&${more}` })).toBe(refused);
    const { back } = await visit(browser, person);
    expect(await land({ browser, back: `${back}&${more}` })).toBe("/desk/");
  });

  it("is never a host that a request made up", async () => {
    const { body } = await server.browser().ask("openid/start", { method: "POST", headers: { "content-type": "application/json", "x-passerelle-desk": "1", origin: "http://evil.example", host: "evil.example" }, body: "{}" });
    expect(body.code).toBe("FORBIDDEN");
  });
});

describe("a directory that does not answer", () => {
  it("is said to be away, is in the log by its code alone, and leaves the password as it was", async () => {
    const person = aPerson();
    const { token } = await invite({ email: person.email });
    const mediator = await server.desk.accept(token);
    const { browser, back } = await visit(server.browser(), { ...person, auth_time: now() });
    directory.isDown = true;
    expect(await land({ browser, back })).toBe("/desk/#openid=unavailable");
    expect(server.logged.join("\n")).toContain("OPENID_UNAVAILABLE");
    expect((await browser.post("sign-in", { name: mediator.signInName, password: goodPassword, code: server.desk.code(mediator) })).status).toBe(200);
    directory.isDown = false;
    expect(await comesIn(browser, { ...person, auth_time: now() })).toBe("/desk/");
  });

  it("is asked anew by the next visit when it was away at the first", async () => {
    const late = await startOpenIdDirectory();
    const apart = await startDeskServer({ openid: { issuer: late.issuer, clientId: client.id, clientSecret: client.secret, label: "x", acr: [] } });
    late.isDown = true;
    const first = await apart.browser().post("openid/start");
    expect([first.status, first.body.code]).toEqual([503, "UNAVAILABLE"]);
    late.isDown = false;
    expect((await apart.browser().post("openid/start")).status).toBe(200);
    await apart.close();
    await late.close();
  });
});

it("opens a locked screen by signing in again, and the session of before has ended", async () => {
  const person = aPerson();
  await invite({ email: person.email });
  const browser = server.browser();
  await comesIn(browser, person);
  const before = browser.session!;
  await browser.post("lock");
  expect((await browser.get("queue")).body.code).not.toBe("SIGNED_OUT");
  expect(await comesIn(browser, { ...person, auth_time: now() })).toBe("/desk/");
  expect((await browser.get<Me>("me")).body.isLocked).toBe(false);
  expect((await server.browser(before).get("me")).body).toEqual({ code: "SIGNED_OUT" });
});

describe("coordinators", () => {
  it("link people when they invite them or later, and are never shown to whom", async () => {
    const boss = server.browser((await server.desk.aMediator("coordinator")).session);
    const person = aPerson();
    const invited = await boss.post<{ account: AccountItem }>("accounts", { role: "mediator", profile: { firstName: "Samia" }, identity: { email: person.email } });
    expect(invited.body.account).toMatchObject({ isLinked: true, standing: "invited" });
    const taken = await boss.post("accounts", { role: "mediator", profile: { firstName: "Samia" }, identity: { email: person.email } });
    expect([taken.status, taken.body]).toEqual([403, { code: "REFUSED", fields: { identity: "taken" } }]);
    const other = await server.desk.aMediator();
    expect((await boss.post(`accounts/${other.id}/link`, { identity: { email: person.email } })).body).toEqual({ code: "REFUSED", fields: { identity: "taken" } });
    expect((await boss.post<AccountItem>(`accounts/${other.id}/link`, { identity: { subject: `later-${count}` } })).body.isLinked).toBe(true);
    expect((await server.browser(other.session).get("me")).body).toEqual({ code: "SIGNED_OUT" });
    expect(await comesIn(server.browser(), { sub: `later-${count}`, auth_time: now() })).toBe("/desk/");
    expect((await boss.get("accounts")).text).not.toMatch(/mairie\.example|later-/);
  });

  it.each<[string, unknown, number]>([
    ["no address", { email: "amina" }, 400], ["two ways at once", { email: "a@b.fr", subject: "x" }, 400], ["an endless subject", { subject: "x".repeat(256) }, 400], ["a subject with a space", { subject: "a b" }, 400],
  ])("are told of %s", async (_what, identity, status) => {
    const boss = server.browser((await server.desk.aMediator("coordinator")).session);
    expect((await boss.post("accounts", { role: "mediator", profile: { firstName: "Samia" }, identity })).status).toBe(status);
  });

  it("do not link their own account from a screen that was left open", async () => {
    const boss = await server.desk.aMediator("coordinator");
    expect((await server.browser(boss.session).post(`accounts/${boss.id}/link`, { identity: { subject: "me" } })).body).toEqual({ code: "REFUSED", fields: { account: "own" } });
  });
});

it("keeps no address, name or subject of the directory in the log, the trail or the store", async () => {
  const person = aPerson({ sub: "subject-to-look-for", email: "adresse-a-chercher@mairie.example" });
  await invite({ email: person.email });
  await comesIn(server.browser(), person);
  await comesIn(server.browser(), { ...person, auth_time: now() }, { claims: { aud: "other" } });
  const day = new Date(server.desk.now).toISOString().slice(0, 10);
  const kept = JSON.stringify([
    server.logged, await server.desk.accounts.audit.read(day, { from: 0, limit: 10_000 }), await server.store.desk.list("mairie", "account"),
  ]);
  expect(kept).toContain("OPENID_REFUSED");
  expect(kept).not.toMatch(/subject-to-look-for|adresse-a-chercher/);
});
