import { expect, test } from "../helpers/e2e-test";

test("after an erasure nothing of the talk is left on the page, in Arabic", async ({ person }) => {
  await person.startIn("العربية");
  await person.answerSomething();
  const before = await person.log.locator(".bot").count();
  await person.type("مسح");
  // the question whether to erase has come, on a slow machine too: the button pressed next is its own
  await expect.poll(() => person.log.locator(".bot").count()).toBeGreaterThan(before);
  // pressed, and not waited for as one's own message: it may be erased with the rest before anybody has looked
  await person.choices.first().click();
  await expect(person.log.locator(".bot")).toHaveCount(1);
  await expect(person.ownMessages).toHaveCount(0);
  await expect(person.log).toContainText("تم مسح كل شيء");
});
