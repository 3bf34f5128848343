import { brief, expecting, read } from "./support/readers-of-the-house";

const answer = async (kind: "postcode" | "phone" | "email" | "short_text", text: string) => brief((await read(text, "fr", expecting(kind))).answer);

describe("a phone overseas", () => {
  it.each([["0692 12 34 56", "+262692123456!"], ["0639 12 34 56", "+262639123456!"], ["0590 12 34 56", "+590590123456!"], ["06 90 12 34 56", "+590690123456!"], ["0594123456", "+594594123456!"], ["0696123456", "+596696123456!"], ["06 12 34 56 78", "+33612345678!"], ["05 56 12 34 56", "+33556123456!"]])(
    "%s has the code of its own country: %s", async (text, expected) => {
      expect(brief((await read(text, "fr", expecting("phone"))).answer)).toBe(expected);
    },
  );
});

describe("a postcode", () => {
  it.each([["75011", "75011!"], ["٧٥٠١١", "75011!"], ["97411", "97411!"], ["20000", "20000!"], ["75 011", "75011?"], ["j'habite à Paris 75011", "75011?"], ["00123", "unclear"], ["99123", "unclear"], ["7501", "unclear"], ["750111", "unclear"], ["75011 ou 75012", "several"], ["Paris", "unclear"]])(
    "%s is %s", async (text, expected) => {
      expect(await answer("postcode", text)).toBe(expected);
    },
  );
});

describe("a phone", () => {
  it.each([
    ["06 12 34 56 78", "+33612345678!"], ["06.12.34.56.78", "+33612345678!"], ["0612345678", "+33612345678!"], ["+33612345678", "+33612345678!"], ["0033 6 12 34 56 78", "+33612345678!"], ["+33 (0)6 12 34 56 78", "+33612345678!"],
    ["٠٦ ١٢ ٣٤ ٥٦ ٧٨", "+33612345678!"], ["+221 77 123 45 67", "+221771234567!"], ["00221 77 123 45 67", "+221771234567!"], ["+93 70 123 4567", "+93701234567!"], ["0093701234567", "+93701234567!"],
    ["mon numéro est 06 12 34 56 78", "+33612345678?"], ["612345678", "+33612345678?"], ["12", "unclear"], ["06 12 34", "unclear"], ["0612345678 ou 0698765432", "several"],
    ["1 85 03 75 123 456 78", "unclear"], ["185037512345678", "unclear"],
  ])("%s is %s", async (text, expected) => {
    expect(await answer("phone", text)).toBe(expected);
  });
});

describe("an e-mail address", () => {
  it.each([["A.B@GMAIL.COM", "A.B@GMAIL.COM!"], ["x@y.fr.", "x@y.fr!"], ["jean @ gmail.com", "jean@gmail.com?"], ["c'est jean@gmail.com", "jean@gmail.com?"], ["jean@gmail", "unclear"], ["jean", "unclear"], ["a@b.fr ou c@d.fr", "several"], ["a..b@c.fr", "unclear"]])(
    "%s is %s", async (text, expected) => {
      expect(await answer("email", text)).toBe(expected);
    },
  );
});

describe("a few words", () => {
  it("are kept as they were typed", async () => {
    expect(await answer("short_text", "  12 rue de l’Église  ")).toBe("12 rue de l’Église!");
    expect(await answer("short_text", "a".repeat(201))).toBe("too_long");
    expect(await answer("short_text", "🙂")).toBe("unclear");
  });
});
