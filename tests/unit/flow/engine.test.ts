import { advance, answer, back, correct, repeat, type StepResult } from "../../../src/core/flow/engine";
import { FlowBroken } from "../../../src/core/flow/errors";
import type { AnswerValue, FlowSpec, Run } from "../../../src/core/flow/model";
import { aContext, aFlow, aRunOf, ask, branch, check, choose, end, guide, handoff, is, tell } from "../../helpers/a-flow";

const ctx = aContext({ rules: { adult: { reads: ["age"], holds: ({ age }) => Number(age) >= 18 } } });
const certain = (value: AnswerValue) => ({ outcome: "certain", value }) as const;

/** Stored as JSON and read again between all turns, as a session is. */
const reload = (run: Run): Run => JSON.parse(JSON.stringify(run));

function talk(spec: FlowSpec, ...values: AnswerValue[]): StepResult {
  return values.reduce<StepResult>((last, value) => answer(spec, reload(last.run), certain(value), ctx), advance(spec, aRunOf(spec), ctx));
}

const keys = (result: StepResult) => result.said.map(({ key }) => key);

const spec = aFlow([
  tell("hello", "age"),
  ask("age", "number", [{ when: { rule: "adult" }, go: "country" }, { go: "too_young" }], { min: 0, max: 120 }),
  choose("country", ["france", "other"], [{ when: is("country", "other"), go: "card" }, { go: "papers" }]),
  ask("card", "yes_no", "papers", { dependsOn: ["country"] }),
  check("papers", ["identity", "rib"], "online"),
  guide("online", ["home", "form"], "done"),
  handoff("too_young", []),
  end("done"),
]);

describe("walking through a procedure", () => {
  it("says what comes before the first question, then asks it", () => {
    expect(keys(talk(spec))).toEqual(["t:hello.tell", "t:age.ask"]);
  });

  it.each([
    { why: "the short way", values: [30, "france"], asks: ["t:papers.ask", "common:document.question"] },
    { why: "a question that only some get", values: [30, "other"], asks: ["t:card.ask"] },
    { why: "papers one by one, with advice for the missing one", values: [30, "france", "missing"], asks: ["t:doc.identity.missing", "common:document.question"] },
    { why: "screens one by one", values: [30, "france", "have", "have"], asks: ["t:online.guide", "t:online.home.do"] },
    { why: "a rule that sends to a person", values: [12], asks: ["t:too_young.reason"] },
  ])("goes $why", ({ values, asks }) => {
    expect(keys(talk(spec, ...values))).toEqual(asks);
  });

  it("asks everybody the same plain question with one and the same object, also after misses, and each their own when it holds a value", () => {
    const [one, other] = [talk(spec, 30), talk(spec, 55)];
    expect(one.said.at(-1)).toBe(other.said.at(-1));
    expect(() => Object.assign(one.said.at(-1)!.buttons![0]!, { value: "c:erase" })).toThrow(TypeError);
    const missed = (result: StepResult) => answer(spec, reload(result.run), { outcome: "not_understood", reason: "unclear" }, ctx);
    expect(missed(one).said.at(-1)).toEqual(one.said.at(-1));
    expect(missed(missed(one)).said.at(-1)?.buttons?.at(-1)?.value).toBe("c:person");
    const papers = [talk(spec, 30, "france"), talk(spec, 30, "france", "have")].map(({ said }) => said.at(-1)?.params);
    expect(papers.map((params) => params?.["number"])).toEqual([1, 2]);
  });

  it("ends with a summary of answers, papers held and papers missing", () => {
    const last = talk(spec, 30, "other", true, "have", "missing", "done", "done");
    expect(last.state).toBe("ended");
    const summary = last.said.at(-1)!.summary!;
    expect(summary.answers.map(({ label, value }) => [label, value])).toEqual([
      ["t:age.label", 30], ["t:country.label", { key: "t:country.choices.other" }], ["t:card.label", { key: "common:yes" }],
    ]);
    expect([summary.papersHeld.map((p) => p.official), summary.papersMissing.map((p) => p.official)]).toEqual([["identity"], ["rib"]]);
  });

  it("stops at a hand-over without a way on, and asks for a person only when the person wants one", () => {
    expect(talk(spec, 12, "go_on").events).toEqual([{ kind: "answer_saved", name: "too_young", value: "go_on" }]);
    const asked = talk(spec, 12, "person");
    expect(asked.state).toBe("stopped");
    expect(asked.events).toContainEqual({ kind: "handoff_requested", queue: "general", step: "too_young" });
  });
});

