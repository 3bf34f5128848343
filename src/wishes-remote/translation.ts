import { sourceLocale } from "../core/locale";
import type { WishReader } from "../core/ports";
import { remoteLimitMs, type TranslationEngine } from "../translation";

export interface TranslationOptions {
  /** Only read by a machine, never shown: asked without the care that words for people need. */
  readonly engine: Pick<TranslationEngine, "translate">;
  /** Asked first, then with the French of it; and the answer to every failure. */
  readonly local: WishReader;
  readonly report: (error: unknown) => void;
  readonly limitMs?: number;
}

/** Reads in French what the local reader did not know in the language it was written in: a language that nobody wrote phrases in is served too. */
export function translatedWishes({ engine, local, report, limitMs = remoteLimitMs }: TranslationOptions): WishReader {
  return {
    read: async (text, language) => {
      const own = await local.read(text, language);
      if (own.outcome !== "unknown" || language === sourceLocale) return own;
      try {
        const french = await engine.translate({ text, from: language.split("-")[0] ?? null, to: sourceLocale }, AbortSignal.timeout(limitMs));
        return await local.read(french, sourceLocale);
      } catch (error) {
        report(error);
        return own;
      }
    },
  };
}
