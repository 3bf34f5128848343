// Installs Web Chat for the page /webchat: `npm run webchat:install`. Its package weighs 193 MB, of which one file is served; so it is
// fetched apart from node_modules, the file is kept in .webchat/, and the rest is thrown away.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const version = "4.18.1"; // the version our conformance tests know; a newer one may want another content security policy
const fetchTimeMs = 5 * 60_000; // a large archive, on the slow line of a small association
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const kept = join(root, ".webchat");
const work = mkdtempSync(join(tmpdir(), "passerelle-webchat-"));

try {
  writeFileSync(join(work, "package.json"), JSON.stringify({ private: true }));
  // the bundle is already built: the package's own dependencies (hundreds) and scripts are not needed
  const pack = ["pack", `botframework-webchat@${version}`, "--ignore-scripts", "--silent", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"];
  const packed = spawnSync("npm", pack, { cwd: work, timeout: fetchTimeMs, encoding: "utf8", shell: process.platform === "win32" });
  const archive = packed.stdout?.trim().split("\n").at(-1);
  if (packed.status !== 0 || !archive) throw new Error(`npm could not fetch botframework-webchat ${version}. Connect this machine to the network and type: npm run webchat:install`);
  const unpacked = spawnSync("tar", ["-xzf", archive, "package/dist/webchat.js"], { cwd: work, stdio: "inherit" });
  if (unpacked.status !== 0) throw new Error("the package holds no dist/webchat.js");
  mkdirSync(kept, { recursive: true });
  copyFileSync(join(work, "package", "dist", "webchat.js"), join(kept, "webchat.js"));
  console.log(`Web Chat ${version}: .webchat/webchat.js, ${Math.round(statSync(join(kept, "webchat.js")).size / 1024)} kB`);
} catch (error) {
  console.error(`Web Chat is not installed: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
