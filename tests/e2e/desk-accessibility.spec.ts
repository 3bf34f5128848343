import type { Page } from "@playwright/test";
import { inviteMediator, Mediator } from "../helpers/a-mediator";
import { deskAssociation } from "../helpers/desk-service";
import { brokenRules } from "./support/broken-rules";
import { expect, test } from "./support/desk-test";

test("the doors of the desk break no accessibility rule", async ({ page, service }) => {
  await page.goto("/desk");
  await page.getByLabel("Nom de compte").waitFor();
  expect(await brokenRules(page)).toEqual([]);
  await page.goto(`/desk/#invitation=${await inviteMediator(service.store.desk, deskAssociation)}`);
  await page.getByText("Vous êtes Amina").waitFor();
  await expect(page.getByRole("img", { name: /^Code QR de la clé/ })).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
});

test("the queue, an offer, a case and what opens over it break none", async ({ page, atWork, somebody }) => {
  const { phone, id } = await somebody("ar", true);
  await phone.post({ type: "message", text: "سؤال" });
  await somebody("uk");
  await atWork.offer.waitFor();
  expect(await brokenRules(page)).toEqual([]);
  await atWork.open(id);
  await atWork.phraseSearch.fill("rendez");
  await page.getByRole("listbox").getByRole("option").first().waitFor();
  expect(await brokenRules(page)).toEqual([]);
  await page.keyboard.press("Enter");
  expect(await brokenRules(page, ".composer")).toEqual([]);
  await page.keyboard.press("Escape");
  // it gives the keyboard back to the search a moment later
  await expect(atWork.phraseSearch).toBeFocused();
  await atWork.log.focus();
  for (const key of ["?", "v", "c", "p"]) {
    await page.keyboard.press(key);
    await atWork.dialog.waitFor();
    expect(await brokenRules(page, "dialog")).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(atWork.dialog).toHaveCount(0);
  }
});

test("the other pages and the lock break none", async ({ page, desk, amina, service }) => {
  await amina.comes();
  const nadia = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Nadia", role: "coordinator" });
  await desk.signIn(nadia.keys);
  for (const name of ["Supervision", "Relevé d’activité", "Premiers pas"]) {
    await page.getByRole("link", { name }).click();
    await page.getByRole("heading", { level: 2, name }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
  }
  await expect(desk.queue).toHaveCount(0);
  await page.keyboard.press("l");
  await page.getByRole("heading", { name: /Poste verrouillé/ }).waitFor();
  expect(await brokenRules(page)).toEqual([]);
});

/** Parts that are wider than the window or hold something wider than themselves. */
const tooWide = (page: Page): Promise<readonly string[]> => page.evaluate(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const boxes = [...document.querySelectorAll<HTMLElement>(".top, .queue, .case-row, .case-header, .transcript, .entry, .composer, .summary, .dialog, .page")];
  const wide = boxes.filter((box) => box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1).map((box) => box.className);
  return scrollWidth > clientWidth ? [`page ${scrollWidth} > ${clientWidth}`, ...wide] : wide;
});

test("on 320 px, at 200 % and at 400 % zoom nothing needs sideways scrolling, and a case can be read, answered and left", async ({ page, atWork, somebody }) => {
  const cases = [await somebody("fa-AF", true), await somebody("uk", true)];
  for (const viewport of [{ width: 320, height: 640 }, { width: 640, height: 400 }, { width: 320, height: 200 }]) {
    await page.setViewportSize(viewport);
    expect(await tooWide(page)).toEqual([]);
    for (const { id } of cases) {
      await atWork.open(id);
      expect(await tooWide(page)).toEqual([]);
      await atWork.send("Je lis.");
      await expect(atWork.lines.last()).toContainText("Je lis.");
      await page.getByRole("button", { name: "En bref" }).click();
      await expect(atWork.summary).toBeVisible();
      expect(await tooWide(page)).toEqual([]);
      await page.getByRole("button", { name: "Actions" }).click();
      await page.getByRole("button", { name: "Clore" }).click();
      expect(await tooWide(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("link", { name: "Liste des dossiers" }).click();
      await expect(atWork.queue).toBeVisible();
    }
  }
});

test("who reads the newest line still does after the window was turned", async ({ page, atWork, somebody }) => {
  await atWork.open((await somebody("ar", true)).id);
  await expect(atWork.lines.last()).toBeInViewport();
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(atWork.lines.last()).toBeInViewport();
});

test("the single keys can be switched off, and stay off after a reload", async ({ page, atWork, somebody }) => {
  await atWork.open((await somebody("fr", true)).id);
  await atWork.log.focus();
  await page.keyboard.press("?");
  await atWork.dialog.getByLabel("Utiliser les raccourcis").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await expect(atWork.dialog).toHaveCount(0);
  await page.reload();
  await atWork.lines.first().waitFor();
  await page.keyboard.press("?");
  await expect(atWork.dialog).toHaveCount(0);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(["passerelle-desk"]);
});

test("a dialog gives the keyboard back to where it was", async ({ page, atWork, somebody }) => {
  await atWork.open((await somebody("fr", true)).id);
  const button = atWork.action("Clore");
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(atWork.dialog.getByLabel("Résolu")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
});

test("what the browser still tells of a dialog that was closed does not close the next one", async ({ page, atWork, somebody }) => {
  await atWork.open((await somebody("fr", true)).id);
  await atWork.log.focus();
  await page.keyboard.press("?");
  const first = await atWork.dialog.elementHandle();
  await page.keyboard.press("Escape");
  await expect(atWork.dialog).toHaveCount(0);
  await page.keyboard.press("v");
  await atWork.dialog.waitFor();
  await first!.dispatchEvent("close");
  // a frame later, when a page that listened would have closed it
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(atWork.dialog).toBeVisible();
});
