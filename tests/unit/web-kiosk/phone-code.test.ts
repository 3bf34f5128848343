import { addressOfSquare, newArrival, readDigits } from "../../../src/web/kiosk/phone/arrival";
import { inWords } from "../../../src/web/kiosk/phone/kept-time";
import { waysOut, wherePhonesCome } from "../../../src/web/kiosk/phone/ways-out";

describe("six digits, as somebody types them", () => {
  it.each([
    ["733289", "733289"], ["733 289", "733289"], ["73 32 89", "733289"], ["733-289", "733289"], [" 733289 ", "733289"], ["٧٣٣٢٨٩", "733289"], ["۷۳۳ ۲۸۹", "733289"], ["\u200e733289\u200f", "733289"],
    ["73328", null], ["7332891", null], ["73328a", null], ["", null], ["७३३२८९", null],
  ])("%j is %j", (typed, digits) => {
    expect(readDigits(typed)).toBe(digits);
  });
});

describe("a phone that comes with a code", () => {
  it("has a secret of its own for each attempt, of the form that the service reads", () => {
    const [one, two] = [newArrival("digits", "733289"), newArrival("digits", "733289")];
    expect([one.phone, two.phone]).toEqual([expect.stringMatching(/^[\w-]{22}$/), expect.stringMatching(/^[\w-]{22}$/)]);
    expect(one.phone).not.toBe(two.phone);
  });

  it("is told nothing of the code by any server: it stands after the #", () => {
    const { pathname, search, hash } = new URL(addressOfSquare("https://aide.example.org", "A".repeat(22)));
    expect([pathname, search, hash]).toEqual(["/", "", `#p=${"A".repeat(22)}`]);
  });

  it.each([
    ["what the installation says", "https://aide.example.org", "http://127.0.0.1:3978", "https://aide.example.org"],
    ["the kiosk's own, where a phone knows it too", undefined, "https://aide.example.org", "https://aide.example.org"],
    ["nowhere, where only the machine itself knows it", undefined, "http://127.0.0.1:3978", null],
    ["nowhere by that name either", undefined, "http://localhost:3978", null], ["nor by that", undefined, "http://[::1]:3978", null],
  ])("comes to %s", (_what, publicUrl, kiosk, expected) => {
    expect(wherePhonesCome(publicUrl, new URL(kiosk))).toBe(expected);
  });
});

describe("ways out of a kiosk", () => {
  const telegram = { app: "Telegram", link: "https://t.me/Bot?start={code}" };
  const home = new URL("http://localhost:3978");
  it("are none where no phone finds the service and no application is named, and either alone is one", () => {
    expect(waysOut({}, home)).toBeNull();
    expect(waysOut({ messaging: telegram }, home)).toEqual({ origin: null, messaging: telegram });
    expect(waysOut({ publicUrl: "https://aide.example.org" }, home)).toEqual({ origin: "https://aide.example.org" });
  });
});

describe("how long something is kept", () => {
  it.each([[720, "fr", "30 jours"], [720, "ar", "30 يومًا"], [720, "uk", "30 днів"], [720, "fa-AF", "30 روز"], [1, "fr", "1 heure"], [24, "en", "24 hours"], [49, "en", "2 days"]])("%i h in %s is %s", (hours, lang, words) => {
    expect(inWords(hours, lang).replace(/\s/g, " ")).toBe(words);
  });
});
