import { Hasher, SignInBusy } from "../../../src/desk/accounts/hasher";
import { maxHashesWaiting } from "../../../src/desk/accounts/limits";
import { hashPassword, isPassword, passwordHashSchema, problemOfPassword, todaysCost } from "../../../src/desk/accounts/password";
import { goodPassword, lightCost } from "./support/a-desk";

describe("a password that somebody chooses", () => {
  it.each([
    { password: "quatre chevaux", problem: null, why: "a phrase" }, { password: "xkqzvbnmwpfh", problem: null, why: "twelve letters of no word" },
    { password: "أربعة خيول هادئة", problem: null, why: "a phrase in Arabic" }, { password: "🐎🐎🐎🐎🐑🐖🐓🦆🐕🐈🐇🦔", problem: null, why: "twelve signs" },
    { password: `${"abcdef ".repeat(18)}xy`, problem: null, why: "128 characters" },
    { password: "quatre cheva", problem: null, why: "exactly twelve" }, { password: "quatre chev", problem: "too_short", why: "eleven" },
    { password: "", problem: "too_short", why: "nothing" }, { password: `${"abcdef ".repeat(18)}xyz`, problem: "too_long", why: "129 characters" },
    { password: "x".repeat(100_000), problem: "too_long", why: "a flood" }, { password: "ﷺ".repeat(60), problem: "too_long", why: "one that grows when it is normalised" },
    { password: "aaaaaaaaaaaaaa", problem: "too_common", why: "one letter" }, { password: "abababababab", problem: "too_common", why: "a pattern" },
    { password: "motdepasse2026!", problem: "too_common", why: "the word itself" }, { password: "P@ssw0rd-2026!", problem: "too_common", why: "the word itself with signs" },
    { password: "azertyuiop123", problem: "too_common", why: "the keyboard" }, { password: "Médiateur2026", problem: "too_common", why: "the job" },
    { password: "123456789012", problem: "too_common", why: "counting" }, { password: "Amina-482-2026", problem: "too_common", why: "the account's own name" },
    { password: "AMINA amina 33!", problem: "too_common", why: "the person's own name" },
  ])("is $problem: $why", ({ password, problem }) => {
    expect(problemOfPassword(password, ["amina-482", "Amina"])).toBe(problem);
  });
});

describe("a password that is kept", () => {
  it("is known again, also when another keyboard composes its accents", async () => {
    const hash = await hashPassword("été à Évry-Œuvre", lightCost);
    expect(await isPassword("été à Évry-Œuvre".normalize("NFD"), hash)).toBe(true);
    expect(await isPassword("ete à Évry-Œuvre", hash)).toBe(false);
    expect(await isPassword("", hash)).toBe(false);
    expect(await isPassword("x".repeat(1_000_000), hash)).toBe(false);
  });

  it("is no other text, and not the same hash twice", async () => {
    const [one, two] = await Promise.all([hashPassword(goodPassword, lightCost), hashPassword(goodPassword, lightCost)]);
    expect(one.hash).not.toBe(two.hash);
    expect(JSON.stringify(one)).not.toContain(goodPassword);
    expect(passwordHashSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
  });

  it("costs what OWASP asks for: one of its sets of equal strength", () => {
    const sets = [[17, 1], [16, 2], [15, 3], [14, 5], [13, 10]].map(([bits = 0, parallelism]) => ({ iterations: 2 ** bits, blockSize: 8, parallelism }));
    expect(sets).toContainEqual(todaysCost);
  });

  it.each([
    { iterations: 2 ** 30, blockSize: 8, parallelism: 1 }, { iterations: 1000, blockSize: 8, parallelism: 1 }, { iterations: 16, blockSize: 1, parallelism: 99 },
  ])("of a record that asks for more than the machine has is not read: %j", (cost) => {
    expect(passwordHashSchema.safeParse({ algorithm: "scrypt", cost, salt: "", hash: "" }).success).toBe(false);
  });
});

describe("hashes", () => {
  it("of many who sign in at once are made in turn, and beyond the line they are refused", async () => {
    const hasher = new Hasher({ iterations: 2 ** 10, blockSize: 8, parallelism: 1 });
    const asked = Array.from({ length: maxHashesWaiting + 5 }, () => hasher.check(goodPassword, null));
    const ends = await Promise.allSettled(asked);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(maxHashesWaiting + 1);
    for (const end of ends) if (end.status === "rejected") expect(end.reason).toBeInstanceOf(SignInBusy);
    expect(await hasher.check(goodPassword, await hasher.hash(goodPassword))).toBe(true);
  });
});
