import { fromBase32, toBase32 } from "../../../src/desk/accounts/base32";
import { newTotpSecret, otpauthUri, stepOfCode, totpCode, totpStep } from "../../../src/desk/accounts/totp";

const secret = toBase32(Buffer.from("12345678901234567890"));

describe("base32", () => {
  it.each([
    ["", ""], ["f", "MY"], ["fo", "MZXQ"], ["foo", "MZXW6"], ["foob", "MZXW6YQ"], ["fooba", "MZXW6YTB"], ["foobar", "MZXW6YTBOI"],
  ])("writes %j as RFC 4648 does, without padding, and reads it back", (text, written) => {
    expect(toBase32(Buffer.from(text))).toBe(written);
    expect(fromBase32(written).toString()).toBe(text);
  });

  it("refuses what is not of its alphabet", () => {
    expect(() => fromBase32("MZXW1")).toThrow(RangeError);
  });
});

describe("the code of the app", () => {
  it.each([
    // RFC 6238, appendix B, SHA-1: the last six of its eight digits
    [59, "287082"], [1111111109, "081804"], [1111111111, "050471"], [1234567890, "005924"], [2000000000, "279037"], [20000000000, "353130"],
  ])("is the one of the RFC at %d seconds", (seconds, code) => {
    expect(totpCode(secret, totpStep(seconds * 1000))).toBe(code);
  });

  const now = 1_800_000_015_000;
  const step = totpStep(now);
  it.each([
    { shown: -2, last: 0, found: false, why: "is too old" }, { shown: -1, last: 0, found: true, why: "was typed slowly" },
    { shown: 0, last: 0, found: true, why: "is of now" }, { shown: 1, last: 0, found: true, why: "comes from a clock that is early" },
    { shown: 2, last: 0, found: false, why: "is of the future" }, { shown: 0, last: step, found: false, why: "was used" },
    { shown: -1, last: step, found: false, why: "is older than one that was used" }, { shown: 1, last: step, found: true, why: "is newer than one that was used" },
  ])("that $why is accepted: $found", ({ shown, last, found }) => {
    expect(stepOfCode(secret, totpCode(secret, step + shown), now, last)).toBe(found ? step + shown : null);
  });

  it.each(["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "-12345"])("is nothing else than six digits: %j", (code) => {
    expect(stepOfCode(secret, code, now, 0)).toBeNull();
  });

  it("comes from a secret of 160 bits that is never the same twice", () => {
    const made = Array.from({ length: 50 }, newTotpSecret);
    expect(new Set(made).size).toBe(50);
    for (const each of made) expect(fromBase32(each)).toHaveLength(20);
  });

  it("is set up by an address that apps read", () => {
    const uri = new URL(otpauthUri(secret, { issuer: "Passerelle mairie", signInName: "amina-482" }));
    expect(uri.href.startsWith("otpauth://totp/Passerelle%20mairie:amina-482?")).toBe(true);
    expect(Object.fromEntries(uri.searchParams)).toEqual({ secret, issuer: "Passerelle mairie", algorithm: "SHA1", digits: "6", period: "30" });
  });
});
