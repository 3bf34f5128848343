import { transferTo, type AgreedPart, type Arrival } from "../../../src/core/handoff/transfer";
import { after, aTicket, hour, mediator, person, system } from "./a-ticket";

const there: Arrival = { id: "t-2", association: "b", conversation: "c-2", epoch: 1, channel: "sms", queue: "general" };
const why = { by: mediator("amal"), reason: "territory" } as const;
const taken = after(aTicket("taken"), hour, { event: "became_urgent", by: system, danger: "violence" });

describe("a case that goes to another association", () => {
  it.each<{ agreed: readonly AgreedPart[]; goes: object }>([
    { agreed: [], goes: { territory: null, flow: null, step: null, facts: null } },
    { agreed: ["procedure"], goes: { territory: null, flow: "caf-rsa", step: "income", facts: null } },
    { agreed: ["territory", "danger"], goes: { territory: "93", flow: null, step: null, facts: null, urgent: "violence" } },
    { agreed: ["answers"], goes: { territory: null, flow: null, step: null, facts: taken.facts } },
  ])("takes along what the person agreed to: $agreed", ({ agreed, goes }) => {
    const result = transferTo(taken, there, agreed, why, 2 * hour);
    expect(result).toMatchObject({ outcome: "moved", arrived: { ...there, ...goes, locale: "ar", language: "ar", state: "requested", owner: null, waitingSince: 2 * hour } });
    if (result.outcome === "moved") expect("urgent" in result.arrived).toBe(agreed.includes("danger"));
  });

  it("is over here for good, with where it went, and knows nothing of here over there", () => {
    const result = transferTo(taken, there, ["answers", "danger", "procedure", "territory"], why, 2 * hour);
    if (result.outcome === "refused") throw new Error(result.reason);
    expect(result.left).toMatchObject({ state: "transferred", owner: null });
    expect(result.left.history.at(-1)).toMatchObject({ event: "transferred", reason: "territory", by: mediator("amal"), association: "b" });
    expect(result.arrived.history).toEqual([{ event: "asked", state: "requested", at: 2 * hour, by: system }]);
    expect(JSON.stringify(result.arrived)).not.toMatch(/amal|"t"|"c"|"a"/);
  });

  it("does not leave the hands of somebody else, nor the line", () => {
    expect(transferTo(taken, there, [], { ...why, by: mediator("bo") }, hour)).toEqual({ outcome: "refused", reason: "another_mediator" });
    expect(transferTo(aTicket("waiting"), there, [], why, hour)).toEqual({ outcome: "refused", reason: "not_from_here" });
    expect(transferTo(taken, there, [], { ...why, by: person }, hour)).toEqual({ outcome: "refused", reason: "not_their_role" });
  });
});
