import type { TranslationFailure, TranslationPairs } from "../core/ports";

/** Why an engine did not translate; nothing of the text is in it. */
export class EngineFailed extends Error {
  constructor(readonly code: TranslationFailure, options?: ErrorOptions) {
    super(code, options);
    this.name = new.target.name;
  }
}

/** What one service's API can do. Everything that is promised to people is made of it by `createTranslator`, for each engine alike. */
export interface TranslationEngine {
  /** As the desk names it. */
  readonly name: string;
  /** Characters of one request (UTF-16 units): a longer text is split on its sentences. */
  readonly maxLength: number;
  /**
   * @param request `from` null: the engine finds out. Languages as primary subtags (`ar`, `fa`).
   * @throws EngineFailed, or anything else for a machine that failed.
   */
  translate(request: { readonly text: string; readonly from: string | null; readonly to: string }, signal: AbortSignal): Promise<string>;
  /** @throws anything: then nobody knows. */
  pairs(signal: AbortSignal): Promise<readonly TranslationPairs[]>;
}
