// Everything that must hold, on a machine that may be new: what the system lacks is installed where we may, and named where we may not.
// Ends with one line: N passed, N failed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const needs = [
  { name: "redis-server", package: "redis-server", has: () => found("redis-server") },
  { name: "chromium", package: "chromium", has: () => existsSync("/usr/bin/chromium") },
  { name: "espeak-ng", package: "espeak-ng", has: () => found("espeak-ng") },
  { name: "a font with Arabic", package: "fonts-noto-core", has: () => run("fc-list", [":lang=ar"], { quiet: true }).stdout.trim() !== "" },
];

function run(command, args, { quiet = false } = {}) {
  return spawnSync(command, args, { encoding: "utf8", stdio: quiet ? "pipe" : "inherit" });
}

function found(command) {
  return run("sh", ["-c", `command -v ${command}`], { quiet: true }).status === 0;
}

function prepareSystem() {
  const missing = needs.filter((need) => !need.has());
  if (missing.length === 0) return;
  const packages = missing.map((need) => need.package).join(" ");
  if (process.getuid?.() !== 0 || !found("apt-get")) {
    console.error(`The tests need ${missing.map((need) => need.name).join(", ")}. Type:\n  sudo apt-get update && sudo apt-get install -y ${packages}`);
    process.exit(1);
  }
  console.log(`Installing ${packages}`);
  const installed = run("sh", ["-c", `apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ${packages} >/dev/null`]);
  if (installed.status !== 0) process.exit(1);
}

const results = mkdtempSync(join(tmpdir(), "passerelle-tests-"));
let passed = 0;
let failed = 0;

const secondsSince = (begun) => Math.round((Date.now() - begun) / 1000);

function step(name, command, args) {
  console.log(`\n# ${name}`);
  const begun = Date.now();
  const ok = run(command, args).status === 0;
  if (ok) passed++;
  else failed++;
  console.log(`${ok ? "ok" : "FAILED"}: ${name} (${secondsSince(begun)} s)`);
}

/** A runner that reports its own counts; one that dies without a report has failed as a whole. */
function suite(name, command, args, report, count) {
  console.log(`\n# ${name}`);
  const begun = Date.now();
  const { status } = run(command, args);
  console.log(`\n${name}: ${secondsSince(begun)} s`);
  const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, "utf8"))) : { passed: 0, failed: 1 };
  passed += counted.passed;
  failed += counted.failed + (status !== 0 && counted.failed === 0 ? 1 : 0);
}

/** Titles of the tests in a browser that failed once and then passed. */
let secondTries = [];

const neededSecondTry = ({ specs = [], suites = [] }) => [
  ...specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky")).map(({ file, title }) => `${file}: ${title}`),
  ...suites.flatMap(neededSecondTry),
];

prepareSystem();
const node = process.execPath;
const bin = (name) => join("node_modules", ".bin", name);
step("build", node, ["scripts/build.mjs"]);
step("types of the service", bin("tsc"), ["-p", "."]);
step("types of the pages", bin("tsc"), ["-p", "src/web"]);
step("types of the page's worker", bin("tsc"), ["-p", "src/web/worker"]);
step("types of the tests in a browser", bin("tsc"), ["-p", "tests/e2e"]);
step("lint and direction of imports", bin("eslint"), ["."]);
step("content", node, ["dist/cli/check.js"]);
step("every branch in every language", node, ["dist/cli/walk.js"]);
const jestReport = join(results, "jest.json");
suite("service", bin("jest"), ["--json", `--outputFile=${jestReport}`], jestReport, (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numRuntimeErrorTestSuites + report.numPendingTests,
}));
const pagesReport = join(results, "pages.json");
process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = pagesReport;
suite("pages in a browser", bin("playwright"), ["test", "--reporter=list,json"], pagesReport, ({ stats, suites }) => {
  secondTries = suites.flatMap(neededSecondTry);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + stats.skipped };
});
step("the promise under faults, 1,000 conversations", node, ["scripts/test-faults.mjs", "--seed", "1", "--conversations", "1000"]);
rmSync(results, { recursive: true, force: true });
if (secondTries.length > 0) console.log(`\npassed at the second try, each a race to be found:\n${secondTries.map((title) => `  ${title}`).join("\n")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
