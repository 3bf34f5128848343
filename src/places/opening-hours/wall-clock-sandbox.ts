import { readFileSync } from "node:fs";
import { createContext, runInContext, Script } from "node:vm";

/** A library that reads local time, run where local time is whatever wall clock it is given, and where it can be stopped. */
export interface WallClockSandbox {
  /** `module.exports` of the library. */
  readonly exported: unknown;
  /** A date of the sandbox whose local time reads as `wallMs` does in UTC. */
  dateOf(wallMs: number): Date;
  /**
   * Runs `job`, which calls the library, and stops it in mid-course when it takes longer.
   *
   * @returns null when it was stopped.
   * @throws what `job` throws.
   */
  within<T>(limitMs: number, job: () => T): T | null;
}

/**
 * Local time of the sandbox is UTC, in which no hour is missing or comes twice, whatever TZ the process has: wall clocks go in and come out as
 * if they were UTC. It has no present: "now" is the year 2000, so that an answer never depends on when it was worked out.
 */
const wallClockDates = `
globalThis.Date = (() => {
  const Real = Date;
  const present = Real.UTC(2000, 0, 1);
  class WallClockDate extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(present);
      else if (parts.length === 1) super(Number(parts[0]));
      else super(Real.UTC(...parts));
    }
    static now() { return present; }
    getTimezoneOffset() { return 0; }
  }
  for (const name of Object.getOwnPropertyNames(Real.prototype)) {
    const [, verb, field] = /^(get|set)UTC(.+)$/.exec(name) ?? [];
    if (verb) WallClockDate.prototype[verb + field] = Real.prototype[name];
  }
  return WallClockDate;
})();
`;

/**
 * @param file a CommonJS file, run as published.
 * @param required what it gets for each name it requires.
 */
export function wallClockSandbox(file: string, required: (name: string) => unknown): WallClockSandbox {
  const library = { exports: {} as unknown };
  const quiet = { log: () => undefined, warn: () => undefined, error: () => undefined };
  const world: Record<string, unknown> = { module: library, exports: library.exports, require: required, console: quiet };
  const context = createContext(world, { codeGeneration: { strings: false, wasm: false } });
  runInContext(wallClockDates, context);
  new Script(readFileSync(file, "utf8"), { filename: file }).runInContext(context);
  const dateOf = runInContext("(wallMs) => new Date(wallMs)", context) as (wallMs: number) => Date;
  const runJob = new Script("job()");
  return {
    exported: library.exports,
    dateOf,
    within<T>(limitMs: number, job: () => T): T | null {
      world["job"] = job;
      try {
        return runJob.runInContext(context, { timeout: limitMs }) as T;
      } catch (error) {
        if ((error as NodeJS.ErrnoException | null)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return null;
        throw error;
      } finally {
        delete world["job"];
      }
    },
  };
}
