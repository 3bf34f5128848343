import fc from "fast-check";
import { maskPrivateNumbers } from "../../../src/understanding";
import { cleanText, fold, plainText } from "../../../src/understanding/text";

/* Most texts are plain and take short ways through folding, cleaning and masking. A letter that is not plain sends a text the long way: both must say the same. */

const from = (letters: string) => fc.constantFrom(...letters);
const latin = from("abcdeghijlmnorstuyzABEINOSTUX 0123 .,;:!?'\"()[]`_-/@#  ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜßàâäæçèéêëîïñôöøùûüÿœŒğİıŞşăâțŢ«»’");
const cyrillic = from("абвгдеєжзиіїйклмнопрстуфхцчшщьюяАБЄІЇЯыэёъґ");
const arabic = from("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي");
const words = fc.constantFrom("mot de passe", "mon mdp est", "пароль", "كلمة السر", "code", "Soleil!", "qwerty", "ouiiii", "N°", "aaa", "les papiers");
const texts = (...letters: fc.Arbitrary<string>[]) => fc.array(fc.oneof(...letters, words.map((word) => ` ${word} `)), { maxLength: 40 }).map((parts) => parts.join(""));

describe("a plain text", () => {
  it("folds as it does beside a letter of another script", () => {
    fc.assert(fc.property(texts(latin), (text) => expect(`${fold(text)} я`.trim()).toBe(fold(`${text} я`))), { numRuns: 2_000 });
  });

  it("is simplified for numbers as it is beside a letter of another script", () => {
    fc.assert(fc.property(texts(latin), (text) => expect(`${plainText(text)} я`.trim()).toBe(plainText(`${text} я`))), { numRuns: 1_000 });
  });

  it("is kept as it is kept with an invisible mark in it, which goes", () => {
    fc.assert(fc.property(texts(latin, cyrillic, arabic), fc.nat(40), (text, at) => expect(cleanText(text)).toBe(cleanText(`${text.slice(0, at)}\u200b${text.slice(at)}`))), { numRuns: 1_000 });
  });

  it("is masked as it is with an invisible mark behind it, which stays", () => {
    fc.assert(fc.property(texts(latin, cyrillic, arabic), (text) => {
      const { text: shown, masked } = maskPrivateNumbers(`${text}\u200b`);
      expect({ text: shown.replace(/\u200b$/, ""), masked }).toEqual(maskPrivateNumbers(text));
    }), { numRuns: 2_000 });
  });
});
