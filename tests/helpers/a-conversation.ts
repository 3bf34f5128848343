import { converse, type Input } from "../../src/core/conversation/converse";
import { newSession, type Session } from "../../src/core/conversation/session";
import { retentionTable, type ChannelId } from "../../src/core/conversation/retention";
import type { Outcome } from "../../src/core/conversation/outcome";
import type { World } from "../../src/core/conversation/world";
import type { Language } from "../../src/core/locale";
import type { AnswerValue, FlowSpec } from "../../src/core/flow/model";
import type { CommandId } from "../../src/core/conversation/commands";
import type { AnswerReading, Danger, Reading } from "../../src/core/ports";
import { aContext, aFlow, ask, branch, check, choose, end, is, tell } from "./a-flow";

/** Minutes after which the talk began; tests move it on. */
export const start = Date.UTC(2026, 10, 22, 9);

export const aWelcome: FlowSpec = aFlow(
  [
    tell("machine", "locale"), ask("locale", "language", "kept"),
    branch("kept", [{ when: is("channel", "kiosk"), go: "consent_kiosk" }, { go: "consent" }]),
    choose("consent", ["given", "refused"], "menu", { values: { count: { answer: "keep_hours" } } }),
    choose("consent_kiosk", ["given", "refused"], "menu", { save: "consent", values: { count: { answer: "keep_minutes" } } }),
    end("menu"),
  ],
  { id: "welcome", kind: "journey", given: ["channel", "keep_hours", "keep_minutes"] },
);

export const aProcedure: FlowSpec = aFlow(
  [
    tell("intro", "age"), ask("age", "number", "home", { min: 0, max: 120, terms: ["rsa"] }),
    choose("home", ["rent", "none"], "papers"), check("papers", ["identity"], "done"), end("done"),
  ],
  { id: "aid", title: "aid:title", sources: { S: { title: "source", url: "https://example.org/s" } } },
);

export const aWorld = (more: Partial<World> = {}): World => ({
  flows: { welcome: aWelcome, aid: aProcedure },
  context: aContext(),
  retention: retentionTable({}),
  glossary: { rsa: { official: "RSA" } },
  findTerm: (word) => (word === "rsa" ? "rsa" : undefined),
  emergencyContacts: { violence: ["police-17"], self_harm: ["suicide-3114"], child: [], trafficking: [], shelter: [], medical: [] },
  topics: {
    school: { contacts: ["mairie"], sources: [{ title: "directory", url: "https://example.org/d" }], checkedOn: "2026-11-01" },
    health: { contacts: ["cpam-3646"], sources: [], checkedOn: "2026-11-01" },
  },
  humanContacts: ["france-services"],
  ...more,
});

const read = (answer: AnswerReading, more: Partial<Reading> = {}): Reading => ({ text: "…", masked: [], answer, ...more });
const unclear: AnswerReading = { outcome: "not_understood", reason: "unclear" };

/** A talk kept as JSON between all turns, in memory. */
export class TestTalk {
  session: Session;
  turns = 0;
  last: Outcome = { session: null as never, said: [], effects: [] };

  constructor(readonly world: World = aWorld(), channel: ChannelId = "web", public now = start) {
    this.session = newSession("a", channel, "fr", now);
  }

  play(input: Partial<Input>): readonly string[] {
    this.last = converse(JSON.parse(JSON.stringify(this.session)), { at: this.now, type: "text", masked: [], origin: { conversation: "c", epoch: 1, entry: `e${(this.turns += 1)}` }, ...input }, this.world);
    this.session = this.last.session;
    return this.last.said.map(({ key }) => key);
  }

  joins = () => this.play({ type: "joined" });
  answers = (value: AnswerValue) => this.play({ reading: read({ outcome: "certain", value }) });
  mumbles = () => this.play({ reading: read(unclear) });
  /** Something not understood, in a language that was told. */
  writesIn = (language: Language, answer: AnswerReading = unclear) => this.play({ reading: read(answer, { language }) });
  asksFor = (id: CommandId, argument?: string) => this.play({ reading: read(unclear, { command: { id, ...(argument !== undefined && { argument }) } }) });
  /** Words that answer nothing, and what they seem to want. */
  wishes = (...ids: readonly string[]) => this.play({ reading: read(unclear, { wishes: { outcome: ids.length === 0 ? "unknown" : ids.length === 1 ? "one" : "some", ids } }) });
  fears = (danger: Danger, answer: AnswerReading = unclear) => this.play({ reading: read(answer, { danger }) });
  presses = (button: string) => this.play({ type: "button", button });
  waits = (ms: number) => { this.now += ms; };

  /** Button of the last message that has this value. */
  button(value: string): string {
    const found = this.last.said.flatMap(({ buttons }) => buttons ?? []).find((button) => button.value.endsWith(`:${value}`));
    if (!found) throw new Error(`no button ${value}`);
    return found.value;
  }

  /** As far as the first question of the procedure. */
  static atFirstQuestion(world: World = aWorld()): TestTalk {
    const talk = new TestTalk(world);
    talk.joins();
    talk.answers("fr");
    talk.answers("given");
    talk.answers("aid");
    return talk;
  }
}
