import { expect, type Locator } from "@playwright/test";
import type { Person } from "../../helpers/e2e-person";

/** How somebody uses the page. */
export interface Way {
  press(person: Person, target: Locator): Promise<void>;
  /** Into the box, and sent. @param keyboard name of the button that opens the letters on a screen without a keyboard. */
  write(person: Person, text: string, keyboard: string): Promise<void>;
  chooseDate(person: Person, date: ChosenDate): Promise<void>;
}

export interface ChosenDate {
  readonly day: number;
  /** 1 to 12 */
  readonly month: number;
  readonly year: number;
}

/** The letters of the screen in a public place; a telephone brings its own. */
export const byTouch: Way = {
  press: async (_person, target) => target.tap(),
  async write(person, text, keyboard) {
    await person.box.tap();
    if ((await person.page.getByRole("button", { name: keyboard, exact: true }).count()) === 0) await person.page.keyboard.insertText(text);
    else for (const letter of text) await person.page.locator(".keyboard").getByRole("button", { name: letter, exact: true }).tap();
    await expect(person.box).toHaveValue(text);
    await person.page.locator(".composer .send").last().tap();
  },
  async chooseDate(person, { day, month, year }) {
    const parts = person.page.locator(".date select");
    await parts.nth(0).selectOption(String(day));
    await parts.nth(1).selectOption(String(month));
    await parts.nth(2).selectOption(String(year));
    await person.page.locator(".date .send").tap();
  },
};

/** Tabs (or as many back) that somebody counts before they are lost: from an answer to the last of the help. */
const maxTabs = 30;

export const byKeyboard: Way = {
  async press(person, target) {
    await target.waitFor();
    // what lies before where one is, is reached backwards; the title bar sooner round the end of the page than through the whole talk
    const isBefore = await target.evaluate((one) =>
      one.closest(".top") === null && (document.activeElement?.compareDocumentPosition(one) ?? 0) === Node.DOCUMENT_POSITION_PRECEDING);
    for (let tabs = 0; tabs < maxTabs; tabs += 1) {
      if (await target.evaluate((one) => one === document.activeElement)) break;
      await person.page.keyboard.press(isBefore ? "Shift+Tab" : "Tab");
    }
    await expect(target).toBeFocused();
    await expect(target).toBeInViewport();
    await person.page.keyboard.press("Enter");
  },
  async write(person, text) {
    await expect(person.box).toBeFocused();
    await person.page.keyboard.type(text);
    await person.page.keyboard.press("Enter");
  },
  async chooseDate(person, { day, month, year }) {
    const parts = person.page.locator(".date select");
    await expect(parts.nth(0)).toBeFocused();
    await person.page.keyboard.type(String(day));
    await person.page.keyboard.press("Tab");
    for (let down = 0; down < month; down += 1) await person.page.keyboard.press("ArrowDown");
    await person.page.keyboard.press("Tab");
    await person.page.keyboard.type(String(year));
    await person.page.keyboard.press("Tab");
    await expect(person.page.locator(".date .send")).toBeFocused();
    await person.page.keyboard.press("Enter");
  },
};
