import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../helpers/e2e-test";
import { Looks } from "./support/looks";
import { pageWords, seen, sizes } from "./support/places";

/** Colours and lines of a thing to press or to read, as they are painted. */
const painted = (one: Locator) => one.evaluate((element) => {
  const { color, backgroundColor, borderStyle, borderColor, outlineStyle, outlineWidth } = getComputedStyle(element);
  return { color, backgroundColor, borderStyle, borderColor, outlineStyle, outlineWidth: Number.parseFloat(outlineWidth) };
});

for (const { language, size } of seen({ fr: "lying", en: "phone", ar: "standing", "fa-AF": "lying", uk: "lying" })) {
  test(`${language.autonym}, ${size}: what comes between the questions breaks no rule of accessibility either`, async ({ page, person }) => {
    test.setTimeout(240_000);
    const say = pageWords(language.locale);
    const looks = new Looks(page);
    const { viewport, path } = sizes[size];
    const isKiosk = path !== "/";
    await page.setViewportSize(viewport);
    await page.clock.install();
    const button = (key: string) => page.getByRole("button", { name: say(key), exact: true });
    const ask = async (command: string): Promise<void> => {
      await person.afterOneMore(async () => {
        if (await page.locator(".commands-toggle").isVisible()) await page.locator(".commands-toggle").click();
        await page.locator(".command").getByText(say(`commands.${command}`), { exact: true }).click();
      });
      await looks.at(`asked: ${command}`);
    };

    await test.step("the service does not answer", async () => {
      await page.route("**/tokens/generate", (route) => route.abort());
      await page.goto(path);
      await person.door(language.autonym).click();
      await expect(page.getByText(say("connection.unreachable"))).toBeVisible();
      await looks.at("nobody answers", { scope: "page" });
      await page.unroute("**/tokens/generate");
    });

    await person.startIn(language.autonym, path);
    await person.answerSomething();
    for (const command of ["language", "why", "glossary", "simpler", "stuck"]) await ask(command);
    if (isKiosk) await test.step("the letters on screen", async () => {
      await button("keyboard.heading").click();
      await looks.at("letters on screen", { inSight: "beginning" });
      await button("keyboard.heading").click();
    });
    await test.step("danger", async () => {
      await person.type("mon mari me frappe");
      const alert = person.log.getByRole("alert");
      await expect(alert).toBeVisible();
      await expect(alert.locator("bdi[dir=ltr]").first()).toBeInViewport();
      await looks.at("danger");
    });
    for (const command of ["person", "erase"]) await ask(command);

    await test.step("the largest letters, the strongest contrast", async () => {
      if (await page.locator(".commands-toggle").isVisible()) await page.locator(".commands-toggle").click();
      await button("comfort.larger").click();
      await button("comfort.larger").click();
      await button("comfort.contrast").click();
      await looks.at("largest letters", { inSight: "beginning", scope: "page" });
    });

    if (isKiosk) await test.step("is anybody there?", async () => {
      await page.clock.fastForward(152_000);
      await expect(page.getByRole("alertdialog", { name: say("kiosk.still_there") })).toBeVisible();
      await looks.at("still there?", { inSight: "beginning", scope: "page" });
      await button("kiosk.stay").click();
    });

    await test.step("the line is cut", async () => {
      await page.context().setOffline(true);
      await page.clock.fastForward(60_000);
      await expect(page.locator(".connection-lost")).toBeVisible({ timeout: 40_000 });
      await looks.at("connection lost", { inSight: "beginning", scope: "page" });
    });
  });
}

test("on a telephone a danger word brings an alert with a number to press into sight, in Arabic too, whatever question stands behind it", async ({ page, person }) => {
  await page.setViewportSize(sizes.phone.viewport);
  await person.startIn("العربية");
  // a question with more buttons than the screen holds
  await person.answerSomething();
  while (await person.choices.last().evaluate((one) => one.getBoundingClientRect().bottom < innerHeight)) await person.answerSomething();
  await person.type("مات أحد، اتصلوا، زوجي يضربني");
  const alert = person.log.getByRole("alert");
  await expect(alert.locator('a[href^="tel:"]').first()).toBeInViewport();
  await expect(alert.locator("a bdi[dir=ltr]").first()).toBeVisible();
});

test("an address of no kiosk breaks none", async ({ page }) => {
  await page.goto("/?kiosk=mediatheque-0000000000");
  await page.getByText("Aucun kiosque").waitFor();
  await new Looks(page).at("unknown place", { scope: "page" });
});

test("who has forced the colours sees what can be pressed, what is pressed, where the focus is and how far one is", async ({ page, person }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await person.startIn("Français", "/?kiosk");
  await person.answerSomething();
  await person.afterOneMore(() => person.choices.nth(2).click());
  const choice = person.choices.first();
  const ground = (await painted(page.locator("body"))).backgroundColor;
  for (const one of [choice, page.locator(".composer .send"), page.locator(".top-button").first()]) {
    const { borderStyle, borderColor } = await painted(one);
    expect({ borderStyle, isSeen: borderColor !== ground }).toEqual({ borderStyle: "solid", isSeen: true });
  }
  await page.keyboard.press("Tab");
  await choice.focus();
  expect(await painted(choice)).toMatchObject({ outlineStyle: "solid", outlineWidth: 3 });
  const bar = person.log.locator("progress").last();
  expect(await bar.evaluate((one) => getComputedStyle(one).appearance)).not.toBe("none");
  const contrast = page.getByRole("button", { name: "Plus de contraste" });
  const before = await painted(contrast);
  await contrast.click();
  expect((await painted(contrast)).backgroundColor).not.toBe(before.backgroundColor);
});

test("who asked for less motion sees nothing move", async ({ page, person }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const moving = (all: Page) => all.evaluate(() =>
    [...document.querySelectorAll("*")].filter((one) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
      return !/^(0s(, )?)+$/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth";
    }).map((one) => one.className));
  await page.goto("/?kiosk");
  await person.door("Français").waitFor();
  expect(await moving(page)).toEqual([]);
  await person.startIn("Français", "/?kiosk");
  await person.answerSomething();
  expect(await moving(page)).toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
