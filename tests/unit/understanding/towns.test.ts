import { join } from "node:path";
import { projectRoot } from "../../../src/project-root";
import { townFinder } from "../../../src/understanding/towns";
import { brief, expecting, read, theReaders } from "./support/readers-of-the-house";

const townsFile = join(projectRoot, "dialogs", "communes.tsv");
const readers = theReaders({}, "no-worker", townsFile);
const answer = async (text: string) => brief((await read(text, "fr", expecting("postcode"), readers)).answer);

describe("a town where a postcode is asked", () => {
  it.each([["33000", "33000!"], ["Pessac", "33600?"], ["PESSAC", "33600?"], ["St-Médard-en-Jalles", "33160?"], ["Paris 18e", "75018?"], ["lyon 3", "69003?"], ["Villenave-d'Ornon", "33140?"]])("%s is %s", async (text, expected) => {
    expect(await answer(text)).toBe(expected);
  });

  it.each([["Saint-Denis", "several_towns"], ["Bordeaux", "several_towns"], ["Paris", "several_towns"], ["Kaboul", "unclear"], ["Paris 25", "unclear"]])("%s is asked back: %s", async (text, expected) => {
    expect(await answer(text)).toBe(expected);
  });

  it("knows homonyms apart, and nothing without its file", () => {
    expect(townFinder(townsFile)("Saint Denis").length).toBeGreaterThan(2);
    expect(townFinder("no such file")("Pessac")).toEqual([]);
  });
});
