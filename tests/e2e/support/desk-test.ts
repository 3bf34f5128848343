import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import { DeskPage } from "../desk-page";
import { DeskStandIn, right } from "./desk-stand-in";

/** An account of the server under test. */
export const account = { association: "accueil-du-port", name: "claire", ...right };

interface DeskFixtures {
  readonly server: DeskStandIn;
  readonly desk: DeskPage;
  /** Signed in, the queue on screen. */
  readonly atWork: DeskPage;
  readonly errors: string[];
}

/** Every test has its own server and, at its end, a page that broke no policy and raised no error. */
export const test = base.extend<DeskFixtures & { url: string }>({
  server: async ({}, use) => {
    const server = new DeskStandIn();
    await use(server);
    await server.stop();
  },
  url: async ({ server }, use) => use(await server.start()),
  baseURL: async ({ url }, use) => use(url),
  errors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        // a refused or unreachable service is reported by the browser too, and is what some tests are about
        if (message.type() === "error" && !/Failed to load resource|WebSocket connection/.test(message.text())) errors.push(message.text());
      });
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
  desk: async ({ page }, use) => use(new DeskPage(page)),
  atWork: async ({ desk }, use) => {
    await desk.signIn(account);
    await use(desk);
  },
});

export { expect };

/** Rules of WCAG 2.2 AA and RGAA 4 that the page breaks. */
export async function faults(page: Page): Promise<readonly string[]> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}
