import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../project-root";

/** Installs what (c) and (f) are made of, once, apart from the project's own packages. @throws Error with the line to type. */
export function ensureBaselines(): void {
  if (existsSync(join(projectRoot, "tests", "bench", "baselines", "node_modules", "botbuilder-dialogs"))) return;
  // standard output belongs to the figures
  const installed = spawnSync(process.execPath, [join(projectRoot, "scripts", "install-baselines.mjs")], { stdio: ["ignore", 2, 2] });
  if (installed.status !== 0) throw new Error("the baselines are not installed. Connect this machine to the network and type: npm run bench:install");
}
