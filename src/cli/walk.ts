import { parseArgs } from "node:util";
import { loadUnderstanding } from "../bot/assemble";
import type { FlowContext } from "../core/flow/context";
import { addDays, addMonths } from "../core/flow/dates";
import type { AnswerValue } from "../core/flow/model";
import { channelIds } from "../core/conversation/retention";
import { welcomeFlow } from "../core/conversation/world";
import { projectRoot } from "../project-root";
import { Misuse, runCommand } from "./command";
import { explore, type WalkProblem } from "./walk/explore";
import { speakInAll, type SpeechProblem } from "./walk/speak-all";

export interface WalkReport {
  readonly flows: readonly { readonly flow: string; readonly walks: number; readonly taken: number; readonly all: number }[];
  readonly speech: readonly { readonly flow: string; readonly locale: string; readonly sentences: number; readonly fallbacks: number }[];
  readonly problems: readonly (WalkProblem | SpeechProblem)[];
  readonly coveragePercent: number;
}

/** Some ways open only near the end of a month, on a leap day, or once a dated amount has run out. */
export function contextsToWalk(context: FlowContext): readonly FlowContext[] {
  const { today } = context;
  const lastOfMonth = addDays(`${addMonths(today, 1).slice(0, 8)}01`, -1);
  const days = [today, lastOfMonth, addDays(lastOfMonth, -3), `${today.slice(0, 4)}-12-31`, "2028-02-29", addMonths(today, 18)];
  return days.map((day) => ({ ...context, today: day }));
}

const channelGivens: readonly Readonly<Record<string, AnswerValue>>[] = channelIds.map((channel) => ({ channel, keep_minutes: 10, keep_hours: 24, keep_days: 30 }));

/** @param only ids of flows; empty for all. @throws Misuse for a flow that does not exist. */
export function walkAll(only: readonly string[], root = projectRoot, now = Date.now()): WalkReport {
  const { content, speaker, readers, worldAt } = loadUnderstanding(root, { isStrict: true });
  void readers.close();
  const unknown = only.find((id) => !Object.hasOwn(content.flows, id));
  if (unknown !== undefined) throw new Misuse(`no procedure "${unknown}": there are ${Object.keys(content.flows).join(", ")}`);
  const { context } = worldAt(now);
  const contexts = contextsToWalk(context);
  const flows = Object.values(content.flows).filter((flow) => only.length === 0 || only.includes(flow.id));
  const explored = flows.map((spec) => ({ spec, found: explore(spec, { contexts, ...(spec.id === welcomeFlow && { givens: channelGivens }) }) }));
  const speech = explored.flatMap(({ spec, found }) => speakInAll(spec, found.said, { speaker, contacts: content.contacts }));
  const taken = explored.reduce((sum, { found }) => sum + found.branches.taken, 0);
  const all = explored.reduce((sum, { found }) => sum + found.branches.all, 0);
  const wrong = speech.flatMap(({ problems }) => problems).filter(({ code }) => code !== "french-fallback");
  return {
    flows: explored.map(({ found: { flow, walks, branches } }) => ({ flow, walks, ...branches })),
    speech: speech.map(({ flow, locale, sentences, problems }) => ({ flow, locale, sentences, fallbacks: problems.filter(({ code }) => code === "french-fallback").length })),
    problems: [...explored.flatMap(({ found }) => found.problems), ...wrong],
    coveragePercent: all === 0 ? 0 : Math.floor((100 * taken) / all),
  };
}

function print(report: WalkReport): void {
  const line = (text: string) => process.stdout.write(`${text}\n`);
  for (const { flow, walks, taken, all } of report.flows) {
    line(`${flow}: ${taken} of ${all} branches, ${walks} walks`);
    for (const { locale, sentences, fallbacks } of report.speech.filter((speech) => speech.flow === flow)) {
      line(`  ${locale.padEnd(6)} ${sentences} sentences${fallbacks > 0 ? `, ${fallbacks} said in French with a notice` : ""}`);
    }
  }
  for (const problem of report.problems) {
    line(`${problem.flow} ${"step" in problem ? problem.step : `${problem.locale} ${problem.key}`}: ${problem.detail} [${problem.code}]`);
  }
  line(`branches × languages: ${report.coveragePercent} %, ${report.problems.length} problem(s)`);
}

function walk(args: readonly string[]): number {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: "boolean", default: false } } });
  const report = walkAll(positionals);
  if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else print(report);
  return report.problems.length > 0 || report.coveragePercent < 100 ? 1 : 0;
}

if (require.main === module) void runCommand("npm run walk -- [procedure…] [--json]", walk);
