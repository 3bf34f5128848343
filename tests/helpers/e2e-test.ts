import { expect, test as base } from "@playwright/test";
import { Person } from "./e2e-person";
import { Service } from "./e2e-service";

interface Told {
  /** Addresses outside the service that the page asked for. */
  readonly elsewhere: string[];
  /** Errors and refused policies the page reported. */
  readonly errors: string[];
}

/** Every test has its own browser and, at its end, has asked nobody else for anything and broken no policy. */
export const test = base.extend<{ person: Person; told: Told }, { service: Service }>({
  service: [
    async ({}, use) => {
      const service = await Service.start();
      await use(service);
      await service.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ service }, use) => use(service.url),
  told: [
    async ({ page, service }, use) => {
      const told: Told = { elsewhere: [], errors: [] };
      const host = new URL(service.url).host;
      page.on("request", (request) => {
        const url = new URL(request.url());
        // what a page made itself (data:, blob:) is asked of nobody
        if (!/^(?:data|blob):$/.test(url.protocol) && url.host !== host) told.elsewhere.push(request.url());
      });
      page.on("websocket", (socket) => {
        if (new URL(socket.url()).host !== host) told.elsewhere.push(socket.url());
      });
      page.on("pageerror", (error) => told.errors.push(error.message));
      page.on("console", (message) => {
        // a service that is out of reach is reported by the browser too, and is what some tests are about
        if (message.type() === "error" && !/Failed to load resource|WebSocket connection|error occurred when fetching the script/.test(message.text())) told.errors.push(message.text());
      });
      await use(told);
      // a page that waits in vain says little; what the service warned of says more
      const { status, expectedStatus } = test.info();
      if (status !== expectedStatus) console.log(`the service printed:\n${service.output}`);
      expect(told).toEqual({ elsewhere: [], errors: [] });
    },
    { auto: true },
  ],
  person: async ({ page }, use) => use(new Person(page)),
});

export { expect };