describe("what is not certain is never taken for an answer", () => {
  it("says a doubtful value back and keeps it only after a yes", () => {
    const asked = answer(spec, talk(spec).run, { outcome: "to_confirm", value: 30 }, ctx);
    expect(asked.said).toEqual([expect.objectContaining({ key: "common:confirm", params: { value: 30 } })]);
    expect(asked.run.answers).toEqual({});
    expect(answer(spec, reload(asked.run), certain("yes"), ctx).run.answers).toEqual({ age: { value: 30 } });
    const refused = answer(spec, reload(asked.run), certain(false), ctx);
    expect([refused.run.answers, keys(refused)]).toEqual([{}, ["common:ask_again", "t:age.ask"]]);
  });

  it("does not take a doubtful yes for a yes to its own reading", () => {
    const asked = answer(spec, talk(spec).run, { outcome: "to_confirm", value: 30 }, ctx);
    const still = answer(spec, asked.run, { outcome: "to_confirm", value: true }, ctx);
    expect([still.run.answers, keys(still)]).toEqual([{}, ["common:miss.unclear", "common:confirm"]]);
  });

  it.each([
    { value: -1, says: "common:miss.too_small" },
    { value: 121, says: "common:miss.too_large" },
    { value: "thirty", says: "common:miss.unclear" },
    { value: Number.NaN, says: "common:miss.unclear" },
    { value: { a: "b" }, says: "common:miss.unclear" },
  ])("refuses $value for an age", ({ value, says }) => {
    const refused = answer(spec, talk(spec).run, certain(value), ctx);
    expect([keys(refused), refused.run.answers]).toEqual([[says, "t:age.ask"], {}]);
  });

  it("changes the shape of the question after two misses and offers a person", () => {
    const missed = { outcome: "not_understood", reason: "unclear" } as const;
    const first = answer(spec, talk(spec).run, missed, ctx);
    expect(first.said.at(-1)!.buttons).toEqual([]);
    const second = answer(spec, reload(first.run), missed, ctx);
    expect(keys(second)).toEqual(["common:miss.unclear", "common:example.number", "t:age.ask"]);
    expect(second.said.at(-1)!.buttons!.map(({ value }) => value)).toEqual(["c:person"]);
  });

  it("asks again with the reason when a rule about the answer does not hold", () => {
    const guarded = aFlow([ask("age", "number", "done", { valid: { rule: "adult", invalid: "t:age.invalid" } }), end("done")]);
    const refused = talk(guarded, 3);
    expect([keys(refused), refused.run.answers]).toEqual([["t:age.invalid", "t:age.ask"], {}]);
  });
});

describe("guides wait for the person", () => {
  const atHome = talk(spec, 30, "france", "have", "have");
  it("explains a screen that is not seen, and only then offers to pass it", () => {
    expect(atHome.said.at(-1)!.buttons).toHaveLength(3);
    const unseen = answer(spec, reload(atHome.run), certain("unseen"), ctx);
    expect(keys(unseen)).toEqual(["t:online.home.unseen", "t:online.home.do"]);
    expect(unseen.said.at(-1)!.buttons).toHaveLength(4);
    expect(keys(answer(spec, reload(unseen.run), certain("skipped"), ctx))).toEqual(["t:online.form.do"]);
  });
});

