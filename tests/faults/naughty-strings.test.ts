import { join } from "node:path";
import naughtyStrings from "big-list-of-naughty-strings";
import { loadUnderstanding, type Understanding } from "../../src/bot/assemble";
import { contextsToWalk } from "../../src/cli/walk";
import { explore } from "../../src/cli/walk/explore";
import { converse, expectationFor } from "../../src/core/conversation/converse";
import { newSession, type Session } from "../../src/core/conversation/session";
import { locales, type Locale } from "../../src/core/locale";
import type { Expectation, PrivateKind, Reading } from "../../src/core/ports";
import { maskPrivateNumbers } from "../../src/understanding";

jest.setTimeout(300_000);

const now = Date.UTC(2026, 10, 22, 9);
const strings: readonly string[] = (naughtyStrings as readonly string[]).filter((text) => typeof text === "string");

let passerelle: Understanding;
beforeAll(() => {
  passerelle = loadUnderstanding(join(__dirname, "../.."), { isStrict: true });
});
afterAll(() => passerelle.readers.close());

interface Heard {
  readonly reading: Reading;
  readonly masked: readonly PrivateKind[];
}

/** Readings of all strings, each kind once: the talk sees the reading, not the text. */
async function hearAll(expecting: Expectation, locale: Locale, today: string): Promise<readonly Heard[]> {
  const heard = new Map<string, Heard>();
  for (const text of strings) {
    // the edge comes first, as it does for everybody
    const edge = maskPrivateNumbers(text, { keep: ["phone", "email"] });
    const reading = await passerelle.readers.read(edge.text, { locale, today, expecting });
    heard.set(JSON.stringify({ ...reading, text: "", edge: edge.masked }), { reading, masked: edge.masked });
  }
  return [...heard.values()];
}

/** What was heard where one thing is waited for: the same in each procedure. */
const readings = new Map<string, readonly Heard[]>();

describe.each(["france-travail-inscription", "caf-rsa", "caf-aide-logement"])("every naughty string on every question of %s", (id) => {
  it("is answered, and kept only when it is a certain answer", async () => {
    const world = passerelle.worldAt(now);
    const spec = world.flows[id]!;
    const { questions } = explore(spec, { contexts: contextsToWalk(world.context) });
    expect(questions.length).toBeGreaterThan(40);
    let taken = 0;
    let unanswered = 0;
    for (const run of questions) {
      const session: Session = { ...newSession("a", "web", "fr", now), current: id, runs: { [id]: run }, consent: "given" };
      const expecting = expectationFor(session, world);
      // papers, screens and yes/no questions wait for the same thing wherever they stand: their readings are the same
      const expected = JSON.stringify(expecting);
      const heard = readings.get(expected) ?? (await hearAll(expecting, locales[readings.size % locales.length]!, world.context.today));
      readings.set(expected, heard);
      const before = JSON.stringify(run.answers);
      for (const { reading, masked } of heard) {
        const outcome = converse(session, { at: now, type: "text", reading, masked, origin: { conversation: "c", epoch: 1, entry: "e" } }, world);
        if (outcome.said.length === 0) unanswered++;
        const after = outcome.session.runs[id];
        if (after === run || JSON.stringify(after?.answers) === before) continue;
        taken++;
        expect(reading.answer.outcome).toBe("certain");
      }
    }
    expect(unanswered).toBe(0);
    // "1" is a number and "Yes" a yes: a reader that takes nothing at all would pass the rest of this test
    expect(taken).toBeGreaterThan(0);
  });
});
