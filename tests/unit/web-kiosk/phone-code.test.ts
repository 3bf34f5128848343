import { addressOfSquare, newArrival, readDigits } from "../../../src/web/kiosk/phone/arrival";
import { wherePhonesCome } from "../../../src/web/kiosk/phone/where-phones-come";

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
