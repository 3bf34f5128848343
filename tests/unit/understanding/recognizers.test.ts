import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { recognizers, type Recognizers } from "../../../src/understanding/recognizers-client";
import { brief, expecting, read, theReaders, today } from "./support/readers-of-the-house";

/* The worker is compiled as the build does it, into a folder from which its packages are found. */
const root = join(__dirname, "../../..");
const folder = join(root, "node_modules/.cache/passerelle-tests", String(process.pid));
const workerFile = join(folder, "recognizers-worker.js");
const hangingFile = join(folder, "hanging-worker.js");

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  await build({ entryPoints: [join(root, "src/understanding/recognizers-worker.ts")], outfile: workerFile, platform: "node", format: "cjs", target: "node20", logLevel: "error" });
  // answers the warm-up, then never again
  writeFileSync(hangingFile, 'const { parentPort } = require("node:worker_threads"); parentPort.on("message", ({ id, kind }) => { if (kind !== "warm_up") for (;;); parentPort.postMessage({ id, values: [] }); });');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("English recognisers", () => {
  let english: Recognizers;
  beforeAll(() => {
    english = recognizers(workerFile);
  });
  afterAll(() => english.close());

  it("keep nobody waiting while they load", async () => {
    const loaded = english.warmUp().then(() => "loaded");
    expect(await Promise.race([english.find("date", "three weeks ago", today), loaded])).toBe("cold");
  });

  it("find what the own readers do not, and whatever they find is read back", async () => {
    const readers = theReaders({}, workerFile);
    try {
      expect(brief((await read("three weeks from now", "en", expecting("date"), readers)).answer)).toBe("unclear");
      await readers.ready();
      expect(brief((await read("three weeks from now", "en", expecting("date"), readers)).answer)).toBe("2026-12-13?");
      expect(brief((await read("monday", "en", expecting("date"), readers)).answer)).toBe("several");
      expect(brief((await read("monday", "en", expecting("date", { min: today }), readers)).answer)).toBe("2026-11-23?");
      expect(brief((await read("three weeks from now", "en", expecting("date", { max: today }), readers)).answer)).toBe("too_large");
      expect(brief((await read("two and a half", "en", expecting("number"), readers)).answer)).toBe("2.5?");
      expect(brief((await read("12/31/1985", "en", expecting("date"), readers)).answer)).toBe("not_a_date");
      expect(brief((await read("three weeks from now", "uk", expecting("date"), readers)).answer)).toBe("unclear");
    } finally {
      await readers.close();
    }
  }, 60_000);

  it("refuse long texts", async () => {
    expect(await english.find("date", "next friday ".repeat(30), today)).toBe("slow");
  });

  it("that hang are given up after a third of a second, and start anew", async () => {
    const hanging = recognizers(hangingFile);
    try {
      await hanging.warmUp();
      expect(await hanging.find("date", "last monday", today)).toBe("slow");
      expect(await hanging.find("date", "last monday", today)).toBe("cold");
    } finally {
      await hanging.close();
    }
  });

  it("that are not installed leave the own readers alone", async () => {
    const none = recognizers(join(folder, "nothing-here.js"));
    await none.warmUp();
    expect(await none.find("date", "last monday", today)).toBe("cold");
  });
});
