import { maskPrivateNumbers } from "../../../src/understanding";
import type { PrivateKind } from "../../../src/core/ports";
import { codeWords, passwordStems, passwordWords, secretCodeWords } from "../../../src/understanding/private/cue-words";
import { expecting, read } from "./support/readers-of-the-house";

const zeros = { arabic: 0x660, persian: 0x6f0, bengali: 0x9e6, devanagari: 0x966, "full-width": 0xff10, mathematical: 0x1d7ce, "n'ko": 0x7c0, adlam: 0x1e950 } as const;
const inScript = (text: string, zero: number) => text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

const canaries: readonly (readonly [PrivateKind, string])[] = [
  ["iban", "FR76 3000 6000 0112 3456 7890 189"], ["iban", "FR7630006000011234567890189"], ["iban", "fr76 30006 00001 12345678901 89"], ["iban", "DE89 3704 0044 0532 0130 00"], ["iban", "UA21 3223 1300 0002 6007 2335 6600 1"], ["iban", "GB29 NWBK 6016 1331 9268 19"], ["iban", "FR76-3000-6000-0112-3456-7890-189"], ["iban", "FR99 3000 6000 0112 3456 7890 189"], ["iban", "FR76 3000 6000 0112 3456"], ["iban", "30006 00001 12345678901 89"],
  ["nir", "1 85 03 75 123 456 78"], ["nir", "185037512345678"], ["nir", "1850375123456"], ["nir", "2 90 12 2A 123 456 44"], ["nir", "290122b123456"], ["nir", "1-85-03-75-123-456-78"], ["nir", "1.85.03.75.123.456"], ["nir", "7 85 99 99 123 456 78"], ["nir", "185 037 512 345 678"], ["nir", "1 8 5 0 3 7 5 1 2 3 4 5 6 7 8"], ["nir", "18503751234567"],
  ["fiscal", "30 23 217 600 053"], ["fiscal", "0123456789012"],
  ["card", "4970 1012 3456 7890"], ["card", "4970101234567890"], ["card", "4111-1111-1111-1111"], ["card", "3782 822463 10005"], ["card", "6304 0000 0000 0000"], ["card", "675 9649 8264 3845 3"],
  ["phone", "06 12 34 56 78"], ["phone", "0612345678"], ["phone", "+33 6 12 34 56 78"], ["phone", "+33 (0)6 12 34 56 78"], ["phone", "00 33 6 12 34 56"], ["phone", "+221 77 123 45 67"], ["phone", "06/12/34/56/78"],
  ["email", "marie.dupont@exemple.fr"], ["email", "MARIE@EXEMPLE.FR"], ["email", "marie @ exemple . fr"], ["email", "marie(at)exemple.fr"],
];

const digitsLeft = (text: string) => text.replace(/[^\p{Nd}]/gu, "").length;

