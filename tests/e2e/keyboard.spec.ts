import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../helpers/e2e-test";

/** The answers come soon after the conversation: each message before them has a listen button, a source or two stand between. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let tabs = 0; tabs < 7; tabs += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((one) => one === document.activeElement)) return;
  }
  await expect(target).toBeFocused();
}

test("a conversation can be held with the keyboard alone", async ({ page, person }) => {
  await page.goto("/");
  await page.getByRole("button", { name: /Commencer/ }).waitFor();
  await tabTo(page, person.door("Français"));
  await page.keyboard.press("Enter");
  await person.waitForAnswer();
  await expect(person.log).toBeFocused();

  await tabTo(page, person.choices.first());
  await page.keyboard.press("Enter");
  await expect(person.ownMessages).toHaveCount(1);
  await person.waitForAnswer();
  // the pressed button is out of use: the first new one is under the finger
  await expect(person.choices.first()).toBeFocused();

  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  await expect(person.box).toBeFocused();
  await page.keyboard.type("bonjour");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("merci");
  await expect(person.box).toHaveValue("bonjour\nmerci");
  await page.keyboard.press("Enter");
  await expect(person.ownMessages).toHaveCount(2);
  await expect(person.box).toHaveValue("");
  await expect(person.box).toBeFocused();
});

test("on a phone the help opens and closes with the keyboard, and its commands work", async ({ page, person }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await person.startIn("Français");
  const toggle = page.locator(".commands-toggle");
  await expect(toggle).toHaveAttribute("aria-expanded", "false");
  await expect(page.locator(".command").first()).toBeHidden();
  await toggle.focus();
  await page.keyboard.press("Enter");
  await expect(toggle).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Tab");
  await expect(page.locator(".command").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(toggle).toBeFocused();
  await expect(page.locator(".command").first()).toBeHidden();

  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Répéter" }).focus();
  await page.keyboard.press("Enter");
  await expect(person.ownMessages).toHaveCount(1);
  await expect(person.ownMessages.last()).toContainText("Répéter");
  await expect(page.locator(".command").first()).toBeHidden();
  await person.waitForAnswer();
});

test("answers that are past stay readable and cannot be pressed by mistake", async ({ person }) => {
  await person.startIn("Français");
  await person.answerSomething();
  const past = person.log.locator(".bot:not([data-current]) .choice").first();
  await expect(past).toBeVisible();
  await expect(past).toBeDisabled();
});
