import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { plainText, messageView } from "../bot/render";
import { isLocale, nearestLocale } from "../core/locale";
import type { LogEntry } from "../core/ports";
import { projectRoot } from "../project-root";
import { Misuse, runCommand } from "./command";
import { changed, goldenText, keysOf, type GoldenTurn } from "./golden";
import { localWishes, wishModelFile } from "../understanding/wishes";
import { Talk } from "./talk";

const usage = "npm run chat -- <procedure> [--lang ar] [--save [name]]   (empty line or Ctrl-D: stop)";

async function chat(procedure: string, lang: string, saveAs: string | null): Promise<void> {
  const locale = isLocale(lang) ? lang : nearestLocale(lang);
  const now = Date.now();
  const talk = await Talk.open(projectRoot, now, () => localWishes({ modelFile: join(projectRoot, wishModelFile) }));
  const turns: GoldenTurn[] = [];
  const show = (said: readonly LogEntry[]) => {
    for (const entry of said) process.stdout.write(`\n${spoken(talk, entry)}\n`);
  };
  try {
    const opening = await talk.begin(procedure, locale);
    turns.push({ bot: keysOf(opening) });
    show(opening);
    const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: "\n> " });
    terminal.prompt();
    for await (const line of terminal) {
      const words = line.trim();
      if (words === "") break;
      const before = (await talk.standing()).answers;
      const said = await talk.say(words);
      const { answers } = await talk.standing();
      turns.push({ user: words, ...changed(before, answers), bot: keysOf(said) });
      show(said);
      terminal.prompt();
    }
    terminal.close();
    if (saveAs !== null) await save(saveAs, { procedure, locale, now: new Date(now).toISOString(), turns, ends: (await talk.standing()).state });
  } finally {
    await talk.close();
  }
}

function spoken(talk: Talk, entry: LogEntry): string {
  if (!entry.said) return "";
  const { content, speaker } = talk.passerelle;
  const view = messageView({ speaker, contacts: content.contacts }, entry, entry.said);
  const buttons = view.buttons.map((button, index) => `  ${index + 1}. ${button.text}${button.official === undefined ? "" : ` (${button.official})`}`);
  return [plainText(view), ...buttons].join("\n");
}

async function save(name: string, golden: Parameters<typeof goldenText>[0]): Promise<void> {
  const folder = join(projectRoot, "tests", "transcripts", "golden");
  const file = join(folder, `${name === "" ? `${golden.procedure}-${golden.locale}-${golden.now.slice(0, 10)}` : name.replace(/[^\w-]/g, "-")}.yaml`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, goldenText(golden));
  process.stdout.write(`\n${file}\n`);
}

async function main(given: readonly string[]): Promise<number> {
  const args = [...given];
  // `--save` may stand alone: it then takes its name from the talk
  const bare = args.findIndex((arg, index) => arg === "--save" && (args[index + 1] === undefined || args[index + 1]!.startsWith("--")));
  if (bare >= 0) args[bare] = "--save=";
  const { values, positionals: [procedure, ...rest] } = parseArgs({ args, allowPositionals: true, options: { lang: { type: "string", default: "fr" }, save: { type: "string" } } });
  if (procedure === undefined || rest.length > 0) throw new Misuse("one procedure must be named");
  await chat(procedure, values.lang, values.save ?? null);
  return 0;
}

if (require.main === module) void runCommand(usage, main);
