import type { Delivery, TranscriptEntry } from "../../../src/desk/api";
import { laterDelivery, troubleOf, withDeliveries } from "../../../src/web/desk/state/deliveries";
import { emptyTranscript, mergePage } from "../../../src/web/desk/state/transcript";
import desk from "../../../locales/fr/desk.json";

const delivery = (state: Delivery["state"], reason: string | null = null): Delivery => ({ seq: 1, state, reason });
const entry = (part: Partial<TranscriptEntry> = {}): TranscriptEntry => ({
  seq: 1, id: "e1", at: 1, author: "mediator", own: { text: "x", lang: "fr", dir: "ltr" }, french: null, buttons: [], ownButtons: [], sources: [], tone: "normal", ...part,
});

describe("how far a message has come", () => {
  it.each([
    { known: "queued", told: "sent", shown: "sent" }, { known: "sent", told: "failed", shown: "failed" }, { known: "delivered", told: "read", shown: "read" },
    { known: "delivered", told: "sent", shown: "delivered" }, { known: "read", told: "failed", shown: "read" }, { known: "failed", told: "queued", shown: "failed" },
  ] as const)("goes forward only: $known, then $told", ({ known, told, shown }) => {
    expect(laterDelivery(delivery(known), delivery(told))?.state).toBe(shown);
    const page = (state: Delivery["state"]) => ({ entries: [entry({ delivery: delivery(state) })], last: 1, isComplete: true });
    expect(mergePage(mergePage(emptyTranscript, page(known)), page(told)).entries[0]?.delivery?.state).toBe(shown);
  });

  it("changes the line it is about, and leaves the list alone when there is nothing new", () => {
    const entries = [entry({ delivery: delivery("queued") }), entry({ seq: 2 })];
    const next = withDeliveries(entries, [delivery("delivered")]);
    expect(next[0]?.delivery?.state).toBe("delivered");
    expect(next[1]).toBe(entries[1]);
    expect(withDeliveries(next, [delivery("delivered"), { seq: 9, state: "read", reason: null }])).toBe(next);
  });

  it("keeps what a line of the log knew when it is told again without", () => {
    const known = mergePage(emptyTranscript, { entries: [entry({ delivery: delivery("read") })], last: 1, isComplete: true });
    expect(mergePage(known, { entries: [entry()], last: 1, isComplete: true }).entries[0]?.delivery?.state).toBe("read");
  });

  it.each([
    { of: delivery("sent"), trouble: null }, { of: delivery("queued"), trouble: null }, { of: delivery("queued", "HTTP_503"), trouble: "unreachable" },
    { of: delivery("queued", "HTTP_429"), trouble: "busy" }, { of: delivery("failed", "HTTP_403"), trouble: "blocked" }, { of: delivery("failed", "HTTP_404"), trouble: "gone" },
    { of: delivery("failed", "HTTP_400"), trouble: "refused" }, { of: delivery("failed", "NO_ADDRESS"), trouble: "no_address" }, { of: delivery("expired", "TOO_OLD"), trouble: "too_old" },
    { of: delivery("expired"), trouble: "lost" }, { of: delivery("failed"), trouble: "unknown" }, { of: delivery("failed", "NEVER_HEARD_OF"), trouble: "unknown" },
  ])("is explained in words: $of.state $of.reason", ({ of, trouble }) => {
    expect(troubleOf(of)).toBe(trouble);
    expect(Object.keys(desk.delivery)).toContain(of.state);
    if (trouble !== null) expect(Object.keys(desk.delivery_trouble)).toContain(trouble);
  });
});
