import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../helpers/e2e-test";

/** What a person in front of Web Chat sees and does. */
class WebChat {
  readonly bubbles: Locator;
  readonly own: Locator;
  readonly actions: Locator;

  private constructor(readonly page: Page) {
    this.bubbles = page.locator(".webchat__bubble:not(.webchat__bubble--from-user)");
    this.own = page.locator(".webchat__bubble--from-user");
    this.actions = page.locator(".webchat__suggested-action");
  }

  static async open(page: Page, lang: string): Promise<WebChat> {
    await page.goto(`/webchat?lang=${lang}`);
    const chat = new WebChat(page);
    await expect(chat.actions).toHaveCount(5);
    return chat;
  }

  /** Presses a suggested action and waits until it stands in the talk as the person's own words. */
  async press(label: string): Promise<void> {
    const before = await this.own.count();
    await this.actions.filter({ hasText: label }).click();
    await expect(this.own).toHaveCount(before + 1);
    await expect(this.own.last()).toContainText(label);
  }

  async type(text: string): Promise<void> {
    const box = this.page.locator("[data-id=webchat-sendbox-input]");
    await box.fill(text);
    await box.press("Enter");
  }

  /** Under the newest message of the person. */
  ownStatus(): Locator {
    return this.page.locator(".webchat__activity-status--self").last();
  }
}

const talks = [
  {
    lang: "ar", autonym: "العربية", greeting: "مرحبًا. أنا برنامج آلي، ولست إنسانًا.", language: "بأي لغة تريدون القراءة؟",
    consent: "نعم، أوافق", now: "الآن",
  },
  {
    lang: "fa-AF", autonym: "دری", greeting: "سلام.", language: "به کدام زبان", consent: "بلی، موافق هستم", now: "Just now",
  },
] as const;

for (const { lang, autonym, greeting, language, consent, now } of talks) {
  test(`Web Chat leads a person from the greeting to a procedure's first questions, from right to left (${lang})`, async ({ page }) => {
    const chat = await WebChat.open(page, lang);
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page.locator(".webchat__basic-transcript")).toHaveAttribute("dir", "rtl");
    await expect(chat.bubbles.first()).toContainText(greeting);
    await expect(chat.bubbles.nth(1)).toContainText(language);
    await expect(chat.actions).toHaveText(["Français", "English", "العربية", "Українська", "دری"]);
    await chat.press(autonym);
    await expect(chat.actions).toHaveCount(2);
    await chat.press(consent);
    await chat.actions.filter({ hasText: "RSA" }).click();
    await expect(chat.actions).toHaveCount(3);
    await expect(chat.bubbles.last()).toContainText("؟");
    await chat.actions.first().click();
    await expect(chat.actions).toHaveCount(1);
    await chat.actions.first().click();
    await expect(chat.actions).toHaveCount(2);
    await expect(chat.bubbles.last()).toContainText("؟");
    await expect(chat.ownStatus()).toContainText(now);
  });
}

test("a typed message is marked as sent, and what looks like markup stays text", async ({ page }) => {
  const chat = await WebChat.open(page, "fr");
  await chat.press("Français");
  await expect(chat.actions).toHaveCount(2);
  const hostile = `<img src=x onerror="document.title='taken'"> **gras** [lien](javascript:alert(1))`;
  await chat.type(hostile);
  // Web Chat marks a message as sent only when it sees it again with its own channel data
  await expect(chat.ownStatus()).toContainText("Envoyé à");
  await expect(page.getByText(/Échec|Echec/)).toHaveCount(0);
  await expect(chat.own.last()).toHaveText(hostile);
  await expect(chat.own.last().locator("img, b, strong, a")).toHaveCount(0);
  await expect(chat.bubbles.nth(-2)).toContainText("répondez à cette question");
  await expect(page).toHaveTitle("Passerelle");
});

test("a picture is sent, and the person is told that it cannot be read", async ({ page }) => {
  const chat = await WebChat.open(page, "fr");
  await chat.press("Français");
  await expect(chat.actions).toHaveCount(2);
  const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  await page.locator(".webchat__upload-button--file-input").setInputFiles({ name: "titre.png", mimeType: "image/png", buffer: pixel });
  await expect(page.locator(".webchat__attachment-icon--checked")).toBeVisible();
  await page.locator("[data-id=webchat-sendbox-input]").press("Enter");
  await expect(chat.ownStatus()).toContainText("Envoyé à");
  await expect(chat.bubbles.nth(-2)).toContainText("Je ne peux pas lire les fichiers, les photos ou la voix.");
  await expect(chat.actions).toHaveCount(2);
});

test("a page that is loaded again begins a talk of its own", async ({ page }) => {
  const chat = await WebChat.open(page, "en");
  await chat.press("English");
  await page.reload();
  await expect(chat.actions).toHaveCount(5);
  await expect(chat.own).toHaveCount(0);
});
