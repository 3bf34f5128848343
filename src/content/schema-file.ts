import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { IssueLog, type Issue } from "./issue";
import { isAbsence } from "./read-files";
import { procedureSchema } from "./schema";
import { fixedPlace } from "./source-file";

/** For editors that complete and underline YAML; from the root of the content. */
export const schemaFile = "dialogs/procedure.schema.json";

export function schemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(procedureSchema, { io: "input" }), null, 1)}\n`;
}

/** An issue when the file on disk is not what the program reads by. */
export function schemaIssue(root: string): readonly Issue[] {
  const log = new IssueLog();
  let text: string | null = null;
  try {
    text = readFileSync(join(root, schemaFile), "utf8");
  } catch (cause) {
    if (!isAbsence(cause)) throw cause;
  }
  if (text !== schemaText()) log.add("schema-file-old", fixedPlace(schemaFile), []);
  return log.issues;
}
