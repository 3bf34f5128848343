import { expect, test } from "../helpers/e2e-test";
import type { Person } from "../helpers/e2e-person";

/** Which sounds play now, and for how long they last. */
const playing = ({ page }: Person): Promise<readonly number[]> =>
  page.evaluate(() => [...document.querySelectorAll("audio")].filter(({ paused }) => !paused).map(({ duration }) => duration));

test("a language can be heard before anything is chosen, and what is heard stops when somebody begins", async ({ person, page }) => {
  await page.goto("/");
  const door = page.locator(".door[lang='uk']");
  await door.getByRole("button", { name: "Послухати" }).click();
  // how long it lasts is not known before its first bytes have come
  await expect.poll(async () => (await playing(person))[0] ?? 0).toBeGreaterThan(1);
  await expect(door.getByRole("button", { name: "Зупинити" })).toBeVisible();
  await person.door("Українська").click();
  await person.waitForAnswer();
  expect(await playing(person)).toEqual([]);
});

test("each message can be heard, one at a time, and again; leaving takes the voice along", async ({ person, page }) => {
  await person.startIn("Français", "/?kiosk");
  const listen = person.log.getByRole("button", { name: /Écouter|Arrêter/ });
  expect(await listen.count()).toBe(await person.log.locator(".bot").count());
  await listen.first().click();
  await expect.poll(async () => (await playing(person))[0] ?? 0).toBeGreaterThan(0);
  const [first] = await playing(person);
  await listen.last().click();
  await expect.poll(() => playing(person)).not.toEqual([first]);
  await expect.poll(() => playing(person)).toHaveLength(1);
  await expect(listen.first()).toHaveText("Écouter");
  await listen.last().click();
  expect(await playing(person)).toEqual([]);
  await listen.first().click();
  await expect.poll(() => playing(person)).toHaveLength(1);
  await page.getByRole("button", { name: "J’ai fini" }).click();
  await expect(person.door("Français")).toBeVisible();
  expect(await playing(person)).toEqual([]);
});

test("where no voice is approved there is no button to press in vain", async ({ person, page }) => {
  await page.goto("/");
  await expect(page.locator(".door[lang='fr'] .listen")).toBeVisible();
  await expect(page.locator(".door[lang='ar'] .listen")).toHaveCount(0);
  await person.startIn("العربية");
  await expect(person.log.locator(".listen")).toHaveCount(0);
});

test("a sound that cannot be had is said to be missing, and can be asked for again", async ({ person, page }) => {
  await person.startIn("Français");
  await page.route("**/speech/*", (route) => route.abort());
  const listen = person.log.locator(".listen").first();
  await listen.click();
  await expect(listen).toHaveText(/ne marche pas/);
  await page.unroute("**/speech/*");
  await listen.click();
  await expect(listen).toHaveText("Arrêter");
});

test("whoever wants to hear everything hears each new message by itself, one at a time; answering, stopping and leaving make it silent", async ({ person, page }) => {
  await person.startIn("Français", "/?kiosk");
  // in the page itself: a moment with two voices must not slip through between two looks
  await page.evaluate(() => {
    const most = { voices: 0 };
    const look = (): void => void (most.voices = Math.max(most.voices, [...document.querySelectorAll("audio")].filter(({ paused }) => !paused).length));
    new MutationObserver(look).observe(document.body, { childList: true });
    document.addEventListener("playing", look, { capture: true });
    Object.assign(window, { most });
  });
  expect(await playing(person)).toEqual([]);
  const always = page.getByRole("button", { name: "Tout écouter" });
  const stop = page.locator(".top").getByRole("button", { name: "Arrêter" });
  await always.click();
  await expect.poll(() => playing(person)).toHaveLength(1);
  const [question] = await playing(person);

  // the answer ends the old question; the new messages come by themselves, the first of them first
  await person.answerSomething();
  await expect.poll(() => playing(person)).not.toEqual([question]);
  await expect.poll(() => playing(person)).toHaveLength(1);
  await expect(person.log.locator("[data-current] .listen").first()).toHaveText("Arrêter");
  await stop.click();
  expect(await playing(person)).toEqual([]);
  await expect(always).toHaveAttribute("aria-pressed", "true");

  await person.press("RSA");
  await expect.poll(() => playing(person)).toHaveLength(1);
  expect(await page.evaluate(() => (window as unknown as { most: { voices: number } }).most.voices)).toBe(1);
  await page.getByRole("button", { name: "J’ai fini" }).click();
  await expect(person.door("Français")).toBeVisible();
  expect(await playing(person)).toEqual([]);
});
