// Installs what this project compares itself with: `npm run bench:install`, `npm run eval:install`. They stay apart, so that the project's own
// install neither carries them nor runs their scripts (botbuilder-dialogs calls `npx rimraf`, which breaks a clean install).
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const installTimeMs = 10 * 60_000; // 200 packages, on the slow line of a small association
const [of = "bench"] = process.argv.slice(2);
if (!["bench", "eval"].includes(of)) throw new Error("usage: node scripts/install-baselines.mjs [bench|eval]");
const baselines = join(dirname(fileURLToPath(import.meta.url)), "..", "tests", of, "baselines");

console.log(`Installing the baselines of ${of === "bench" ? "the bench (about 200 packages, once)" : "the eval (4 packages, once)"}`);
const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--loglevel=error"], {
  cwd: baselines, stdio: "inherit", timeout: installTimeMs, shell: process.platform === "win32",
});
process.exitCode = status ?? 1;
