import { expect, test } from "./support/desk-test";

test("what is said while the network is away is there once, in order, when it is back", async ({ page, atWork, server }) => {
  await atWork.open("c-ar");
  const before = await atWork.lines.count();
  server.isDown = true;
  server.dropSockets();
  await expect(page.getByText("La liaison est coupée")).toBeVisible();
  server.hear("c-ar", "سؤال أول");
  server.hear("c-ar", "سؤال ثان");
  server.isDown = false;
  await expect(atWork.lines).toHaveCount(before + 2);
  await expect(atWork.lines.last()).toContainText("سؤال ثان");
  await expect(page.getByText("La liaison est coupée")).toHaveCount(0);
});

test("a line that is told twice is shown once", async ({ atWork, server }) => {
  await atWork.open("c-ar");
  const before = await atWork.lines.count();
  server.hear("c-ar", "مرة واحدة", true);
  await expect(atWork.lines).toHaveCount(before + 1);
});

test("a message whose answer got lost is done once and shown once", async ({ atWork, server }) => {
  await atWork.open("c-ar");
  const before = await atWork.lines.count();
  server.faults.push("lost", 503);
  await atWork.send("Je vérifie.");
  await expect.poll(() => server.tries).toBe(3);
  await expect(atWork.log.locator(".outgoing")).toHaveCount(0);
  await expect(atWork.lines).toHaveCount(before + 1);
  expect(server.acts).toHaveLength(1);
});

test("words that are refused can be taken back into the box", async ({ atWork, server }) => {
  await atWork.open("c-ar");
  server.faults.push({ code: "NOT_YOURS", status: 409 });
  await atWork.send("Je vérifie votre dossier.");
  await expect(atWork.log).toContainText("Quelqu’un d’autre suit ce dossier maintenant.");
  await atWork.log.getByRole("button", { name: "Remettre dans la zone de texte" }).click();
  await expect(atWork.freeText).toHaveValue("Je vérifie votre dossier.");
});

test("a reload and a second tab show the same talk, nothing twice", async ({ page, context, atWork, server }) => {
  await atWork.open("c-ar");
  const before = await atWork.lines.count();
  await page.reload();
  await expect(atWork.lines).toHaveCount(before);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByRole("log").locator("[data-seq]")).toHaveCount(before);
  await atWork.send("Dans les deux.");
  server.hear("c-ar", "شكرا");
  for (const tab of [page, second]) await expect(tab.getByRole("log").locator("[data-seq]")).toHaveCount(before + 2);
  await page.getByRole("button", { name: "Verrouiller" }).click();
  await expect(second.getByRole("heading", { name: /Poste verrouillé/ })).toBeVisible();
});

test("who reads above is not carried away by a new line, and goes to it with one press", async ({ atWork, server }) => {
  await atWork.open("c-uk");
  await atWork.log.evaluate((list) => (list.scrollTop = 0));
  server.hear("c-uk", "Ви тут?");
  const newest = atWork.page.getByRole("button", { name: "1 nouveau message" });
  await expect(newest).toBeVisible();
  expect(await atWork.log.evaluate((list) => list.scrollTop)).toBe(0);
  await newest.click();
  await expect(atWork.lines.last()).toBeInViewport();
  await expect(newest).toHaveCount(0);
});
