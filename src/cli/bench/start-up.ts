import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { projectRoot } from "../../project-root";
import { walkAll } from "../walk";

export interface StartReport {
  /** Start of the process to the first correct answer in Arabic, embedded store, ms: first start ever, and a later one. */
  readonly coldStartMs: { readonly first: number; readonly later: number };
  /** The same until `require("botbuilder")` alone is done: what no code of ours can go below. */
  readonly baselineMs: number;
  readonly rssAfterMb: number;
  readonly walkCoveragePercent: number;
  readonly walkProblems: number;
  readonly contentKb: Readonly<Record<string, number>>;
  readonly pageKb: Readonly<Record<string, { readonly raw: number; readonly gzip: number }>>;
  readonly loadAverage: number;
}

const startTimeoutMs = 60_000;

/** Starts the service, asks a question in Arabic, stops it. */
async function startAndAsk(dataDir: string): Promise<{ ms: number; rssMb: number }> {
  const startedAt = performance.now();
  const service = spawn(process.execPath, [join(projectRoot, "dist", "main.js")], {
    cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env["PATH"], PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir, LOG_LEVEL: "silent" },
  });
  try {
    const address = await addressOf(service);
    const asking = spawn(process.execPath, [join(projectRoot, "tests", "helpers", "ask-one-question.mjs"), address], { stdio: ["ignore", "ignore", "inherit"] });
    const [code] = (await once(asking, "exit")) as [number];
    if (code !== 0) throw new Error("the service gave no correct answer in Arabic");
    return { ms: Math.round(performance.now() - startedAt), rssMb: rssOf(service.pid!) };
  } finally {
    service.kill("SIGTERM");
    await once(service, "exit");
  }
}

function addressOf(service: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the service printed no address")), startTimeoutMs);
    let printed = "";
    service.stdout!.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /Passerelle: (\S+)/.exec(printed)?.[1];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
  });
}

/** Linux only; 0 elsewhere. */
function rssOf(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

async function requireBotbuilder(): Promise<number> {
  const startedAt = performance.now();
  const bare = spawn(process.execPath, ["-e", `require(${JSON.stringify(createRequire(__filename).resolve("botbuilder"))})`], { stdio: "ignore" });
  await once(bare, "exit");
  return Math.round(performance.now() - startedAt);
}

function kilobytes(folder: string): number {
  const bytes = readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
  return Math.round(bytes / 1024);
}

function pageWeight(): StartReport["pageKb"] {
  const folder = join(projectRoot, "dist", "web");
  const files = readdirSync(folder).filter((file) => /^(index\.html|kiosk\.(js|css))$/.test(file));
  return Object.fromEntries(files.map((file) => {
    const bytes = readFileSync(join(folder, file));
    return [file, { raw: Math.round(bytes.length / 102.4) / 10, gzip: Math.round(gzipSync(bytes).length / 102.4) / 10 }];
  }));
}

/** Start of the service as installed: time, memory, coverage of the walk, weights. */
export async function measureStart(): Promise<StartReport> {
  const dataDir = mkdtempSync(join(tmpdir(), "passerelle-bench-"));
  try {
    const baselineMs = await requireBotbuilder();
    const first = await startAndAsk(dataDir);
    const later = await startAndAsk(dataDir);
    const walk = walkAll([]);
    return {
      coldStartMs: { first: first.ms, later: later.ms }, baselineMs, rssAfterMb: later.rssMb,
      walkCoveragePercent: walk.coveragePercent, walkProblems: walk.problems.length,
      contentKb: { dialogs: kilobytes("dialogs"), locales: kilobytes("locales") },
      pageKb: pageWeight(), loadAverage: Math.round(loadavg()[0]! * 10) / 10,
    };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

export function startLines({ coldStartMs, baselineMs, ...report }: StartReport): readonly string[] {
  const ratio = (ms: number) => (ms / baselineMs).toFixed(1);
  return [
    `first correct answer in Arabic: ${coldStartMs.first} ms on the first start, ${coldStartMs.later} ms later (target 2000); ` +
      `${ratio(coldStartMs.first)} and ${ratio(coldStartMs.later)} times a bare require("botbuilder") (${baselineMs} ms)`,
    `memory after it: ${report.rssAfterMb} MB (target 200)`,
    `walk: ${report.walkCoveragePercent} % of branches × languages, ${report.walkProblems} problem(s)`,
    `content: ${Object.entries(report.contentKb).map(([name, kb]) => `${name} ${kb} kB`).join(", ")}`,
    `page: ${Object.entries(report.pageKb).map(([name, { raw, gzip }]) => `${name} ${raw} kB (${gzip} kB gzip)`).join(", ")}`,
    `load average: ${report.loadAverage}`,
  ];
}
