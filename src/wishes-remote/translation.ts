import { z } from "zod";
import { sourceLocale } from "../core/locale";
import type { WishReader } from "../core/ports";
import { postJson, remoteLimitMs } from "./bounded-request";

export interface TranslationOptions {
  /** Base of a LibreTranslate-compatible API, without a slash at the end. */
  readonly url: string;
  /** Asked first, then with the French of it; and the answer to every failure. */
  readonly local: WishReader;
  readonly report: (error: unknown) => void;
  readonly limitMs?: number;
}

const translated = z.object({ translatedText: z.string().min(1) });

/** Reads in French what the local reader did not know in the language it was written in: a language that nobody wrote phrases in is served too. */
export function translatedWishes({ url, local, report, limitMs = remoteLimitMs }: TranslationOptions): WishReader {
  return {
    read: async (text, language) => {
      const own = await local.read(text, language);
      if (own.outcome !== "unknown" || language === sourceLocale) return own;
      try {
        const body = { q: text, source: language.split("-")[0], target: sourceLocale, format: "text" };
        const { translatedText } = translated.parse(await postJson(`${url}/translate`, body, {}, limitMs));
        return await local.read(translatedText, sourceLocale);
      } catch (error) {
        report(error);
        return own;
      }
    },
  };
}
