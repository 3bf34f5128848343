import { distance } from "../../../src/understanding/text";

/** Every way to make one word of another, tried: the definition, slow. */
function edits(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const ways = [edits(a.slice(1), b) + 1, edits(a, b.slice(1)) + 1, edits(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1)];
  if (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]) ways.push(edits(a.slice(2), b.slice(2)) + 1);
  return Math.min(...ways);
}

const letters = ["a", "b", "c"];
const wordsOf = (length: number): readonly string[] => (length === 0 ? [""] : wordsOf(length - 1).flatMap((word) => letters.map((letter) => word + letter)));
const words = [0, 1, 2, 3, 4].flatMap(wordsOf);

describe("how far one word is from another", () => {
  it.each([1, 2])("is counted to the edit up to %i, for every two words of up to four of three letters", (limit) => {
    const wrong = words.flatMap((a) => words.filter((b) => distance(a, b, limit) !== Math.min(edits(a, b), limit + 1)).map((b) => [a, b]));
    expect(wrong).toEqual([]);
  });

  it.each([
    ["janvier", "janvire", 1], ["janvier", "jnvier", 1], ["janvier", "fevrier", 3], ["septembre", "setpembre", 1], ["septembre", "setpembree", 2], ["août", "aout", 1],
  ])("%s and %s up to 2: %i", (a, b, expected) => expect(distance(a, b, 2)).toBe(expected));
});