describe("correcting an answer", () => {
  it("keeps what does not depend on it and goes back to where the person was", () => {
    const before = talk(spec, 30, "france", "have");
    const asked = correct(spec, reload(before.run), "age", ctx)!;
    expect(keys(asked)).toEqual(["common:correcting", "t:age.ask"]);
    const corrected = answer(spec, reload(asked.run), certain(40), ctx);
    expect(corrected.run.answers).toEqual({ ...before.run.answers, age: { value: 40 } });
    expect(corrected.run.waiting).toEqual(before.run.waiting);
  });

  it("asks again only what depends on it", () => {
    const before = talk(spec, 30, "other", true, "have", "have");
    const toFrance = answer(spec, correct(spec, before.run, "country", ctx)!.run, certain("france"), ctx);
    expect(toFrance.run.waiting).toEqual(before.run.waiting);
    const noLonger = answer(spec, correct(spec, toFrance.run, "age", ctx)!.run, certain(10), ctx);
    expect(keys(noLonger)).toEqual(["t:too_young.reason"]);
  });

  it("asks a dependent question anew when the answer it was given under has changed", () => {
    const dependent = aFlow([
      choose("kind", ["cdi", "cdd"], "last_day"), ask("last_day", "date", "done", { dependsOn: ["kind"] }), end("done"),
    ]);
    const done = talk(dependent, "cdi", "2026-03-31");
    expect(done.state).toBe("ended");
    const changed = answer(dependent, correct(dependent, done.run, "kind", ctx)!.run, certain("cdd"), ctx);
    expect(changed.run.waiting).toEqual({ step: "last_day" });
    const backAgain = answer(dependent, correct(dependent, changed.run, "kind", ctx)!.run, certain("cdi"), ctx);
    expect(backAgain.state).toBe("ended");
  });

  it("says a statement again when a value inside it has changed, and not otherwise", () => {
    const stated = aFlow([
      ask("age", "number", "statement"), tell("statement", "name", { values: { age: { answer: "age" } } }), ask("name", "short_text", "done"), end("done"),
    ]);
    const before = talk(stated, 30);
    const same = answer(stated, correct(stated, before.run, "age", ctx)!.run, certain(30), ctx);
    expect(keys(same)).toEqual(["t:name.ask"]);
    const other = answer(stated, correct(stated, before.run, "age", ctx)!.run, certain(31), ctx);
    expect(keys(other)).toEqual(["t:statement.tell", "t:name.ask"]);
  });

  it("goes back one question at a time, and knows when there is none", () => {
    const before = talk(spec, 30, "other");
    const once = back(spec, reload(before.run), ctx)!;
    expect(once.run.waiting).toEqual({ step: "country" });
    const twice = back(spec, reload(once.run), ctx)!;
    expect(twice.run.waiting).toEqual({ step: "age" });
    expect(back(spec, reload(twice.run), ctx)).toBeNull();
    expect(back(spec, talk(spec).run, ctx)).toBeNull();
  });
});

describe("a definition that changed under an unfinished run", () => {
  const older = talk(spec, 30, "other", true);
  it("keeps answers under their new names and asks what is new", () => {
    const newer = aFlow(
      [ask("years", "number", "country"), choose("country", ["france", "other"], "town"), ask("town", "short_text", "done"), end("done")],
      { version: 2, renamed: { age: "years" } },
    );
    const asked = repeat(newer, reload(older.run), ctx);
    expect([asked.run.version, asked.run.waiting, asked.run.answers["years"]]).toEqual([2, { step: "town" }, { value: 30 }]);
  });

  it("survives the loss of the very paper that was asked for, even without a new version", () => {
    const without = aFlow([...Object.values(spec.steps).filter(({ id }) => id !== "papers"), check("papers", ["rib"], "online")], { start: "hello" });
    expect(repeat(without, reload(older.run), ctx).run.waiting).toEqual({ step: "papers", part: "rib" });
  });

  it("asks again what no longer fits its question", () => {
    const narrower = aFlow([ask("age", "number", "done", { max: 20 }), end("done")], { version: 2 });
    expect(repeat(narrower, reload(older.run), ctx).run.waiting).toEqual({ step: "age" });
  });
});

describe("content that the checker should have refused", () => {
  it.each([
    { why: "an exit to nowhere", broken: aFlow([tell("a", "b")]) },
    { why: "a loop", broken: aFlow([tell("a", "b"), tell("b", "a")]) },
    { why: "no exit that applies", broken: aFlow([branch("a", [{ when: is("x", 1), go: "b" }]), end("b")]) },
  ])("fails as a named error, never as a hang: $why", ({ broken }) => {
    expect(() => advance(broken, aRunOf(broken), ctx)).toThrow(FlowBroken);
  });
});
