import type { Role } from "../../src/desk/accounts";
import type { DeskRoute } from "../../src/desk/edge";
import type { ABrowser, Answer } from "../helpers/a-browser";
import { startDeskServer, type DeskServer } from "../helpers/desk-server";
import { goodPassword } from "../unit/desk/support/a-desk";

interface Row {
  /** Roles whose request is served; absent: it takes no session. */
  readonly roles?: readonly Role[];
  readonly isOpenWhenLocked?: true;
  /** Query, or what is added to the path. */
  readonly query?: string;
  readonly body?: unknown;
  /** Instead of 200, where a right answer would take a secret. */
  readonly answer?: number;
}

const everybody = ["mediator", "coordinator", "technical_admin"] as const;
const withPeople = ["mediator", "coordinator"] as const;
const inCharge = ["coordinator", "technical_admin"] as const;
const profile = { firstName: "Samia", languages: ["ar"], territory: null, teams: [], capacity: 2 };

/** Written by hand, apart from the code that decides: who is served by what. */
const table: Readonly<Record<string, Row>> = {
  "GET /desk/api/me": { roles: everybody, isOpenWhenLocked: true },
  "POST /desk/api/sign-in": { body: { name: "amina-482", password: "not the one", code: "123456" }, answer: 403 },
  "GET /desk/api/openid": {},
  "POST /desk/api/openid/start": { answer: 404 },
  "GET /desk/api/openid/callback": { query: "?code=a&state=b", answer: 303 },
  "POST /desk/api/openid/code": { body: { code: "123456" }, answer: 409 },
  "POST /desk/api/sign-out": { roles: everybody, isOpenWhenLocked: true },
  "POST /desk/api/lock": { roles: everybody, isOpenWhenLocked: true },
  "POST /desk/api/unlock": { roles: everybody, isOpenWhenLocked: true, body: { password: goodPassword } },
  "POST /desk/api/invitation": { body: { token: "aaaa.bbbb" }, answer: 404 },
  "POST /desk/api/invitation/confirm": { body: { token: "aaaa.bbbb", password: goodPassword, code: "123456" }, answer: 404 },
  "POST /desk/api/password": { roles: everybody, body: { current: goodPassword, next: "trois zèbres mauves endormis" } },
  "POST /desk/api/presence": { roles: withPeople, body: { presence: "away" } },
  "GET /desk/api/accounts": { roles: inCharge },
  "POST /desk/api/accounts": { roles: inCharge, body: { role: "mediator", profile: { firstName: "Samia" } } },
  "POST /desk/api/accounts/:id/invite-again": { roles: inCharge },
  "POST /desk/api/accounts/:id/reset-second-factor": { roles: inCharge },
  "POST /desk/api/accounts/:id/disable": { roles: inCharge },
  "POST /desk/api/accounts/:id/enable": { roles: inCharge },
  "POST /desk/api/accounts/:id/sign-out": { roles: inCharge },
  "POST /desk/api/accounts/:id/profile": { roles: inCharge, body: profile },
  "POST /desk/api/accounts/:id/link": { roles: inCharge, body: { identity: null } },
  "GET /desk/api/audit": { roles: inCharge, query: "?day=2026-03-02" },
  "GET /desk/api/supervision": { roles: ["coordinator"] },
  "GET /desk/api/activity": { roles: withPeople, query: "?from=2026-03-01&to=2026-03-31&format=json" },
};

let server: DeskServer;
beforeAll(async () => {
  server = await startDeskServer();
});
afterAll(() => server.close());

const nameOf = ({ method, path }: Pick<DeskRoute, "method" | "path">): string => `${method} ${path}`;
const names = Object.keys(table);

function request(browser: ABrowser, name: string, id: string): Promise<Answer> {
  const { query = "", body = {} } = table[name]!;
  const path = name.replace(/^\w+ \/desk\/api\//, "").replace(":id", id) + query;
  return name.startsWith("GET") ? browser.get(path) : browser.post(path, body);
}

/** The code of a refusal, or the status of what was served. */
const outcomeOf = ({ status, body }: Answer): string | number => (status === 200 ? 200 : (body.code ?? status));

describe("the table of who is served by what", () => {
  it("has a row for every route of the desk, and none for what is no route", () => {
    expect(server.http.routes.map(nameOf).sort()).toEqual([...names].sort());
  });

  it("names no route twice", () => {
    expect(new Set(server.http.routes.map(nameOf)).size).toBe(server.http.routes.length);
  });
});

describe.each(names)("%s", (name) => {
  const { roles, isOpenWhenLocked = false, answer = 200 } = table[name]!;

  it("serves the roles of its row, and nobody else", async () => {
    const { id } = await server.desk.aMediator();
    const outcomes: Record<string, string | number> = { nobody: outcomeOf(await request(server.browser(), name, id)) };
    for (const role of everybody) {
      const { session } = await server.desk.aMediator(role);
      outcomes[role] = outcomeOf(await request(server.browser(session), name, id));
    }
    const served = answer === 403 ? "REFUSED" : answer === 404 ? "NOT_FOUND" : answer === 409 ? "TOO_LATE" : answer;
    expect(outcomes).toEqual({
      nobody: roles === undefined ? served : "SIGNED_OUT",
      ...Object.fromEntries(everybody.map((role) => [role, roles === undefined ? served : roles.includes(role) ? 200 : "FORBIDDEN"])),
    });
  });

  if (roles === undefined) return;

  it(isOpenWhenLocked ? "is answered behind a locked screen" : "is not answered behind a locked screen, whoever locked it", async () => {
    const { id } = await server.desk.aMediator();
    for (const role of everybody) {
      const { session } = await server.desk.aMediator(role);
      await server.desk.accounts.sessions.lock(session);
      expect([role, outcomeOf(await request(server.browser(session), name, id))]).toEqual([role, isOpenWhenLocked ? 200 : "LOCKED"]);
    }
  });

  it("knows nobody of another association, and no session that has ended", async () => {
    const { id } = await server.desk.aMediator();
    for (const role of everybody) {
      const neighbour = await server.elsewhere.aMediator(role);
      expect([role, outcomeOf(await request(server.browser(neighbour.session), name, id))]).toEqual([role, "SIGNED_OUT"]);
      const gone = await server.desk.aMediator(role);
      await server.desk.accounts.sessions.end(gone.session);
      expect([role, outcomeOf(await request(server.browser(gone.session), name, id))]).toEqual([role, "SIGNED_OUT"]);
    }
  });

  if (!name.includes("/:id/")) return;

  it("finds nothing of another association, and nothing that is not there", async () => {
    const neighbour = await server.elsewhere.aMediator();
    const before = await server.elsewhere.accounts.management.list({ id: "console", role: "technical_admin" });
    const { session } = await server.desk.aMediator("coordinator");
    for (const id of [neighbour.id, "nobody", "..%2F..", "a".repeat(65), "é"]) expect([id, outcomeOf(await request(server.browser(session), name, id))]).toEqual([id, "NOT_FOUND"]);
    expect(await server.elsewhere.accounts.management.list({ id: "console", role: "technical_admin" })).toEqual(before);
  });
});
