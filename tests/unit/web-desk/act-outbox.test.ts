import type { ActRequest } from "../../../src/desk/api";
import { ActOutbox, type OutgoingAct } from "../../../src/web/desk/live/act-outbox";
import type { Answer } from "../../../src/web/desk/service/desk-service";
import { settles } from "./settles";

type Step = Answer<unknown> | "lost";
const done: Answer<unknown> = { outcome: "done", value: undefined };
const refused = (code: string, retryAfterMs?: number): Answer<unknown> => ({ outcome: "refused", refusal: { code, ...(retryAfterMs !== undefined && { retryAfterMs }) } });
const unreachable: Answer<unknown> = { outcome: "unreachable", isAnswered: false };
const failing: Answer<unknown> = { outcome: "unreachable", isAnswered: true };

/** A service that does each event once and answers as the steps say; `lost`: done, and the answer does not arrive. */
function anOutbox(steps: readonly Step[], minuteMs = 60_000) {
  const left = [...steps];
  const tries: ActRequest[] = [];
  const acts = new Map<string, ActRequest["act"]>();
  const told: string[] = [];
  const outbox = new ActOutbox({
    random: () => 0, firstRetryMs: 2, slowestRetryMs: 4, giveUpAfterMs: 60_000,
    // each try takes a share of a minute of this clock
    now: () => tries.length * minuteMs,
    post: async (_act, request) => {
      tries.push(request);
      const step = left.shift() ?? done;
      if (step === "lost" || step.outcome === "done") acts.set(request.event, request.act);
      return step === "lost" ? unreachable : step;
    },
  }, {
    onDone: ({ event }) => told.push(`done ${event}`), onLater: ({ event }) => told.push(`later ${event}`),
    onGivenUp: ({ event }) => told.push(`given up ${event}`),
    onRefused: ({ event }, code) => told.push(`refused ${event} ${code}`), onShut: (code) => told.push(`shut ${code}`),
  });
  return { outbox, tries, acts, told };
}

const say = (event: string): OutgoingAct => ({ event, case: "c", act: { kind: "say", text: event } });

describe("what a mediator did", () => {
  it("is done once although its answer was lost: sent again with the same id", async () => {
    const { outbox, tries, acts, told } = anOutbox(["lost"]);
    outbox.add(say("a"));
    await settles(() => expect(told).toEqual(["later a", "done a"]));
    expect(tries.map(({ event }) => event)).toEqual(["a", "a"]);
    expect([...acts.keys()]).toEqual(["a"]);
  });

  it("reaches the service in the order it was done, whatever fails between", async () => {
    const { outbox, acts, told } = anOutbox([unreachable, "lost", unreachable]);
    for (const event of ["a", "b", "c"]) outbox.add(say(event));
    await settles(() => expect(told).toContain("done c"));
    expect([...acts.keys()]).toEqual(["a", "b", "c"]);
  });

  it("does not hold up the rest when it is refused", async () => {
    const { outbox, told } = anOutbox([refused("NOT_YOURS")]);
    outbox.add(say("a"));
    outbox.add(say("b"));
    await settles(() => expect(told).toEqual(["refused a NOT_YOURS", "done b"]));
  });

  it.each(["LOCKED", "SIGNED_OUT"] as const)("waits while the desk is %s, and is sent when somebody is there again", async (code) => {
    const { outbox, tries, told } = anOutbox([refused(code)]);
    outbox.add(say("a"));
    await settles(() => expect(told).toEqual(["later a", `shut ${code}`]));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(tries).toHaveLength(1);
    await outbox.flush();
    expect(told).toContain("done a");
  });

  it("waits as long as a busy service asks", async () => {
    const { outbox, told } = anOutbox([refused("WAIT", 60)]);
    const startedAt = Date.now();
    outbox.add(say("a"));
    await settles(() => expect(told).toContain("done a"));
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(55);
  });

  describe("that the service answers and never takes", () => {
    const withoutLater = (told: readonly string[]): readonly string[] => told.filter((one) => !one.startsWith("later"));

    it.each([
      { what: "fails", step: failing }, { what: "says to wait", step: refused("WAIT", 1) },
    ])("is given up after a minute and four tries when it $what, with what was done after it in that case", async ({ step }) => {
      const { outbox, tries, told } = anOutbox([step, step, step, step, step, step], 15_000);
      outbox.add(say("a"));
      outbox.add({ ...say("b"), case: "other" });
      outbox.add(say("c"));
      await settles(() => expect(withoutLater(told)).toEqual(["given up a", "given up c", "done b"]));
      // five tries lie four quarters of a minute apart; then the other case's: one more that failed, and one that passed
      expect(tries.map(({ event }) => event)).toEqual(["a", "a", "a", "a", "a", "b", "b"]);
    });

    it("is not given up before four tries, however long they took", async () => {
      const { outbox, told } = anOutbox([failing, failing, failing], 3_600_000);
      outbox.add(say("a"));
      await settles(() => expect(withoutLater(told)).toEqual(["done a"]));
    });

    it("is not given up for a network without an answer, however long", async () => {
      const { outbox, told } = anOutbox(Array.from({ length: 12 }, () => unreachable), 3_600_000);
      outbox.add(say("a"));
      await settles(() => expect(withoutLater(told)).toEqual(["done a"]));
    });

    it("is tried as often again when the mediator asks for it, under the same event", async () => {
      const { outbox, tries, told, acts } = anOutbox([failing, failing, failing, failing, failing, failing], 20_000);
      outbox.add(say("a"));
      await settles(() => expect(told).toContain("given up a"));
      outbox.add(say("a"));
      await settles(() => expect(withoutLater(told)).toEqual(["given up a", "done a"]));
      expect(new Set(tries.map(({ event }) => event))).toEqual(new Set(["a"]));
      expect(acts.size).toBe(1);
    });
  });

  it("is not done in the name of the next who signs in", async () => {
    const { outbox, tries } = anOutbox([refused("SIGNED_OUT")]);
    outbox.add(say("a"));
    await settles(() => expect(tries).toHaveLength(1));
    outbox.clear();
    await outbox.flush();
    expect(tries).toHaveLength(1);
  });
});
