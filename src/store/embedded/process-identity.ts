import { readFileSync, readlinkSync } from "node:fs";

/** A process, so that another one that was given its number later is not taken for it. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks after the machine's start; null where there is no /proc. */
  readonly startedTicks: string | null;
  /** Changes with each start of the machine. */
  readonly boot: string | null;
  /** Containers on one machine count their processes apart. */
  readonly namespace: string | null;
}

export const ourIdentity = (): ProcessIdentity => ({
  pid: process.pid,
  startedTicks: startedTicks(process.pid),
  boot: orNull(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()),
  namespace: orNull(() => readlinkSync("/proc/self/ns/pid")),
});

/** `unknown`: it lives, if it does, in a container we cannot look into. */
export function isAlive(other: ProcessIdentity, ours: ProcessIdentity): boolean | "unknown" {
  if (other.boot !== ours.boot) return false;
  if (other.namespace !== ours.namespace) return "unknown";
  return exists(other.pid) && startedTicks(other.pid) === other.startedTicks;
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // somebody else's process is a process
  }
}

/** Field 22 of /proc/<pid>/stat, counted after the name, which may hold blanks and brackets. */
function startedTicks(pid: number): string | null {
  const stat = orNull(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
