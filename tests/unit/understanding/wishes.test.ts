import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWishes } from "../../../src/cli/train-wishes";
import type { Reading } from "../../../src/core/ports";
import { createReaders, fold } from "../../../src/understanding";
import { localWishes } from "../../../src/understanding/wishes";
import { foldsOf } from "../../../src/understanding/wishes/cross-validation";
import { featuresOf as featuresWith } from "../../../src/understanding/wishes/features";
import { readPhrases, readWishWords } from "../../../src/understanding/wishes/phrases";
import { shares } from "../../../src/understanding/wishes/thresholds";
import { joinWords, meaningFinder } from "../../../src/understanding/wishes/wish-words";
import { decodeModel, decide, encodeModel, guesser, rank, type WishModel } from "../../../src/understanding/wishes/wish-model";
import { dangersFiles, expecting, today, wordsFiles } from "./support/readers-of-the-house";

const root = join(__dirname, "../../fixtures/wishes");
const phrases = readPhrases(join(root, "locales"));
const meaningsIn = meaningFinder({ ...readWishWords(join(root, "dialogs/wish-words")), house: ["casa", "hous.", "*بيت", "mi casa"] });
const featuresOf = (text: string) => featuresWith(text, meaningsIn);
let folder: string;
let modelFile: string;
let model: WishModel;
let guess: ReturnType<typeof guesser>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "wishes-"));
  modelFile = join(folder, "dist", "wishes.model");
  expect(buildWishes(root, modelFile)).toBe(true);
  model = decodeModel(readFileSync(modelFile));
  guess = guesser(model);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("what a person wants, said in their own words", () => {
  it.each([
    ["je voudrais l'apl pour mon loyer", "caf-aide-logement"],
    ["coment inscrir ma fille a lecole", "school"],
    ["i need help with the rent of my flat", "caf-aide-logement"],
    ["my son has no school", "school"],
    ["أريد تسجيل ابني في مدرسة", "school"],
    ["ليس عندي طبيب أنا مريض", "health"],
    ["le rsa pour moi qui gagne rien", "caf-rsa"],
  ])("%s", (text, id) => {
    expect(rank(model, featuresOf(text), 1)[0]).toMatchObject({ id });
  });

  it.each(["", "?!", "👍👍", "…"])("finds no wish in %j", (text) => {
    expect(guess(text)).toEqual({ outcome: "unknown", ids: [] });
  });

  it("is found in less than a millisecond", () => {
    const message = "je cherche une école pour ma fille et une aide pour le loyer ".repeat(4).slice(0, 200);
    const times = Array.from({ length: 300 }, () => {
      const start = performance.now();
      guess(message);
      return performance.now() - start;
    });
    expect(times.sort((a, b) => a - b)[150]).toBeLessThan(1);
  });
});

describe("the decision", () => {
  const ranked = (...probabilities: readonly number[]) => probabilities.map((probability, at) => ({ id: at === 1 ? "none" : `w${at}`, probability }));
  const thresholds = { one: 0.9, some: 0.6 };
  it("proposes one alone only when it is sure", () => {
    expect(decide(ranked(0.95, 0.03, 0.02), thresholds)).toEqual({ outcome: "one", ids: ["w0"] });
    expect(decide(ranked(0.7, 0.1, 0.2), thresholds)).toEqual({ outcome: "some", ids: ["w0", "w2"] });
  });
  it("never proposes more than three, nor what is hardly likely", () => {
    expect(decide(ranked(0.5, 0.05, 0.2, 0.15, 0.1), thresholds).ids).toEqual(["w0", "w2", "w3"]);
    expect(decide(ranked(0.8, 0.1, 0.09, 0.01), thresholds).ids).toEqual(["w0", "w2"]);
  });
  it("says unknown when nothing stands out", () => {
    expect(decide(ranked(0.2, 0.6, 0.1, 0.1), thresholds)).toEqual({ outcome: "unknown", ids: [] });
  });
  it("counts as found only what was shown", () => {
    const seen = [
      { id: "w0", ranked: ranked(0.95, 0.03, 0.02) }, { id: "w2", ranked: ranked(0.95, 0.03, 0.02) },
      { id: "none", ranked: ranked(0.2, 0.6, 0.1, 0.1) }, { id: "w3", ranked: ranked(0.4, 0.05, 0.3, 0.25) },
    ];
    expect(shares(seen.map(({ id, ranked }) => ({ id, outcome: decide(ranked, thresholds) })))).toEqual({ amongProposed: 2 / 3, abstains: 1, rightAlone: 0.5, alone: 1 / 3 });
  });
});

