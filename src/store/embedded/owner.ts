import { statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { open } from "lmdb";
import { DataDirBusy } from "../errors";
import { isAlive, ourIdentity, type ProcessIdentity } from "./process-identity";

/** Pause between two signs of life (ms), for readers that cannot see our process. */
const beatMs = 5_000;
/** Without a sign for this long (ms) a process in another container is taken for dead. */
const silenceMs = 6 * beatMs;

/**
 * The one process that may serve a directory. Its name stands in a small lmdb of its own, so that "is the owner dead?" and "then it is me" are
 * one step whatever the number of processes that start at once; after `kill -9` the name stays and is found dead by the next one.
 */
export class Ownership {
  readonly #beat: NodeJS.Timeout;

  private constructor(readonly dataDir: string, readonly ours: ProcessIdentity) {
    this.#beat = setInterval(() => giveSign(dataDir), beatMs).unref();
  }

  /** @throws DataDirBusy while another process, or another store of this one, serves the directory. */
  static async take(dataDir: string): Promise<Ownership> {
    const ours = ourIdentity();
    const owner = await change(dataDir, (owner) => (owner !== undefined && isServing(owner, ours, dataDir) ? owner : ours));
    if (owner !== ours) throw new DataDirBusy(dataDir, owner.pid);
    return new Ownership(dataDir, ours);
  }

  async release(): Promise<void> {
    clearInterval(this.#beat);
    await change(this.dataDir, () => undefined);
  }
}

function isServing(owner: ProcessIdentity, ours: ProcessIdentity, dataDir: string): boolean {
  const alive = isAlive(owner, ours);
  return alive === "unknown" ? Date.now() - statSync(signOf(dataDir)).mtimeMs < silenceMs : alive;
}

/** Reads and writes the owner's name under lmdb's writer lock, which the kernel frees when its holder dies. Returns what stands there. */
async function change<T extends ProcessIdentity | undefined>(dataDir: string, decide: (owner: ProcessIdentity | undefined) => T): Promise<T> {
  const db = open<ProcessIdentity, string>({ path: join(dataDir, "owner.mdb"), encoding: "json" });
  try {
    return db.transactionSync(() => {
      const before = db.get("owner");
      const after = decide(before);
      if (after === undefined) db.removeSync("owner");
      else if (after !== before) {
        giveSign(dataDir); // before the name: whoever reads the name finds a sign
        db.putSync("owner", after);
      }
      return after;
    });
  } finally {
    await db.close();
  }
}

const signOf = (dataDir: string): string => join(dataDir, "owner.alive");

function giveSign(dataDir: string): void {
  const now = new Date();
  try {
    utimesSync(signOf(dataDir), now, now);
  } catch {
    writeFileSync(signOf(dataDir), "");
  }
}
