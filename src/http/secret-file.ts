import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../core/errors";

const fileName = "direct-line.secret";

/**
 * The secret that signs web tokens, made once and kept in `dataDir`, readable by the service's user only.
 *
 * @throws AppError SECRET_FILE when what is there is too short to be one.
 */
export async function ensureSecret(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, fileName);
  const kept = await readKept(path);
  if (kept !== null) return kept;
  // written apart and linked: a start cut in the middle, or two at once, can neither leave half a secret nor make two
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await unlink(draft);
  return (await readKept(path)) ?? ensureSecret(dataDir);
}

async function readKept(path: string): Promise<string | null> {
  try {
    const secret = (await readFile(path, "utf8")).trim();
    if (secret.length < 32) throw new AppError("SECRET_FILE", `${fileName} in DATA_DIR is damaged: remove it, web chats begin anew`);
    await chmod(path, 0o600); // a restored backup may have opened it
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
