import { addressTries, delayAfter, nameTries, Tries } from "../../../src/desk/accounts/tries";
import { desksOfThisFile } from "./support/a-desk";

const aDesk = desksOfThisFile();
const aBucket = () => {
  const desk = aDesk();
  return { desk, tries: new Tries(desk.store.desk, desk.association, () => desk.now) };
};

describe("tries", () => {
  it.each([
    [1, 0], [5, 0], [6, 2_000], [7, 4_000], [8, 8_000], [9, 16_000], [10, 32_000], [11, 60_000], [50, 60_000], [100_000, 60_000],
  ])("after %d of them the next one waits %d ms", (tries, ms) => {
    expect(delayAfter(tries, nameTries)).toBe(ms);
  });

  it("are never locked: whoever waits as long as the bound is looked at", async () => {
    const { desk, tries } = aBucket();
    for (let n = 0; n < 60; n += 1) {
      expect(await tries.take("amina", nameTries)).toEqual({ isAllowed: true });
      desk.now += nameTries.maxDelayMs;
    }
  });

  it("that are refused do not prolong the wait of anybody", async () => {
    const { desk, tries } = aBucket();
    for (let n = 0; n < 6; n += 1) await tries.take("amina", nameTries);
    for (let n = 0; n < 20; n += 1) expect(await tries.take("amina", nameTries)).toEqual({ isAllowed: false, retryAfterMs: 2_000 });
    desk.now += 2_000;
    expect(await tries.take("amina", nameTries)).toEqual({ isAllowed: true });
  });

  it("sent all at once are as few as one after the other", async () => {
    const { tries } = aBucket();
    const taken = await Promise.all(Array.from({ length: 50 }, () => tries.take("amina", nameTries)));
    const allowed = taken.filter(({ isAllowed }) => isAllowed).length;
    expect(allowed).toBeGreaterThan(0);
    expect(allowed).toBeLessThanOrEqual(nameTries.free + 1);
  });

  it("that were right are not counted against the place they came from", async () => {
    const { tries } = aBucket();
    for (let n = 0; n < 3 * addressTries.free; n += 1) {
      expect(await tries.take("place", addressTries)).toEqual({ isAllowed: true });
      await tries.giveBack("place", addressTries);
    }
  });

  it("against one name leave another alone", async () => {
    const { tries } = aBucket();
    for (let n = 0; n < 7; n += 1) await tries.take("amina", nameTries);
    expect(await tries.take("olena", nameTries)).toEqual({ isAllowed: true });
  });
});
