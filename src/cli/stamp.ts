import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { reviewStates, stampReviews, type ReviewState } from "../content";
import { codeKeys } from "../core/conversation/message-keys";
import { isLocale, locales, sourceLocale } from "../core/locale";
import { Misuse, runCommand } from "./command";

const tags = locales.filter((locale) => locale !== sourceLocale);
const usage = `npm run stamp -- <${tags.join("|")}> [dialog] [--state ${reviewStates.join("|")}]`;

/**
 * Records that the translations of a language (of one dialog, or of all) come from the French of today.
 *
 * @returns the exit code: 1 when there is nothing to stamp.
 * @throws Misuse when the arguments mean nothing.
 */
export function stamp(args: readonly string[], root: string, print: (line: string) => void): number {
  const { values, positionals: [tag, dialog, ...rest] } = parseArgs({
    args: [...args], allowPositionals: true, options: { state: { type: "string" } },
  });
  const { state } = values;
  if (tag === undefined || !isLocale(tag) || tag === sourceLocale) throw new Misuse("a language into which French is translated must come first");
  if (rest.length > 0) throw new Misuse("one dialog at a time");
  if (state !== undefined && !isReviewState(state)) throw new Misuse(`there is no state "${state}"`);
  const stamped = stampReviews(root, tag, { codeKeys, ...(dialog === undefined ? {} : { dialog }), ...(state === undefined ? {} : { state }) });
  if (stamped.length === 0) {
    print(dialog === undefined ? `locales/${tag} has nothing to stamp` : `locales/${tag}/${dialog}.json is not there, or has no French original`);
    return 1;
  }
  for (const { file, review } of stamped) {
    writeFileSync(join(root, file), `${JSON.stringify(review, null, 1)}\n`);
    print(`${file}: ${review.state}, ${Object.keys(review.fingerprints).length} sentences`);
  }
  return 0;
}

function isReviewState(state: string): state is ReviewState {
  return (reviewStates as readonly string[]).includes(state);
}

if (require.main === module) void runCommand(usage, (args) => stamp(args, process.cwd(), (line) => console.log(line)));
