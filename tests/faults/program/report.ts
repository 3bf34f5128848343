import { invariants, type Violation } from "./checks";
import type { Options } from "./options";

/** Violations printed of each kind. */
const shownOfEach = 5;

export interface Figures {
  readonly seconds: number;
  readonly talks: Readonly<Record<string, number>>;
  readonly operations: Readonly<Record<string, number>>;
  readonly faults: ReadonlyMap<string, number>;
  readonly platform: ReadonlyMap<string, number>;
  readonly logged: ReadonlyMap<string, number>;
  readonly drainsMs: readonly (number | null)[];
  readonly violations: readonly Violation[];
}

/** Numbers and names only: nothing that anybody said. */
export function printReport(options: Options, figures: Figures): void {
  const { seed, mutation } = options;
  const list = (entries: Iterable<readonly [string, number]>): string => [...entries].sort().map(([name, count]) => `${name} ${count}`).join(", ") || "none";
  const drains = figures.drainsMs.filter((ms): ms is number => ms !== null);
  print("seed", `${seed}${mutation === null ? "" : `, mutation ${mutation}`}`);
  print("seconds", figures.seconds.toFixed(1));
  print("talks", list(Object.entries(figures.talks)));
  print("operations", list(Object.entries(figures.operations)));
  print("faults", list(figures.faults));
  print("platform", list(figures.platform));
  print("service log", list(figures.logged));
  print("drain", drains.length === 0 ? "none" : `longest ${Math.round(Math.max(...drains))} ms, killed ${figures.drainsMs.length - drains.length}`);
  print("violations", String(figures.violations.length));
  for (const invariant of invariants) {
    const found = figures.violations.filter((violation) => violation.invariant === invariant);
    if (found.length > 0) print(`  ${invariant}`, `${found.length}`);
    const lines = new Set(found.map(({ person, what }) => `seed ${seed}, ${person === null ? "all talks" : `person ${person}`}: ${what}`));
    for (const line of [...lines].slice(0, shownOfEach)) print("", line);
  }
}

function print(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(12)} ${value}\n`);
}