describe("the model", () => {
  it("is the same however often it is trained", () => {
    const again = join(folder, "again.model");
    buildWishes(root, again);
    expect(readFileSync(again).equals(readFileSync(modelFile))).toBe(true);
  });

  it("is not trained again while its phrases are the same", () => {
    expect(buildWishes(root, modelFile)).toBe(false);
  });

  it("is small, and the same after it was kept", () => {
    const bytes = encodeModel(model);
    expect(bytes.length).toBeLessThan(3_000_000);
    expect(decodeModel(bytes)).toEqual(model);
  });

  it.each([["cut short", (bytes: Buffer) => bytes.subarray(0, -1)], ["of another kind", () => Buffer.from("hello\n{}\n")], ["empty", () => Buffer.alloc(0)]] as const)(
    "that is %s is refused, and every wish is unknown; said once", async (_, damage) => {
      const damaged = join(folder, "damaged.model");
      writeFileSync(damaged, damage(readFileSync(modelFile)));
      const missed: unknown[] = [];
      const reader = localWishes({ modelFile: damaged, onMissing: (error) => missed.push(error) });
      expect(await reader.read("je veux le rsa", "fr")).toEqual({ outcome: "unknown", ids: [] });
      expect(await reader.read("aide pour le loyer", "fr")).toEqual({ outcome: "unknown", ids: [] });
      expect(missed).toHaveLength(1);
    },
  );

  it("that is not there makes every wish unknown", async () => {
    expect(await localWishes({ modelFile: join(folder, "nowhere") }).read("je veux le rsa", "fr")).toEqual({ outcome: "unknown", ids: [] });
  });
});

describe("features", () => {
  it("do not change with accents, case or letters held down", () => {
    expect(featuresOf("École !!")).toEqual(featuresOf("ecole"));
    expect(featuresOf("merciiiii")).toEqual(featuresOf("merci"));
  });
  it("part two words from their letters", () => {
    expect(featuresOf("le loyer").places).not.toEqual(featuresOf("leloyer").places);
  });
});

describe("words of a meaning", () => {
  it.each([["la CASA grande", true], ["casas", true], ["escasa", false], ["a housing", false], ["my hous is", true], ["في البيت", true], ["", false]])("%j", (text, isFound) => {
    expect(meaningsIn(fold(text)).has("house")).toBe(isFound);
  });
  it("of all languages stand together", () => {
    expect(joinWords([{ rent: ["loyer"], work: ["job"] }, { rent: ["kira", "loyer"] }])).toEqual({ rent: ["loyer", "kira"], work: ["job"] });
  });
});

describe("folds", () => {
  it("hold each phrase once, and some of every wish in every language", () => {
    const parts = foldsOf(phrases, 5);
    expect(parts.flat().length).toBe(phrases.length);
    expect(new Set(parts.flat()).size).toBe(phrases.length);
    for (const part of parts) expect(new Set(part.map(({ id, language }) => `${id} ${language}`)).size).toBe(15);
  });
});

describe("the readers", () => {
  const read = (text: string, kind: "nothing" | "number" | "yes_no" = "nothing"): Promise<Reading> =>
    createReaders({ words: wordsFiles, dangers: dangersFiles, workerFile: "no-worker", resolveLabel: () => [], wishes: localWishes({ modelFile }) })
      .read(text, { locale: "fr", today, expecting: expecting(kind) });

  it("say what is wished when nothing else was understood", async () => {
    expect((await read("je voudrais inscrire mon fils à l'école")).wishes?.ids[0]).toBe("school");
    expect((await read("je voudrais inscrire mon fils à l'école", "yes_no")).wishes?.ids[0]).toBe("school");
  });
  it.each([["3", "number"], ["menu", "nothing"], ["oui", "yes_no"], ["abc", "nothing"], ["12 34", "nothing"]] as const)(
    "see no wish in %j (%s)", async (text, kind) => {
      expect((await read(text, kind)).wishes).toBeUndefined();
    },
  );
  it("never show a private number to whoever reads wishes", async () => {
    const seen: string[] = [];
    const readers = createReaders({
      words: wordsFiles, dangers: dangersFiles, workerFile: "no-worker", resolveLabel: () => [],
      wishes: { read: async (text) => { seen.push(text); return { outcome: "unknown", ids: [] }; } },
    });
    await readers.read("mon loyer appelez moi au 06 12 34 56 78 ou a@b.fr svp", { locale: "fr", today, expecting: expecting("phone") });
    await readers.read("le rsa mon iban FR76 3000 6000 0112 3456 7890 189", { locale: "fr", today, expecting: expecting("nothing") });
    expect(seen.join(" ")).not.toMatch(/\d{2}|@/);
    expect(seen.length).toBeGreaterThan(0);
  });
});
