import { RenderedOnce } from "../../../src/bot/rendered-once";
import type { LogEntry } from "../../../src/core/ports";

const voice = (more: Partial<LogEntry> = {}) => ({ locale: "fr", simple: false, content: "c", ...more }) as LogEntry;

describe("what is said to everybody", () => {
  it("is rendered once a voice, whichever object says it", () => {
    const rendered = new RenderedOnce<string>();
    const made: string[] = [];
    const render = (name: string) => () => (made.push(name), name);
    const question = { key: "t:age" };
    const all = [
      rendered.of(question, voice(), render("first")), rendered.of(question, voice(), render("again")), rendered.of({ key: "t:age" }, voice(), render("other object")),
      rendered.of(question, voice({ locale: "ar" }), render("Arabic")), rendered.of(question, voice({ simple: true }), render("simple")),
      rendered.of(question, voice({ content: "older" }), render("older words")), rendered.of({ key: "t:town" }, voice(), render("other words")),
    ];
    expect(all).toEqual(["first", "first", "first", "Arabic", "simple", "older words", "other words"]);
    expect(made).toHaveLength(5);
  });

  it("is forgotten when there is too much of it, and rendered anew", () => {
    const rendered = new RenderedOnce<number>();
    const question = { key: "t:age" };
    rendered.of(question, voice(), () => 1);
    for (let n = 0; n < 2_000; n += 1) rendered.of({ key: `t:${n}` }, voice(), () => n);
    expect(rendered.of(question, voice(), () => 2)).toBe(2);
  });
});
