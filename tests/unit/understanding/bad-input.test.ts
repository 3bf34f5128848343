import naughtyStrings from "big-list-of-naughty-strings";
import { askKinds } from "../../../src/core/flow/model";
import { maxTextLength } from "../../../src/core/limits";
import { languages } from "../../../src/core/locale";
import { maskPrivateNumbers } from "../../../src/understanding";
import { adversarial } from "./support/adversarial-texts";
import { buttons, expecting, read, showFigures } from "./support/readers-of-the-house";
import { seededPicker } from "./support/seeded-picker";

const kinds = [...askKinds, "continue", "document", "screen", "handoff", "confirm", "nothing"] as const;
const naughty: readonly string[] = naughtyStrings;
const waitedFor = (kind: (typeof kinds)[number]) => expecting(kind, { choices: kind in buttons ? buttons[kind as keyof typeof buttons] : buttons.document, allowUnknown: true });

const pickLanguage = seededPicker(languages, 1);
const pickKind = seededPicker(kinds, 2);

describe("whatever people paste", () => {
  it(`${naughty.length} naughty strings at every kind of question end in a reading`, async () => {
    let slowest = 0;
    for (const text of naughty) {
      for (const kind of kinds) {
        const before = process.cpuUsage();
        const reading = await read(text, pickLanguage(), waitedFor(kind));
        slowest = Math.max(slowest, process.cpuUsage(before).user / 1_000);
        expect(["certain", "to_confirm", "not_understood"]).toContain(reading.answer.outcome);
        expect(reading.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/);
      }
    }
    showFigures(`slowest of ${naughty.length * kinds.length} readings: ${slowest.toFixed(1)} ms of processor`);
    expect(naughty.length).toBeGreaterThan(400);
  }, 120_000);

  it.each(Object.entries(adversarial))("%s cost no more than their length: nobody holds up anybody else", async (_, textOf) => {
    const questions = languages.map((language) => ({ language, waited: waitedFor(pickKind()) }));
    const readingOf = async (text: string): Promise<number> => {
      // processor time, since the machine of a test is shared
      const before = process.cpuUsage();
      for (const { language, waited } of questions) await read(text, language, waited);
      maskPrivateNumbers(text);
      return process.cpuUsage(before).user;
    };
    const [short, long] = [textOf(maxTextLength / 4), textOf(maxTextLength)];
    // four times the length: 16 would be the square of it
    const mostTimes = 12;
    let times = Infinity;
    for (let round = 0; round < 3 && times >= mostTimes; round += 1) times = (await readingOf(long)) / Math.max(1, await readingOf(short));
    expect(times).toBeLessThan(mostTimes);
  }, 120_000);

  it.each([["", "empty"], ["   \n\t ", "empty"], ["\u200b\u200f\u202e", "empty"], ["🙂🙂", "unclear"], ["?!…", "unclear"], ["👍", "unclear"]])("%j is %s", async (text, reason) => {
    for (const kind of kinds) {
      const { answer } = await read(text, "fr", waitedFor(kind));
      expect([kind, answer]).toEqual([kind, { outcome: "not_understood", reason }]);
    }
  });

  it("a text over the limit is refused, and what is kept of it is cut and masked", async () => {
    const reading = await read(`185037512345678 ${"é".repeat(maxTextLength)}`, "fr", expecting("short_text"));
    expect(reading.answer).toEqual({ outcome: "not_understood", reason: "too_long" });
    expect(reading.text.startsWith("[NIR] é")).toBe(true);
    expect([...reading.text].length).toBeLessThanOrEqual(maxTextLength);
    expect((await read("🙂".repeat(maxTextLength), "fr", expecting("short_text"))).answer).toEqual({ outcome: "not_understood", reason: "unclear" });
  });

  it("marks that turn the direction of writing are gone from what is kept, the half-space of Persian stays", async () => {
    expect((await read("\u202eabc\u202c نمی\u200cدانم\u0000", "fa-AF", expecting("short_text"))).text).toBe("abc نمی\u200cدانم");
  });
});
