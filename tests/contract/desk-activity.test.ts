import type { Activity } from "../../src/desk/api";
import type { EndedCase } from "../../src/desk";
import { startDeskServer, type DeskServer } from "../helpers/desk-server";

let server: DeskServer;
beforeAll(async () => {
  server = await startDeskServer();
});
afterAll(() => server.close());
afterEach(() => server.ended.splice(0));

const aCase = (known: Partial<EndedCase>): EndedCase => ({
  id: "case-1", endedAt: Date.parse("2026-03-20T10:00:00Z"), mediator: null, heldMs: 60_000, flow: "caf-rsa", level: 1, reason: "solved", ...known,
});
const march = "activity?from=2026-03-01&to=2026-03-31";

describe("the record of activity", () => {
  it("is a mediator's own, and everybody's for a coordinator, oldest first, without what was no help", async () => {
    const [amina, samia] = [await server.desk.aMediator("mediator"), await server.desk.aMediator("mediator", "Samia")];
    const coordinator = await server.desk.aMediator("coordinator");
    server.ended.push(
      aCase({ id: "later", mediator: amina.id, endedAt: Date.parse("2026-03-21T10:00:00Z") }), aCase({ id: "one", mediator: amina.id }), aCase({ id: "two", mediator: samia.id }),
      aCase({ id: "left" }), aCase({ id: "again", mediator: amina.id, reason: "duplicate" }), aCase({ id: "april", mediator: amina.id, endedAt: Date.parse("2026-04-02T10:00:00Z") }),
    );
    const datesFor = async (session: string) => (await server.browser(session).get<Activity>(`${march}&format=json`)).body.data?.map(({ attributes }) => attributes["date"]);
    expect(await datesFor(amina.session)).toEqual(["2026-03-20", "2026-03-21"]);
    expect(await datesFor(samia.session)).toEqual(["2026-03-20"]);
    expect(await datesFor(coordinator.session)).toEqual(["2026-03-20", "2026-03-20", "2026-03-21"]);
  });

  it("names nobody: no account, no case", async () => {
    const amina = await server.desk.aMediator();
    server.ended.push(aCase({ id: "canary-case", mediator: amina.id }));
    for (const format of ["csv", "json"]) {
      const { status, text } = await server.browser(amina.session).get(`${march}&format=${format}`);
      expect(status).toBe(200);
      expect(text).toContain("Demander le RSA");
      for (const secret of ["canary-case", amina.id, amina.signInName, "Amina"]) expect(text).not.toContain(secret);
    }
  });

  it.each([["csv", "text/csv; charset=utf-8"], ["json", "application/json; charset=utf-8"]])("is saved as a file (%s)", async (format, type) => {
    const { session } = await server.desk.aMediator();
    const { headers } = await server.browser(session).get(`${march}&format=${format}`);
    expect([headers.get("content-type"), headers.get("content-disposition"), headers.get("cache-control")])
      .toEqual([type, `attachment; filename="activite-2026-03-01-2026-03-31.${format}"`, "no-store"]);
  });

  it("is in the trail each time it is taken out", async () => {
    const { session } = await server.desk.aMediator();
    const taken = async () => (await server.desk.actions()).filter((action) => action === "activity_exported").length;
    const before = await taken();
    await server.browser(session).get(`${march}&format=csv`);
    expect(await taken()).toBe(before + 1);
  });

  it.each([
    ["from=2026-02-30&to=2026-03-31&format=csv", { from: "custom" }], ["from=2026-02-28&format=csv", { to: "invalid_type" }], ["from=2026-03-02&to=2026-03-01&format=csv", { to: "too_small" }],
    ["from=2025-03-01&to=2026-03-02&format=csv", { to: "too_big" }], ["from=2026-03-01&to=2026-03-31&format=xlsx", { format: "invalid_value" }], ["from=2026-03-01&to=2026-03-31", { format: "invalid_value" }],
  ])("is not given for ?%s", async (query, fields) => {
    const { session } = await server.desk.aMediator();
    expect(await server.browser(session).get(`activity?${query}`)).toMatchObject({ status: 400, body: { code: "BAD_INPUT", fields } });
  });

  it("is asked for in parts when it is more than is sent at once", async () => {
    const { session, id } = await server.desk.aMediator();
    const row = aCase({ mediator: id });
    for (let n = 0; n < 25_000; n += 1) server.ended.push(row);
    expect((await server.browser(session).get(`${march}&format=csv`)).status).toBe(200);
    server.ended.push(row);
    expect(await server.browser(session).get(`${march}&format=csv`)).toMatchObject({ status: 400, body: { code: "BAD_INPUT", fields: { to: "too_many" } } });
  });
});
