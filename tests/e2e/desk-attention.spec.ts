import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./support/desk-test";

/** What the page showed and played, kept apart from the page: a reload does not forget it. */
interface Attention {
  readonly notices: { title: string; body: string; tag: string }[];
  readonly tones: string[];
}

/** A browser that gave its permission, and tells of every notice and every note that it is asked for. */
async function watched(context: BrowserContext): Promise<Attention> {
  const told: Attention = { notices: [], tones: [] };
  await context.grantPermissions(["notifications"]);
  await context.exposeFunction("toldNotice", (notice: Attention["notices"][number]) => void told.notices.push(notice));
  await context.exposeFunction("toldTone", (from: string) => void told.tones.push(from));
  await context.addInitScript(() => {
    const told = window as unknown as { toldNotice(notice: object): void; toldTone(from: string): void };
    const real = window.Notification;
    window.Notification = new Proxy(real, {
      construct(target, [title, options = {}]: [string, NotificationOptions?]) {
        told.toldNotice({ title, body: options.body ?? "", tag: options.tag ?? "" });
        return new target(title, options);
      },
    });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      told.toldTone(this.context.state);
      start.call(this, when);
    };
  });
  return told;
}

/** Another tab in front: this one is not looked at. */
async function lookAway(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto("about:blank");
  await other.bringToFront();
  await page.evaluate(() => {
    // a headless browser draws every tab as if it were in front
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
    Object.defineProperty(document, "hasFocus", { configurable: true, value: () => false });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  return other;
}

async function turnSoundOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Son coupé : activer" }).click();
  await page.keyboard.press("Escape");
}

/** As long as tabs may take to give way to each other. */
const settledMs = 1_500;

const notesOfOneTone = 2;

test("a case that is offered while the desk is not looked at is told once, by a notice without a word about the person and one tone", async ({ page, context, desk, amina, somebody }) => {
  const told = await watched(context);
  await desk.signIn(amina.keys);
  await expect(page).toHaveTitle("Passerelle · bureau");
  await turnSoundOn(page);
  const before = told.tones.length;
  const other = await lookAway(page);
  await somebody("ar");
  await expect.poll(() => told.notices).toEqual([{ title: "Passerelle · bureau", body: "Un dossier vous est proposé.", tag: "offer" }]);
  expect(told.tones.slice(before)).toHaveLength(notesOfOneTone);
  // asked for in a context that really sounds, not one that the browser holds back
  expect(new Set(told.tones.slice(before))).toEqual(new Set(["running"]));
  await expect(page).toHaveTitle("(1) Passerelle · bureau");

  // the same offer is no news after a reload, or in a second tab
  const tones = told.tones.length;
  await page.reload();
  await expect(desk.offer).toBeVisible();
  const second = await context.newPage();
  await second.goto("/desk/");
  await expect(second.locator(".offer")).toBeVisible();
  await second.waitForTimeout(settledMs);
  expect(told.notices).toHaveLength(1);
  expect(told.tones).toHaveLength(tones);
  await other.close();
});

test("with two tabs open an offer is told once, not once for each tab", async ({ page, context, desk, amina, somebody }) => {
  const told = await watched(context);
  await desk.signIn(amina.keys);
  await turnSoundOn(page);
  const second = await context.newPage();
  await second.goto("/desk/");
  await expect(second.getByRole("navigation", { name: "Dossiers" })).toBeVisible();
  // a browser sounds only in a page that somebody has touched
  await second.getByRole("button", { name: "Menu" }).click();
  const before = told.tones.length;
  for (const tab of [page, second]) await lookAway(tab);
  await somebody("uk");
  await expect.poll(() => told.notices.length).toBe(1);
  await page.waitForTimeout(settledMs);
  expect(told.notices).toHaveLength(1);
  expect(told.tones.slice(before)).toHaveLength(notesOfOneTone);
});

test("who wants no sound hears none, and the title goes back when nobody waits", async ({ page, context, desk, amina, somebody }) => {
  const told = await watched(context);
  await desk.signIn(amina.keys);
  const { id } = await somebody("fr");
  await expect(page).toHaveTitle("(1) Passerelle · bureau");
  await expect(desk.offer).toBeVisible();
  await amina.act(id, { kind: "take" });
  await expect(page).toHaveTitle("Passerelle · bureau");
  expect(told.tones).toEqual([]);
  // looked at, the banner says it: no notice beside
  expect(told.notices).toEqual([]);
});

test("whoever takes the permission back is shown no notice, and still hears the tone", async ({ page, context, desk, amina, somebody }) => {
  const told = await watched(context);
  await desk.signIn(amina.keys);
  await turnSoundOn(page);
  await context.clearPermissions();
  const before = told.tones.length;
  await lookAway(page);
  await somebody("ar");
  await expect.poll(() => told.tones.length).toBe(before + notesOfOneTone);
  expect(told.notices).toEqual([]);
});
