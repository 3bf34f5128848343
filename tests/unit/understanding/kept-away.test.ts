import { keptAway } from "../../../src/understanding/kept-away";

describe("conversations kept away", () => {
  it("are let back after half an hour", () => {
    let now = 0;
    const away = keptAway(() => now);
    away.add("a");
    now = 29 * 60_000;
    expect([away.has("a"), away.has("b")]).toEqual([true, false]);
    now = 30 * 60_000;
    expect(away.has("a")).toBe(false);
  });

  it("are a thousand at most, the first one leaves", () => {
    const away = keptAway(() => 0);
    for (let n = 0; n <= 1_000; n += 1) away.add(String(n));
    expect([away.has("0"), away.has("1"), away.has("1000")]).toEqual([false, true, true]);
  });
});
