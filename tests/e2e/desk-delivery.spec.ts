import type { TicketRecord } from "../../src/core/ports";
import { deskAssociation } from "../helpers/desk-service";
import { brokenRules } from "./support/broken-rules";
import { expect, test } from "./support/desk-test";

test("a mediator sees how far each message has come, in words and a picture, as the platform tells", async ({ page, atWork, somebody }) => {
  const { id } = await somebody("ar", true);
  // on the web nothing is told: as a messenger would have it
  let until = 0;
  const states = ["queued", "sent", "delivered", "read"] as const;
  await page.route("**/deliveries?*", (route) => route.fulfill({ json: { deliveries: [] } }));
  await page.route(`**/cases/${id}/log?*`, async (route) => {
    const answer = await route.fetch();
    const told = (await answer.json()) as { entries: { seq: number; author: string; delivery?: unknown }[] };
    const said = told.entries.filter(({ author }) => author !== "person");
    said.slice(-6).forEach((entry, n) => {
      const state = [...states, "failed", "expired"][n]!;
      entry.delivery = { seq: entry.seq, state, reason: state === "failed" ? "HTTP_403" : state === "expired" ? "TOO_OLD" : state === "queued" ? "HTTP_503" : null };
      until = entry.seq;
    });
    await route.fulfill({ json: told });
  });
  await atWork.open(id);
  for (const words of ["en attente d’envoi", "envoyé", "arrivé", "lu", "non remis", "non remis, trop tard"]) {
    const mark = atWork.log.locator(".delivery").filter({ hasText: new RegExp(`^${words}$`) });
    await expect(mark).toBeVisible();
    await expect(mark.locator("svg")).toHaveCount(1);
  }
  expect(until).toBeGreaterThan(0);
  await expect(atWork.log).toContainText("La messagerie refuse : la personne a pu bloquer l’assistant.");
  await expect(atWork.log).toContainText("La messagerie ne répond pas. Nouvel essai automatique.");
  await expect(page.locator(".channel-note")).toContainText("On ne sait pas si un message est lu.");
  expect(await brokenRules(page, ".talk")).toEqual([]);
});

for (const { hours, words } of [
  { hours: 1, words: /^WhatsApp : la personne peut vous lire jusqu’au \d\d\/\d\d à \d\d:\d\d/ },
  { hours: 23, words: /^WhatsApp : après \d\d:\d\d, vos messages ne partiront plus, sauf si la personne écrit encore\.$/ },
  { hours: 25, words: /^WhatsApp : vos messages ne partent plus depuis le \d\d\/\d\d à \d\d:\d\d\. Il faut que la personne écrive d’abord\.$/ },
]) {
  test(`a mediator is told of the channel's window ${hours} h after the person's last word`, async ({ page, service, atWork, somebody }) => {
    const { id } = await somebody("uk", true);
    const ticket = (await service.store.findTicket(deskAssociation, id))!;
    const personAt = Date.now() - hours * 3_600_000;
    // no channel of today has a window: the case as it would stand at the desk
    const inMessenger: TicketRecord = { ...ticket, channel: "whatsapp", lastSeenAt: personAt, personAt, revision: (ticket.revision ?? 0) + 1 };
    await service.store.putTicket(deskAssociation, inMessenger, 3_600_000);
    await atWork.open(id);
    await expect(page.locator(".channel-note")).toHaveText(words);
    expect(await brokenRules(page, ".channel-note")).toEqual([]);
    await service.store.putTicket(deskAssociation, { ...ticket, revision: (ticket.revision ?? 0) + 2 }, 3_600_000);
  });
}

test("a mediator sees the buttons that the person has before them now, in their language and direction, and cannot press them", async ({ page, atWork, somebody }) => {
  const { phone, id } = await somebody("ar", true);
  await atWork.open(id);
  await page.getByRole("button", { name: "Son écran" }).click();
  const buttons = atWork.dialog.locator(".person-buttons li");
  const said = await phone.log();
  const lastOwn = said.map(({ from }) => from.role).lastIndexOf("user");
  const onPhone = said.slice(lastOwn + 1).flatMap(({ suggestedActions }) => suggestedActions?.actions.map(({ title }) => title) ?? []);
  expect(onPhone.length).toBeGreaterThan(0);
  await expect(buttons).toHaveText(onPhone);
  await expect(buttons.first()).toHaveAttribute("dir", "rtl");
  await expect(buttons.first()).toHaveAttribute("lang", "ar");
  await expect(atWork.dialog.locator(".person-view")).toHaveAttribute("dir", "rtl");
  await expect(atWork.dialog.locator(".person-view").getByRole("button")).toHaveCount(0);
  expect(await brokenRules(page, "dialog")).toEqual([]);
  // what they have answered by now is not asked any more
  await phone.post({ type: "message", text: "نعم" });
  await expect(buttons).toHaveCount(0);
});
