// The tests in a browser. `--all`: every language on every size of screen, where CI sees each language and each size once; the rest goes to Playwright as it is.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const given = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [join("node_modules", "@playwright", "test", "cli.js"), "test", ...given.filter((one) => one !== "--all")], {
  stdio: "inherit",
  env: { ...process.env, ...(given.includes("--all") && { E2E_ALL: "yes" }) },
});
process.exitCode = status ?? 1;
