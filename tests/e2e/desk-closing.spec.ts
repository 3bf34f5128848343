import { Mediator } from "../helpers/a-mediator";
import { HelpTally } from "../../src/bot/help-tally";
import { deskAssociation } from "../helpers/desk-service";
import { readBy } from "./support/asks-for-somebody";
import { DeskPage } from "./desk-page";
import { brokenRules } from "./support/broken-rules";
import { expect, test } from "./support/desk-test";

test("closing asks the person if it helped where something was done, and not where they are gone", async ({ page, atWork, somebody }) => {
  const { phone, id } = await somebody("ar", true);
  await atWork.open(id);
  await atWork.action("Clore").click();
  const asks = atWork.dialog.getByRole("checkbox", { name: "Demander si cela a aidé" });
  await expect(asks).toBeChecked();
  await atWork.dialog.getByRole("radio", { name: "Doublon" }).check();
  await expect(asks).not.toBeChecked();
  await atWork.dialog.getByRole("radio", { name: "La personne ne répond plus" }).check();
  await expect(asks).toHaveCount(0);
  await atWork.dialog.getByRole("radio", { name: /^Orienté/ }).check();
  await expect(asks).toBeChecked();
  expect(await brokenRules(page, "dialog")).toEqual([]);
  await atWork.dialog.getByRole("button", { name: "Clore" }).click();
  await expect.poll(async () => (await readBy(phone)).some((text) => text.startsWith("هل ساعدتكم"))).toBe(true);
});

test("a coordinator reads what people said of the help, from five answers on", async ({ page, service }) => {
  const cora = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Odile", role: "coordinator" });
  const tally = new HelpTally(service.store.desk);
  const desk = new DeskPage(page);
  await desk.signIn(cora.keys);
  await page.goto("/desk/#/supervision");
  await expect(page.getByText("moins de cinq")).toBeVisible();
  for (const id of ["a", "b", "c", "d", "e"]) await tally.count(deskAssociation, id, id === "e" ? "little" : "yes", Date.now());
  await page.reload();
  await expect(page.getByText("Réponses à « Cela vous a aidé ? » en 30 jours : 4 oui, 1 un peu, 0 non.")).toBeVisible();
});

test("a case that has ended is found by a word of a colleague's note, and opened", async ({ page, atWork, amina, somebody }) => {
  const { id } = await somebody("uk", true);
  await amina.act(id, { kind: "note", text: "Le propriétaire n’a pas signé." });
  await amina.act(id, { kind: "label", labels: ["À rappeler"] });
  await amina.act(id, { kind: "close", reason: "solved" });
  await page.getByRole("link", { name: "Recherche" }).click();
  await expect(page.getByRole("status").filter({ hasText: "dossier" })).toBeVisible();
  await page.getByLabel("Mots d’une étiquette ou d’une note").fill("proprietaire");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 dossier trouvé")).toBeVisible();
  expect(await brokenRules(page)).toEqual([]);
  await page.getByLabel("Terminé du").fill("2026-03-02");
  await page.getByLabel("Au", { exact: true }).fill("2026-03-01");
  await expect(page.getByText("La première date doit venir avant la seconde.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: /^ukrainien/ }).click();
  await expect(atWork.action("Rouvrir")).toBeVisible();
  expect(await atWork.page.evaluate(() => location.href)).not.toContain("propri");
});
