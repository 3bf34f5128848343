import { join } from "node:path";
import { evaluate } from "../../../src/cli/eval";
import { locales } from "../../../src/core/locale";
import { theReaders } from "./support/readers-of-the-house";

/* Answers collected before the readers were written, and what the translators tried since; `npm run eval` prints the table. */

describe("answers people gave", () => {
  it("are read without one wrong or missed, in the five languages", async () => {
    const { answers, dangers, failures } = await evaluate(theReaders(), join(__dirname, "../../.."));
    const read = answers.reduce((sum, { right, toConfirm, missed, wrong }) => sum + right + toConfirm + missed + wrong, 0);
    expect(read).toBeGreaterThan(150);
    expect(dangers.map(({ locale }) => locale)).toEqual([...locales]);
    expect(failures).toEqual([]);
  });
});
