import { join } from "node:path";
import naughtyStrings from "big-list-of-naughty-strings";
import { loadUnderstanding, type Understanding } from "../../src/bot/assemble";
import { explore } from "../../src/cli/walk/explore";
import { converse, expectationFor } from "../../src/core/conversation/converse";
import { newSession, type Session } from "../../src/core/conversation/session";
import { maskPrivateNumbers } from "../../src/understanding";

jest.setTimeout(300_000);

const now = Date.UTC(2026, 10, 22, 9);
const strings: readonly string[] = (naughtyStrings as readonly string[]).filter((text) => typeof text === "string");

let passerelle: Understanding;
beforeAll(() => {
  passerelle = loadUnderstanding(join(__dirname, "../.."), { isStrict: true });
});
afterAll(() => passerelle.readers.close());

describe.each(["france-travail-inscription", "caf-rsa", "caf-aide-logement"])("every naughty string on every question of %s", (id) => {
  it("is answered, and kept only when it is a certain answer", async () => {
    const world = passerelle.worldAt(now);
    const spec = world.flows[id]!;
    const { questions } = explore(spec, { contexts: [world.context] });
    expect(questions.length).toBeGreaterThan(40);
    let taken = 0;
    let unanswered = 0;
    for (const [index, run] of questions.entries()) {
      const session: Session = { ...newSession("a", "web", "fr", now), current: id, runs: { [id]: run }, consent: "given" };
      const expecting = expectationFor(session, world);
      for (const text of strings) {
        // the edge comes first, as it does for everybody
        const { text: masked, masked: kinds } = maskPrivateNumbers(text, { keep: ["phone", "email"] });
        const locale = (["fr", "ar", "uk", "fa-AF", "en"] as const)[index % 5]!;
        const reading = await passerelle.readers.read(masked, { locale, today: world.context.today, expecting });
        const outcome = converse(session, { at: now, type: "text", reading, masked: kinds }, world);
        if (outcome.said.length === 0) unanswered++;
        const before = JSON.stringify(run.answers);
        const after = JSON.stringify(outcome.session.runs[id]?.answers);
        if (before === after) continue;
        taken++;
        expect(reading.answer.outcome).toBe("certain");
      }
    }
    expect(unanswered).toBe(0);
    // "1" is a number and "Yes" a yes: a reader that takes nothing at all would pass the rest of this test
    expect(taken).toBeGreaterThan(0);
  });
});
