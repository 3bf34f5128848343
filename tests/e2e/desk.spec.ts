import type { CaseView } from "../../src/desk/api";
import { totpCode, totpStep } from "../../src/desk/accounts/totp";
import { inviteMediator, Mediator, mediatorPassword } from "../helpers/a-mediator";
import { deskAssociation } from "../helpers/desk-service";
import { readBy } from "./support/asks-for-somebody";
import { expect, test } from "./support/desk-test";

const arabic = /\p{Script=Arabic}/u;

test("somebody invited chooses a password, must keep the recovery codes, and is at work", async ({ page, desk, service }) => {
  const token = await inviteMediator(service.store.desk, deskAssociation, { firstName: "Sami" });
  await page.goto(`/desk/#invitation=${token}`);
  await expect(page.getByText("Vous êtes Sami")).toBeVisible();
  const secret = (await page.locator(".secret").innerText()).replace(/\s/g, "");
  await page.getByLabel("Mot de passe", { exact: true }).fill("trop court");
  await page.getByLabel(/Le même/).fill("trop");
  await page.getByLabel(/^Code à/).fill("000000");
  const confirm = page.getByRole("button", { name: "Créer l’accès" });
  await confirm.click();
  await expect(page.getByText("Ce mot de passe est trop court.")).toBeVisible();
  await expect(page.getByText("Les deux mots de passe sont différents.")).toBeVisible();
  for (const label of ["Mot de passe", "Le même mot de passe, encore une fois"]) await page.getByLabel(label, { exact: true }).fill(mediatorPassword);
  await confirm.click();
  await expect(page.getByText("Ce code n’est pas le bon.")).toBeVisible();
  await page.getByLabel(/^Code à/).fill(totpCode(secret, totpStep(Date.now())));
  await confirm.click();
  await expect(page.getByRole("list", { name: "Vos codes de secours" }).getByRole("listitem")).toHaveCount(10);
  await expect(page.getByText(/^sami/)).toBeVisible();
  expect(page.url()).not.toContain(token);
  await expect(page.getByRole("button", { name: "Continuer" })).toBeDisabled();
  await page.getByLabel("J’ai imprimé ou noté ces codes").check();
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByRole("link", { name: "Aller aux dossiers" }).click();
  await expect(desk.queue).toBeVisible();
  await expect(page.getByRole("button", { name: /^Disponible/ })).toBeVisible();
  await page.reload();
  await expect(desk.queue).toBeVisible();
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page.getByRole("heading", { name: "Entrer au bureau" })).toBeVisible();
});

test("a mediator signs in with a password and a code in one step, and is told nothing about what was wrong", async ({ page, desk, amina }) => {
  // that of this half minute was used for the invitation
  const code = totpCode(amina.keys.secret, totpStep(Date.now()) + 1);
  await page.goto("/desk");
  await desk.fillIn(amina.keys.signInName, "une autre longue phrase", code);
  await expect(page.getByRole("alert")).toContainText("Ces informations ne permettent pas d’entrer.");
  await desk.fillIn(amina.keys.signInName, mediatorPassword, code);
  await expect(desk.queue).toBeVisible();
  await expect(page.getByRole("button", { name: /^Disponible/ })).toBeVisible();
});

test("somebody who has a new telephone keeps the password", async ({ page, service }) => {
  const nadia = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Nadia", role: "coordinator" });
  const sami = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Sami" });
  const { id } = await sami.get<{ id: string }>("me");
  const { link } = await nadia.post<{ link: string }>(`accounts/${id}/reset-second-factor`, {});
  await page.goto(link);
  await expect(page.getByText("Votre mot de passe reste le même.")).toBeVisible();
  const secret = (await page.locator(".secret").innerText()).replace(/\s/g, "");
  await page.getByLabel(/^Code à/).fill(totpCode(secret, totpStep(Date.now())));
  await page.getByLabel("Mot de passe").fill("une autre longue phrase");
  await page.getByRole("button", { name: "Créer l’accès" }).click();
  await expect(page.getByText("Ce mot de passe n’est pas le bon.")).toBeVisible();
  await page.getByLabel("Mot de passe").fill(mediatorPassword);
  await page.getByRole("button", { name: "Créer l’accès" }).click();
  await expect(page.getByRole("heading", { name: "Vos codes de secours" })).toBeVisible();
});

