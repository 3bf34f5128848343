import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** What is tested in a browser is what `npm start` would build. */
export default function buildOnce(): void {
  execFileSync(process.execPath, [join(__dirname, "../../scripts/build.mjs")], { stdio: "inherit", timeout: 180_000 });
}
