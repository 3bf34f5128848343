import { createHash } from "node:crypto";

export interface Script {
  readonly lua: string;
  readonly sha: string;
}

export const script = (...parts: readonly string[]): Script => {
  const lua = parts.join("\n");
  return { lua, sha: createHash("sha1").update(lua).digest("hex") };
};
