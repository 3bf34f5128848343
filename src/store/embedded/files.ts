import { mkdirSync, rmSync } from "node:fs";
import { open as openFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { open, type Database, type Key, type RootDatabase } from "lmdb";
import { AppError } from "../../core/errors";
import { StoreUnavailable } from "../errors";
import { Gate } from "./gate";
import { Ownership } from "./owner";

/** Values are JSON texts; keys are lists, so that everything of one conversation lies together. */
export interface Tables {
  /** `[name, kind, …]`: see conversation-records.ts */
  readonly conversations: Database<string, Key[]>;
  /** `[kind, …]`: see beside.ts */
  readonly beside: Database<string, Key[]>;
  /** `[index, …]`, ordered by time; values are empty. */
  readonly index: Database<string, Key[]>;
}

/**
 * One lmdb file, served by one process. Reads are immediate; a write is one transaction, all or nothing, and its promise resolves once the
 * disk has it.
 */
export class EmbeddedFiles {
  readonly #gate = new Gate();
  #open: { readonly root: RootDatabase; readonly tables: Tables } | null;

  private constructor(readonly path: string, readonly owner: Ownership) {
    this.#open = openTables(path);
  }

  /** @throws DataDirBusy when another process serves the directory. */
  static async open(dataDir: string): Promise<EmbeddedFiles> {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const owner = await Ownership.take(dataDir);
    try {
      const path = join(dataDir, "passerelle.mdb");
      rmSync(copyOf(path), { force: true }); // left by a compaction that was killed
      return new EmbeddedFiles(path, owner);
    } catch (error) {
      await owner.release();
      throw error;
    }
  }

  read<T>(work: (tables: Tables) => T): Promise<T> {
    return this.#gate.pass(() => work(this.#current().tables));
  }

  /** @throws StoreUnavailable when the disk refuses. What `work` throws undoes all it wrote. */
  write<T>(work: (tables: Tables) => T): Promise<T> {
    return this.#gate.pass(async () => {
      const { root, tables } = this.#current();
      try {
        const result = await root.childTransaction(() => work(tables));
        await root.flushed;
        return result;
      } catch (error) {
        throw error instanceof AppError ? error : new StoreUnavailable(error instanceof Error ? error.message : "the disk refuses");
      }
    });
  }

  /**
   * Copies what is alive and puts the copy in the file's place: freed pages, which still hold erased words, go with the old file. Killed at any
   * moment, one whole file remains. Turns wait meanwhile.
   */
  async compact(): Promise<void> {
    await this.#gate.alone(async () => {
      const { root } = this.#current();
      const copy = copyOf(this.path);
      rmSync(copy, { force: true });
      await root.backup(copy, true);
      await flush(copy);
      this.#open = null;
      await root.close();
      try {
        await rename(copy, this.path);
        await flush(dirname(this.path));
      } finally {
        this.#open = openTables(this.path);
      }
    });
  }

  async close(): Promise<void> {
    await this.#gate.alone(async () => {
      if (this.#open === null) return;
      const { root } = this.#open;
      this.#open = null;
      await root.close();
      await this.owner.release();
    });
  }

  #current(): { readonly root: RootDatabase; readonly tables: Tables } {
    if (this.#open === null) throw new StoreUnavailable("it is closed");
    return this.#open;
  }
}

function openTables(path: string): { readonly root: RootDatabase; readonly tables: Tables } {
  const root = open({ path, encoding: "string" });
  const table = (name: string): Database<string, Key[]> => root.openDB<string, Key[]>({ name, encoding: "string" });
  return { root, tables: { conversations: table("conversations"), beside: table("beside"), index: table("index") } };
}

const copyOf = (path: string): string => `${path}.compacting`;

async function flush(path: string): Promise<void> {
  const handle = await openFile(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
