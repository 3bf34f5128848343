import { createHash } from "node:crypto";
import { seededRandom } from "../../../src/cli/walk/seeded-random";

/** Decisions that are the same for the same seed and name, whatever else happens in the run. */
export class Dice {
  readonly #next: () => number;

  constructor(seed: number, name: string) {
    this.#next = seededRandom(createHash("sha256").update(`${seed}/${name}`).digest().readUInt32LE(0));
  }

  chance(probability: number): boolean {
    return this.#next() < probability;
  }
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.#next() * (most - least + 1));
  }
  /** @throws RangeError from an empty list. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError("nothing to pick from");
    return list[this.between(0, list.length - 1)]!;
  }
}