test("from the offer to the answer, by keyboard alone, each side in its own language", async ({ page, atWork, amina, somebody }) => {
  const { phone, id } = await somebody("ar");
  await expect(atWork.offer).toContainText("Un dossier vous est proposé");
  await expect(page.locator(".countdown")).toContainText("s");
  await page.keyboard.press("t");
  await expect(atWork.freeText).toBeVisible();
  expect(page.url()).toContain(id);

  await page.keyboard.press("/");
  await page.keyboard.type("rendez-vous adresse");
  await expect(page.getByRole("listbox").getByRole("option").first()).toContainText("Votre rendez-vous est le");
  await page.keyboard.press("Enter");
  await page.keyboard.type("1/2/2027");
  await expect(page.getByText("lundi 1 février 2027")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.type("14h30");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("À remplir.")).toBeVisible();
  await page.keyboard.type("Mairie de Bègles");
  await expect(page.locator(".preview [lang='ar'] bdi")).toHaveText(["01/02/2027", "14:30", "Mairie de Bègles"]);
  await page.keyboard.press("Enter");
  const phrase = atWork.lines.filter({ hasText: "Mairie de Bègles" });
  await expect(phrase).toHaveCount(1);
  await expect(phrase.locator(".own")).toHaveAttribute("lang", "ar");
  await expect(phrase.locator(".own")).toHaveAttribute("dir", "rtl");
  await expect(phrase.locator(".own")).toHaveText(arabic);
  await expect(phrase.locator(".french")).toHaveAttribute("dir", "ltr");
  await expect(phrase.locator(".french")).toContainText("Votre rendez-vous est le");
  await expect(phrase).toContainText("Médiation · Amina");
  await expect(atWork.log.locator(".outgoing")).toHaveCount(0);
  await expect(atWork.phraseSearch).toBeFocused();

  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await page.keyboard.type("Je reste avec vous.");
  await page.keyboard.press("Enter");
  const free = atWork.lines.filter({ hasText: "Je reste avec vous." });
  await expect(free).toHaveCount(1);
  await expect(free).toContainText("Envoyé tel quel, non traduit");
  await expect.poll(() => readBy(phone).then((said) => said.at(-1))).toMatch(/^Je reste avec vous\.\n.*\p{Script=Arabic}/u);
  const read = await readBy(phone);
  expect(read.filter((text) => text.includes("Mairie de Bègles") && arabic.test(text))).toHaveLength(1);

  await phone.post({ type: "message", text: "شكرا، سؤال آخر" });
  const answer = atWork.lines.filter({ hasText: "شكرا، سؤال آخر" });
  await expect(answer).toContainText("Non traduit");
  await expect(answer.locator(".own")).toHaveAttribute("dir", "rtl");
  await expect(answer).toBeInViewport();
  expect(await amina.get<CaseView>(`cases/${id}`)).toMatchObject({ state: "taken", isMine: true });
});

test("the summary says what is known of the person before a word is written", async ({ atWork, somebody }) => {
  const { id } = await somebody("ar", true);
  await atWork.open(id);
  for (const words of ["arabe", "Où cela bloque", "réponses gardées avec son accord", "page web"]) await expect(atWork.summary).toContainText(words);
  await atWork.summary.getByText("Historique du dossier").click();
  await expect(atWork.summary).toContainText("Demande d’une personne · la personne");
  await expect(atWork.summary).toContainText("Pris · Amina");
});

