// Sources -> dist/. Types are checked apart (`npm run types`): building stays under a second at each start.
import { spawnSync } from "node:child_process";
import { copyFile, mkdir, readFile, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const from = join(root, "src");
const to = join(root, "dist");
// not content.json: require("../content") would take it for the folder of that name
const compiledContent = join(to, "compiled-dist-content.json");
/** Of the same code elsewhere (src/content/compiled.ts): the tests' starts and the fault program's. */
const isCompiledContent = (file) => dirname(file) === to && /^compiled-.*\.json$/.test(basename(file));
const wishModel = join(to, "wishes.model");
// scripts/test-faults.mjs builds its own tree there; its processes start again from it in mid-run
const faultProgram = join(to, "faults", "/");

/** Regular files below a folder, as absolute paths; none when the folder is not there. */
async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** The service: same tree, one file each, so that a stack trace and a worker's path mean what they say. */
async function buildService(sources) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: sources.filter((file) => file.endsWith(".ts") && !file.startsWith(join(from, "web"))),
    outbase: from,
    outdir: to,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: true,
    metafile: true,
    logLevel: "warning",
  });
  return outputsOf(result);
}

/**
 * directlinejs carries a second protocol (streaming extensions) and polyfills for browsers of 2015: two thirds of its weight, and nothing
 * that our page calls. The Direct Line 3.0 part is bundled as published.
 */
const leaveOutUnused = {
  name: "leave-out-unused",
  setup(plugin) {
    const unused = /^(\.\/directLineStreaming|core-js\/features\/promise|url-search-params-polyfill)$/;
    plugin.onResolve({ filter: unused }, (found) => ({ path: found.path, namespace: "unused" }));
    plugin.onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** The pages: for each one script and one style sheet, and a chunk for what is loaded when it is needed; all from our own origin. The worker is a script alone. */
async function buildPages() {
  const pages = await Promise.all([
    buildPage("kiosk", ["main.tsx", "style/kiosk.css"]),
    buildPage("desk", ["main.tsx", "style/desk.css"]),
    buildPage("numbers", ["main.ts", "numbers.css"]),
    buildPage("worker", ["main.ts"]),
  ]);
  return pages.flat();
}

/** Apart from the other pages: a chunk shared with them would be one more thing to wait for before the first word. */
async function buildPage(name, entries) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: entries.map((entry) => ({ in: join(from, "web", name, entry), out: name })),
    outdir: join(to, "web"),
    bundle: true,
    format: "esm",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    minify: true,
    platform: "browser",
    target: "es2020",
    // every browser with modules of 2020 but one (Safari 14.0); written out, they would need one more helper that page and chunks share (the kiosk has a file of 0.5 kB of such already)
    supported: { "class-field": true, "class-static-field": true },
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".woff2": "file" },
    assetNames: "fonts/[name]-[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [leaveOutUnused],
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  return outputsOf(result);
}

const outputsOf = (result) => Object.keys(result.metafile.outputs).map((file) => join(root, file));

/** Files that are used as they are. */
function copies(sources) {
  const page = ["index.html", "icon.svg"].map((name) => [join(from, "web/kiosk", name), join(to, "web", name)]);
  const desk = [
    [join(from, "web/desk/index.html"), join(to, "web/desk/index.html")],
    // mediators read French: their page's sentences are not among those that come in every language
    [join(root, "locales/fr/desk.json"), join(to, "web/desk/strings.json")],
  ];
  const readAtRunTime = sources.filter((file) => [".lua", ".json"].includes(extname(file)) && !file.startsWith(join(from, "web")));
  return [...page, ...desk, ...readAtRunTime.map((file) => [file, join(to, relative(from, file))])];
}

async function copyAll(pairs) {
  for (const [source, target] of pairs) {
    await mkdir(dirname(target), { recursive: true });
    await copyFile(source, target);
  }
  return pairs.map(([, target]) => target);
}

/** Built over the old files, then swept: a service that runs from dist/ never sees it empty. */
async function sweep(written) {
  const kept = new Set([...written, wishModel]);
  const stale = (await filesBelow(to)).filter((file) => !kept.has(file) && !isCompiledContent(file) && !file.startsWith(faultProgram));
  await Promise.all(stale.map((file) => rm(file, { force: true })));
}

async function printSizes(written) {
  for (const file of written.filter((name) => name.startsWith(join(to, "web"))).sort()) {
    const bytes = await readFile(file);
    const kilobytes = (count) => `${(count / 1000).toFixed(1)} kB`.padStart(9);
    console.log(`${relative(root, file).padEnd(24)} ${kilobytes(bytes.length)} ${kilobytes(gzipSync(bytes).length)} gzip`);
  }
}

/** Reads and checks dialogs/ and locales/ once for all starts, when they or the code changed since the last build. */
async function compileContent() {
  const made = await stat(compiledContent).then(({ mtimeMs }) => mtimeMs, () => 0);
  const read = (await Promise.all(["dialogs", "locales", "src/content"].map((folder) => filesBelow(join(root, folder))))).flat();
  const times = await Promise.all(read.map(async (file) => (await stat(file)).mtimeMs));
  if (Math.max(...times) > made) spawnSync(process.execPath, [join(to, "cli", "compile.js")], { stdio: "inherit" });
}

/** Trains the reader of wishes when phrases or the code that trains changed; it knows by itself. */
function trainWishes() {
  const { status } = spawnSync(process.execPath, [join(to, "cli", "train-wishes.js")], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}

const sources = await filesBelow(from);
const written = (await Promise.all([buildService(sources), buildPages(), copyAll(copies(sources))])).flat();
await sweep(written);
await compileContent();
trainWishes();
if (process.argv.includes("--sizes")) await printSizes(written);
