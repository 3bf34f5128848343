import { Mediator } from "../helpers/a-mediator";
import { Phone } from "../helpers/a-phone";
import { deskAssociation, type DeskService } from "../helpers/desk-service";
import { isOf, readBy } from "./support/asks-for-somebody";
import { brokenRules } from "./support/broken-rules";
import { expect, test } from "./support/desk-test";

/** A colleague who comes once the case is in Amina's hands, so that it is not offered to them first. */
async function comes(service: DeskService, firstName: string, teams: readonly string[] = []): Promise<Mediator> {
  const colleague = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName, teams: [...teams] });
  await colleague.comes();
  return colleague;
}

test("a case is handed on to the colleague who was named, and not to another who is there", async ({ page, atWork, somebody, service }) => {
  const { phone, id } = await somebody("fr", true);
  const colleagues = [await comes(service, "Bela"), await comes(service, "Cora")];
  await atWork.open(id);
  await atWork.action("Passer").click();
  await atWork.dialog.getByRole("radio", { name: /^Cora/ }).check();
  await atWork.dialog.getByRole("radio", { name: "Sujet" }).check();
  await atWork.dialog.getByRole("button", { name: "Passer" }).click();
  const [bela, cora] = colleagues;
  const offered = await cora!.sees((one) => isOf(phone)(one) && one.state === "offered");
  expect(offered).toMatchObject({ id, mediator: { name: "Cora" }, offerEndsAt: expect.any(Number) });
  expect((await bela!.sees(isOf(phone))).offerEndsAt).toBeNull();
  await cora!.act(id, { kind: "take" });
  await expect(page.getByText("Cora suit ce dossier")).toBeVisible();
  await expect.poll(async () => (await readBy(phone)).some((text) => text.includes("Cora"))).toBe(true);
  for (const one of colleagues) await one.post("sign-out", {});
});

test("a case is handed on to a team, of which the dialog says how many are there", async ({ page, atWork, somebody, service }) => {
  const { phone, id } = await somebody("fr", true);
  const [bela, dina] = [await comes(service, "Bela"), await comes(service, "Dina", ["droits"])];
  await atWork.open(id);
  await atWork.action("Passer").click();
  const team = atWork.dialog.getByRole("radio", { name: "Équipe droits · disponibles : 1 sur 1" });
  await team.check();
  expect(await brokenRules(page, "dialog")).toEqual([]);
  await atWork.dialog.getByRole("button", { name: "Passer" }).click();
  expect(await dina.sees((one) => isOf(phone)(one) && one.state === "offered")).toMatchObject({ id, mediator: { name: "Dina" } });
  await dina.act(id, { kind: "take" });
  for (const one of [bela, dina]) await one.post("sign-out", {});
});

test("a case is handed back at the question that the mediator chose", async ({ page, atWork, amina, service }) => {
  await amina.comes();
  const phone = await Phone.open(service.url, "fr");
  await phone.answerTo({ type: "message", text: "…" });
  for (const choice of ["fr", "given", "caf-rsa"]) await phone.press(choice);
  await phone.press("claim");
  await phone.answerTo({ type: "message", text: "…", value: "c:person" });
  await phone.press("yes");
  const { id } = await amina.sees((one) => isOf(phone)(one) && one.state === "offered");
  await amina.act(id, { kind: "take" });
  await atWork.open(id);
  await atWork.action("Rendre à l’assistant").click();
  await atWork.dialog.getByRole("radio", { name: "Mon besoin" }).check();
  await atWork.dialog.getByRole("button", { name: "Rendre à l’assistant" }).click();
  const choices = async () => (await phone.log()).findLast(({ suggestedActions }) => suggestedActions)!.suggestedActions!.actions.map(({ value }) => String(value).split(":").at(-1));
  await expect.poll(choices).toEqual(["claim", "letter", "change"]);
  await expect(page.getByText("Rendu à l’assistant").first()).toBeVisible();
});
