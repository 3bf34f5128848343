import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadContent, type Loaded, type LoadOptions } from "../../../src/content";
import type { Computation, Rule } from "../../../src/core/flow/rules/rule";

const fixtures = resolve(__dirname, "../../fixtures/content");
export const soundRoot = join(fixtures, "sound");

/** Every broken example: a folder laid over the sound one; `absent.txt` lists what is taken away from it. */
export const brokenExamples: readonly string[] = readdirSync(fixtures).filter((name) => name !== "sound");

const rules: Record<string, Rule> = { "card-minor": { reads: ["age"], holds: ({ age }) => typeof age === "number" && age < 18 } };
const computations: Record<string, Computation> = { "card-weeks": { reads: ["age"], compute: () => 3 } };

/** What the sound example needs of code. */
export const soundOptions: LoadOptions = { rules, computations };

export function load(root: string, options: Partial<LoadOptions> = {}): Loaded {
  return loadContent(root, { rules, computations, today: "2026-11-22", ...options });
}

/** Calls `use` with a folder that holds the sound content with the example laid over it. */
export function withExample<T>(example: string, use: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), "content-"));
  try {
    cpSync(soundRoot, root, { recursive: true });
    const overlay = join(fixtures, example);
    cpSync(overlay, root, { recursive: true });
    const absent = join(overlay, "absent.txt");
    if (existsSync(absent)) for (const file of readFileSync(absent, "utf8").trim().split("\n")) rmSync(join(root, file));
    return use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}