test("what a person types is shown as typed, never as markup", async ({ page, atWork, somebody }) => {
  const { phone, id } = await somebody("fr", true);
  const hostile = `<img src=x onerror="document.title='taken'"> \u202Egnp.exe`;
  await phone.post({ type: "message", text: hostile });
  await atWork.open(id);
  await expect(atWork.lines.last()).toContainText(`<img src=x onerror="document.title='taken'">`);
  await expect(page.locator("#desk img, #desk script")).toHaveCount(0);
  await expect(page).toHaveTitle(/Passerelle · bureau/);
});

test("an offer is declined with a reason, and is gone", async ({ page, atWork, amina, somebody }) => {
  const { id } = await somebody("uk");
  await expect(atWork.offer).toBeVisible();
  await page.keyboard.press("x");
  await atWork.dialog.getByRole("button", { name: "Langue" }).click();
  await expect(atWork.offer).toHaveCount(0);
  await expect.poll(async () => (await amina.get<CaseView>(`cases/${id}`)).history).toContainEqual(expect.objectContaining({ event: "declined", reason: "language", by: "Amina" }));
});

test("the lock leaves nothing of a case in the page, and what was typed is there again after it", async ({ page, atWork, amina, somebody }) => {
  const { id } = await somebody("ar", true);
  await atWork.open(id);
  await atWork.freeText.fill("Je cherche votre dossier");
  await atWork.freeText.press("Escape");
  await page.keyboard.press("l");
  await expect(page.getByRole("heading", { name: /Poste verrouillé/ })).toBeVisible();
  const left = await page.evaluate(() => document.documentElement.innerHTML);
  expect(left).not.toMatch(arabic);
  for (const word of ["RSA", "arabe", "Je cherche"]) expect(left).not.toContain(word);
  await atWork.unlock("une autre longue phrase");
  await expect(page.getByRole("alert")).toContainText("Ce mot de passe n’est pas le bon.");
  await atWork.unlock();
  await expect(atWork.freeText).toHaveValue("Je cherche votre dossier");
  await page.getByRole("button", { name: "Verrouiller" }).click();
  await page.reload();
  await expect(page.getByRole("heading", { name: /Poste verrouillé/ })).toBeVisible();
  await atWork.unlock();
  await expect(atWork.lines.first()).toBeVisible();
  expect(await amina.get(`cases/${id}`)).toMatchObject({ isMine: true });
});

test("a case is handed back, handed on and closed from the keyboard, and the person is told each time", async ({ page, atWork, amina, somebody }) => {
  const waits = [
    { key: "m", choose: ["Là où la démarche s’est arrêtée"], state: "handed_back", ...(await somebody("fr", true)) },
    { key: "p", choose: ["À la file : la première personne disponible", "Sujet"], state: "waiting", ...(await somebody("fr", true)) },
    { key: "c", choose: ["Orienté vers un lieu ou un service"], state: "closed", ...(await somebody("fr", true)) },
  ];
  await amina.post("presence", { presence: "away" });
  for (const { key, choose, state, phone, id } of waits) {
    await atWork.open(id);
    await expect(atWork.freeText).toBeVisible();
    const before = (await readBy(phone)).length;
    await page.keyboard.press(key);
    for (const choice of choose) await atWork.dialog.getByLabel(choice).check();
    await atWork.dialog.locator("button[type=submit]").click();
    await expect(atWork.dialog).toHaveCount(0);
    await expect.poll(async () => (await amina.get<CaseView>(`cases/${id}`)).state).toBe(state);
    await expect.poll(async () => (await readBy(phone)).length).toBeGreaterThan(before);
    await expect(atWork.freeText).toHaveCount(0);
  }
});

