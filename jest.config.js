/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/tests/(unit|transcripts|contract|faults)/**/*.test.ts"],
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } }] },
  testTimeout: 20_000,
  testSequencer: "<rootDir>/tests/helpers/waiting-first.js",
  // half of the time goes into waiting for processes and clocks
  maxWorkers: "150%",
};
