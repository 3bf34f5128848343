import { expect } from "@playwright/test";
import type { Person } from "../../helpers/e2e-person";
import type { Looks } from "./looks";
import { pageWords, type Language } from "./places";
import type { ChosenDate, Way } from "./ways";

/** What is on screen, and the place of the button that is pressed (from 0), or what is written. */
type Answer = readonly [screen: string, answer: number | "age" | "date"];

const third = 2;
const toJob: readonly Answer[] = [["consent", 0], ["menu", third], ["pause", 0], ["pause", 0], ["pause", 0], ["yes or no", 1], ["yes or no", 1], ["number", "age"]];
const toPapers: readonly Answer[] = [["yes or no", 0], ["choice", 0], ["choice", 0], ["date", "date"], ["pause", 0], ["choice", 0], ["yes or no", 1], ["yes or no", 0], ["pause", 0], ["choice", 0]];
/** No computer, no telephone: the papers, then an agency. */
const atTheAgency: readonly Answer[] = [["choice", third], ...Array<Answer>(7).fill(["paper", 0]), ["pause", 0], ["pause", 0], ["pause", 0], ["pause", 0]];

/** A month in which the talk has nothing to be hurried about: the third before this one. */
function threeMonthsAgo(): ChosenDate {
  const now = new Date();
  const then = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 3, 1));
  return { day: 1, month: then.getUTCMonth() + 1, year: then.getUTCFullYear() };
}

/** Who registers at France Travail, from the door of their language to the sheet: writes their age, asks why, corrects it, chooses a date, goes through the papers, prints. */
export class WholeProcedure {
  private readonly say: (key: string) => string;

  constructor(private readonly person: Person, private readonly way: Way, private readonly looks: Pick<Looks, "at">, private readonly language: Language) {
    this.say = pageWords(language.locale);
  }

  async begin(path: string): Promise<void> {
    const { page } = this.person;
    await page.addInitScript(() => {
      window.print = () => void (document.documentElement.dataset["printed"] = "yes");
    });
    await page.goto(path);
    await this.person.door(this.language.autonym).waitFor();
    await this.looks.at("start", { scope: "page" });
    await this.way.press(this.person, this.person.door(this.language.autonym));
    await this.person.waitForGreeting();
  }

  async toSummary(): Promise<void> {
    for (const answer of toJob) await this.answer(answer);
    await this.command("why");
    await this.looks.at("why this question");
    await this.correctAge();
    for (const answer of [...toPapers, ...atTheAgency]) await this.answer(answer);
    const sheet = this.person.log.locator(".sheet");
    await expect(sheet).toContainText("41");
    await expect(sheet).not.toContainText("40");
    await this.looks.at("summary", { scope: "page" });
  }

  /** The sound of the sentence on screen, where there is a voice. */
  async listen(): Promise<void> {
    const button = this.person.log.locator("[data-current] .listen").last();
    if (!this.language.isHeard) return expect(button).toHaveCount(0);
    await this.way.press(this.person, button);
    await expect(button).toHaveText(this.say("listen.stop"));
    await this.looks.at("listening", { scope: "page" });
    await this.way.press(this.person, button);
    await expect(button).toHaveText(this.say("listen.start"));
  }

  async print(): Promise<void> {
    await this.way.press(this.person, this.person.log.locator(".print"));
    await expect(this.person.page.locator("html")).toHaveAttribute("data-printed", "yes");
  }

  async leave(): Promise<void> {
    await this.way.press(this.person, this.person.page.getByRole("button", { name: this.say("kiosk.finished"), exact: true }));
    await expect(this.person.door(this.language.autonym)).toBeVisible();
    await expect(this.person.log).toHaveCount(0);
  }

  private async answer([screen, answer]: Answer): Promise<void> {
    await this.looks.at(screen);
    await this.person.afterOneMore(async () => {
      if (answer === "age") await this.writeAge(40);
      else if (answer === "date") await this.way.chooseDate(this.person, threeMonthsAgo());
      else await this.way.press(this.person, this.person.choices.nth(answer));
    });
  }

  /** In the figures of the language's keyboard. */
  private async writeAge(age: number): Promise<void> {
    const figures = this.language.locale === "fa-AF" ? "arabext" : "latn";
    await this.way.write(this.person, age.toLocaleString(`en-u-nu-${figures}`), this.say("keyboard.heading"));
  }

  private async correctAge(): Promise<void> {
    await this.command("correct");
    await this.looks.at("which answer was wrong");
    await this.person.afterOneMore(() => this.way.press(this.person, this.person.choices.nth(third)));
    await this.person.afterOneMore(() => this.writeAge(41));
  }

  private async command(id: string): Promise<void> {
    const { page } = this.person;
    const toggle = page.locator(".commands-toggle");
    if (await toggle.isVisible()) {
      await this.way.press(this.person, toggle);
      await this.looks.at("help", { scope: "page" });
    }
    await this.person.afterOneMore(() => this.way.press(this.person, page.locator(".command").getByText(this.say(`commands.${id}`), { exact: true }).locator("..")));
  }
}
