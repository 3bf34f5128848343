import { maxSessionBytes } from "../core/limits";
import type { Commit } from "../core/ports";
import { CommitRefused } from "./errors";

/**
 * The session as it will be kept, once everything that can be refused has been.
 *
 * @throws CommitRefused `SESSION_TOO_LARGE` above `maxSessionBytes`, `LOG_ORDER` when the entries' numbers do not follow one another.
 */
export function serialiseSession(commit: Commit<unknown>): string {
  const session = JSON.stringify(commit.session);
  // a unit of a string takes three bytes at most: nearly all sessions are small enough by their length
  if (session.length * 3 > maxSessionBytes) refuseAbove(maxSessionBytes, Buffer.byteLength(session));
  for (const [index, { seq }] of commit.entries.entries()) {
    if (!Number.isSafeInteger(seq) || seq <= 0 || seq !== commit.entries[0]!.seq + index) throw logOrder();
  }
  return session;
}

function refuseAbove(most: number, bytes: number): void {
  if (bytes > most) throw new CommitRefused("SESSION_TOO_LARGE", `the session has ${bytes} bytes, at most ${most} are kept`);
}

export const logOrder = (): CommitRefused => new CommitRefused("LOG_ORDER", "the numbers of log entries must follow one another and never come twice");
