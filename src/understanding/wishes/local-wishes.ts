import { readFileSync } from "node:fs";
import type { WishReader, WishReading } from "../../core/ports";
import { decodeModel, guesser, unknownWish } from "./wish-model";

export interface LocalWishesOptions {
  /** Written by the build (src/cli/train-wishes.ts). */
  readonly modelFile: string;
  /** Called once when the file is not there or not whole: every wish is unknown then. */
  readonly onMissing?: (error: unknown) => void;
}

/** Reads wishes on this machine. The model is loaded when the first wish is read. */
export function localWishes({ modelFile, onMissing }: LocalWishesOptions): WishReader {
  let guess: ((text: string) => WishReading) | null | undefined;
  const load = () => {
    try {
      return guesser(decodeModel(readFileSync(modelFile)));
    } catch (error) {
      onMissing?.(error);
      return null;
    }
  };
  return {
    read: async (text) => {
      if (guess === undefined) guess = load();
      return guess ? guess(text) : unknownWish;
    },
  };
}
