import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import buildWhenChanged from "./e2e-build";

const root = join(__dirname, "../..");

/** Once before all tests in a browser: the pages as `npm start` builds them, and Web Chat, fetched the first time. */
export default function setUp(): void {
  buildWhenChanged();
  if (existsSync(join(root, ".webchat/webchat.js"))) return;
  // it says itself what is wrong; without it the tests of /webchat cannot run, and none is ever skipped
  const { status } = spawnSync(process.execPath, [join(root, "scripts/install-webchat.mjs")], { stdio: "inherit" });
  if (status !== 0) throw new Error("the tests in a browser need Web Chat: npm run webchat:install");
}
