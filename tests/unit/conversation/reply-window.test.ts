import { channelIds } from "../../../src/core/conversation/retention";
import { closingSoonMs, replyWindow, replyWindows } from "../../../src/core/conversation/reply-window";

const day = 24 * 3_600_000;

describe("the time in which a mediator's free words reach a person", () => {
  it("is a day after their last word on WhatsApp, and said two hours before its end", () => {
    expect(replyWindow("whatsapp", 1_000)).toEqual({ closesAt: 1_000 + day, closingFrom: 1_000 + day - closingSoonMs });
    expect(closingSoonMs).toBe(2 * 3_600_000);
  });

  it.each(channelIds.filter((channel) => channel !== "whatsapp"))("has no end on %s", (channel) => {
    expect(replyWindow(channel, 1_000)).toBeNull();
  });

  it("begins to close after it has opened, for every channel that has one, and names where that stands", () => {
    for (const rule of Object.values(replyWindows)) {
      expect(rule.openMs).toBeGreaterThan(closingSoonMs);
      expect(rule.source).toMatch(/\S/);
    }
  });
});
