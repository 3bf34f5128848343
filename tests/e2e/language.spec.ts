import { expect, test } from "../helpers/e2e-test";

for (const { autonym, lang, dir } of [
  { autonym: "العربية", lang: "ar", dir: "rtl" },
  { autonym: "دری", lang: "fa-AF", dir: "rtl" },
  { autonym: "Українська", lang: "uk", dir: "ltr" },
]) {
  test(`who chooses ${autonym} gets a page that reads ${dir}, in that language`, async ({ page, person }) => {
    await person.startIn(autonym);
    const html = page.locator("html");
    await expect(html).toHaveAttribute("lang", lang);
    await expect(html).toHaveAttribute("dir", dir);
    const answers = person.log.locator(".bot[data-current]");
    for (const message of await answers.all()) {
      await expect(message).toHaveAttribute("lang", lang);
      await expect(message).toHaveAttribute("dir", dir);
    }
    const [bubble, log] = [await answers.first().boundingBox(), await person.log.boundingBox()];
    if (bubble === null || log === null) throw new Error("nothing is shown");
    const gapAtStart = dir === "rtl" ? log.x + log.width - (bubble.x + bubble.width) : bubble.x - log.x;
    expect(gapAtStart).toBeLessThan(40);
    await expect(page.getByRole("textbox")).toBeVisible();
  });
}

test("each language on the first screen is marked as what it is", async ({ page }) => {
  await page.goto("/");
  const words = page.locator(".door");
  await expect(words.first()).toBeVisible();
  const marked = await words.evaluateAll((all) => all.map((word) => [word.getAttribute("lang"), word.getAttribute("dir")]));
  expect(marked).toEqual([["fr", "ltr"], ["en", "ltr"], ["ar", "rtl"], ["uk", "ltr"], ["fa-AF", "rtl"]]);
});

test("nobody is recorded before the start button is pressed", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/");
  await expect(page.getByRole("button", { name: /Commencer/ })).toBeVisible();
  expect(asked.filter((path) => path.startsWith("/v3/"))).toEqual([]);
  expect(await page.evaluate(() => sessionStorage.length + localStorage.length + document.cookie.length)).toBe(0);
});
