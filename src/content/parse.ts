import type { z } from "zod";
import type { IssueLog } from "./issue";
import type { SourceFile } from "./source-file";

/** Parses `value`, found at `path` of `file`. @returns null when it has not the shape; the log says why. */
export function parseWith<T extends z.ZodType>(
  schema: T, value: unknown, file: SourceFile, path: readonly PropertyKey[], log: IssueLog,
): z.infer<T> | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) report(issue, file, path, log);
  return null;
}

function report(issue: z.core.$ZodIssue, file: SourceFile, parents: readonly PropertyKey[], log: IssueLog): void {
  const path = [...parents, ...issue.path];
  switch (issue.code) {
    case "unrecognized_keys":
      for (const key of issue.keys) log.add("unknown-key", file, [...path, key], key);
      return;
    case "invalid_key":
      log.add("schema", file, path, issue.issues[0]?.message ?? issue.message);
      return;
    case "invalid_union": {
      // the form the author meant is the one that was understood furthest
      const nearest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0];
      if (nearest === undefined || depth(nearest) === 0) log.add("schema", file, path, "this value has none of the forms allowed here");
      else for (const inner of nearest) report(inner, file, path, log);
      return;
    }
    default:
      log.add("schema", file, path, issue.message);
  }
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === "unrecognized_keys" ? 1 : 0)));
}
