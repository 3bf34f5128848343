import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { loadCompiled, loadContent, schemaIssue, stampReviews } from "../../../src/content";
import { load, soundOptions, soundRoot, withExample } from "./fixtures";

const dialog = "carte-bibliotheque";

function soundContent(root = soundRoot) {
  const { content } = load(root);
  if (content === null) throw new Error("the sound example is broken");
  return content;
}

describe("a procedure as it is written", () => {
  const flow = soundContent().flows[dialog];

  it("gets the names of its sentences from its steps", () => {
    expect(flow?.steps["age"]).toEqual({
      kind: "ask", id: "age", ask: "number", stage: 0, save: "age", text: `${dialog}:age.ask`, label: `${dialog}:age.label`, why: `${dialog}:age.why`,
      choices: [], allowUnknown: true, min: 0, max: 120, dependsOn: [], isPrivate: false, sources: ["rules"], terms: [], values: {}, links: [],
      next: [{ when: { rule: "card-minor" }, go: "child" }, { go: "place" }],
    });
  });

  it("may name a choice with one word or with its official French", () => {
    expect(flow?.steps["place"]).toMatchObject({
      choices: [
        { value: "town", label: `${dialog}:place.choices.town` },
        { value: "some_other", label: `${dialog}:place.choices.some_other`, official: "Autre commune" },
      ],
    });
  });

  it("says something else where an amount has no figure for today", () => {
    expect(flow?.steps["before"]).toMatchObject({ text: `${dialog}:before.tell`, otherwise: `${dialog}:before.otherwise` });
  });

  it("turns one value of a condition into a list of one", () => {
    expect(flow?.steps["place"]).toMatchObject({ next: [{ when: { answers: { place: ["some_other"], age: ["unknown"] } } }, {}] });
  });
});

describe("content", () => {
  it("cannot be changed by anybody who holds it", () => {
    const content = soundContent();
    expect(() => Object.assign(content.flows[dialog]?.steps["age"] ?? {}, { ask: "date" })).toThrow(TypeError);
    expect(() => Object.assign(content.bundles.ar[dialog] ?? {}, { title: "" })).toThrow(TypeError);
  });

  it("has one version as long as no file changes, and another one after", () => {
    const before = soundContent().version;
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    expect(soundContent().version).toBe(before);
    expect(withExample("sentence-unused", (root) => soundContent(root).version)).not.toBe(before);
  });

  it("lists the French words that stay French", () => {
    expect(soundContent().officialTerms).toEqual(["carte de lecteur", "Autre commune", "Bibliothèque"]);
  });

  it("asks for the sentences that programs use, and only for those", () => {
    const issues = load(soundRoot, { codeKeys: ["common:yes", "glossary:extra.name"] }).issues;
    const missing = issues.filter(({ code }) => code === "sentence-missing" || code === "locale-file-missing");
    expect(missing.map(({ file, path }) => `${file} ${path}`)).toEqual(["ar", "en", "fa-AF", "fr", "uk"].flatMap((tag) => (
      [`locales/${tag}/common.json `, `locales/${tag}/glossary.json extra.name`]
    )));
  });

  it("can be read without a procedure that is still being written", () => {
    const read = withExample("unknown-step", (root) => load(root, { only: [] }));
    expect(read.issues).toEqual([]);
    expect(read.content?.flows).toEqual({});
  });

  it("keeps old figures beside those of today", () => {
    expect(soundContent().amounts["card-price"]?.map(({ from, euros }) => [from, euros])).toEqual([["2025-01-01", 11], ["2026-01-01", 12.5]]);
  });
});

describe("the phrase book", () => {
  it("lists phrases by category, with their slots, quick answers and words", () => {
    const { categories, phrases } = soundContent().phraseBook;
    expect(categories).toEqual([{ id: "answer", name: "Réponses" }, { id: "web", name: "Sur Internet" }]);
    expect(phrases.map(({ id }) => id)).toEqual(["yes", "done", "press", "ready", "keep_password"]);
    expect(phrases[2]).toEqual({ id: "press", key: "phrases:press", category: "web", slots: { button: "button" }, answers: ["done"], words: ["cliquer"] });
  });

  const changed = (from: string, to: string, file = "dialogs/phrase-book.yaml") => withExample("review-passed", (root) => {
    const path = join(root, file);
    const before = readFileSync(path, "utf8");
    writeFileSync(path, before.replace(from, to));
    expect(readFileSync(path, "utf8")).not.toBe(before);
    return load(root).issues.filter(({ code }) => !["review-passed", "fingerprint-stale", "fingerprint-missing", "fingerprint-unused"].includes(code));
  });

  it("has each phrase once, in one category", () => {
    expect(changed("    ready:", "    yes: {}\n    ready:")).toEqual([expect.objectContaining({ code: "duplicate-id", line: 10, path: "web.phrases.yes" })]);
  });

  it("cannot ask for a secret, unless the phrase is marked as a warning", () => {
    expect(changed("{ warns: true }", "{}").map(({ code, file }) => `${code} ${file}`)).toEqual(
      ["ar", "en", "fa-AF", "fr", "uk"].map((tag) => `forbidden-words locales/${tag}/phrases.json`),
    );
  });

  it.each([
    { from: "button: button", to: "button: buton", code: "schema", why: "a kind of value that nobody checks" },
    { from: "button: button", to: "count: button", code: "schema", why: "a name that would choose a plural form" },
    { from: "    ready:", to: "    are_you_ready_to_go_on_with_this:", code: "schema", why: "an id too long for a button" },
    { from: "warns: true", to: "warn: true", code: "unknown-key", why: "a slip of the keyboard" },
  ])("refuses $why", ({ from, to, code }) => {
    expect(changed(from, to).map((issue) => issue.code)).toContain(code);
  });

  it.each(["fr", "en", "ar", "uk", "fa-AF"])("misses a phrase that has no sentence in %s", (tag) => {
    expect(changed('"ready"', '"raedy"', `locales/${tag}/phrases.json`)).toContainEqual(
      expect.objectContaining({ code: "sentence-missing", file: `locales/${tag}/phrases.json`, path: "ready" }),
    );
  });
});

