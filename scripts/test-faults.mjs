// npm run test:faults -- --seed 1 --conversations 1000 [--mutate NAME]: the promise under crashes, duplicates and bursts (tests/faults/program).
// The sources go to dist/faults/ file by file, so that service processes can be started from them again and again.
import { spawn, spawnSync } from "node:child_process";
import { cp, readdir } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const to = join(root, "dist", "faults");

async function filesOf(folder, ending) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return files.filter((file) => file.endsWith(ending) && !file.endsWith(".d.ts") && !file.includes(join("src", "web")));
}

const sourcesOf = (folder) => filesOf(folder, ".ts");

// the compiled content and the pages that the services show
const service = spawnSync(process.execPath, [join(root, "scripts", "build.mjs")], { stdio: "inherit" });
if (service.status !== 0) process.exit(1);
await build({
  absWorkingDir: root,
  entryPoints: [...(await sourcesOf("src")), ...(await sourcesOf("tests/faults/program")), ...(await sourcesOf("tests/helpers")).filter((file) => !/e2e-/.test(file))],
  outbase: root, outdir: to, platform: "node", format: "cjs", target: "node20", sourcemap: true, logLevel: "warning",
});
// what a service reads beside its code: without it every reading of a turn would fail
for (const file of await filesOf("src", ".json")) await cp(file, join(to, relative(root, file)));
if (process.argv.includes("--build-only")) process.exit(0);
const program = spawn(process.execPath, ["--enable-source-maps", join(to, "tests/faults/program/main.js"), ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => program.kill(signal));
program.on("exit", (code) => process.exit(code ?? 1));
