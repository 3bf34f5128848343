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
  // no text within our limit keeps the real models busy for ever
  writeFileSync(hangingFile, 'const { parentPort } = require("node:worker_threads"); parentPort.on("message", ({ id, text }) => { if (text === "hang") for (;;); parentPort.postMessage({ id, values: [] }); });');
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
    expect(await Promise.race([english.find("date", "three weeks ago", today), loaded])).toBe("away");
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

  it("whose text takes too long are replaced at once by their spare, and the conversation does without them", async () => {
    const impatient = recognizers(workerFile, 10);
    try {
      await impatient.warmUp();
      // some hundred milliseconds of backtracking
      expect(await impatient.find("date", "1-".repeat(100), today, "a")).toBe("slow");
      expect(await impatient.find("date", "last monday", today, "b")).not.toBe("away");
      expect(await impatient.find("date", "last monday", today, "a")).toBe("away");
    } finally {
      await impatient.close();
    }
  }, 60_000);

  it("that hang for ever are ended, and each spare has another behind it", async () => {
    const hanging = recognizers(hangingFile);
    try {
      for (const talk of ["a", "b", "c"]) {
        await hanging.warmUp();
        expect(await hanging.find("date", "hang", today, talk)).toBe("slow");
        expect(await hanging.find("date", "last monday", today, "patient")).toEqual([]);
      }
    } finally {
      await hanging.close();
    }
  }, 30_000);

  it("answer the others that waited behind a text that hangs with nothing, and keep only its own conversation away", async () => {
    const hanging = recognizers(hangingFile);
    try {
      await hanging.warmUp();
      const culprit = hanging.find("date", "hang", today, "a");
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await hanging.find("date", "last monday", today, "b")).toBe("away");
      expect(await culprit).toBe("slow");
      expect(await hanging.find("date", "last monday", today, "b")).toEqual([]);
      expect(await hanging.find("date", "last monday", today, "a")).toBe("away");
    } finally {
      await hanging.close();
    }
  }, 30_000);

  it("leave a conversation to the own readers after it hung, whatever language words it writes", async () => {
    const readers = theReaders({}, hangingFile);
    const say = (text: string, conversation: string) => readers.read(text, { locale: "en", today, expecting: expecting("date"), conversation });
    try {
      await readers.ready();
      expect(brief((await say("hang", "a")).answer)).toBe("slow");
      expect(brief((await say("12 march 1985", "a")).answer)).toBe("1985-03-12!");
      expect(brief((await say("hang", "a")).answer)).toBe("unclear");
    } finally {
      await readers.close();
    }
  }, 30_000);

  it("that are not installed leave the own readers alone", async () => {
    const none = recognizers(join(folder, "nothing-here.js"));
    await none.warmUp();
    expect(await none.find("date", "last monday", today)).toBe("away");
  });
});
