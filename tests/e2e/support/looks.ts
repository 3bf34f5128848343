import { expect, type Page } from "@playwright/test";
import { brokenRules } from "./broken-rules";

/** Smallest height (px) of something to press: in a public place, and on one's own telephone. */
const target = { kiosk: 64, own: 44 };

/** What changes from one question to the next. The rest of the talk was looked at when it was new. */
const changing = [".bot[data-current]", ".composer", ".commands"];

/** How much of the newest question is in sight without scrolling: it and its first button, or (where letters are huge or a keyboard is open) where it begins. */
type InSight = "question" | "beginning";

/** What is wider than its place, smaller than a finger, or out of sight. */
async function layoutFaults(page: Page, inSight: InSight): Promise<readonly string[]> {
  return page.evaluate(({ smallest, inSight }) => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const faults = scrollWidth > clientWidth ? [`page ${scrollWidth} > ${clientWidth}`] : [];
    for (const box of document.querySelectorAll<HTMLElement>(".log, .bubble, .choice, .composer, .commands-list, .command, .top, .start, .keyboard, .still-there")) {
      if (box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1) faults.push(`${box.className} holds something wider: ${box.textContent?.slice(0, 60)}`);
    }
    for (const one of document.querySelectorAll<HTMLElement>("button:not(.key), select, textarea")) {
      const { height, width } = one.getBoundingClientRect();
      const isPressed = height > 0 && one.checkVisibility({ visibilityProperty: true });
      const least = document.documentElement.hasAttribute("data-kiosk") ? smallest.kiosk : smallest.own;
      // a fraction of a pixel is the browser's rounding
      if (isPressed && Math.min(height, width + (one.matches("select") ? least : 0)) < least - 0.5) faults.push(`${Math.round(width)} × ${Math.round(height)}: ${one.textContent?.slice(0, 60)}`);
    }
    const log = document.querySelector(".log")?.getBoundingClientRect();
    // an alert comes before the question, which may then be out of sight
    const alert = document.querySelector(".bot[data-current][role=alert]");
    const question = alert ?? [...document.querySelectorAll(".bot[data-current]")].at(-1);
    // the help that somebody opened on a telephone stands before the talk
    if (log === undefined || question === undefined || document.querySelector(".commands-toggle[aria-expanded=true]")?.checkVisibility()) return faults;
    const isOnScreen = (part: Element | null): boolean => {
      if (part === null) return true;
      const { top, bottom, left, right } = part.getBoundingClientRect();
      return top >= log.top - 1 && bottom <= Math.min(log.bottom, innerHeight) + 1 && left >= -1 && right <= innerWidth + 1;
    };
    const words = question.querySelector(".text")!;
    // addresses to go to and a whole summary stand between the words and the buttons, and are read first
    const isLong = inSight === "beginning" || alert !== null || question.querySelector(".further, .sheet") !== null;
    const { top } = words.getBoundingClientRect();
    const begins = top >= log.top - 1 && top < log.bottom;
    if (!(isLong ? begins : isOnScreen(words))) faults.push(`out of sight: ${words.textContent}`);
    const first = question.querySelector(".choice");
    if (!isLong && !isOnScreen(first)) faults.push(`out of sight: the button ${first?.textContent}`);
    return faults;
  }, { smallest: target, inSight });
}

/** Each screen once: no rule of accessibility is broken. The walk goes on, so that one run names every screen that is wrong. */
export class Looks {
  private readonly seen = new Set<string>();

  constructor(private readonly page: Page) {}

  async at(screen: string, { inSight = "question", scope = "changing" }: { readonly inSight?: InSight; readonly scope?: "changing" | "page" } = {}): Promise<void> {
    await expect.soft(async () => expect(await layoutFaults(this.page, inSight), screen).toEqual([])).toPass({ timeout: 5_000, intervals: [100] });
    if (this.seen.has(screen)) return;
    this.seen.add(screen);
    expect.soft(await brokenRules(this.page, ...(scope === "changing" ? changing : [])), screen).toEqual([]);
  }
}
