import { test } from "../helpers/e2e-test";
const out = process.env["OUT"] ?? "/tmp/h8/shots";
const [autonym, w, h, path] = (process.env["WHO"] ?? "Français,1280,800,/?kiosk").split(",");
test("explore", async ({ person, page }) => {
  await page.setViewportSize({ width: Number(w), height: Number(h) });
  let n = 0;
  const shot = async (name: string) => { await page.waitForTimeout(150); await page.screenshot({ path: `${out}/${w}-${autonym}-${String(n++).padStart(2, "0")}-${name}.png` }); };
  await page.goto(path!); await person.door(autonym!).waitFor(); await shot("start");
  await person.startIn(autonym!, path);
  await shot("welcome");
  const pick = async (i: number) => { await (person as any).afterOneMore(() => person.choices.nth(i).click()); await shot("after"); console.log(n, (await person.log.locator("[data-current] .text").allTextContents()).join(" | ").slice(0, 100), "::", (await person.choices.allTextContents()).join(" / ").slice(0, 160)); };
  for (const step of (process.env["ROUTE"] ?? "0").split(",")) {
    if (step === "d") { await shot("date"); await person.chooseDate(); await shot("after"); }
    else if (step.startsWith("t")) { await person.type(step.slice(1)); await shot("after"); }
    else await pick(Number(step));
  }
  for (let i = 0; i < Number(process.env["MORE"] ?? 0); i++) { if (await person.log.locator(".sheet").count()) break; await person.answerSomething(); await shot("more"); console.log(n, (await person.log.locator("[data-current] .text").allTextContents()).join(" | ").slice(0, 100), "::", (await person.choices.allTextContents()).join(" / ").slice(0, 160)); }
});
