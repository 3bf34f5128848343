import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Shell } from "../../../src/web/worker/shell";
import { jsonFile } from "../../../src/http/strings";
import { startTestServer } from "../../helpers/test-server";

const files: Readonly<Record<string, string>> = {
  "index.html": "<!doctype html>", "kiosk.js": "1", "kiosk.css": "a{}", "worker.js": "work();", "desk.js": "2", "desk.css": "b{}", "desk/index.html": "desk", "desk/strings.json": "{}",
  "fonts/noto-A.woff2": "font",
};

async function built(more: Readonly<Record<string, string>> = {}, publicUrl?: string) {
  const webRoot = mkdtempSync(join(tmpdir(), "passerelle-shell-"));
  for (const folder of ["desk", "fonts"]) mkdirSync(join(webRoot, folder));
  for (const [name, content] of Object.entries({ ...files, ...more })) if (content !== "") writeFileSync(join(webRoot, name), content);
  return startTestServer({}, { webRoot, ...(publicUrl !== undefined && { publicUrl }), strings: { fr: { title: "é" } }, made: new Map([["/numeros.json", jsonFile({ languages: [] })]]) });
}

async function shellOf(more: Readonly<Record<string, string>> = {}) {
  const server = await built(more);
  const answer = await fetch(`${server.url}/sw.js`);
  const text = await answer.text();
  const shell = JSON.parse(/^self\.passerelleShell=(\{.*\});\n/.exec(text)?.[1] ?? "null") as Shell;
  const bodies = await Promise.all(shell.files.map(async ([path]) => (await fetch(`${server.url}${path}`)).text()));
  await server.close();
  return { answer, text, shell, bodies };
}

it("names every file of the page with the hash of what is served, and nothing of the mediators' page", async () => {
  const { answer, text, shell, bodies } = await shellOf();
  expect(shell.files.map(([path]) => path)).toEqual(["/", "/kiosk.css", "/kiosk.js", "/numeros.json", "/strings/fr.json"]);
  expect(shell.files.map(([, integrity]) => integrity)).toEqual(bodies.map((body) => `sha256-${createHash("sha256").update(body).digest("base64")}`));
  expect(shell.fonts).toEqual(["/fonts/noto-A.woff2"]);
  expect(text.endsWith("work();")).toBe(true);
  expect([answer.headers.get("cache-control"), answer.headers.get("content-type")]).toEqual(["no-cache", "text/javascript; charset=utf-8"]);
});

it("may fetch from us alone, and make no script of it", async () => {
  const { answer } = await shellOf();
  expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'");
});

it.each([
  { what: "the same files", more: {}, isNew: false },
  { what: "another page of the mediators", more: { "desk.js": "3" }, isNew: false },
  { what: "another script", more: { "kiosk.js": "3" }, isNew: true },
  { what: "another worker", more: { "worker.js": "workElse();" }, isNew: true },
  { what: "a further font", more: { "fonts/noto-B.woff2": "font" }, isNew: true },
])("$what: a new version? $isNew", async ({ more, isNew }) => {
  const [before, after] = [(await shellOf()).shell.version, (await shellOf(more)).shell.version];
  expect(before).toMatch(/^[0-9a-f]{16}$/);
  expect(after !== before).toBe(isNew);
});

it("another policy of the page is a new version too: the page is kept with its policy", async () => {
  const server = await built({}, "https://aide.exemple.org");
  const text = await (await fetch(`${server.url}/sw.js`)).text();
  await server.close();
  expect(text).not.toContain((await shellOf()).shell.version);
});

it("is not there before the page is built", async () => {
  const server = await built({ "worker.js": "" });
  const answer = await fetch(`${server.url}/sw.js`);
  expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([404, "NotFound"]);
  await server.close();
});
