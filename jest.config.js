/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/tests/(unit|transcripts|contract|faults)/**/*.test.ts"],
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } }] },
  testTimeout: 20_000,
  // most suites wait for processes and clocks rather than compute
  maxWorkers: "100%",
};
