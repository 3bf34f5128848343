import type { Page } from "@playwright/test";
import { Person } from "../helpers/e2e-person";
import { Service } from "../helpers/e2e-service";
import { expect, test } from "../helpers/e2e-test";

/** Ids of all messages on screen, in order. */
const idsOf = (page: Page): Promise<readonly (string | null)[]> => page.locator("[data-id]").evaluateAll((all) => all.map((one) => one.getAttribute("data-id")));

test("a reload goes on with the same conversation, each message once", async ({ page, person }) => {
  await person.startIn("العربية");
  const said = await person.log.locator(".bubble .text, .own p").allTextContents();
  await page.reload();
  await person.waitForAnswer();
  await expect(person.ownMessages).toHaveCount(0);
  expect((await person.log.locator(".bubble .text, .own p").allTextContents()).slice(0, said.length)).toEqual(said);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await person.answerSomething();
  const ids = await idsOf(page);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a kiosk keeps nothing: after a reload the next person meets the first screen", async ({ page, person }) => {
  await person.startIn("العربية", "/?kiosk");
  expect(await page.evaluate(() => sessionStorage.length + localStorage.length + document.cookie.length)).toBe(0);
  await page.reload();
  await expect(page.getByRole("button", { name: /Commencer/ })).toBeVisible();
  await expect(person.log).toHaveCount(0);
});

test("a message that could not be sent is shown so, and arrives once", async ({ page, person }) => {
  await person.startIn("Français");
  // directlinejs calls the first a success, of the id "retry"
  let refused = 0;
  await page.route("**/activities", (route) => ((refused += 1) === 1 ? route.fulfill({ status: 503, json: { error: { code: "Unavailable", message: "busy" } } }) : route.abort()));
  await person.box.fill("bonjour");
  await person.box.press("Enter");
  await expect(page.getByText("Pas encore envoyé")).toBeVisible();
  await page.unroute("**/activities");
  await page.getByRole("button", { name: "Envoyer de nouveau" }).click();
  await expect(page.getByText("Pas encore envoyé")).toBeHidden();
  await person.waitForAnswer();
  await page.reload();
  await person.waitForAnswer();
  await expect(person.ownMessages).toHaveCount(1);
});

test("an expired token costs nothing: a new line is built and every message is there once", async ({ page, person }) => {
  await person.startIn("Français");
  let refused = 0;
  await page.route("**/activities", (route) => {
    refused += 1;
    return refused > 1 ? route.fallback() : route.fulfill({ status: 403, json: { error: { code: "TokenExpired", message: "expired" } } });
  });
  await person.box.fill("bonjour");
  await person.box.press("Enter");
  await expect(person.log.locator("[data-current]").first()).toBeVisible({ timeout: 40_000 });
  expect(refused).toBe(2);
  const ids = await idsOf(page);
  expect(new Set(ids).size).toBe(ids.length);
  await expect(person.ownMessages).toHaveCount(1);
});

test("the service is away for an hour while the person waits: it is said, the page comes back by itself, and nothing is lost or doubled", async ({ browser }) => {
  test.setTimeout(120_000);
  const service = await Service.start();
  try {
    const page = await browser.newPage({ baseURL: service.url });
    const person = new Person(page);
    await page.clock.install();
    await person.startIn("العربية");
    const before = await idsOf(page);
    const sent = new Set<string>();
    page.on("request", (request) => {
      const body = request.method() === "POST" && request.url().endsWith("/activities") ? (request.postDataJSON() as { text?: string; channelData: { clientActivityID: string } }) : null;
      if (body?.text === "مرحبا") sent.add(body.channelData.clientActivityID);
    });
    await service.kill();
    await expect(page.locator(".connection-lost")).toBeVisible();
    await person.box.fill("مرحبا");
    await person.box.press("Enter");
    await expect(page.locator(".own-state")).toBeVisible();
    for (let minutes = 0; minutes < 60; minutes += 5) await page.clock.fastForward(5 * 60_000);
    await expect(page.locator(".connection-lost")).toBeVisible();
    await expect(page.locator(".own-state")).toBeVisible();
    await service.startAgain();
    await page.clock.fastForward(30_000);
    await expect(page.locator(".own-state")).toBeHidden({ timeout: 30_000 });
    await person.waitForAnswer();
    const after = await idsOf(page);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(new Set(after).size).toBe(after.length);
    expect(sent.size).toBe(1);
    // what the service has of it, shown anew
    await page.reload();
    await person.waitForAnswer();
    await expect(person.ownMessages).toHaveCount(1);
    await page.close();
  } finally {
    await service.stop();
  }
});

test("a line that breaks after an answer has come in, and before directlinejs hands it out, loses nothing of it", async ({ page, person }) => {
  let breaks = false;
  let lines = 0;
  await page.routeWebSocket(/\/stream/, (socket) => {
    lines += 1;
    const service = socket.connectToServer();
    service.onMessage((frame) => {
      socket.send(frame);
      if (!breaks || !String(frame).includes('"inputHint":"expectingInput"')) return;
      breaks = false;
      void socket.close({ code: 1012 });
    });
  });
  // it hands out by a timer without delay, which comes late in a page that is short of time
  await page.addInitScript(() => {
    const { setInterval } = window;
    window.setInterval = ((act: () => void, ms?: number) => setInterval(act, ms === 0 ? 300 : ms)) as typeof window.setInterval;
  });
  await person.startIn("Français");
  breaks = true;
  await person.choices.first().click();
  await expect.poll(() => lines).toBe(2);
  await person.waitForAnswer();
  const ids = await idsOf(page);
  expect(new Set(ids).size).toBe(ids.length);
});

test("an answer that comes back before the service said that it was taken is no sign of a dead line", async ({ page, person }) => {
  await page.clock.install();
  let lines = 0;
  page.on("websocket", () => (lines += 1));
  await person.startIn("Français");
  let taken = 0;
  await page.route("**/activities", async (route) => {
    const response = await route.fetch();
    await expect(person.log.locator("[data-current]").first()).toBeVisible();
    await route.fulfill({ response });
    taken += 1;
  });
  await person.answerSomething();
  await expect.poll(() => taken).toBe(1);
  // longer than an accepted message may take to come back
  await page.clock.fastForward(12_000);
  await page.clock.fastForward(2_000);
  await expect(page.locator(".connection-lost")).toHaveCount(0);
  expect(lines).toBe(1);
});
