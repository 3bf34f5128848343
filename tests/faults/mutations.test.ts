import { execFile, execFileSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");
const runTimeoutMs = 240_000;

// the last of three that follow one another
jest.setTimeout(3 * runTimeoutMs);

interface Run {
  readonly code: number;
  readonly report: string;
  /** How often each invariant was found broken. */
  readonly broken: Readonly<Record<string, number>>;
}

/** Runs the fault program of tests/faults/program as a process of its own. */
function run(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const program = join(root, "dist/faults/tests/faults/program/main.js");
    execFile(process.execPath, [program, "--seed", "11", "--nodes", "2", ...args], { cwd: root, timeout: runTimeoutMs }, (error, stdout, stderr) => {
      const broken = Object.fromEntries([...stdout.matchAll(/^ {2}(I\d|replay|other) +(\d+)$/gm)].map(([, name, count]) => [name!, Number(count)]));
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), report: `${stdout}${stderr}`, broken });
    });
  });
}

const mutations = [
  { mutation: "fence", finds: "replay", args: ["--conversations", "48", "--parallel", "12", "--faults", "stop"], why: "a node that hung writes an old state over a newer one" },
  { mutation: "duplicate-check", finds: "I1", args: ["--conversations", "6", "--faults", "none"], why: "a message that is sent again is played again" },
  { mutation: "atomic-release", finds: "I2", args: ["--conversations", "20", "--faults", "none"], why: "a message that came during the turn is left lying" },
  { mutation: "outbox-order", finds: "I3", args: ["--conversations", "8", "--faults", "none"], why: "an answer overtakes one that the platform refused" },
] as const;
type Mutation = (typeof mutations)[number]["mutation"];

describe("a part of the promise that is switched off is missed by the fault program", () => {
  const runs = new Map<Mutation, Promise<Run>>();
  /** They wait more than they compute: the longest, and beside it the others one after the other. */
  beforeAll(() => {
    execFileSync(process.execPath, ["scripts/test-faults.mjs", "--build-only"], { cwd: root });
    const [longest, ...others] = mutations.map(({ mutation, args }) => ({ mutation, begin: () => run(...args, "--patience", "5", "--mutate", mutation) }));
    runs.set(longest!.mutation, longest!.begin());
    others.reduce((before, { mutation, begin }) => {
      const one = before.then(begin);
      runs.set(mutation, one);
      return one;
    }, Promise.resolve<unknown>(null));
  });

  it.each(mutations)("$mutation: $why ($finds)", async ({ mutation, finds }) => {
    const { code, broken } = await runs.get(mutation)!;
    expect({ code, [finds]: broken[finds] }).toEqual({ code: 1, [finds]: expect.any(Number) as number });
  });
});
