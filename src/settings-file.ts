import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { z } from "zod";

/** Bytes of a file that a setting names: a hundred times what fifty rows need. */
const maxFileBytes = 256 * 1024;

/**
 * Reads a list that is too long for one line of the settings.
 *
 * @param file YAML or JSON.
 * @returns a sentence for whoever runs the service when it cannot be used: where, and what was expected; never what stands there.
 */
export function readSettingsFile<T>(file: string, schema: z.ZodType<T>): { readonly value: T } | { readonly problem: string } {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { problem: "cannot be read" };
  }
  if (text.length > maxFileBytes) return { problem: `must be smaller than ${maxFileBytes} bytes` };
  try {
    const parsed = schema.safeParse(parse(text));
    if (parsed.success) return { value: parsed.data };
    const [{ path, message } = { path: [], message: "" }] = parsed.error.issues;
    return { problem: `is wrong at ${path.join(".") || "its beginning"}: ${message}` };
  } catch {
    return { problem: "is neither YAML nor JSON" };
  }
}
