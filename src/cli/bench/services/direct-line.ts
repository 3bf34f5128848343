import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "../../../config";
import { createLog } from "../../../http/log";
import { startService } from "../../../main";

/** The service as it is installed, on the content of the bench: REDIS_URL, CONTENT (folder), DIRECT_LINE_SECRET. */
async function main({ REDIS_URL, CONTENT: root = "", DIRECT_LINE_SECRET }: NodeJS.ProcessEnv): Promise<void> {
  mkdirSync(join(root, "dist", "web"), { recursive: true }); // pages are not measured here
  const config = loadConfig({ REDIS_URL, DIRECT_LINE_SECRET, PORT: "0", DATA_DIR: root }, root);
  const { url } = await startService(config, createLog("warn"), root);
  process.stdout.write(`listening: ${url}\n`);
}

main(process.env).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
