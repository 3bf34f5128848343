import fc from "fast-check";
import type { LogEntry } from "../../../src/core/ports";
import { packTurn, unpackTurn, needsOf } from "../../../src/store/redis/log-record";
import { RedisKeys } from "../../../src/store/redis/keys";
import { SaidTemplates } from "../../../src/store/redis/said-templates";

const templates = new SaidTemplates({ ask: () => Promise.reject(new Error("no server here")), onUsable: () => undefined }, new RedisKeys("test"));
const roundTrip = (entries: readonly LogEntry[]): readonly LogEntry[] => unpackTurn(entries[0]!.seq, packTurn(entries, templates).record, templates);

const shared = { v: 1, at: 1_795_328_374_365, locale: "ar", simple: false, content: "a014624e22dd360f" } as const;
const source = { title: "Service-Public.gouv.fr, RSA (F19778)", url: "https://www.service-public.gouv.fr/particuliers/vosdroits/F19778" };
const question = {
  key: "caf-rsa:organism.ask", expects: "choice", checkedOn: "2026-11-22", sources: [source],
  step: { flow: "caf-rsa", step: "organism" }, progress: { stage: 1, of: 5, name: "caf-rsa:stages.situation" },
  buttons: [{ value: "a:0npo1ye:caf", label: { key: "caf-rsa:organism.choices.caf" }, official: "Caf", pictogram: "family" }],
} as const;
const aTurn: readonly LogEntry[] = [
  { ...shared, seq: 16, id: "EMkO9_YSG0Gy4CL2", author: "person", button: "a:0c7w0xb:no", label: { key: "common:no" } },
  { ...shared, seq: 17, id: "EMkO9_YSG0Gy4CL2-1", author: "bot", replyTo: "EMkO9_YSG0Gy4CL2", said: { key: "common:told", params: {} } },
  { ...shared, seq: 18, id: "EMkO9_YSG0Gy4CL2-2", author: "bot", replyTo: "EMkO9_YSG0Gy4CL2", said: question },
];

describe("a turn in the log", () => {
  it("weighs less than a sixth of its entries when a person answers one question, and reads back the same", () => {
    const { record } = packTurn(aTurn, templates);
    expect(roundTrip(aTurn)).toEqual(aTurn);
    expect(record.length * 6).toBeLessThan(JSON.stringify(aTurn).length);
  });

  it.each<{ readonly why: string; readonly entries: readonly LogEntry[] }>([
    { why: "typed words", entries: [{ ...shared, seq: 1, id: "e", author: "person", text: "un logement à Lyon", echo: { clientActivityID: "x" } }] },
    { why: "a language changed in the middle", entries: [{ ...shared, seq: 1, id: "e", author: "person", text: "fr" }, { ...shared, locale: "fr", simple: true, seq: 2, id: "e-1", author: "bot", replyTo: "e", said: question }] },
    { why: "ids that do not follow from the event", entries: [{ ...shared, seq: 4, id: "odd", author: "bot", said: question }, { ...shared, seq: 5, id: "odder", author: "bot", replyTo: "elsewhere", said: question }] },
    { why: "what a mediator writes", entries: [{ ...shared, seq: 9, id: "m", author: "mediator", text: "Bonjour" }] },
    { why: "an event of the Bot Framework", entries: [{ ...shared, seq: 9, id: "x-1", author: "bot", replyTo: "x", event: { name: "handoff.initiate", value: { Skill: "ar" } } }] },
    { why: "values, nested ones too", entries: [{ ...shared, seq: 2, id: "x-1", author: "bot", replyTo: "x", said: { ...question, params: { name: { key: "k", params: { amount: { euros: 12 } } } } } }] },
    { why: "attachments", entries: [{ ...shared, seq: 2, id: "p", author: "person", attachments: ["image/png"], label: { key: "k", params: { n: 1 } } }] },
  ])("reads back the same: $why", ({ entries }) => {
    expect(roundTrip(entries)).toEqual(entries);
  });

  it("reads back whatever was said and typed", () => {
    const anEntry = fc.record({
      author: fc.constantFrom("bot", "person", "mediator", "channel"), id: fc.string(), at: fc.nat(), locale: fc.constantFrom("fr", "ar"), simple: fc.boolean(), content: fc.string(),
      replyTo: fc.string(), text: fc.string(), button: fc.string(), said: fc.record({ key: fc.string(), params: fc.dictionary(fc.string(), fc.string()), tone: fc.constantFrom("alert", "notice") }, { requiredKeys: ["key"] }),
    }, { requiredKeys: ["author", "id", "at", "locale", "simple", "content"] });
    fc.assert(fc.property(fc.array(anEntry, { minLength: 1, maxLength: 5 }), (made) => {
      const entries = made.map((entry, index) => ({ v: 1, seq: 7 + index, ...entry }) as LogEntry);
      expect(roundTrip(entries)).toEqual(JSON.parse(JSON.stringify(entries)));
    }));
  });

  it("puts nothing of a person into what is shared by everybody", () => {
    const secret = "je m'appelle Amina";
    const said = {
      ...question, params: { name: secret }, links: ["https://www.caf.fr"],
      buttons: [{ value: "a:0npo1ye:caf", label: { key: "k", params: { name: secret } } }],
      summary: { title: secret } as never,
    };
    const { needs, record } = packTurn([{ ...shared, seq: 1, id: "e-1", author: "bot", replyTo: "e", said }], templates);
    expect(needsOf(record)).toEqual(needs);
    expect(JSON.stringify(needs.map((one) => templates.join(one, undefined)))).not.toContain(secret);
    expect(record).toContain(secret);
  });
});
