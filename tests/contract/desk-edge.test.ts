import { connect } from "node:net";
import { z } from "zod";
import { StoreUnavailable } from "../../src/store";
import type { DeskPart } from "../../src/desk";
import { refusing } from "../../src/desk/edge";
import { startDeskServer, type DeskServer } from "../helpers/desk-server";

/** Routes as another subject of the desk adds them. */
const seen: unknown[] = [];
const cases: DeskPart = {
  register: (desk) => {
    desk.get("/desk/api/cases/:id/notes/:note", { permission: "case.read", isActivity: false, audit: "case_read" }, async ({ params }) => params);
    desk.post("/desk/api/cases/:id/acts", { permission: "case.write", isActivity: true, body: z.object({ text: z.string().max(10) }) }, async ({ params, body, account, note }) => {
      seen.push([params.id, body.text, account.profile.firstName]);
      await note("case_noted", { case: params.id });
      return null;
    });
    desk.get("/desk/api/failing/:id", { permission: "own.account", isActivity: false }, async ({ params }) => {
      if (params.id === "store") throw new StoreUnavailable("canary-of-the-cause");
      if (params.id === "taken") throw refusing("NOT_YOURS");
      throw new Error("canary-of-a-defect");
    });
  },
};

let server: DeskServer;
beforeAll(async () => {
  server = await startDeskServer({ parts: [cases], publicUrl: "https://aide.example.org" });
});
afterAll(() => server.close());

const aCoordinator = async () => server.browser((await server.desk.aMediator("coordinator")).session);
const pathOf = (path: string) => path.replace("/desk/api/", "").replace(/:\w+/g, "some-id");

describe("a page of another site, with the cookie of somebody who is signed in,", () => {
  it.each<[string, Record<string, string | undefined>]>([
    ["sends a form", { "content-type": "application/x-www-form-urlencoded", "x-passerelle-desk": undefined, origin: "https://evil.example" }],
    ["sends JSON as a text, as a form can", { "content-type": "text/plain", "x-passerelle-desk": undefined, origin: "https://evil.example" }],
    ["says where it is", { origin: "https://evil.example" }],
    ["is a neighbour on the same machine", { origin: "http://127.0.0.1:1" }],
    ["hides where it is", { origin: "null" }],
    ["says nothing of where it is", { origin: undefined }],
    ["leaves the header out", { "x-passerelle-desk": undefined }],
    ["does not know what the header says", { "x-passerelle-desk": "true" }],
  ])("%s: no route that changes something listens", async (_how, changed) => {
    const browser = await aCoordinator();
    const headers = Object.fromEntries(Object.entries({ ...browser.pageHeaders, ...changed }).filter((pair): pair is [string, string] => pair[1] !== undefined));
    const posts = server.http.routes.filter(({ method }) => method === "POST");
    expect(posts.length).toBeGreaterThan(10);
    for (const { path } of posts) {
      const answer = await browser.ask(pathOf(path), { method: "POST", headers, body: "{}" });
      expect([path, answer.status, answer.body]).toEqual([path, 403, { code: "FORBIDDEN", fields: { origin: "another_page" } }]);
    }
    expect((await browser.get("me")).status).toBe(200); // it is still signed in
  });

  it("reads nothing either, should a browser ever send the cookie with it", async () => {
    const browser = await aCoordinator();
    for (const { path } of server.http.routes.filter(({ method }) => method === "GET")) {
      expect([path, (await browser.get(pathOf(path), { origin: "https://evil.example" })).body]).toEqual([path, { code: "FORBIDDEN", fields: { origin: "another_page" } }]);
    }
  });

  it("is not the page at the address that the settings name, behind a proxy", async () => {
    const browser = await aCoordinator();
    const headers = { ...browser.pageHeaders, origin: "https://aide.example.org" };
    expect((await browser.ask("presence", { method: "POST", headers, body: `{"presence":"away"}` })).status).toBe(200);
  });
});

