import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { Person } from "../helpers/e2e-person";
import { Service } from "../helpers/e2e-service";
import { expect, test } from "../helpers/e2e-test";

const token = "mediatheque-4f1c9a2e7b";
const canary = "Zanzibarcanari";

/** Addresses and contents of everything that the worker keeps. */
const keptIn = (page: Page): Promise<{ readonly urls: readonly string[]; readonly everything: string }> => page.evaluate(async () => {
  const kept = await Promise.all((await caches.keys()).map(async (name) => {
    const cache = await caches.open(name);
    return Promise.all((await cache.keys()).map(async (request) => [request.url, `${name} ${await (await cache.match(request))!.text()}`] as const));
  }));
  return { urls: kept.flat().map(([url]) => url), everything: JSON.stringify(kept) };
});

/** The worker has everything, and has this very document in its hands. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

test("a kiosk opens without the service, says so, shows whom to call, forgets who was there and comes back by itself", async ({ browser }) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "passerelle-away-"));
  const file = join(folder, "places.json");
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync(file, JSON.stringify([{ token, id: "mediatheque", name: "Médiathèque Jean-Moulin", territory: "33", languages: ["ar"], hours: "24/7", hours_checked_on: today }]));
  const service = await Service.start({ KIOSK_PLACES: file });
  try {
    const page = await browser.newPage({ baseURL: service.url });
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.context().on("console", (message) => message.type() === "error" && !/Failed to load resource|WebSocket connection/.test(message.text()) && faults.push(message.text()));
    await page.addInitScript(() => addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => console.error(`policy: ${effectiveDirective} ${blockedURI}`)));
    const person = new Person(page);
    await page.goto(`/?kiosk=${token}`);
    await expect(page.locator('.place-opening[lang="ar"]')).toContainText("يمكن لشخص أن يساعدكم الآن");
    await isKept(page);
    await page.clock.install();
    await person.startIn("العربية", `/?kiosk=${token}`);
    await person.type(canary);

    await service.kill();
    await expect(page.locator(".connection-lost")).toBeVisible({ timeout: 40_000 });
    await page.getByRole("button", { name: "أرقام الطوارئ" }).click();
    const dialog = page.getByRole("dialog", { name: "أرقام الطوارئ والمساعدة" });
    await expect(dialog.locator('.number bdi[dir="ltr"]').first()).toHaveText("112");
    await expect(dialog.locator("a")).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(person.log).toContainText(canary);

    // nobody touches the screen: forgetting comes before connecting again
    await page.clock.fastForward(151_000);
    await expect(page.getByRole("alertdialog")).toBeVisible();
    await page.clock.fastForward(31_000);
    await expect(person.door("العربية")).toBeVisible();
    expect(await page.content()).not.toContain(canary);

    await page.reload();
    await expect(page.getByText("Le service ne répond pas.")).toBeVisible();
    await page.getByRole("button", { name: "العربية" }).click();
    await expect(page.locator(".away")).toContainText("ستعود هذه الصفحة وحدها");
    await expect(page.locator(".away .number").nth(7)).toHaveText("3919");
    await page.goto(`/numeros?kiosk=${token}#fa-AF`);
    await expect(page.getByRole("heading", { name: "شماره‌های عاجل و کمک" })).toBeVisible();
    await expect(page.locator('section:target .number >> text="115"')).toBeVisible();
    await expect(page.locator("section:target a.number")).toHaveCount(0);
    const { urls, everything } = await keptIn(page);
    expect(urls.filter((url) => !/^\/(?:$|numeros|numeros\.json|kiosk\.(?:js|css)|numbers\.(?:js|css)|icon\.svg|strings\/[\w-]+\.json|fonts\/[\w-]+\.woff2|chunks?[/-][\w-]+\.js)$/.test(url.replace(service.url, "")))).toEqual([]);
    expect([canary, token].filter((word) => everything.includes(word))).toEqual([]);

    // whoever reads there leaves; the next person meets the first screen
    await page.clock.fastForward(121_000);
    await expect(page.locator(".away")).toBeVisible();
    await service.startAgain();
    await page.clock.fastForward(10_000);
    await expect(person.door("العربية")).toBeVisible({ timeout: 20_000 });
    await expect(person.log).toHaveCount(0);
    expect(await page.content()).not.toContain(canary);
    await person.door("العربية").click();
    await person.waitForAnswer();
    expect(faults).toEqual([]);
    await page.close();
  } finally {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a newer version takes the place of the older between two documents, whole or not at all", async ({ browser, service }) => {
  const hash = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  let version = 1;
  let isHalfDeployed = false;
  const mark = (script: string): string => `document.documentElement.dataset.version="${version}";${script}`;
  const script = await (await fetch(`${service.url}/kiosk.js`)).text();
  // in front of the real service: another script from one moment to the next
  const server = createServer((req: IncomingMessage, res: ServerResponse) => void (async () => {
    const answer = await fetch(`${service.url}${req.url}`, { method: req.method ?? "GET" });
    const plain = Buffer.from(await answer.arrayBuffer());
    const path = (req.url ?? "").split("?")[0];
    const body = path === "/kiosk.js" ? mark(script) : path === "/sw.js" ? plain.toString().replace(hash(script), isHalfDeployed ? hash("not yet there") : hash(mark(script))).replace(/"version":"\w+"/, `"version":"v${version}${isHalfDeployed}"`) : plain;
    for (const name of ["content-type", "content-security-policy", "cache-control"]) res.setHeader(name, answer.headers.get(name) ?? "");
    res.writeHead(answer.status).end(body);
  })().catch(() => res.destroy()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  try {
    const page = await context.newPage();
    const shown = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset["version"]).catch(() => undefined); // between two documents
    const look = () => page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => found!.update()).then(() => "looked", () => "refused"));
    const caches_ = () => page.evaluate(async () => (await caches.keys()).filter((name) => name !== "fonts"));
    const open = async (): Promise<void> => {
      await page.reload();
      await page.locator(".start-button").first().waitFor();
    };
    await page.goto("/");
    await page.locator(".start-button").first().waitFor();
    await isKept(page);
    expect(await shown()).toBe("1");

    version = 2;
    isHalfDeployed = true;
    await look();
    await expect.poll(caches_).toEqual(["shell-v1false"]);
    await open();
    expect(await shown()).toBe("1");

    isHalfDeployed = false;
    await look();
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => found!.waiting?.state))).toBe("installed");
    expect(await shown()).toBe("1");
    const other = await context.newPage();
    await other.goto("/numeros");
    await open();
    // with another page open, this one would have to share files of both
    expect(await shown()).toBe("1");
    await other.close();
    // a page that was closed is counted a moment longer
    await expect.poll(async () => {
      await open();
      return shown();
    }).toBe("2");
    await expect.poll(caches_).toEqual(["shell-v2false"]);
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
  }
});
