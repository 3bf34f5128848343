import { expect, test } from "../helpers/e2e-test";
import type { Person } from "../helpers/e2e-person";

const canary = "Zanzibarcanari";

/** Answers until something can be typed, and types a word that nobody else would. */
async function leaveTraces(person: Person): Promise<void> {
  await person.startIn("العربية", "/?kiosk");
  await person.type(canary);
  await expect(person.log).toContainText(canary);
}

/** The worker is at work, so that what it keeps can be looked at. */
const isKept = (person: Person): Promise<unknown> => person.page.evaluate(() => navigator.serviceWorker.ready);

/** Everything that a page can still get at: what is shown, kept, cached, and what back, forward and reload bring. */
async function tracesOf({ page }: Person): Promise<readonly string[]> {
  const found: string[] = [];
  const look = async (where: string): Promise<void> => {
    const everything = await page.evaluate(async () => {
      // what lies before the page has no storage
      if (location.protocol === "about:") return document.documentElement.outerHTML;
      const cached = await Promise.all((await caches.keys()).map(async (name) => {
        const cache = await caches.open(name);
        return Promise.all((await cache.keys()).map(async (request) => `${request.url} ${await (await cache.match(request))!.text()}`));
      }));
      const values = [...document.querySelectorAll<HTMLInputElement>("input, textarea, select")].map(({ value }) => value);
      const databases = (await indexedDB.databases()).map(({ name }) => name);
      return JSON.stringify([document.documentElement.outerHTML, values, { ...localStorage }, { ...sessionStorage }, cached, databases, document.cookie, history.state, location.href]);
    });
    if (everything.includes(canary)) found.push(where);
  };
  await look("page");
  await page.goBack();
  await look("back");
  await page.goForward();
  await look("forward");
  await page.reload();
  await look("reload");
  return found;
}

test("who presses « I have finished » leaves nothing for the next person, on the page or on the service", async ({ person, service }) => {
  const [generated] = await Promise.all([person.page.waitForResponse(/tokens\/generate/), leaveTraces(person)]);
  const { token, conversationId } = (await generated.json()) as { token: string; conversationId: string };
  await isKept(person);
  const kept = await person.page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).matchAll()).map((response) => response.text())));
    return (await Promise.all(all.flat())).join();
  });
  expect(kept).toContain("<!doctype html>");
  // while they are still there
  expect([canary, token, conversationId].filter((word) => kept.includes(word))).toEqual([]);
  const read = () => fetch(`${service.url}/v3/directline/conversations/${conversationId}/activities`, { headers: { authorization: `Bearer ${token}` } }).then((response) => response.text());
  expect(await read()).toContain(canary);
  const later: Promise<string>[] = [];
  await person.page.getByRole("button", { name: "انتهيت" }).click();
  person.page.on("response", (response) => void later.push(response.text().catch(() => "")));
  await expect(person.page.getByRole("button", { name: /Commencer/ })).toBeVisible();
  await expect.poll(read).not.toContain(canary);
  expect(await tracesOf(person)).toEqual([]);
  expect((await Promise.all(later)).filter((text) => text.includes(canary))).toEqual([]);
});

test("a kiosk that nobody touches asks, any touch is an answer, and without one it forgets", async ({ person }) => {
  await person.page.clock.install();
  await leaveTraces(person);
  const asked = person.page.getByRole("alertdialog", { name: "هل ما زلت هنا؟" });
  await person.page.clock.fastForward(149_000);
  await expect(asked).toBeHidden();
  // the page scrolls by itself when a mediator writes or the line comes back: nobody has touched it
  expect(await person.log.evaluate((log) => {
    const before = log.scrollTop;
    log.scrollTop = 0;
    return before;
  })).toBeGreaterThan(0);
  await person.page.clock.fastForward(3_000);
  await expect(asked).toBeVisible();
  await person.page.mouse.click(5, 5);
  await expect(asked).toBeHidden();
  await person.page.clock.fastForward(152_000);
  // all that a screen reader makes of a press
  await person.page.getByRole("button", { name: "نعم، أتابع" }).dispatchEvent("click");
  await expect(asked).toBeHidden();
  await expect(person.log).toContainText(canary);
  await person.page.clock.fastForward(152_000);
  await expect(asked).toBeVisible();
  await person.page.clock.fastForward(31_000);
  await expect(person.page.getByRole("button", { name: /Commencer/ })).toBeVisible();
  expect(await tracesOf(person)).toEqual([]);
});

test("the page forgets by itself while the service is away, and tells it later", async ({ person, service }) => {
  await leaveTraces(person);
  await service.kill();
  await person.page.getByRole("button", { name: "انتهيت" }).click();
  await expect(person.page.getByRole("button", { name: /Commencer/ })).toBeVisible();
  expect(await person.page.content()).not.toContain(canary);
  const told = person.page.waitForResponse((response) => response.request().postData()?.includes("endOfConversation") === true && response.ok());
  await service.startAgain();
  await told;
});
