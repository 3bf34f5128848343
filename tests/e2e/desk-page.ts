import type { Locator, Page } from "@playwright/test";
import { mediatorPassword, type Keys } from "../helpers/a-mediator";

/** What a mediator in front of the desk sees and does. */
export class DeskPage {
  readonly queue: Locator;
  readonly log: Locator;
  readonly lines: Locator;
  readonly freeText: Locator;
  readonly phraseSearch: Locator;
  readonly summary: Locator;
  readonly dialog: Locator;
  readonly offer: Locator;

  constructor(readonly page: Page) {
    this.queue = page.getByRole("navigation", { name: "Dossiers" });
    this.log = page.getByRole("log");
    this.lines = this.log.locator("[data-seq]");
    this.freeText = page.locator("#free-text");
    this.phraseSearch = page.getByRole("combobox", { name: /Phrase relue/ });
    this.summary = page.getByRole("complementary", { name: "En bref" });
    this.dialog = page.getByRole("dialog");
    this.offer = page.locator(".offer");
  }

  /** By a recovery code: a code of the telephone serves once in 30 seconds. */
  async signIn({ signInName, recoveryCodes }: Keys): Promise<void> {
    await this.page.goto("/desk/");
    await this.page.getByRole("button", { name: /Téléphone perdu/ }).click();
    await this.fillIn(signInName, mediatorPassword, recoveryCodes[0]!);
    await this.queue.waitFor();
  }

  async fillIn(name: string, password: string, code: string): Promise<void> {
    await this.page.getByLabel("Nom de compte").fill(name);
    await this.page.getByLabel("Mot de passe").fill(password);
    await this.page.getByLabel(/^Code/).fill(code);
    await this.page.getByRole("button", { name: "Entrer" }).click();
  }

  async unlock(password = mediatorPassword): Promise<void> {
    await this.page.getByLabel("Mot de passe").fill(password);
    await this.page.keyboard.press("Enter");
  }

  async open(id: string): Promise<void> {
    await this.queue.locator(`[data-case="${id}"]`).click();
    await this.lines.first().waitFor();
  }

  /** A button of the case that is open. */
  action(name: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name });
  }

  async send(text: string): Promise<void> {
    await this.freeText.fill(text);
    await this.freeText.press("Enter");
  }
}