test("a call back is promised for an hour that is still to come", async ({ page, atWork, amina, somebody }) => {
  const { id } = await somebody("fr", true);
  await atWork.open(id);
  await page.keyboard.press("d");
  await page.keyboard.type("9h");
  await atWork.dialog.getByLabel(/Jour/).fill("31/02/2027");
  await page.keyboard.press("Enter");
  await expect(atWork.dialog.getByRole("alert")).toContainText("Jour attendu");
  const at = new Date(Date.now() + 3 * 24 * 3_600_000);
  const day = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", day: "2-digit", month: "2-digit", year: "numeric" }).format(at);
  await atWork.dialog.getByLabel(/Jour/).fill(day);
  await page.keyboard.press("Enter");
  const promised = await page.evaluate((iso) => new Date(iso).getTime(), `${day.split("/").reverse().join("-")}T09:00`);
  await expect.poll(() => amina.get<CaseView>(`cases/${id}`)).toMatchObject({ state: "call_back_promised", callBackAt: promised });
});

test("notes and labels stay among colleagues", async ({ page, atWork, amina, somebody }) => {
  const { phone, id } = await somebody("fr", true);
  await atWork.open(id);
  await page.keyboard.press("n");
  await page.keyboard.type("Rappeler la CAF demain.");
  await atWork.summary.getByRole("button", { name: "Garder la note" }).click();
  await expect(atWork.summary.getByText("Rappeler la CAF demain.")).toBeVisible();
  await atWork.summary.getByLabel("Nouvelle étiquette").fill("à relire");
  await page.keyboard.press("Enter");
  await expect.poll(() => amina.get<CaseView>(`cases/${id}`)).toMatchObject({ labels: ["à relire"], notes: [{ by: "Amina", text: "Rappeler la CAF demain." }] });
  expect((await readBy(phone)).join()).not.toContain("Rappeler");
});

test("at the end of a shift everything in hand goes back to the line, and nothing is offered again", async ({ page, atWork, amina, somebody }) => {
  const cases = [await somebody("fr", true), await somebody("uk", true)];
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Fin de service" }).click();
  await expect(atWork.dialog).toContainText("Ces 2 dossiers retournent à la file");
  await atWork.dialog.getByRole("button", { name: "Finir mon service" }).click();
  for (const { id } of cases) await expect.poll(() => amina.get<CaseView>(`cases/${id}`)).toMatchObject({ state: "waiting", isMine: false });
  await expect(page.getByRole("button", { name: /^En absence/ })).toBeVisible();
});

test("a new word in another case is counted in the title and marked in the queue until it was looked at", async ({ page, atWork, somebody }) => {
  const first = await somebody("ar", true);
  const second = await somebody("uk", true);
  await atWork.open(second.id);
  await expect(page).toHaveTitle("Passerelle · bureau");
  await first.phone.post({ type: "message", text: "سؤال" });
  await expect(page).toHaveTitle("(1) Passerelle · bureau");
  await expect(atWork.queue.locator(`[data-case="${first.id}"]`)).toContainText("Nouveau message");
  await atWork.open(first.id);
  await expect(page).toHaveTitle("Passerelle · bureau");
});

test("a coordinator sees who is there, and what the service can count is downloaded", async ({ page, desk, amina, service }) => {
  await amina.comes();
  const nadia = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Nadia", role: "coordinator" });
  await desk.signIn(nadia.keys);
  await page.getByRole("link", { name: "Supervision" }).click();
  await expect(page.getByRole("row", { name: /Amina.*Disponible/ })).toContainText("0 sur 12");
  await page.getByRole("link", { name: "Relevé d’activité" }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /CSV/ }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
});

test("whoever runs the machine sees no case", async ({ page, desk, service }) => {
  const root = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Root", role: "technical_admin" });
  await page.goto("/desk");
  await desk.fillIn(root.keys.signInName, mediatorPassword, totpCode(root.keys.secret, totpStep(Date.now()) + 1));
  await expect(page.getByText("Il ne voit aucun dossier.")).toBeVisible();
  await expect(desk.queue).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Disponible|En absence/ })).toHaveCount(0);
});
