import { defineConfig } from "@playwright/test";

/** The page and the service in the system's Chromium, apart from jest. Each worker has its own service, port and data folder. */
export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/helpers/e2e-set-up.ts",
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 2,
  // a race must not hold back everybody's work, nor be forgotten: who needed the second try is named at the end of the run, and is a defect to be found
  retries: 1,
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    // a button that does not come fails by its name, long before the walk it is part of
    actionTimeout: 30_000,
    // the browser's language is not the person's: the page must not depend on it
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
      ],
    },
  },
});
