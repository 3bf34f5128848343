import { createHash, type Hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { IssueLog } from "./issue";
import { readJson, readYaml, type SourceFile } from "./source-file";

/** Reads files under one root and remembers, in a hash, everything it read. */
export class FileReader {
  private readonly hash: Hash = createHash("sha256");

  constructor(private readonly root: string, private readonly log: IssueLog) {}

  /** @param folder from the root. @returns names in the same order on every machine; empty when there is no such folder. */
  list(folder: string, ending: string): readonly string[] {
    try {
      return readdirSync(join(this.root, folder)).filter((name) => name.endsWith(ending)).sort();
    } catch (cause) {
      if (isAbsence(cause)) return [];
      throw cause;
    }
  }

  /** @returns null when the file is absent, or was not YAML (the log says so). */
  yaml(file: string): SourceFile | null {
    const text = this.read(file);
    return text === null ? null : readYaml(file, text, this.log);
  }

  /** @returns null when the file is absent, or was not JSON (the log says so). */
  json(file: string): SourceFile | null {
    const text = this.read(file);
    return text === null ? null : readJson(file, text, this.log);
  }

  /** Hash of everything read so far: 16 hex digits, enough to never meet the same twice. */
  version(): string {
    return this.hash.copy().digest("hex").slice(0, 16);
  }

  private read(file: string): string | null {
    try {
      const text = readFileSync(join(this.root, file), "utf8");
      this.hash.update(file).update("\0").update(text).update("\0");
      return text;
    } catch (cause) {
      if (isAbsence(cause)) return null;
      throw cause;
    }
  }
}

export function isAbsence(cause: unknown): boolean {
  return typeof cause === "object" && cause !== null && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR");
}
