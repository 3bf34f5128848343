import { expect, type Locator, type Page } from "@playwright/test";

/** Turns a walk may take before we call it lost. */
const maxTurns = 80;

/** What a person in front of the page does and sees. */
export class Person {
  readonly log: Locator;
  readonly box: Locator;
  readonly choices: Locator;
  readonly ownMessages: Locator;

  constructor(readonly page: Page) {
    this.log = page.getByRole("log");
    this.box = page.locator("#answer");
    this.choices = this.log.locator("[data-current] .choice:enabled:not(.print)");
    this.ownMessages = this.log.locator(".own");
  }

  /** Opens the page and presses the door of a language. @param autonym its name in itself. */
  async startIn(autonym: string, path = "/"): Promise<void> {
    await this.page.goto(path);
    await this.door(autonym).click();
    await this.waitForGreeting();
  }

  /** On the first screen. */
  door(autonym: string): Locator {
    return this.page.locator(".start-button").filter({ hasText: autonym });
  }

  async press(label: string | RegExp): Promise<void> {
    await this.afterOneMore(() => this.choices.filter({ hasText: label }).first().click());
  }

  async type(text: string): Promise<void> {
    await this.afterOneMore(async () => {
      await this.box.fill(text);
      await this.box.press("Enter");
    });
  }

  /**
   * Consents, takes a procedure, then gives the first answer offered or types something fitting, until the summary is there.
   *
   * @param procedure place in the menu, from 0.
   */
  async walkToSummary(procedure = 0): Promise<void> {
    await this.answerSomething();
    await this.afterOneMore(() => this.choices.nth(procedure).click());
    for (let turn = 0; turn < maxTurns; turn += 1) {
      if ((await this.log.locator(".sheet").count()) > 0) return;
      await this.answerSomething();
    }
    throw new Error(`no summary after ${maxTurns} turns`);
  }

  async answerSomething(): Promise<void> {
    if (await this.page.locator(".date").isVisible()) return this.chooseDate();
    if ((await this.choices.count()) > 0) return this.afterOneMore(() => this.choices.first().click());
    const examples: Readonly<Record<string, string>> = { decimal: "30", numeric: "33000", tel: "06 12 34 56 78", email: "nom@exemple.fr" };
    return this.type(examples[(await this.box.getAttribute("inputmode")) ?? ""] ?? "Bordeaux");
  }

  /** The first of the month, last year. */
  async chooseDate(): Promise<void> {
    const parts = this.page.locator(".date select");
    await parts.nth(0).selectOption("1");
    await parts.nth(1).selectOption("3");
    await parts.nth(2).selectOption(String(new Date().getFullYear() - 1));
    await this.afterOneMore(() => this.page.locator(".date .send").click());
  }

  /** All of it: its messages come one by one, and the last of them asks something that has buttons. */
  async waitForGreeting(): Promise<void> {
    await expect(this.choices.first()).toBeVisible();
  }

  async waitForAnswer(): Promise<void> {
    await expect(this.log.locator("[data-current]").first()).toBeVisible();
  }

  /** What one does, said and answered. */
  async afterOneMore(act: () => Promise<void>): Promise<void> {
    const before = await this.ownMessages.count();
    await act();
    await expect(this.ownMessages).toHaveCount(before + 1);
    await this.waitForAnswer();
  }
}
