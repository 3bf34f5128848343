import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formsOf, layouts, keyboardLanguages, type KeyboardLanguage } from "../../../src/web/kiosk/keyboard/layouts";

const folder = join(__dirname, "../../../locales");

/** What the keys of a language can write, each letter in all its forms. */
function writable(language: KeyboardLanguage): ReadonlySet<string> {
  const { rows, shifted } = layouts[language];
  return new Set([...rows, ...shifted].flat().flatMap((key) => [...key, ...formsOf(key)]));
}

/** Letters of what people say in a language, and of our own words in it; signs on letters are not asked for. */
function lettersOf(language: KeyboardLanguage): readonly string[] {
  const files = readdirSync(join(folder, language)).filter((name) => /^(wishes\.yaml|web\.json)$/.test(name));
  const comments = /^\s*#.*$/gm;
  const words = files.map((name) => readFileSync(join(folder, language, name), "utf8").replace(comments, "")).join(" ").normalize("NFC");
  const script = { ar: /\p{Script=Arabic}/u, "fa-AF": /\p{Script=Arabic}/u, ps: /\p{Script=Arabic}/u, uk: /\p{Script=Cyrillic}/u, ru: /\p{Script=Cyrillic}/u, ti: /\p{Script=Ethiopic}/u };
  const own = script[language as keyof typeof script] ?? /\p{Script=Latin}/u;
  return [...new Set(words)].filter((letter) => own.test(letter) && /^\p{L}$/u.test(letter));
}

describe("the letters on screen", () => {
  it.each(keyboardLanguages)("write every letter of our own words of %s", (language) => {
    const letters = lettersOf(language);
    expect(letters.length).toBeGreaterThan(20);
    const keys = writable(language);
    expect(letters.filter((letter) => !keys.has(letter))).toEqual([]);
  });

  it.each(keyboardLanguages)("have a second place for each row of %s, no key twice in a row, and no row too long for a finger", (language) => {
    const { rows, shifted } = layouts[language];
    expect(shifted).toHaveLength(rows.length);
    for (const row of [...rows, ...shifted]) {
      expect(new Set(row).size).toBe(row.length);
      expect(row.length).toBeLessThanOrEqual(12);
    }
  });

  it("write Romanian with a comma below, and never with the cedilla that readers take for another letter", () => {
    expect([...writable("ro")].filter((letter) => /[şţŞŢ]/.test(letter))).toEqual([]);
    expect(["ș", "ț", "Ș", "Ț"].every((letter) => writable("ro").has(letter))).toBe(true);
  });
});

describe("forms of an Ethiopic letter", () => {
  it("are those of its own row, whichever of them was written", () => {
    expect(formsOf("ለ")).toEqual(["ለ", "ሉ", "ሊ", "ላ", "ሌ", "ል", "ሎ", "ሏ"]);
    expect(formsOf("ሎ")).toEqual(formsOf("ለ"));
  });

  it("leave out places that Unicode has not given", () => {
    expect(formsOf("ጐ")).toEqual(["ጐ", "ጒ", "ጓ", "ጔ", "ጕ"]);
  });

  it.each(["a", "ش", "።", "፩", "", "ለለ", "1"])("do not exist for %j", (other) => {
    expect(formsOf(other)).toEqual([]);
  });
});
