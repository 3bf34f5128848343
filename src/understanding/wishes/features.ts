import { fold } from "../text";
import type { MeaningFinder } from "./wish-words";

/** Places in the table of weights; two features may share one, which costs less than a larger table. */
export const tableSize = 2 ** 17;

/** Shortest and longest run of characters looked at; the sign between words counts as one. */
const [shortest, longest] = [2, 5];
/** What a person wants is said in the first lines (UTF-16 units). */
const longestRead = 600;

const { imul } = Math;
const offset = 0x811c9dc5;
const prime = 0x01000193;
// one seed a kind, so that the word "rsa" and the run of letters "rsa" are two features
const [ofRun, ofWord, ofPair, ofMeaning] = [offset, offset ^ 0x5bd1e995, offset ^ 0x27d4eb2f, offset ^ 0x165667b1];

/** What is seen of a text: places in the table, each once, and how much each counts. */
export interface Features {
  readonly places: Uint32Array;
  readonly values: Float32Array;
}

/** How much one meaning, and two together, count beside all letters of the text, which count 1. */
export const meaningWeight = { alone: 0.7, together: 0.5 };

/**
 * Runs of characters, words and pairs of neighbouring words: misspelt words still share most of their runs with the right ones. Meanings beside
 * them say the same in every language, so that what one language teaches helps the others.
 */
export function featuresOf(text: string, meaningsIn: MeaningFinder): Features {
  const folded = fold(text.slice(0, longestRead));
  const letters = folded === "" ? [] : [...lettersOf(folded)];
  const meanings = [...meaningsIn(folded)].sort();
  const both = meanings.flatMap((one, at) => meanings.slice(at + 1).map((other) => `${one} ${other}`));
  const share = 1 / Math.sqrt(letters.length);
  return {
    places: Uint32Array.from([...letters, ...[...meanings, ...both].map((name) => placeOf(hashed(name, ofMeaning)))]),
    values: Float32Array.from([...letters.map(() => share), ...meanings.map(() => meaningWeight.alone), ...both.map(() => meaningWeight.together / Math.sqrt(both.length))]),
  };
}

function lettersOf(folded: string): ReadonlySet<number> {
  const places = new Set<number>();
  const framed = ` ${folded} `;
  for (let start = 0; start < framed.length; start += 1) {
    let hash = ofRun;
    const end = Math.min(framed.length, start + longest);
    for (let at = start; at < end; at += 1) {
      hash = imul(hash ^ framed.charCodeAt(at), prime);
      if (at - start + 1 >= shortest) places.add(placeOf(hash));
    }
  }
  let before: string | undefined;
  for (const word of folded.split(" ")) {
    places.add(placeOf(hashed(word, ofWord)));
    if (before !== undefined) places.add(placeOf(hashed(`${before} ${word}`, ofPair)));
    before = word;
  }
  return places;
}

function hashed(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = imul(hash ^ text.charCodeAt(at), prime);
  return hash;
}

/** The low bits of FNV-1a alone follow the last character too closely. */
function placeOf(hash: number): number {
  const mixed = imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & (tableSize - 1);
}
