import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assemble, type Assembled } from "../../../src/bot/assemble";
import { renderEntry } from "../../../src/bot/render";
import { makeContent } from "../../../src/cli/bench/content";
import { CommittedTurns } from "../../../src/cli/bench/services/committed-turns";
import { ourLastWords, ourTalk } from "../../../src/cli/bench/talks";
import { readContent } from "../../../src/bot/read-content";
import { retentionTable } from "../../../src/core/conversation/retention";
import type { Session } from "../../../src/core/conversation/session";
import type { LogEntry } from "../../../src/core/ports";
import { openStore, type Store } from "../../../src/store";

const folder = mkdtempSync(join(tmpdir(), "passerelle-bench-test-"));
const root = makeContent(mkdtempSync(join(folder, "content-")));
const turns = new CommittedTurns();
let store: Store<Session>;
let passerelle: Assembled;

beforeAll(async () => {
  store = await openStore<Session>({ dataDir: join(folder, "data") });
  passerelle = await assemble({
    root, store, association: "bench", addressKey: "bench", retention: retentionTable({}), record: () => undefined,
    observe: (key, { entries }) => turns.add(key, entries),
  });
}, 60_000); // reads and checks all content

afterAll(async () => {
  await passerelle.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** @returns what was said in answer to each of the person's turns. */
async function talk(answers: "text" | "mixed"): Promise<readonly (readonly LogEntry[])[]> {
  const { key } = await passerelle.pipeline.open("web", `bench-${answers}`);
  const heard: (readonly LogEntry[])[] = [];
  for (const [n, said] of ourTalk(answers).entries()) {
    const entries = await turns.answerTo(key, () => passerelle.pipeline.accept("web", key, { eventId: String(n), author: "person", ...said }));
    heard.push(entries.filter(({ author }) => author === "bot"));
  }
  return heard;
}

describe("what the bench measures", () => {
  it.each(["text", "mixed"] as const)("is a talk in which every question of the %s answers is understood at once", async (answers) => {
    const heard = await talk(answers);
    const keys = heard.map((entries) => entries.map(({ said }) => said?.key ?? ""));
    expect(keys.flat().filter((key) => key.startsWith("common:miss") || key === "common:confirm")).toEqual([]);
    expect(keys).toHaveLength(8);
    const { speaker, content } = passerelle;
    const last = heard.at(-1)!.map((entry) => renderEntry({ speaker, contacts: content.contacts }, entry, { association: "bench", id: "x" }).text);
    expect(last.join("\n")).toContain(ourLastWords);
  });

  it("refuses an event that the pipeline has already played, rather than wait for an answer that is gone", async () => {
    const { key } = await passerelle.pipeline.open("web", "bench-twice");
    const accept = () => passerelle.pipeline.accept("web", key, { eventId: "same", author: "channel", type: "joined" });
    await turns.answerTo(key, accept);
    await expect(turns.answerTo(key, accept)).rejects.toThrow("duplicate");
  });
});

describe("the content of the bench", () => {
  it("has nothing to mend in French, but sentences of the real welcome that its own leaves unsaid", () => {
    const { issues } = readContent(root);
    const french = issues.filter(({ file, code }) => code !== "sentence-unused" && (file.startsWith("locales/fr/") || file.startsWith("dialogs/")));
    expect(french).toEqual([]);
  });

  it("holds as many procedures as asked for", () => {
    const { content } = readContent(makeContent(mkdtempSync(join(folder, "content-")), 5));
    expect(Object.values(content!.flows).filter(({ kind }) => kind === "procedure").map(({ id }) => id).sort())
      .toEqual(["banc-mixte", "banc-texte", "banc-texte-002", "banc-texte-003", "banc-texte-004"]);
  });
});
