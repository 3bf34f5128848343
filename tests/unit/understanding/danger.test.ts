import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dangers, type Danger } from "../../../src/core/ports";
import { locales, type Locale } from "../../../src/core/locale";
import { dangerWordsSchema, emergenciesSchema } from "../../../src/understanding";
import { buttons, dangersFiles, emergenciesFile, expecting, read } from "./support/readers-of-the-house";
import french from "../../../locales/fr/emergencies.json";

/* The sentences are written apart from the lists. The kind matters less than being heard at all. */
const sentences = readFileSync(join(__dirname, "../../fixtures/eval/language/danger.tsv"), "utf8").split("\n").filter((line) => !line.startsWith("#")).map((line) => line.split("\t"));
const sentencesOf = (locale: Locale, isHarmless: boolean) => sentences.flatMap(([own, kind = "", text = ""]) => (own === locale && (kind === "harmless") === isHarmless ? [{ kind, text }] : []));

const said = async (text: string, locale: Locale) => (await read(text, locale, expecting("number"))).danger;
/** `viré|virée de chez moi|nous`: one phrase for each. */
const alternatives = (phrase: string): readonly string[] => phrase.split(" ").reduce<readonly string[]>((begun, part) => begun.flatMap((one) => part.split("|").map((word) => `${one} ${word}`)), [""]);

/** A phrase of many choices is a thousand phrases: some of them, from the first to the last. */
const mostTried = 12;
const someOf = <T>(all: readonly T[]): readonly T[] => all.filter((_, index) => index % Math.ceil(all.length / mostTried) === 0 || index === all.length - 1);

describe("words of danger", () => {
  it.each(locales)("%s: every sentence of a person in danger is heard, on any screen language", async (locale) => {
    const missed: string[] = [];
    const heard = sentencesOf(locale, false);
    for (const { kind, text } of heard) if (!(await said(text, "fr"))) missed.push(`${kind}: ${text}`);
    expect(heard.length).toBeGreaterThan(30);
    expect(missed).toEqual([]);
  });

  it.each(locales)("%s: ways of speaking that only sound like danger pass, and so does losing a job", async (locale) => {
    const alarmed: string[] = [];
    const harmless = sentencesOf(locale, true);
    for (const { text } of harmless) {
      const found = await said(text, locale);
      if (found) alarmed.push(`${found}: ${text}`);
    }
    expect(harmless.length).toBeGreaterThan(10);
    expect(alarmed).toEqual([]);
  });

  it.each<[Locale, string, Danger]>([
    ["ar", "ابني في خطر", "child"], ["fr", "mon fils est en danger", "child"], ["en", "my daughter is in danger", "child"], ["uk", "моя дитина в небезпеці", "child"], ["fa-AF", "دخترم در خطر است", "child"],
    ["fr", "je suis en danger", "violence"], ["ar", "أنا في خطر", "violence"],
  ])("%s: %s is answered with the numbers for %s", async (locale, text, danger) => {
    expect(await said(text, locale)).toBe(danger);
  });

  it.each<[Locale, string, Danger | undefined]>([
    ["ar", "ما عندي وين نام", "shelter"], ["fr", "je n'ai nulle part où dormir", "shelter"], ["en", "I do not know where to sleep", "shelter"], ["uk", "я не знаю де ночувати", "shelter"],
    ["fr", "il ne me frappe pas", undefined], ["en", "my child isn't really in danger", undefined],
  ])("%s: in %s, a 'no' takes back an act, never a lack (%s)", async (locale, text, danger) => {
    expect(await said(text, locale)).toBe(danger);
  });

  it.each(locales)("%s: every phrase of the list is found by the finder", async (locale) => {
    const { phrases } = dangerWordsSchema.parse(dangersFiles[locale]);
    for (const danger of dangers) {
      for (const phrase of phrases[danger]) {
        for (const one of someOf(alternatives(phrase))) {
          const text = one.replace(/[*~]/g, "").replace(/ _ /g, " ");
          expect([one, (await said(text, locale)) !== undefined]).toEqual([one, true]);
        }
      }
    }
  });

  it("is heard in front of every kind of question, even inside a long text", async () => {
    const story = `${"je raconte ma vie ".repeat(60)} mon mari me frappe ${"et puis voilà ".repeat(40)}`;
    for (const kind of ["choice", "yes_no", "number", "amount", "date", "postcode", "phone", "email", "short_text", "language", "continue", "document", "screen", "handoff", "confirm", "nothing"] as const) {
      expect((await read(story, "uk", expecting(kind, { choices: buttons.yes_no }))).danger).toBe("violence");
    }
  });

  it("is heard in a text that is too long to be read", async () => {
    const reading = await read(`je veux mourir ${"a ".repeat(3_000)}`, "fr", expecting("number"));
    expect([reading.danger, reading.answer]).toEqual(["self_harm", { outcome: "not_understood", reason: "too_long" }]);
  });

  it("is heard although a harmless saying stands beside it", async () => {
    expect(await said("je meurs de faim et mon mari me frappe", "fr")).toBe("violence");
  });

  it.each(dangers)("%s: the number to call comes first, and before any listening line", (danger) => {
    const { numbers } = emergenciesSchema.parse(emergenciesFile).dangers[danger];
    const sentence: string = french[danger];
    const shown = numbers.map((number) => sentence.search(new RegExp(`(?<!\\d)${number}(?!\\d)`)));
    const present = shown.filter((at) => at !== -1);
    expect(shown[0]).toBeGreaterThanOrEqual(0);
    expect(shown[0]).toBeLessThan(25);
    expect([...present].sort((a, b) => a - b)).toEqual(present);
  });
});
