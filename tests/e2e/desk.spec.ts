import { account, expect, test } from "./support/desk-test";

test("a mediator signs in with a password and a code, and is told nothing about what was wrong", async ({ page, desk }) => {
  await page.goto("/desk");
  await page.getByLabel("Association").fill(account.association);
  await page.getByLabel("Nom de compte").fill(account.name);
  await page.getByLabel("Mot de passe").fill("wrong");
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByRole("alert")).toContainText("Ces informations ne permettent pas d’entrer.");
  await desk.signIn(account);
  await expect(desk.queue.getByRole("heading", { name: /En attente/ })).toBeVisible();
});

test("somebody invited gets the secret, chooses a password and must keep the recovery codes before going on", async ({ page }) => {
  await page.goto("/desk/#invitation=GOOD");
  await expect(page.getByText("Vous êtes Sami Diallo")).toBeVisible();
  await expect(page.getByText("JBSW Y3DP")).toBeVisible();
  await page.getByLabel("Mot de passe", { exact: true }).fill("trop court");
  await page.getByLabel(/Le même/).fill("trop");
  await page.getByLabel(/Code/).fill(account.code);
  await page.getByRole("button", { name: "Créer l’accès" }).click();
  await expect(page.getByText("trop court.")).toBeVisible();
  await expect(page.getByText("Les deux mots de passe sont différents.")).toBeVisible();
  await page.getByLabel("Mot de passe", { exact: true }).fill(account.password);
  await page.getByLabel(/Le même/).fill(account.password);
  await page.getByRole("button", { name: "Créer l’accès" }).click();
  await expect(page.getByRole("listitem")).toHaveCount(8);
  expect(page.url()).not.toContain("GOOD");
  await expect(page.getByRole("button", { name: "Continuer" })).toBeDisabled();
  await page.getByLabel("J’ai imprimé ou noté ces codes").check();
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByRole("heading", { name: "Entrer au bureau" })).toBeVisible();
});

test("the lock leaves nothing of a case in the page, and what was typed is there again after it", async ({ page, atWork, server }) => {
  await atWork.open("c-ar");
  await atWork.freeText.fill("Je cherche votre dossier");
  await page.getByRole("button", { name: "Verrouiller" }).click();
  await expect(page.getByRole("heading", { name: /Poste verrouillé/ })).toBeVisible();
  const left = await page.evaluate(() => document.documentElement.innerHTML);
  for (const word of ["RSA", "arabe", "لا أعرف", "Saint-Médard", "Je cherche"]) expect(left).not.toContain(word);
  expect(server.session).toBe("locked");
  await page.reload();
  await expect(page.getByRole("heading", { name: /Poste verrouillé/ })).toBeVisible();
  await page.getByLabel("Mot de passe").fill("wrong");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Ce mot de passe n’est pas le bon.");
  await page.getByLabel("Mot de passe").fill(account.password);
  await page.keyboard.press("Enter");
  await expect(atWork.lines.first()).toBeVisible();

  await atWork.freeText.fill("Encore un instant");
  await atWork.freeText.press("Escape");
  await page.keyboard.press("l");
  await page.getByLabel("Mot de passe").fill(account.password);
  await page.keyboard.press("Enter");
  await expect(atWork.freeText).toHaveValue("Encore un instant");
});

test("a case tells in one column where it blocks, what is known and what is missing", async ({ atWork }) => {
  await atWork.open("c-ar");
  for (const words of ["Depuis quand vivez-vous en France ?", "2 réponses non comprises ici", "12/03/1988", "à vérifier", "Justificatif de domicile", "avant le 30 novembre 2026"]) {
    await expect(atWork.summary).toContainText(words);
  }
});

test("each side of the talk has its own language and direction, and free words are marked as not translated", async ({ atWork }) => {
  await atWork.open("c-ar");
  const asked = atWork.log.locator('[data-seq="1"]');
  await expect(asked.locator(".own")).toHaveAttribute("lang", "ar");
  await expect(asked.locator(".own")).toHaveAttribute("dir", "rtl");
  await expect(asked.locator(".french")).toHaveAttribute("dir", "ltr");
  await expect(atWork.log.locator('[data-seq="2"]')).toContainText("Non traduit");
  await expect(atWork.log.locator('[data-seq="4"]')).toContainText("Traduction automatique (LibreTranslate)");
  await expect(atWork.log.locator('[data-seq="8"]')).toContainText("non remis");
  await expect(atWork.log.locator(".day")).toHaveCount(2);
});

test("what a person types is shown as typed, never as markup", async ({ page, atWork }) => {
  await atWork.open("c-ar");
  await expect(atWork.log.locator('[data-seq="6"] .own')).toContainText(`<img src=x onerror="document.title='taken'">`);
  await expect(page.locator("#desk img, #desk script")).toHaveCount(0);
  await expect(page).toHaveTitle(/Passerelle · bureau/);
});

