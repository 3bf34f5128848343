import { join } from "node:path";
import { answerRows } from "../../../src/cli/eval/answers";
import { answersPart, examine } from "../../../src/cli/eval/exam";
import { isMet } from "../../../src/cli/eval/report";
import { locales } from "../../../src/core/locale";
import { theReaders } from "./support/readers-of-the-house";

/* Answers collected before the readers were written, and what the translators tried since; `npm run eval -- --data tests/fixtures/eval` prints them. */

const rows = answerRows(join(__dirname, "../../fixtures/eval"));

describe("answers people gave", () => {
  it("are read without one wrong or missed, in every language", async () => {
    const part = answersPart(await examine(theReaders(), rows));
    expect(rows.length).toBeGreaterThan(150);
    expect([...new Set(rows.map(({ language }) => language))]).toEqual(expect.arrayContaining([...locales]));
    expect(part.failures).toEqual([]);
    expect(part.bars.filter((bar) => !isMet(bar))).toEqual([]);
  });
});
