import { inspect } from "node:util";
import { isNativeError } from "node:util/types";
import { AppError } from "../core/errors";

/** Called with words that mean nothing: the message says which. */
export class Misuse extends AppError {
  constructor(message: string) {
    super("USAGE", message);
  }
}

/** @returns the exit code: 0 when all is well, 1 when something must be mended. @throws Misuse, or what `parseArgs` throws, when it was called wrongly. */
export type Command = (args: readonly string[]) => number | Promise<number>;

/** Runs a command of the terminal with what was typed behind its name. */
export async function runCommand(usage: string, command: Command): Promise<void> {
  process.exitCode = await exitCodeOf(usage, command, process.argv.slice(2), (text) => process.stderr.write(text));
}

/** A wrong call says what is wrong with it, and how the command is called: 2. A failure says its reason, and its code where it has one: 1. */
export async function exitCodeOf(usage: string, command: Command, args: readonly string[], complain: (text: string) => void): Promise<number> {
  try {
    return await command(args);
  } catch (cause) {
    const isMisuse = cause instanceof Misuse || isUnknownOption(cause);
    complain(isMisuse ? `${cause.message}\n${usage}\n` : `${reasonOf(cause)}\n`);
    return isMisuse ? 2 : 1;
  }
}

/** What nobody foresaw is shown with where it came from. */
const reasonOf = (cause: unknown): string => (cause instanceof AppError ? `${cause.code}: ${cause.message}` : inspect(cause));

/** What `parseArgs` throws, whatever was wrong with the words it was given. */
const isUnknownOption = (cause: unknown): cause is Error => isNativeError(cause) && "code" in cause && String(cause.code).startsWith("ERR_PARSE_ARGS");
