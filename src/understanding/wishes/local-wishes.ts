import { readFileSync } from "node:fs";
import type { WishReader } from "../../core/ports";
import { decodeModel, guess, unknownWish, type WishModel } from "./wish-model";

export interface LocalWishesOptions {
  /** Written by the build (src/cli/train-wishes.ts). */
  readonly modelFile: string;
  /** Called once when the file is not there or not whole: every wish is unknown then. */
  readonly onMissing?: (error: unknown) => void;
}

/** Reads wishes on this machine. The model is loaded when the first wish is read. */
export function localWishes({ modelFile, onMissing }: LocalWishesOptions): WishReader {
  let model: WishModel | null | undefined;
  const load = (): WishModel | null => {
    try {
      return decodeModel(readFileSync(modelFile));
    } catch (error) {
      onMissing?.(error);
      return null;
    }
  };
  return {
    read: async (text) => {
      if (model === undefined) model = load();
      return model ? guess(model, text) : unknownWish;
    },
  };
}