describe("a French sentence that changes", () => {
  const change = (root: string) => {
    const file = join(root, `locales/fr/${dialog}.json`);
    writeFileSync(file, readFileSync(file, "utf8").replace("Demandez le prix", "Demandez le tarif"));
  };

  it("makes its translations stale, in every language but French", () => {
    const content = withExample("too-long", (root) => {
      change(root);
      return soundContent(root);
    });
    expect(content.staleKeys.fr).toEqual([]);
    expect(content.staleKeys.ar).toEqual([`${dialog}:before.otherwise`, `${dialog}:done.end`]);
    expect(content.criticalKeys).toContain(`${dialog}:before.otherwise`);
    expect(content.criticalKeys).not.toContain(`${dialog}:done.end`);
  });

  it("is accepted again once somebody stamps the translation", () => {
    withExample("fingerprint-stale", (root) => {
      expect(load(root).issues.map(({ code }) => code)).toEqual(["fingerprint-stale"]);
      for (const { file, review } of stampReviews(root, "en", { dialog })) {
        expect(review.state).toBe("reviewed");
        writeFileSync(join(root, file), JSON.stringify(review));
      }
      expect(load(root).issues).toEqual([]);
    });
  });

  it("does not make stale what only lists words for recognition", () => {
    withExample("review-passed", (root) => {
      const file = join(root, `locales/fr/${dialog}.json`);
      writeFileSync(file, readFileSync(file, "utf8").replace("carte | bibliothèque", "carte | livres"));
      expect(soundContent(root).staleKeys.ar).toEqual([]);
    });
  });
});

describe("the schema for editors", () => {
  it("is the one the program reads by", () => {
    expect(schemaIssue(join(__dirname, "../../.."))).toEqual([]);
  });
});

describe("a second start", () => {
  it("takes the content as the first one left it, and reads anew once a file has changed", () => {
    withExample("review-passed", (root) => {
      const file = join(root, "dist/content.json");
      const first = loadCompiled(root, soundOptions, file);
      const kept = readFileSync(file, "utf8");
      expect(loadCompiled(root, soundOptions, file).content).toEqual(first.content);
      writeFileSync(file, kept.replace("01 23 45 67 89", "09 87 65 43 21"));
      expect(loadCompiled(root, soundOptions, file).content?.contacts["library"]?.phone).toBe("09 87 65 43 21");
      const contacts = join(root, "dialogs/contacts.yaml");
      writeFileSync(contacts, readFileSync(contacts, "utf8").replace("01 23 45 67 89", "01 11 11 11 11"));
      expect(loadCompiled(root, soundOptions, file).content?.contacts["library"]?.phone).toBe("01 11 11 11 11");
    });
  });

  it("reads anew what it cannot read in the file", () => {
    withExample("review-passed", (root) => {
      const file = join(root, "content.json");
      writeFileSync(file, "{ half");
      expect(loadCompiled(root, soundOptions, file).content).toEqual(loadContent(root, soundOptions).content);
    });
  });
});

describe("the words of the readers", () => {
  it("are checked by the shape that the readers give, with file and line", () => {
    withExample("review-passed", (root) => {
      mkdirSync(join(root, "dialogs/words"));
      writeFileSync(join(root, "dialogs/words/fr.yaml"), "yes: [oui]\nno: non\n");
      const shapes = { words: z.strictObject({ yes: z.array(z.string()), no: z.array(z.string()) }), dangers: z.unknown(), emergencies: z.unknown() };
      const { content, issues } = load(root, { shapes });
      expect(content).toBeNull();
      expect(issues).toContainEqual(expect.objectContaining({ code: "schema", file: "dialogs/words/fr.yaml", line: 2, path: "no" }));
      expect(load(root).content?.words).toEqual({ fr: { yes: ["oui"], no: "non" } });
    });
  });
});