test("a phrase is found by a French word, filled and sent with the keyboard alone", async ({ page, atWork, server }) => {
  await atWork.open("c-fa");
  await atWork.freeText.press("Escape");
  await page.keyboard.press("/");
  await page.keyboard.type("rdv");
  await expect(page.getByRole("listbox").getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await page.keyboard.type("1/2/2027");
  await expect(page.getByText("lundi 1 février 2027")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.type("14h30");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("À remplir.")).toBeVisible();
  await page.keyboard.type("Mairie de Bègles");
  await expect(page.locator(".preview [lang='fa-AF'] bdi")).toHaveText(["01/02/2027", "14:30", "Mairie de Bègles"]);
  await page.keyboard.press("Enter");
  await expect(atWork.log).toContainText("Le rendez-vous est le 01/02/2027 à 14:30, à Mairie de Bègles.");
  await expect(atWork.phraseSearch).toBeFocused();
  expect(server.acts.map(({ request }) => request.act)).toEqual([{ kind: "phrase", phrase: "when", slots: { day: "2027-02-01", hour: "14:30", place: "Mairie de Bègles" } }]);
  await expect(atWork.log.locator(".outgoing")).toHaveCount(0);
});

test("an offer counts down, is taken with one key and opens; or is declined with a reason", async ({ page, atWork, server }) => {
  server.offer(30);
  await expect(page.getByText("Un dossier vous est proposé").first()).toBeVisible();
  await page.keyboard.press("x");
  await atWork.dialog.getByRole("button", { name: "Langue" }).click();
  await expect.poll(() => server.acts.map(({ request }) => request.act)).toEqual([{ kind: "decline", reason: "language" }]);
  await expect(page.locator(".offer")).toHaveCount(0);
  server.update("c-offer", { state: "offered", offerEndsAt: Date.now() + 20_000 });
  await expect(page.locator(".countdown")).toContainText("s");
  await page.keyboard.press("t");
  await expect(atWork.freeText).toBeVisible();
  expect(page.url()).toContain("c-offer");
});

test("the button of the case on screen takes that case, also while another one is offered", async ({ atWork, server }) => {
  server.offer(30);
  await atWork.open("c-long");
  await atWork.action("Prendre").click();
  await expect.poll(() => server.acts.map(({ case: id }) => id)).toEqual(["c-long"]);
});

for (const { name, key, choose, act } of [
  { name: "handed back at a chosen question", key: "m", choose: ["Dans quelle commune vivez-vous ?"], act: { kind: "hand_back", step: "town" } },
  { name: "handed on to a colleague", key: "p", choose: [/Nasrin/, "Sujet"], act: { kind: "hand_on", to: { mediator: "m2" }, reason: "subject" } },
  { name: "closed with a reason", key: "c", choose: ["Orienté vers un lieu ou un service"], act: { kind: "close", reason: "oriented", asksSatisfaction: true } },
] as const) {
  test(`a case is ${name}, from the keyboard`, async ({ page, atWork, server }) => {
    await atWork.open("c-ar");
    await page.keyboard.press(key);
    for (const choice of choose) await atWork.dialog.getByLabel(choice).check();
    await atWork.dialog.locator("button[type=submit]").click();
    await expect.poll(() => server.acts.map(({ request }) => request.act)).toEqual([act]);
    await expect(atWork.dialog).toHaveCount(0);
  });
}

test("a call back is promised for an hour that is still to come", async ({ page, atWork, server }) => {
  await atWork.open("c-ar");
  await page.keyboard.press("d");
  await page.keyboard.type("9h");
  await atWork.dialog.getByLabel(/Jour/).fill("31/02/2027");
  await page.keyboard.press("Enter");
  await expect(atWork.dialog.getByRole("alert")).toContainText("Jour attendu");
  await atWork.dialog.getByLabel(/Jour/).fill("01/03/2027");
  await page.keyboard.press("Enter");
  const at = await page.evaluate(() => new Date("2027-03-01T09:00").getTime());
  await expect.poll(() => server.acts.map(({ request }) => request.act)).toEqual([{ kind: "call_back", at, reason: "follow_up" }]);
});

test("at the end of a shift everything in hand goes back to the line", async ({ page, atWork, server }) => {
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Fin de service" }).click();
  await atWork.dialog.getByRole("button", { name: "Finir mon service" }).click();
  await expect.poll(() => server.acts.map(({ case: id }) => id).sort()).toEqual(["c-ar", "c-fa", "c-uk"]);
  expect(server.acts.every(({ request: { act } }) => act.kind === "hand_on" && act.reason === "end_of_shift")).toBe(true);
  await expect(page.getByRole("button", { name: /En absence/ })).toBeVisible();
});

test("a new word in another case is counted in the title and marked in the queue until it was looked at", async ({ page, atWork, server }) => {
  await atWork.open("c-ar");
  await expect(page).toHaveTitle("(3) Passerelle · bureau");
  server.hear("c-uk", "Дякую");
  await expect(page).toHaveTitle("(4) Passerelle · bureau");
  await expect(atWork.queue.locator('[data-case="c-uk"]')).toContainText("Nouveau message");
  await atWork.open("c-uk");
  await expect(page).toHaveTitle("(3) Passerelle · bureau");
});

test("a coordinator sees who is there and what became of the cases", async ({ page, atWork }) => {
  await atWork.page.getByRole("link", { name: "Supervision" }).click();
  await expect(page.getByRole("row", { name: /Nasrin Ahmadi/ })).toContainText("1 sur 4");
  await expect(page.getByRole("row", { name: /Résolu/ })).toContainText("31");
  await page.getByRole("link", { name: "Relevé d’activité" }).click();
  await expect(page.getByRole("link", { name: /CSV/ })).toHaveAttribute("href", /\/desk\/api\/activity\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d&format=csv$/);
});
