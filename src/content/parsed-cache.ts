import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Parsed YAML kept between two starts, by hash of the text: parsing is most of the time that reading content takes. One file, which holds
 * what the last start used and nothing older; it can be deleted at any time.
 */
export class ParsedCache {
  private readonly known: Readonly<Record<string, unknown>>;
  private readonly used: Record<string, unknown> = {};
  private hasNews = false;

  constructor(private readonly file: string) {
    this.known = readKnown(file);
  }

  /** @returns undefined when this text was not parsed before. */
  find(text: string): unknown {
    const id = idOf(text);
    if (!Object.hasOwn(this.known, id)) return undefined;
    this.used[id] = this.known[id];
    return this.known[id];
  }

  keep(text: string, data: unknown): void {
    this.used[idOf(text)] = data;
    this.hasNews = true;
  }

  save(): void {
    if (!this.hasNews) return;
    mkdirSync(dirname(this.file), { recursive: true });
    const half = `${this.file}.${process.pid}`;
    writeFileSync(half, JSON.stringify(this.used));
    renameSync(half, this.file);
  }
}

function idOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Nothing in a cache is worth a failed start: what cannot be read is parsed again. */
function readKnown(file: string): Readonly<Record<string, unknown>> {
  try {
    const known: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof known === "object" && known !== null ? (known as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
