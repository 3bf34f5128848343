import type { Locator, Page } from "@playwright/test";

/** What a mediator in front of the desk sees and does, whichever server is behind it. */
export class DeskPage {
  readonly queue: Locator;
  readonly log: Locator;
  readonly lines: Locator;
  readonly freeText: Locator;
  readonly phraseSearch: Locator;
  readonly summary: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.queue = page.getByRole("navigation", { name: "Dossiers" });
    this.log = page.getByRole("log");
    this.lines = this.log.locator("[data-seq]");
    this.freeText = page.locator("#free-text");
    this.phraseSearch = page.getByRole("combobox", { name: /Phrase relue/ });
    this.summary = page.getByRole("complementary", { name: "En bref" });
    this.dialog = page.getByRole("dialog");
  }

  async signIn({ association, name, password, code }: { readonly association: string; readonly name: string; readonly password: string; readonly code: string }): Promise<void> {
    await this.page.goto("/desk/");
    await this.page.getByLabel("Association").fill(association);
    await this.page.getByLabel("Nom de compte").fill(name);
    await this.page.getByLabel("Mot de passe").fill(password);
    await this.page.getByRole("button", { name: "Continuer" }).click();
    await this.page.getByLabel("Code à six chiffres").fill(code);
    await this.page.getByRole("button", { name: "Entrer" }).click();
    await this.queue.waitFor();
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
