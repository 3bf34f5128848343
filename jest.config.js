const swc = (parser) => ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: parser } }, module: { type: "commonjs" } }];
// published as ES modules alone; the service imports them as such
const esModules = "openid-client|oauth4webapi|jose";

/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/tests/(unit|transcripts|contract|faults)/**/*.test.ts"],
  transform: { "^.+\\.ts$": swc("typescript"), [`/node_modules/(${esModules})/.+\\.js$`]: swc("ecmascript") },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules})/)`],
  testTimeout: 60_000,
  testSequencer: "<rootDir>/tests/helpers/longest-first.js",
  // most suites wait for processes and clocks rather than compute; more workers than processors starve the services that the tests start
  maxWorkers: "100%",
};
