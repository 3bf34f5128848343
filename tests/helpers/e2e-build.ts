import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const built = join(root, "dist/main.js");

/** What is tested is what `npm start` would build. Not built again without need: another test may be starting its service from the same files just then. */
export default function buildWhenChanged(): void {
  if (existsSync(built) && statSync(built).mtimeMs > lastChange()) return;
  execFileSync(process.execPath, [join(root, "scripts/build.mjs")], { stdio: "inherit", timeout: 180_000 });
}

/** ms since 1970 */
function lastChange(): number {
  const sources = ["src", "locales", "dialogs", "scripts"].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }));
  return Math.max(...sources.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}
