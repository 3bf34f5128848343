import { aTranslationMachine, never, type TranslationMachine } from "../helpers/a-translation-machine";
import { deskAssociation, startDeskService } from "../helpers/desk-service";
import { Mediator } from "../helpers/a-mediator";
import { Person } from "../helpers/e2e-person";
import { brokenRules } from "./support/broken-rules";
import { expect, test as withDesk } from "./support/desk-test";

const test = withDesk.extend<object, { machine: TranslationMachine }>({
  machine: [
    async ({}, use) => {
      const machine = await aTranslationMachine();
      await use(machine);
      await machine.close();
    },
    { scope: "worker" },
  ],
  service: [
    async ({ machine }, use) => {
      const service = await startDeskService({ DESK_TRANSLATE_URL: machine.url });
      await use(service);
      await service.close();
    },
    { scope: "worker" },
  ],
});

test("a mediator knows before writing that a machine translates, and sees both texts of both sides", async ({ atWork, somebody, machine, page }) => {
  const { id, phone } = await somebody("ar", true);
  await atWork.open(id);
  await expect(page.locator("label[for=free-text]")).toContainText("sera traduit par une machine en arabe");

  machine.answers(() => "اتصلوا بالرقم 05 56 11 22 33.");
  await page.locator("#free-text").fill("Appelez le 05 56 11 22 33.");
  await page.keyboard.press("Enter");
  const mine = atWork.lines.filter({ hasText: "Appelez le 05 56 11 22 33." });
  await expect(mine.locator(".own")).toHaveAttribute("dir", "rtl");
  await expect(mine.locator(".own-side")).toContainText("Traduction automatique");
  await expect(mine.locator(".french")).toHaveAttribute("lang", "fr");

  machine.answers(() => "J'ai deux enfants.");
  await phone.post({ type: "message", text: "عندي طفلان." });
  const theirs = atWork.lines.filter({ hasText: "عندي طفلان." });
  await expect(theirs.locator(".french")).toHaveText("J'ai deux enfants.");
  await expect(theirs.locator(".french-side")).toContainText("Traduction automatique");

  machine.answers(() => never);
  await phone.post({ type: "message", text: "شكرا" });
  const late = atWork.lines.filter({ hasText: "شكرا" });
  await expect(late).toContainText("Non traduit");
  await late.getByRole("button", { name: "Traduire" }).click();
  await expect(late).toContainText("Pas de traduction pour l’instant");
  machine.answers(() => "Merci");
  // what was asked for first has taken its three seconds by then
  await expect(async () => {
    const again = late.getByRole("button", { name: "Traduire" });
    // it is gone when the words came after the last look
    if (await again.isVisible()) await again.click();
    await expect(late.locator(".french")).toHaveText("Merci", { timeout: 500 });
  }).toPass();
  expect(await brokenRules(page, ".transcript")).toEqual([]);
});

test("a person who reads Arabic has the machine's words in their direction and the French below in its own", async ({ browser, service, machine }) => {
  const amina = await Mediator.enrol(service.url, service.store.desk, deskAssociation, { firstName: "Amina" });
  await amina.comes();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, baseURL: service.url });
  const page = await context.newPage();
  const person = new Person(page);
  await person.startIn("العربية");
  await person.answerSomething();
  await person.afterOneMore(() => person.choices.nth(1).click());
  await person.type("أريد التحدث مع شخص");
  await person.afterOneMore(() => person.choices.first().click());
  const { id } = await amina.sees((one) => one.state === "offered");
  await amina.act(id, { kind: "take" });
  machine.answers(() => "أحضروا <b>الإشعار</b> في 12/03/2027 واتصلوا بالرقم 05 56 11 22 33.");
  await amina.act(id, { kind: "say", text: "Apportez l’avis le 12/03/2027 et appelez le 05 56 11 22 33." });
  const words = person.log.locator(".bubble", { hasText: "Apportez" });
  await expect(words).toBeInViewport();
  await expect(words).toHaveAttribute("lang", "ar");
  await expect(words).toHaveAttribute("dir", "rtl");
  await expect(words.locator(".text b")).toHaveCount(0); // letters, not bold
  await expect(words.locator(".text")).toContainText("\u206605 56 11 22 33\u2069");
  await expect(words.locator(".translated > p")).toHaveAttribute("dir", "rtl");
  await expect(words.locator(".original")).toHaveAttribute("lang", "fr");
  await expect(words.locator(".original")).toHaveAttribute("dir", "ltr");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await amina.act(id, { kind: "close", reason: "solved" });
  await context.close();
});
