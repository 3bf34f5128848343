// Installs what `npm run bench` compares the service with: `npm run bench:install`. It stays apart, so that the project's own install
// neither carries botbuilder-dialogs nor runs its script (`npx rimraf`, which breaks a clean install).
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const installTimeMs = 10 * 60_000; // 200 packages, on the slow line of a small association
const baselines = join(dirname(fileURLToPath(import.meta.url)), "..", "tests", "bench", "baselines");

console.log("Installing the baselines of the bench (about 200 packages, once)");
const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--loglevel=error"], {
  cwd: baselines, stdio: "inherit", timeout: installTimeMs, shell: process.platform === "win32",
});
process.exitCode = status ?? 1;
