import pino, { type DestinationStream } from "pino";

/**
 * Everything a log line can say. There is no place for what a person wrote, for an address or for a token: a field that is not in this list
 * is dropped, a text that is not a plain name is replaced.
 */
export interface LogFields {
  readonly turn?: string;
  /** Hashed. */
  readonly conversation?: string;
  readonly channel?: string;
  readonly procedure?: string;
  readonly step?: string;
  readonly locale?: string;
  /** Pattern of the route, without its values. */
  readonly route?: string;
  readonly method?: string;
  /** HTTP status. */
  readonly status?: number;
  readonly ms?: number;
  readonly count?: number;
  readonly port?: number;
  /** Stable code of an error. */
  readonly code?: string;
  /** Only its name, its code and the places of its stack are kept: messages quote what was read. */
  readonly error?: unknown;
}

export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

const names = ["turn", "conversation", "channel", "procedure", "step", "locale", "route", "method", "code"] as const;
const numbers = ["status", "ms", "count", "port"] as const;
const plainName = /^[\w.:/*@-]{1,120}$/;
/** Places of a stack worth keeping. */
const maxPlaces = 5;

/** JSON lines on standard output, or where a test wants them. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = destination ? pino(options, destination) : pino(options);
  const write = (at: "debug" | "info" | "warn" | "error") => (event: string, fields: LogFields = {}) => {
    if (logger.isLevelEnabled(at)) logger[at](allowed(fields), plainName.test(event) ? event : "event");
  };
  return { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}

function allowed(fields: LogFields): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const name of names) {
    const value = fields[name];
    if (value !== undefined) kept[name] = plainName.test(value) ? value : "?";
  }
  for (const name of numbers) {
    if (typeof fields[name] === "number") kept[name] = fields[name];
  }
  if (fields.error !== undefined) Object.assign(kept, describeError(fields.error));
  return kept;
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" && plainName.test(error.code) ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: describeError(error.cause) } : {};
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line)).slice(0, maxPlaces);
  return { error: plainName.test(error.name) ? error.name : "Error", ...code, places: places.map((line) => line.trim()), ...cause };
}