describe("private numbers", () => {
  it.each(canaries)("%s %s never stays in a text", (kind, canary) => {
    const { text, masked } = maskPrivateNumbers(`voilà ${canary} merci`);
    expect(text.startsWith("voilà [")).toBe(true);
    expect(text.endsWith("] merci")).toBe(true);
    expect(digitsLeft(text)).toBe(0);
    // an American Express card has fifteen digits, like a NIR: masked either way
    expect(masked).toEqual([canary === "3782 822463 10005" ? "nir" : kind]);
  });

  // a kind is not looked for in a text with fewer digits than its shortest number: these have just enough
  it.each<[PrivateKind, string]>([
    ["foreigner", "numéro étranger 123456789"], ["fiscal", "numéro fiscal 12345678"], ["fiscal", "0123456789012"], ["nir", "numéro de sécu 185037512"],
    ["card", "carte bancaire 497010123456"], ["phone", "+12345678"], ["digits", "numéro allocataire 123456"], ["foreigner", "7234567890"], ["digits", "412345678"],
    ["phone", "O6 l2 34 O6 l8"],
  ])("the shortest %s is found: %s", (kind, number) => {
    expect(maskPrivateNumbers(number).masked).toEqual([kind]);
  });

  it.each([
    ["رقمي وكلمة السر Soleil2024", "رقمي وكلمة السر [PASSWORD]"], ["بكلمة السر Soleil2024", "بكلمة السر [PASSWORD]"], ["والرمز 4821", "والرمز [PASSWORD]"],
    ["ورمز التحقق هو 4821", "ورمز التحقق هو [PASSWORD]"], ["وبالباسورد: Soleil2024", "وبالباسورد: [PASSWORD]"],
  ])("a secret is hidden where its name is written onto \"and\" or \"with\": %s", (text, shown) => {
    expect(maskPrivateNumbers(text)).toEqual({ text: shown, masked: ["password"] });
  });

  it("a secret is hidden after each of the words that name one", () => {
    const names = [...passwordStems, ...passwordWords, ...secretCodeWords, ...codeWords];
    expect(names.filter((name) => !maskPrivateNumbers(`${name} : 4821`).masked.includes("password"))).toEqual([]);
    expect(names.length).toBeGreaterThan(300);
  });

  it.each(Object.entries(zeros))("digits in %s script hide nothing", (_, zero) => {
    for (const [kind, canary] of canaries.filter(([kind]) => kind !== "email")) {
      const { text, masked } = maskPrivateNumbers(`نص ${inScript(canary, zero)} نص`);
      expect([canary, digitsLeft(text), masked.length]).toEqual([canary, 0, 1]);
      expect(text.startsWith("نص [") && text.endsWith("] نص")).toBe(true);
      expect(kind).toBeDefined();
    }
  });

  it.each(["\u200b", "\u200e", "\u200f", "\u202e", "\u2066", "\u00ad", "\ufeff", "\u0600", "\u00a0", "\u202f", "\u2009", "\ufe0f\u20e3"])("the mark %j between digits hides nothing", (mark) => {
    const { text, masked } = maskPrivateNumbers(`a ${[..."185037512345678"].join(mark)} b`);
    expect([text.includes("5"), masked]).toEqual([false, ["nir"]]);
  });

  it("leaves the rest of the text as it was typed", () => {
    expect(maskPrivateNumbers("Né le 12/03/1985 à Kaboul، 1 85 03 75 123 456 78, j’ai 3 enfants et 1 200,50 € ١٢").text).toBe("Né le 12/03/1985 à Kaboul، [NIR], j’ai 3 enfants et 1 200,50 € ١٢");
  });

  it.each(["12/03/1985", "1 200,50 €", "75011 Paris", "3949", "il y a 3 enfants", "1363/12/21", "12 03 1985", "@marie", "loyer 800 charges 50", "du 01/02/2020 au 03/04/2021", "FR 2024", "en 2026 environ 10000 euros"])(
    "%s is no private number", (text) => {
      expect(maskPrivateNumbers(text)).toEqual({ text, masked: [] });
    },
  );

  it("masks several kinds in one text, each once in the list", () => {
    const { text, masked } = maskPrivateNumbers("FR7630006000011234567890189 et 185037512345678 et 0612345678, 06 98 76 54 32 a@b.fr");
    expect(text).toBe("[IBAN] et [NIR] et [PHONE], [PHONE] [EMAIL]");
    expect(masked).toEqual(["iban", "nir", "phone", "email"]);
  });

  it.each(["mon numéro étranger est 7503123456", "AGDREF : 75 03 12 34 56", "numero etranger 9903012345"])("%s: ten digits after the word are masked", (text) => {
    expect(digitsLeft(maskPrivateNumbers(text).text)).toBe(0);
  });

  it("keeps at the edge what a question may have asked for, and nothing else", () => {
    const { text, masked } = maskPrivateNumbers("0612345678 a@b.fr 4970101234567890 0093701234567 185037512345678", { keep: ["phone", "email"] });
    expect(text).toBe("0612345678 a@b.fr [CARD] 0093701234567 [NIR]");
    expect(masked).toEqual(["nir", "card"]);
  });

  it("keeps a phone only when a phone is asked for, an address only when an address is", async () => {
    const text = "0612345678 a@b.fr";
    expect((await read(text, "fr", expecting("phone"))).text).toBe("0612345678 [EMAIL]");
    expect((await read(text, "fr", expecting("email"))).text).toBe("[PHONE] a@b.fr");
    expect(await read(text, "fr", expecting("short_text"))).toMatchObject({ text: "[PHONE] [EMAIL]", masked: ["phone", "email"] });
  });

  it("masks a private number in whatever is answered", async () => {
    for (const kind of ["short_text", "phone", "email", "number", "amount", "postcode", "date"] as const) {
      const reading = await read("mon numéro 1 85 03 75 123 456 78", "fr", expecting(kind));
      expect(JSON.stringify(reading)).not.toContain("123 456");
      expect(reading.masked).toEqual(["nir"]);
    }
  });
});
