import { expect, test } from "../helpers/e2e-test";
import { Looks } from "./support/looks";
import { seen, sizes } from "./support/places";
import { byKeyboard, byTouch } from "./support/ways";
import { WholeProcedure } from "./support/whole-procedure";

/** A walk of thirty answers, each looked at. */
const walkMs = 240_000;

/** The same screens are looked at where a finger goes; what is focused must be in sight here too. */
const unlooked: Pick<Looks, "at"> = { at: async () => undefined };

test.describe("with a finger", () => {
  test.use({ hasTouch: true });
  for (const { language, size } of seen({ fr: "standing", en: "lying", ar: "lying", "fa-AF": "phone", uk: "phone" })) {
    test(`${language.autonym}, ${size}: from the first screen to the sheet in hand, every question in sight and no rule of accessibility broken`, async ({ page, person }) => {
      test.setTimeout(walkMs);
      const { viewport, path } = sizes[size];
      await page.setViewportSize(viewport);
      const walk = new WholeProcedure(person, byTouch, new Looks(page), language);
      await walk.begin(path);
      await walk.listen();
      await walk.toSummary();
      await walk.print();
      if (size !== "phone") await walk.leave();
    });
  }
});

test.describe("with the keyboard", () => {
  for (const { language, size } of seen({ fr: "lying", ar: "lying", "fa-AF": "standing", uk: "phone" })) {
    test(`${language.autonym}, ${size}: the same without a mouse, each answer begun where the last one led`, async ({ page, person }) => {
      test.setTimeout(walkMs);
      const { viewport, path } = sizes[size];
      await page.setViewportSize(viewport);
      const walk = new WholeProcedure(person, byKeyboard, unlooked, language);
      await walk.begin(path);
      await expect(person.log).toBeFocused();
      await walk.listen();
      await walk.toSummary();
      await walk.print();
      if (size !== "phone") await walk.leave();
    });
  }
});
