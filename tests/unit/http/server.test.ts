import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { connect as connectSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { request, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { readBody } from "../../../src/channels/edge/body";
import { askHealth } from "../../../src/http/health";
import { startTestServer, type TestServer } from "../../helpers/test-server";

const web = mkdtempSync(join(tmpdir(), "passerelle-pages-"));
writeFileSync(join(web, "index.html"), "<!doctype html><title>accueil</title>");
writeFileSync(join(web, "kiosk.js"), `"use strict";${"x();".repeat(2_000)}`);
writeFileSync(join(web, "kiosk.css"), "body{}");
writeFileSync(join(web, "icon.svg"), "<svg/>");
writeFileSync(join(web, ".secret"), "canary");
writeFileSync(join(web, "notes.bak"), "canary");
mkdirSync(join(web, "fonts"));
writeFileSync(join(web, "fonts", "noto.woff2"), "font");
writeFileSync(join(web, "..", "outside.json"), "canary");
const strings = { fr: { webchat: { missing: "Pas là : <lancez>" }, title: "é" }, "fa-AF": { webchat: { missing: "نیست" } } };

let server: TestServer;
let isReady = true;
beforeAll(async () => {
  server = await startTestServer({}, { webRoot: web, strings, health: async () => ({ isReady, details: { store: "embedded" } }) });
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });

/** A request as it is written: fetch would tidy the path and the host before sending. */
function rawGet(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path, headers, agent: false }, (res) => {
      let body = "";
      res.on("data", (chunk) => (body += chunk)).on("end", () => resolve({ status: res.statusCode ?? 0, body, headers: res.headers }));
    }).on("error", reject).end();
  });
}

