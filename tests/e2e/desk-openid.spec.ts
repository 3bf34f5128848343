import { expect, test as base, type Page } from "@playwright/test";
import { createDeskAccounts, IdentityHasher, theConsole } from "../../src/desk/accounts";
import { brokenRules } from "./support/broken-rules";
import { deskAssociation, startDeskService, type DeskService } from "../helpers/desk-service";
import { client, startOpenIdDirectory, type OpenIdDirectory } from "../helpers/openid-directory";
import { DeskPage } from "./desk-page";
import { asksForSomebody, erasesEverything } from "./support/asks-for-somebody";

/** The directory is another site (localhost) than the desk (127.0.0.1): what a browser does with cookies on the way back is the browser's own. */

const secret = "a-secret-of-the-tests-long-enough-to-sign";
const label = "Compte de la mairie";

const test = base.extend<object, { place: { readonly directory: OpenIdDirectory; readonly service: DeskService } }>({
  place: [
    async ({}, use) => {
      const directory = await startOpenIdDirectory();
      const service = await startDeskService({
        DIRECT_LINE_SECRET: secret, DESK_OIDC_ISSUER: directory.issuer, DESK_OIDC_CLIENT_ID: client.id, DESK_OIDC_CLIENT_SECRET: client.secret, DESK_OIDC_LABEL: label,
      });
      await use({ directory, service });
      await service.close();
      await directory.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ place }, use) => use(place.service.url),
});

const enter = (page: Page) => page.getByRole("button", { name: `Entrer avec : ${label}` });
const locked = (page: Page) => page.getByRole("heading", { name: /Poste verrouillé/ });

const whoIs = (firstName: string) => ({ sub: firstName, email: `${firstName}@mairie.example`.toLowerCase(), email_verified: true });

/** A mediator whom the directory knows, and shows from now on. */
async function invited({ store }: DeskService, directory: OpenIdDirectory, firstName: string): Promise<void> {
  const accounts = createDeskAccounts({ store: store.desk, association: deskAssociation, now: Date.now, identities: new IdentityHasher(secret, directory.issuer) });
  const { email } = whoIs(firstName);
  await accounts.management.invite(theConsole, { role: "mediator", profile: { firstName, languages: ["fr"], territory: null, teams: [], capacity: 4 }, identity: { email } });
  directory.shows(whoIs(firstName));
}

test("somebody invited comes in through the directory, locks the screen, opens it the same way, and leaves", async ({ page, place: { directory, service } }) => {
  await invited(service, directory, "Amina");
  await page.goto("/desk/");
  await expect(enter(page)).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await enter(page).click();
  const lock = page.getByRole("button", { name: "Verrouiller" });
  await expect(lock).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  await lock.click();
  await expect(locked(page)).toBeVisible();
  await page.reload();
  await expect(locked(page)).toBeVisible();
  const beside = page.waitForEvent("popup");
  await enter(page).click();
  await expect(lock).toBeVisible();
  await expect.poll(async () => (await beside).isClosed()).toBe(true);
  await lock.click();
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page.getByLabel("Nom de compte")).toBeVisible();
});

test("what was typed before the lock is there again after it, however the directory answers meanwhile", async ({ page, place: { directory, service } }) => {
  await invited(service, directory, "Fatou");
  await page.goto("/desk/");
  await enter(page).click();
  const atWork = new DeskPage(page);
  await atWork.queue.waitFor();
  const phone = await asksForSomebody(service.url, "fr");
  await atWork.offer.getByRole("button", { name: "Prendre" }).click();
  await atWork.freeText.fill("Je cherche votre dossier");
  await page.getByRole("button", { name: "Verrouiller" }).click();
  await expect(locked(page)).toBeVisible();

  directory.shows({ sub: "stranger", email: "stranger@mairie.example", email_verified: true });
  const [beside] = await Promise.all([page.waitForEvent("popup"), enter(page).click()]);
  await expect(beside.getByRole("alert").filter({ hasText: "Ce compte ne permet pas d’entrer ici" })).toBeVisible();
  await expect(locked(page)).toBeVisible();
  directory.shows(whoIs("Fatou"));
  await enter(beside).click();
  await expect(atWork.freeText).toHaveValue("Je cherche votre dossier");
  await expect.poll(() => beside.isClosed()).toBe(true);
  expect(page.context().pages()).toEqual([page]);
  await erasesEverything(phone);
});

test("a browser that opens no second window unlocks the desk in the first", async ({ page, place: { directory, service } }) => {
  await invited(service, directory, "Nadia");
  await page.addInitScript(() => void (window.open = () => null));
  await page.goto("/desk/");
  await enter(page).click();
  const lock = page.getByRole("button", { name: "Verrouiller" });
  await lock.click();
  await expect(locked(page)).toBeVisible();
  await enter(page).click();
  await expect(lock).toBeVisible();
});

test("somebody who was not invited is told so in the page, and the password is still asked for", async ({ page, place: { directory } }) => {
  directory.shows({ sub: "stranger", email: "stranger@mairie.example", email_verified: true });
  await page.goto("/desk/");
  await enter(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "Ce compte ne permet pas d’entrer ici" })).toBeVisible();
  await expect(page.getByLabel("Mot de passe")).toBeVisible();
});

test("one factor at the directory is not enough: our code is asked for, and what is wrong is said", async ({ page, place: { directory } }) => {
  directory.shows({ sub: "stranger", amr: ["pwd"] });
  await page.goto("/desk/");
  await enter(page).click();
  await expect(page.getByRole("heading", { name: "Encore un code" })).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await page.getByLabel("Code à six chiffres").fill("123456");
  await page.getByRole("button", { name: "Entrer", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "ne permettent pas d’entrer" })).toBeVisible();
});

test("a directory that is away is said to be away", async ({ page, place: { directory } }) => {
  await page.goto("/desk/");
  await expect(enter(page)).toBeVisible();
  directory.isDown = true;
  await page.route(`${directory.issuer}/authorize**`, (route) => {
    const back = new URL(route.request().url()).searchParams;
    return route.fulfill({ status: 302, headers: { location: `${back.get("redirect_uri")}?code=x&state=${back.get("state")}` } });
  });
  await enter(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "ne répond pas" })).toBeVisible();
  directory.isDown = false;
});
