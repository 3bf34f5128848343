import { createServer } from "node:net";
import type { Browser, Page } from "@playwright/test";
import { qrCode } from "../../src/web/shared/qr-code";
import { brokenRules } from "./support/broken-rules";
import { Person } from "../helpers/e2e-person";
import { Service } from "../helpers/e2e-service";
import { expect, test as base } from "../helpers/e2e-test";

const link = "https://t.me/PasserelleBot?start={code}";

/** A phone finds the service at an address that everybody knows: here the only one there is. */
const test = base.extend<{ phone: Person }, { service: Service }>({
  service: [
    async ({}, use) => {
      const port = await freePort();
      const service = await Service.start({
        PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, MESSAGING_APP: "Telegram", MESSAGING_LINK: link,
        MicrosoftAppId: "an-app", MicrosoftAppType: "UserAssignedMSI", MicrosoftAppTenantId: "a-tenant",
      });
      await use(service);
      await service.stop();
    },
    { scope: "worker" },
  ],
  phone: async ({ browser, service }, use) => {
    const page = await aPhone(browser, service.url);
    await use(new Person(page));
    await page.context().close();
  },
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

const aPhone = async (browser: Browser, baseURL: string): Promise<Page> => (await browser.newContext({ viewport: { width: 360, height: 740 }, baseURL, locale: "ar" })).newPage();
const canary = "Zanzibarcanari";
const takeAlong = "المتابعة على هاتفي";

/** At the kiosk, in Arabic, somewhere in the talk; the code as the service gave it. */
async function opensPanel(person: Person): Promise<{ readonly square: string; readonly digits: string }> {
  await person.startIn("العربية", "/?kiosk");
  await person.page.getByRole("button", { name: takeAlong }).click();
  await expect(person.page.getByRole("dialog")).toContainText("أجيبوا أولًا");
  await person.page.keyboard.press("Escape");
  await person.answerSomething();
  await person.type(canary);
  const [drawn] = await Promise.all([
    person.page.waitForResponse((response) => response.url().endsWith("/page/phone-code") && response.request().method() === "POST"),
    person.page.getByRole("button", { name: takeAlong }).click(),
  ]);
  return (await drawn.json()) as { square: string; digits: string };
}

const isFresh = async ({ page }: Person): Promise<void> => {
  await expect(page.getByRole("button", { name: /Commencer/ })).toBeVisible();
  expect(await page.content()).not.toContain(canary);
};

test("a talk goes from the kiosk to the phone that reads the square, with its question; the kiosk forgets at once, and no address keeps the code", async ({ person, phone, browser, service }) => {
  const { square } = await opensPanel(person);
  const panel = person.page.getByRole("dialog");
  await expect(panel.getByRole("img")).toBeVisible();
  expect(await brokenRules(person.page, ".phone-panel")).toEqual([]);
  const buttons = await person.choices.allTextContents();
  const asked: string[] = [];
  phone.page.on("request", (request) => asked.push(request.url()));

  await phone.page.goto(`/#p=${square}`);
  await expect(phone.log).toContainText(canary);
  expect(await phone.choices.allTextContents()).toEqual(buttons);
  await isFresh(person);
  expect(phone.page.url()).toBe(`${service.url}/`);
  expect(asked.filter((url) => url.includes(square))).toEqual([]);
  await expect(phone.page.locator("html")).toHaveAttribute("lang", "ar");

  await phone.press(buttons[0]!.trim());
  await phone.page.reload();
  await expect(phone.log).toContainText(canary);

  const second = new Person(await aPhone(browser, service.url));
  await second.page.goto(`/#p=${square}`);
  await expect(second.page.getByRole("status")).toContainText("هاتف آخر يستعمل هذا الرمز");
  await second.page.context().close();
  expect(service.output).not.toContain(square);
});

test("a second square, one touch away, opens the messaging application with the same code, once the person has read whose it is", async ({ person }) => {
  const { square } = await opensPanel(person);
  const panel = person.page.getByRole("dialog");
  const drawn = (): Promise<string | null> => panel.locator(".qr path").getAttribute("d");
  await expect(panel.locator(".qr path")).toBeVisible();
  const inBrowser = await drawn();
  await panel.getByRole("button", { name: "المتابعة في Telegram" }).click();
  await expect(panel).toContainText("Telegram تابع لشركة. رسائلكم تمر عبرها.");
  await expect(panel).toContainText("المدة: 30 يومًا.");
  await expect(panel.getByRole("img")).toHaveCount(1);
  expect(await drawn()).toBe(qrCode(link.replace("{code}", square)).path);
  expect(await brokenRules(person.page, ".phone-panel")).toEqual([]);
  await panel.getByRole("button", { name: "المتابعة بدون Telegram" }).click();
  await expect(panel.locator(".phone-digits")).toBeVisible();
  expect(await drawn()).toBe(inBrowser);
});

test("with six digits the kiosk asks: a no keeps the talk there, a yes lets it go", async ({ person, phone }) => {
  const { digits } = await opensPanel(person);
  const panel = person.page.getByRole("dialog");
  await expect(panel).toContainText(`${digits.slice(0, 3)}${digits.slice(3)}`);
  await phone.page.goto("/");
  await phone.page.getByRole("button", { name: "لدي رمز" }).click();
  const typeDigits = async (typed: string): Promise<void> => {
    await phone.page.getByRole("textbox").fill(typed);
    await phone.page.getByRole("textbox").press("Enter");
  };
  await typeDigits("12");
  await expect(phone.page.getByRole("status")).toContainText("6 أرقام");
  expect(await brokenRules(phone.page)).toEqual([]);

  // with the digits of an Arabic keyboard
  await typeDigits(digits.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))));
  await expect(panel.getByText("هل هو هاتفكم؟")).toBeFocused();
  expect(await brokenRules(person.page, ".phone-panel")).toEqual([]);
  await panel.getByRole("button", { name: "لا، ليس هاتفي" }).click();
  await expect(phone.page.getByRole("status")).toContainText("لم يقل أحد نعم");
  await expect(panel.getByRole("img")).toBeVisible();

  await phone.page.getByRole("button", { name: "لدي رمز" }).click();
  await typeDigits(`${digits.slice(0, 3)} ${digits.slice(3)}`);
  await expect(phone.page.getByRole("status")).toContainText("نعم، هو هاتفي");
  await panel.getByRole("button", { name: "نعم، هو هاتفي" }).click();
  await expect(phone.log).toContainText(canary);
  await isFresh(person);
});
