import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { inReadingOrder, loadContent, schemaFile, schemaIssue, schemaText, type Issue } from "../content";
import { codeKeys } from "../core/conversation/message-keys";
import { parisDate } from "../core/flow/dates";
import { computations, rules } from "../core/flow/rules";
import { runCommand } from "./command";
import { voiceCoverage } from "./voice-coverage";
import { dangerWordsSchema, emergenciesSchema, wordsSchema } from "../understanding";

const usage = "npm run check -- [procedure or file…] [--json] [--schema]";
const shapes = { words: wordsSchema, dangers: dangerWordsSchema, emergencies: emergenciesSchema };

/** Prints every finding in dialogs/ and locales/. @returns the exit code: 1 when something must be mended. */
export function check(args: readonly string[], root: string, print: (line: string) => void): number {
  const { values, positionals } = parseArgs({
    args: [...args], allowPositionals: true,
    options: { json: { type: "boolean", default: false }, schema: { type: "boolean", default: false } },
  });
  if (values.schema) writeFileSync(join(root, schemaFile), schemaText());
  const loaded = loadContent(root, { rules, computations, codeKeys, shapes, today: parisDate(Date.now()) });
  const found = inReadingOrder([...loaded.issues, ...schemaIssue(root)]);
  const shown = positionals.length === 0 ? found : found.filter((issue) => positionals.some((word) => issue.file.includes(word)));
  const errors = shown.filter((issue) => issue.severity !== "warning").length;
  const warnings = shown.length - errors;
  if (values.json) {
    print(JSON.stringify({ version: loaded.content?.version ?? null, errors, warnings, issues: shown }));
  } else {
    for (const issue of shown) print(lineOf(issue));
    if (positionals.length === 0 && loaded.content) voiceCoverage(root, loaded.content).forEach(print);
    print(`${errors} errors, ${warnings} warnings`);
  }
  return errors > 0 ? 1 : 0;
}

function lineOf({ file, line, path, problem, repair, severity, code }: Issue): string {
  const where = line === undefined ? file : `${file}:${line}`;
  return `${where} ${path === "" ? "" : `${path} `}${severity === "warning" ? "(warning) " : ""}${problem} → ${repair} [${code}]`;
}

if (require.main === module) void runCommand(usage, (args) => check(args, process.cwd(), (line) => console.log(line)));
