import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../../src/cli/check";
import { Misuse } from "../../../src/cli/command";
import { stamp } from "../../../src/cli/stamp";
import { voiceCoverage } from "../../../src/cli/voice-coverage";
import { flatten } from "../../../src/content";
import { joined } from "../../../src/speech/wav";
import { load, soundRoot, withExample } from "./fixtures";

function run(command: typeof check, args: readonly string[], root: string) {
  const lines: string[] = [];
  return { code: command(args, root, (line) => lines.push(line)), lines };
}

describe("npm run check", () => {
  it("says file, line, path, problem and repair, and fails", () => {
    const { code, lines } = withExample("unknown-step", (root) => run(check, ["procedures/"], root));
    expect(code).toBe(1);
    expect(lines).toContain(
      'dialogs/procedures/carte-bibliotheque.yaml:26 steps.age.next.0.go there is no step "chidl" → name an existing step, or write that step [unknown-step]',
    );
    expect(lines.at(-1)).toMatch(/^\d+ errors, 0 warnings$/);
  });

  it("prints one JSON object for other programs", () => {
    const { code, lines } = run(check, ["--json", "glossary"], soundRoot);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toEqual({ version: null, errors: 0, warnings: 0, issues: [] });
    expect(code).toBe(0);
  });

  it("says of each language whether it has a voice, and how many of its sentences somebody recorded", () => {
    withExample("unknown-step", (root) => {
      mkdirSync(join(root, "locales", "uk", "clips"), { recursive: true });
      const content = load(soundRoot).content!;
      const [[, text] = []] = Object.values(content.bundles.uk).flatMap((tree) => [...flatten(tree)]);
      writeFileSync(join(root, "locales/uk/clips/manifest.yaml"), JSON.stringify([{ text, file: "word.wav", by: "Olha, who agreed" }]));
      writeFileSync(join(root, "locales/uk/clips/word.wav"), joined([Buffer.alloc(4)], 0));
      writeFileSync(join(root, "locales/voices.yaml"), "fr: { voice: fr, state: on }\nar: { voice: ar, state: unreviewed }\n");
      // recordings lie beside the sentences and are none of them
      expect(load(root).issues.filter(({ file }) => file.includes("clips") || file.includes("voices"))).toEqual([]);
      const spoken = voiceCoverage(root, content);
      expect(spoken).toEqual([
        expect.stringMatching(/^voice of fr: on, 0 of \d+ /), expect.stringMatching(/^voice of en: none, 0 of/), expect.stringMatching(/^voice of ar: unreviewed, 0 of/),
        expect.stringMatching(/^voice of uk: none, 1 of/), expect.stringMatching(/^voice of fa-AF: none, 0 of/),
      ]);
    });
  });

  it("writes the schema that editors use", () => {
    withExample("schema-file-old", (root) => {
      expect(run(check, ["schema.json"], root).code).toBe(1);
      expect(run(check, ["schema.json", "--schema"], root)).toEqual({ code: 0, lines: ["0 errors, 0 warnings"] });
    });
  });
});

describe("stamping a translation", () => {
  const review = "locales/en/carte-bibliotheque.review.json";

  it("records the French of today and the state of the translation", () => {
    withExample("fingerprint-stale", (root) => {
      expect(run(stamp, ["en", "carte-bibliotheque", "--state", "machine"], root)).toEqual({ code: 0, lines: [`${review}: machine, 16 sentences`] });
      const sound = JSON.parse(readFileSync(join(soundRoot, review), "utf8")) as object;
      expect(JSON.parse(readFileSync(join(root, review), "utf8"))).toEqual({ ...sound, state: "machine" });
    });
  });

  it("starts a companion that is not there", () => {
    withExample("review-missing", (root) => {
      expect(run(stamp, ["uk", "glossary"], root).lines).toEqual(["locales/uk/glossary.review.json: written, 2 sentences"]);
    });
  });

  it.each([[[]], [["fr"]], [["xx"]], [["en", "glossary", "foyer"]], [["en", "glossary", "--state", "perfect"]]])("refuses %j and changes nothing", (args) => {
    const before = readFileSync(join(soundRoot, review), "utf8");
    expect(() => run(stamp, args, soundRoot)).toThrow(Misuse);
    expect(readFileSync(join(soundRoot, review), "utf8")).toBe(before);
  });

  it("says that there is nothing to stamp", () => {
    expect(run(stamp, ["en", "nothing"], soundRoot)).toEqual({ code: 1, lines: ["locales/en/nothing.json is not there, or has no French original"] });
  });
});
