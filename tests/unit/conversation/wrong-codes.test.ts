import { countTry, digitsClosedMs, maxWrongCodes, noWrongCodes, takeBack, wrongCodesWindowMs, type WrongCodes } from "../../../src/core/conversation/wrong-codes";

const now = 1_000_000;
/** So many wrong codes at that time, one after the other; null when one of them was not looked at any more. */
function tried(times: number, at: number, from: WrongCodes = noWrongCodes): WrongCodes | null {
  let tries: WrongCodes | null = from;
  for (let n = 0; n < times && tries !== null; n += 1) tries = countTry(tries, at);
  return tries;
}
const full = tried(maxWrongCodes, now)!;

describe("wrong codes of six digits, of everybody together", () => {
  it("are looked at up to the limit, and then nobody's are, for a while", () => {
    expect(full.wrong).toBe(maxWrongCodes);
    expect(countTry(full, now)).toBeNull();
    expect(countTry(full, now + digitsClosedMs - 1)).toBeNull();
    expect(countTry(full, now + digitsClosedMs)).toMatchObject({ wrong: 1, closedUntil: 0 });
  });

  it("are forgotten when the window is over", () => {
    const almost = tried(maxWrongCodes - 1, now)!;
    expect(countTry(almost, now + wrongCodesWindowMs - 1)!.closedUntil).toBeGreaterThan(now);
    expect(countTry(almost, now + wrongCodesWindowMs)).toMatchObject({ wrong: 1, closedUntil: 0 });
  });

  it("leave no trace of a right one, though it came as the last that was let through", () => {
    expect(takeBack(full)).toMatchObject({ wrong: maxWrongCodes - 1, closedUntil: 0 });
    expect(takeBack(noWrongCodes)).toEqual(noWrongCodes);
    let tries = noWrongCodes;
    for (let n = 0; n < 10 * maxWrongCodes; n += 1) tries = takeBack(countTry(tries, now)!);
    expect(tries.wrong).toBe(0);
  });
});
