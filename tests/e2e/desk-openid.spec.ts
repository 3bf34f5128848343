import { expect, test as base, type Page } from "@playwright/test";
import { createDeskAccounts, IdentityHasher, theConsole } from "../../src/desk/accounts";
import { brokenRules } from "./support/broken-rules";
import { deskAssociation, startDeskService, type DeskService } from "../helpers/desk-service";
import { client, startOpenIdDirectory, type OpenIdDirectory } from "../helpers/openid-directory";

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

test("somebody invited comes in through the directory, locks the screen, and opens it the same way", async ({ page, place: { directory, service } }) => {
  const accounts = createDeskAccounts({ store: service.store.desk, association: deskAssociation, now: Date.now, identities: new IdentityHasher(secret, directory.issuer) });
  await accounts.management.invite(theConsole, { role: "mediator", profile: { firstName: "Amina", languages: ["fr"], territory: null, teams: [], capacity: 4 }, identity: { email: "amina@mairie.example" } });
  directory.shows({ sub: "amina", email: "amina@mairie.example", email_verified: true });
  await page.goto("/desk/");
  await expect(enter(page)).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await enter(page).click();
  const lock = page.getByRole("button", { name: "Verrouiller" });
  await expect(lock).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  await lock.click();
  await expect(page.getByRole("heading", { name: /Poste verrouillé/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: /Poste verrouillé/ })).toBeVisible();
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
