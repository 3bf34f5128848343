import { expect, test as base } from "@playwright/test";
import type { Queue } from "../../../src/desk/api";
import { Mediator } from "../../helpers/a-mediator";
import type { Phone } from "../../helpers/a-phone";
import { deskAssociation, startDeskService, type DeskService } from "../../helpers/desk-service";
import { eventually } from "../../helpers/eventually";
import { isEnded } from "../../../src/web/desk/state/queue-view";
import { DeskPage } from "../desk-page";
import { asksForSomebody, erasesEverything, isOf } from "./asks-for-somebody";

/** A person who waits, and their case at the desk. */
export interface Waiting {
  readonly phone: Phone;
  readonly id: string;
}

interface DeskFixtures {
  /** Her account over HTTP; nobody else is at the desk. */
  readonly amina: Mediator;
  readonly desk: DeskPage;
  /** Amina signed in, the queue on screen. */
  readonly atWork: DeskPage;
  /** Somebody asks for help in that language, and is offered to Amina; `takes`: she has taken the case. */
  readonly somebody: (locale: string, takes?: boolean) => Promise<Waiting>;
  readonly errors: string[];
}

/** Every test has its own mediator on the real service and, at its end, nobody who waits and a page that broke no policy and raised no error. */
export const test = base.extend<DeskFixtures, { service: DeskService }>({
  service: [
    async ({}, use) => {
      const service = await startDeskService();
      await use(service);
      await service.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ service }, use) => use(service.url),
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
  amina: async ({ service }, use) => {
    const amina = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Amina", capacity: 12 });
    await use(amina);
    await amina.post("sign-out", {});
  },
  desk: async ({ page }, use) => use(new DeskPage(page)),
  atWork: async ({ desk, amina }, use) => {
    await desk.signIn(amina.keys);
    await use(desk);
  },
  somebody: async ({ service, amina }, use) => {
    const phones: Phone[] = [];
    await use(async (locale, takes = false) => {
      await amina.comes();
      const phone = await asksForSomebody(service.url, locale);
      phones.push(phone);
      const { id } = await amina.sees((one) => isOf(phone)(one) && one.state === "offered");
      if (takes) await amina.act(id, { kind: "take" });
      return { phone, id };
    });
    await Promise.all(phones.map(erasesEverything));
    // cases that ended stay in the list for some seconds more, and are offered to nobody
    await eventually(() => amina.get<Queue>("queue"), ({ cases }) => !phones.some((phone) => cases.some((one) => isOf(phone)(one) && !isEnded(one))));
  },
});

export { expect };
