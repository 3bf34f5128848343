import { expect, test } from "../helpers/e2e-test";

const hostile = [
  `<img src=x onerror="document.title='taken'">`,
  `<script>document.title='taken'</script>`,
  "[press](javascript:alert(1)) **bold** &lt;b&gt;",
  "\u202Egnirts desrever\u202C",
];

test("what a person types is shown as typed, never as markup, also after a reload", async ({ page, person }) => {
  await person.startIn("Français");
  for (const text of hostile) await person.type(text);
  const check = async (): Promise<void> => {
    await expect(person.ownMessages).toHaveCount(hostile.length);
    await expect(person.ownMessages.nth(0)).toContainText(hostile[0] ?? "");
    await expect(person.ownMessages.nth(1)).toContainText(hostile[1] ?? "");
    expect(await person.log.locator("img, script, b, strong:not(.progress strong), a[href^=javascript]").count()).toBe(0);
    await expect(page).toHaveTitle("Passerelle");
  };
  await check();
  await page.reload();
  await check();
});

test("a message longer than the limit cannot be typed", async ({ person }) => {
  await person.startIn("Français");
  await expect(person.box).toHaveAttribute("maxlength", "2000");
});
