import { retryAfter } from "../../../src/bot/delivery-limits";

describe("the wait before a message is sent again", () => {
  it.each([
    { attempts: 1, luck: 0.5, ms: 2_000 },
    { attempts: 2, luck: 0.5, ms: 4_000 },
    { attempts: 2, luck: 0, ms: 3_000 },
    { attempts: 2, luck: 1, ms: 5_000 },
    { attempts: 60, luck: 0.5, ms: 600_000 },
  ])("after try $attempts with luck $luck is $ms ms", ({ attempts, luck, ms }) => {
    expect(retryAfter(attempts, luck)).toBe(ms);
  });
});