describe("pages", () => {
  it.each([
    ["/", "text/html; charset=utf-8"], ["/kiosk.js", "text/javascript; charset=utf-8"], ["/kiosk.css", "text/css; charset=utf-8"],
    ["/icon.svg", "image/svg+xml"], ["/fonts/noto.woff2", "font/woff2"], ["/?kiosk=1", "text/html; charset=utf-8"],
  ])("serves %s as %s under the strict policy", async (path, type) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
    const { host } = new URL(server.url);
    // the page that starts a service worker may make its address, and no other, a script's
    const hasWorker = type.startsWith("text/html");
    expect(answer.headers.get("content-security-policy")).toBe(
      `default-src 'none'; script-src 'self'; ${hasWorker ? "worker-src 'self'; " : ""}style-src 'self'; img-src 'self' data:; `
      + `connect-src 'self' ws://${host} wss://${host}; font-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; `
      + `require-trusted-types-for 'script'; trusted-types ${hasWorker ? "service-worker" : "'none'"}`);
    expect(Object.fromEntries(["x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "server"].map((name) => [name, answer.headers.get(name)])))
      .toEqual({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin", server: null });
  });

  it("sends a page once, compressed, and then only says that it has not changed", async () => {
    const first = await get("/kiosk.js", { "Accept-Encoding": "gzip" });
    expect([first.headers.get("content-encoding"), Number(first.headers.get("content-length")) < 200]).toEqual(["gzip", true]);
    expect(await first.text()).toHaveLength(8_013);
    const again = await get("/kiosk.js", { "Accept-Encoding": "gzip", "If-None-Match": first.headers.get("etag")! });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await get("/kiosk.js", { "Accept-Encoding": "gzip", "If-None-Match": `"other"` })).status).toBe(200);
  });

  it.each([
    "/../outside.json", "/%2e%2e/outside.json", "/..%2foutside.json", "/fonts/../../outside.json", "/.secret", "/notes.bak", "/fonts", "/index.html/",
    "//etc/passwd", "/kiosk.js%00.html", "/%zz",
  ])("has nothing at %s", async (path) => {
    const { status, body } = await rawGet(path);
    expect([status, JSON.parse(body)]).toEqual([404, { error: { code: "NotFound", message: expect.any(String) } }]);
  });

  it("answers HEAD without a body, and refuses to be written to", async () => {
    const head = await fetch(`${server.url}/`, { method: "HEAD" });
    expect([head.status, await head.text(), head.headers.get("content-length")]).toEqual([200, "", "37"]);
    const post = await fetch(`${server.url}/kiosk.js`, { method: "POST", body: "x" });
    expect([post.status, await post.json()]).toEqual([405, { error: { code: "MethodNotAllowed", message: "method not allowed" } }]);
  });

  it.each([{ Host: "x; script-src *" }, { Host: "[::::" }, { Host: "a:99999999" }, { Host: "a b" }])(
    "refuses a Host header that is none (%j), and stays alive", async (headers) => {
      const answer = await rawGet("/", headers);
      expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([400, "BadAddress"]);
      expect((await get("/health")).status).toBe(200);
    });

  it.each(["x;y", "x'", "x,y", "exa\tmple"])("does not let a Host header such as %s into the policy", async (host) => {
    const { headers } = await rawGet("/", { Host: host });
    expect(headers["content-security-policy"]).toMatch(/connect-src 'self'; font-src|default-src 'none'; base-uri/);
  });

  it.each(["TRACE / HTTP/1.1", "PROPFIND / HTTP/1.1", "OPTIONS * HTTP/1.1", "GET http://[bad/ HTTP/1.1", "GET * HTTP/1.1", "POST /%00 HTTP/1.1"])(
    "survives %s", async (line) => {
      const { hostname, port } = new URL(server.url);
      const socket = connectSocket(Number(port), hostname);
      socket.end(`${line}\r\nHost: x\r\nAccept: ;;;q=\r\nAccept-Version: <>\r\nContent-Type: ;;\r\nRange: bytes=9-1\r\nConnection: close\r\n\r\n`);
      const answer = await new Promise<string>((resolve) => {
        let text = "";
        socket.on("data", (chunk) => (text += chunk)).on("close", () => resolve(text)).on("error", () => undefined);
      });
      expect(answer).toMatch(/^HTTP\/1\.1 [24]\d\d /);
      expect((await get("/health")).status).toBe(200);
    });
});

describe("texts and health", () => {
  it("gives a page its texts, in its language only", async () => {
    expect(await (await get("/strings/fr.json")).json()).toEqual(strings.fr);
    for (const path of ["/strings/xx.json", "/strings/__proto__", "/strings/fr"]) expect((await get(path)).status).toBe(404);
  });

  it("says when it is ready, and when its store is away", async () => {
    const ready = await get("/health");
    expect([ready.status, await ready.json()]).toEqual([200, { status: "ready", store: "embedded" }]);
    isReady = false;
    const away = await get("/health");
    isReady = true;
    expect([away.status, away.headers.get("cache-control")]).toEqual([503, "no-store"]);
    expect(await away.json()).toEqual({ status: "unavailable", store: "embedded", error: { code: "ServiceUnavailable", message: expect.any(String) } });
  });

  it.each([["fails", () => Promise.reject(new Error("x"))], ["never answers", () => new Promise<never>(() => undefined)]])(
    "is not ready when the check %s", async (_how, check) => {
      expect(await askHealth(check)).toEqual({ isReady: false });
    });
});

describe("/webchat", () => {
  it.each([["fa-AF", "rtl", "نیست"], ["fr", "ltr", "Pas là : &#60;lancez&#62;"]])("says in %s how to install what is missing", async (lang, dir, text) => {
    const page = await (await get(`/webchat?lang=${lang}`)).text();
    expect(page).toContain(`<html lang="${lang}" dir="${dir}"`);
    expect(page).toContain(`${text} <code dir="ltr">npm run webchat:install</code>`);
    expect((await get("/webchat/webchat.js")).status).toBe(404);
  });

  it("loads Web Chat once it is there, with its own wider policy and no inline script", async () => {
    writeFileSync(join(server.webRoot, "absent.js"), "var WebChat = {};");
    const answer = await get("/webchat", { "Accept-Language": "ar-EG,fr;q=0.5" });
    const page = await answer.text();
    expect(page).toContain(`<html lang="ar" dir="rtl"`);
    expect(page.match(/<script[^>]*>[^<]/g)).toBeNull();
    expect(answer.headers.get("content-security-policy")).toMatch(/script-src 'self'; .*style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:/);
    expect(await (await get("/webchat/webchat.js")).text()).toBe("var WebChat = {};");
    expect((await get("/webchat/start.js")).status).toBe(200);
  });
});

describe("a slow or rude client", () => {
  const aRequest = (headers: Record<string, string> = {}) => Object.assign(new PassThrough(), { headers }) as unknown as IncomingMessage & PassThrough;

  it("is not waited for when its body does not come", async () => {
    await expect(readBody(aRequest({ "content-length": "10" }), 100, 20)).rejects.toMatchObject({ status: 408, code: "RequestTimeout" });
  });

  it("is refused before its body when the size is announced, and at the limit when it is not", async () => {
    await expect(readBody(aRequest({ "content-length": "101" }), 100)).rejects.toMatchObject({ status: 413 });
    const chunked = aRequest();
    chunked.write(Buffer.alloc(101));
    await expect(readBody(chunked, 100)).rejects.toMatchObject({ status: 413 });
    const exact = aRequest();
    exact.end(Buffer.alloc(100));
    expect((await readBody(exact, 100)).length).toBe(100);
  });

  it("is forgotten when it goes away in the middle", async () => {
    const cut = aRequest({ "content-length": "10" });
    const read = readBody(cut, 100);
    cut.write("abc");
    cut.destroy();
    await expect(read).rejects.toMatchObject({ status: 400, code: "IncompleteBody" });
  });

  it("cannot keep a stopping service from stopping", async () => {
    const stopping = await startTestServer();
    const { hostname, port } = new URL(stopping.url);
    const idle = connectSocket(Number(port), hostname).on("error", () => undefined);
    await new Promise((resolve) => idle.once("connect", resolve));
    idle.write("POST /v3/directline/tokens/generate HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{");
    const startedAt = Date.now();
    await stopping.close();
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  });
});
