import { slowestRetryMs } from "../../src/web/desk/live/back-off";
import { readBy } from "./support/asks-for-somebody";
import { brokenRules } from "./support/broken-rules";
import { expect, test } from "./support/desk-test";

test("what both sides say while the network is away is there once, in order, when it is back", async ({ page, context, atWork, somebody }) => {
  const { phone, id } = await somebody("ar", true);
  await atWork.open(id);
  const before = await atWork.lines.count();
  await context.setOffline(true);
  await atWork.send("Je reviens vers vous.");
  await expect(page.getByText("1 action attend la liaison.")).toBeVisible();
  for (const text of ["سؤال أول", "سؤال ثان"]) await phone.post({ type: "message", text });
  await context.setOffline(false);
  await expect(atWork.lines).toHaveCount(before + 3);
  expect((await atWork.lines.allInnerTexts()).slice(before).map((text) => /أول|ثان|reviens/.exec(text)?.[0])).toEqual(["أول", "ثان", "reviens"]);
  await expect(atWork.log.locator(".outgoing")).toHaveCount(0);
  await expect(page.getByText(/attend la liaison|La liaison est coupée/)).toHaveCount(0);
  await phone.post({ type: "message", text: "سؤال ثالث" });
  await expect(atWork.lines).toHaveCount(before + 4);
  expect((await readBy(phone)).filter((text) => text.startsWith("Je reviens vers vous."))).toHaveLength(1);
});

test("a message whose answer got lost is done once and shown once", async ({ page, atWork, somebody }) => {
  const { phone, id } = await somebody("fr", true);
  await atWork.open(id);
  let lost = 0;
  await page.route("**/acts", async (route) => {
    if (lost === 2) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await atWork.send("Je vérifie.");
  await expect.poll(() => lost).toBe(2);
  await expect(atWork.log.locator(".outgoing")).toHaveCount(0);
  await expect(atWork.lines.filter({ hasText: "Je vérifie." })).toHaveCount(1);
  expect((await readBy(phone)).filter((text) => text === "Je vérifie.")).toHaveLength(1);
});

test("words that are refused can be taken back into the box", async ({ page, atWork, amina, somebody }) => {
  const { id } = await somebody("fr", true);
  await atWork.open(id);
  await page.route("**/acts", async (route) => {
    await amina.act(id, { kind: "close", reason: "solved" });
    await route.continue();
  }, { times: 1 });
  await atWork.send("Je vérifie votre dossier.");
  await expect(atWork.log).toContainText(/Quelqu’un d’autre suit ce dossier|Trop tard/);
  await atWork.log.getByRole("button", { name: "Remettre dans la zone de texte" }).click();
  await amina.act(id, { kind: "reopen", reason: "mistake" });
  await amina.sees((one) => one.id === id && one.state === "offered");
  await amina.act(id, { kind: "take" });
  await expect(atWork.freeText).toHaveValue("Je vérifie votre dossier.");
});

test("a message that the service never takes is given back in words after a minute, and goes when it is sent again", async ({ page, atWork, somebody }) => {
  const { phone, id } = await somebody("fr", true);
  await atWork.open(id);
  await page.clock.install();
  await page.route("**/acts", (route) => route.fulfill({ status: 500, json: { code: "UNAVAILABLE" } }));
  await atWork.send("Je vérifie.");
  const again = atWork.log.getByRole("button", { name: "Essayer encore" });
  // each step lets the next try happen: the longest wait between two is shorter
  await expect.poll(async () => {
    await page.clock.fastForward(slowestRetryMs);
    return again.count();
  }).toBe(1);
  await expect(atWork.log).toContainText("Le service n’a pas pu le faire, malgré plusieurs essais.");
  expect(await brokenRules(page, ".outgoing")).toEqual([]);
  await page.goto("/desk/#/");
  await expect(page.locator(".notices")).toContainText("Je vérifie.");
  await page.locator(".notices").getByRole("link", { name: "Voir le dossier" }).click();
  await expect(page.locator(".notices")).not.toContainText("Je vérifie.");
  await page.unroute("**/acts");
  await again.click();
  await expect(atWork.lines.filter({ hasText: "Je vérifie." })).toHaveCount(1);
  await expect(atWork.log.locator(".outgoing")).toHaveCount(0);
  expect((await readBy(phone)).filter((text) => text === "Je vérifie.")).toHaveLength(1);
});

test("a reload and a second tab show the same talk, nothing twice", async ({ page, context, atWork, somebody }) => {
  const { phone, id } = await somebody("ar", true);
  await atWork.open(id);
  const before = await atWork.lines.count();
  await page.reload();
  await expect(atWork.lines).toHaveCount(before);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByRole("log").locator("[data-seq]")).toHaveCount(before);
  await atWork.send("Dans les deux.");
  await phone.post({ type: "message", text: "شكرا" });
  for (const tab of [page, second]) {
    await expect(tab.getByRole("log").locator("[data-seq]")).toHaveCount(before + 2);
    await expect(tab.getByRole("log").locator(".outgoing")).toHaveCount(0);
  }
  await page.getByRole("button", { name: "Verrouiller" }).click();
  await expect(second.getByRole("heading", { name: /Poste verrouillé/ })).toBeVisible();
});

test("who reads above is not carried away by a new line, and goes to it with one press", async ({ atWork, somebody }) => {
  const { phone, id } = await somebody("uk", true);
  await atWork.open(id);
  await atWork.log.evaluate((list) => (list.scrollTop = 0));
  await phone.post({ type: "message", text: "Ви тут?" });
  const newest = atWork.page.getByRole("button", { name: "1 nouveau message" });
  await expect(newest).toBeVisible();
  expect(await atWork.log.evaluate((list) => list.scrollTop)).toBe(0);
  await newest.click();
  await expect(atWork.lines.last()).toBeInViewport();
  await expect(newest).toHaveCount(0);
});
