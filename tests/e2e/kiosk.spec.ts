import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Request } from "@playwright/test";
import { expect, test } from "../helpers/e2e-test";
import type { Person } from "../helpers/e2e-person";
import { Service } from "../helpers/e2e-service";
import { Looks } from "./support/looks";

const tall = { width: 1080, height: 1920 };
const key = ({ page }: Person, name: string) => page.locator(".keyboard").getByRole("button", { name, exact: true });

for (const { autonym, letters, heading } of [
  { autonym: "Français", letters: ["b", "o", "n", "j", "o", "u", "r"], heading: "Clavier" },
  { autonym: "العربية", letters: ["س", "ل", "ا", "م"], heading: "لوحة المفاتيح" },
  { autonym: "دری", letters: ["س", "ل", "ا", "م"], heading: "صفحه‌کلید" },
  { autonym: "Українська", letters: ["п", "р", "и", "в", "і", "т"], heading: "Клавіатура" },
]) {
  test(`a sentence is written by touch alone in ${autonym}, letter by letter, and one is taken back`, async ({ person, page }) => {
    await page.setViewportSize(tall);
    await person.startIn(autonym, "/?kiosk");
    await page.getByRole("button", { name: heading, exact: true }).click();
    for (const letter of [...letters, letters[0]!]) await key(person, letter).click();
    await page.locator(".keyboard .key-row").last().locator(".key").last().click();
    await expect(person.box).toHaveValue(letters.join(""));
    await expect(person.box).toBeFocused();
    await expect(person.box).toHaveAttribute("inputmode", "none");
    await page.locator(".composer .send").click();
    await expect(person.ownMessages.last()).toContainText(letters.join(""));
  });
}

for (const { language, pressed, letters } of [
  { language: "ro", pressed: ["ț", "a", "r", "ă"], letters: "țară" },
  { language: "ps", pressed: ["ښ", "ځ", "ۍ"], letters: "ښځۍ" },
  // a letter, then the form with its vowel
  { language: "ti", pressed: ["ሰ", "ለ", "ላ", "መ", "ም"], letters: "ሰላም" },
]) {
  test(`who reads the page in French writes in ${language}, until the next person comes`, async ({ person, page }) => {
    await page.setViewportSize(tall);
    await person.startIn("Français", "/?kiosk");
    await person.box.click();
    await page.getByRole("combobox", { name: "Lettres d’une autre langue" }).selectOption(language);
    for (const letter of pressed) await key(person, letter).click();
    await expect(person.box).toHaveValue(letters);
    await expect(person.box).toBeFocused();
    await new Looks(page).at(`letters of ${language}`, { inSight: "beginning" });
    await page.locator(".composer .send").click();
    await expect(person.ownMessages.last()).toContainText(letters);
    await person.box.click();
    await expect(key(person, pressed[0]!)).toBeVisible();
    await page.getByRole("button", { name: "J’ai fini" }).click();
    await person.door("Français").click();
    await person.waitForAnswer();
    await person.box.click();
    await expect(page.getByRole("combobox", { name: "Lettres d’une autre langue" })).toHaveValue("fr");
  });
}

test("a form replaces the letter before the caret alone, and is gone when the caret is elsewhere", async ({ person, page }) => {
  await page.setViewportSize(tall);
  await person.startIn("Français", "/?kiosk");
  await person.box.click();
  await page.getByRole("combobox", { name: "Lettres d’une autre langue" }).selectOption("ti");
  for (const letter of ["ሰ", "ለ"]) await key(person, letter).click();
  await person.box.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(1, 1));
  await key(person, "ላ").click();
  await expect(person.box).toHaveValue("ሰለ");
  await expect(key(person, "1")).toBeVisible();
});

test("capitals and second letters come once, at the caret, over what is marked", async ({ person, page }) => {
  await page.setViewportSize(tall);
  await person.startIn("Français", "/?kiosk");
  await person.box.click();
  await key(person, "Autres lettres").click();
  await key(person, "P").click();
  for (const name of ["a", "r", "i", "s"]) await key(person, name).click();
  await expect(person.box).toHaveValue("Paris");
  await person.box.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(1, 4));
  await key(person, "Espace").click();
  await expect(person.box).toHaveValue("P s");
});

test("letters grow, contrast grows, nothing leaves the screen, and the next person begins with the usual", async ({ person, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/?kiosk");
  const size = () => page.locator(".autonym").first().evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  const usual = await size();
  await page.getByRole("button", { name: "Lettres plus grandes" }).click();
  await page.getByRole("button", { name: "Lettres plus grandes" }).click();
  await page.getByRole("button", { name: "Plus de contraste" }).click();
  expect(await size()).toBeGreaterThan(usual * 1.4);
  await person.door("العربية").click();
  await person.waitForAnswer();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "انتهيت" }).click();
  await expect(person.door("Français")).toBeVisible();
  expect(await size()).toBe(usual);
});

/** All that a slow line brings before the first greeting (bytes, as they come over it). */
const maxScriptBytes = 110_000;

test("only the letters that are shown are fetched, from here, and no more of the program than a slow line brings", async ({ person, page }) => {
  const fonts: string[] = [];
  const scripts: Request[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "font") fonts.push(new URL(request.url()).pathname);
    if (request.resourceType() === "script") scripts.push(request);
  });
  await person.startIn("Français", "/?kiosk");
  const bytes = (await Promise.all(scripts.map((script) => script.sizes()))).reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(maxScriptBytes);
  await page.evaluate(() => document.fonts.ready);
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.filter((path) => /ethiopic|devanagari|greek|vietnamese/.test(path))).toEqual([]);
  expect(fonts.every((path) => path.startsWith("/fonts/"))).toBe(true);
});

test("a place's own address shows its name and its people's languages first; a wrong one says so", async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), "passerelle-places-"));
  const file = join(folder, "places.json");
  writeFileSync(file, JSON.stringify([{ token: "mediatheque-4f1c9a2e7b", id: "mediatheque", name: "Médiathèque Jean-Moulin", territory: "33", languages: ["uk", "ar"] }]));
  const service = await Service.start({ KIOSK_PLACES: file });
  try {
    const page = await browser.newPage({ baseURL: service.url });
    await page.goto("/?kiosk=mediatheque-4f1c9a2e7b");
    await expect(page.getByText("Médiathèque Jean-Moulin")).toBeVisible();
    expect((await page.locator(".autonym").allTextContents()).slice(0, 2)).toEqual(["Українська", "العربية"]);
    await page.goto("/?kiosk=mediatheque-0000000000");
    await expect(page.getByText("Aucun kiosque n’a cette adresse.")).toBeVisible();
  } finally {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