describe("a body that is not what the page sends", () => {
  const send = async (body: string | undefined, headers: Record<string, string> = {}, path = "cases/c1/acts") => {
    const browser = await aCoordinator();
    const { status, body: refusal } = await browser.ask(path, { method: "POST", headers: { ...browser.pageHeaders, ...headers }, ...(body !== undefined && { body }) });
    return { status, ...refusal };
  };

  it.each<{ what: string; status?: number; fields: Record<string, string>; body: string | undefined; headers?: Record<string, string> }>([
    { what: "of another type", status: 415, fields: { body: "UnsupportedMediaType" }, body: `{"text":"a"}`, headers: { "content-type": "text/plain" } },
    { what: "of a form", status: 415, fields: { body: "UnsupportedMediaType" }, body: "text=a", headers: { "content-type": "application/x-www-form-urlencoded" } },
    { what: "compressed", status: 415, fields: { body: "UnsupportedEncoding" }, body: "xx", headers: { "content-encoding": "gzip" } },
    { what: "larger than the limit", status: 413, fields: { body: "BodyTooLarge" }, body: JSON.stringify({ text: "a".repeat(16 * 1024) }) },
    { what: "not JSON", fields: { body: "MalformedJson" }, body: `{"text":` },
    { what: "nothing", fields: { body: "invalid_type" }, body: undefined },
    { what: "a list", fields: { body: "invalid_type" }, body: "[]" },
    { what: "without a field", fields: { text: "invalid_type" }, body: "{}" },
    { what: "with a field too long", fields: { text: "too_big" }, body: `{"text":"canary-of-eleven"}` },
    { what: "with a field of another kind", fields: { text: "invalid_type" }, body: `{"text":{"$ne":null}}` },
  ])("($what) is refused, by field, and reaches no handler", async ({ status = 400, fields, body, headers }) => {
    expect(await send(body, headers)).toEqual({ status, code: "BAD_INPUT", fields });
    expect(seen).toEqual([]);
  });

  it("is refused earlier to who is not signed in: a sign-in is short", async () => {
    expect(await send(JSON.stringify({ name: "a", password: "b".repeat(4 * 1024), code: "" }), {}, "sign-in")).toEqual({ status: 413, code: "BAD_INPUT", fields: { body: "BodyTooLarge" } });
  });

  it("is not even waited for when the session is not one", async () => {
    const { port } = new URL(server.url);
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(`POST /desk/api/cases/c1/acts HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${server.url}\r\nX-Passerelle-Desk: 1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`);
    const line = await new Promise<string>((resolve) => socket.once("data", (data) => resolve(String(data).split("\r\n")[0]!)));
    socket.destroy();
    expect(line).toContain(" 401 ");
  });
});

describe("a handler", () => {
  it("gets the ids of its path, its body and who asks, and its notes are theirs", async () => {
    const { session, id } = await server.desk.aMediator();
    const browser = server.browser(session);
    expect((await browser.post("cases/c1/acts", { text: "salut", more: 1 })).status).toBe(200);
    expect(seen.splice(0)).toEqual([["c1", "salut", "Amina"]]);
    expect((await browser.get("cases/c2/notes/n3")).body).toEqual({ id: "c2", note: "n3" });
    const day = new Date(server.desk.now).toISOString().slice(0, 10);
    const entries = await server.desk.accounts.audit.read(day, { from: 0, limit: 10_000 });
    expect(entries.filter(({ actor }) => actor === id).slice(-2)).toMatchObject([{ action: "case_noted", case: "c1" }, { action: "case_read", case: "c2" }]);
  });

  it("is not asked about an id that is none, nor is the trail", async () => {
    const { session, id } = await server.desk.aMediator();
    for (const wrong of ["a%20b", "%3Cscript%3E", "a".repeat(65)]) expect((await server.browser(session).get(`cases/${wrong}/notes/n`)).body).toEqual({ code: "NOT_FOUND" });
    const entries = await server.desk.accounts.audit.read(new Date(server.desk.now).toISOString().slice(0, 10), { from: 0, limit: 10_000 });
    expect(entries.filter(({ actor, action }) => actor === id && action === "case_read")).toEqual([]);
  });

  it.each([
    ["store", 503, { code: "UNAVAILABLE", retryAfterMs: 5_000 }, 1], ["defect", 500, { code: "UNAVAILABLE", retryAfterMs: 5_000 }, 1], ["taken", 409, { code: "NOT_YOURS" }, 0],
  ])("that throws (%s) answers %i in the one shape, and a failure is reported without what it quotes", async (how, status, refusal, reported) => {
    const browser = await aCoordinator();
    const before = server.logged.filter((line) => line.includes("request-failed")).length;
    const answer = await browser.get(`failing/${how}`);
    expect([answer.status, answer.body]).toEqual([status, refusal]);
    expect(server.logged.filter((line) => line.includes("request-failed")).length - before).toBe(reported);
    expect(`${server.logged.join("\n")}${answer.text}`).not.toContain("canary");
  });
});

describe("every answer", () => {
  it("is kept by nobody, says its type, and names no other page that may read it", async () => {
    const browser = await aCoordinator();
    for (const answer of [await browser.get("me"), await browser.get("nothing-here"), await browser.post("nothing-here"), await server.browser().get("me"), await browser.post("presence", {})]) {
      expect(Object.fromEntries(["cache-control", "content-type", "x-content-type-options", "access-control-allow-origin"].map((name) => [name, answer.headers.get(name)])))
        .toEqual({ "cache-control": "no-store", "content-type": "application/json", "x-content-type-options": "nosniff", "access-control-allow-origin": null });
    }
  });

  it("of what is no route is a refusal of the same shape", async () => {
    expect((await server.browser().get("cases/c1/secret")).body).toEqual({ code: "NOT_FOUND" });
    expect((await server.browser().post("me", {})).body).toEqual({ code: "NOT_FOUND" });
  });
});

describe("a desk that closes", () => {
  it("lets go of what its parts hold", async () => {
    let isClosed = false;
    const other = await startDeskServer({ parts: [{ register: () => undefined, close: () => void (isClosed = true) }] });
    await other.close();
    expect(isClosed).toBe(true);
  });
});
