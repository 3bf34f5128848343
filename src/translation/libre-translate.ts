import { z } from "zod";
import { getJson, postJson, RemoteRefused } from "./bounded-request";
import { EngineFailed, type TranslationEngine } from "./engine";

export interface LibreTranslateOptions {
  /** Base of a LibreTranslate-compatible API, without a slash at the end. */
  readonly url: string;
  /** `api_key`, where the machine asks for one. */
  readonly key?: string;
}

/** Half of what the public service takes at once, so that a slow machine of one's own answers in time. */
const maxLength = 1_000;
/** Languages of one engine that are looked at; the largest we know has some 50. */
const maxLanguages = 300;

const translated = z.object({ translatedText: z.string().min(1) });
const code = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z]{2,8})?$/);
const languages = z.array(z.object({ code, targets: z.array(code).max(maxLanguages).optional() })).max(maxLanguages);

/** The one client of that API (https://docs.libretranslate.com): POST /translate, GET /languages. */
export function libreTranslate({ url, key }: LibreTranslateOptions): TranslationEngine {
  return {
    name: "LibreTranslate",
    maxLength,
    translate: async ({ text, from, to }, signal) => {
      const body = { q: text, source: from ?? "auto", target: to, format: "text", ...(key !== undefined && { api_key: key }) };
      try {
        return translated.parse(await postJson(`${url}/translate`, body, {}, signal)).translatedText;
      } catch (cause) {
        if (!(cause instanceof RemoteRefused)) throw cause;
        // it says 400 to a language that it does not have
        throw new EngineFailed(cause.status === 400 ? "not_paired" : cause.status === 429 ? "busy" : "failed", { cause });
      }
    },
    pairs: async (signal) => {
      const known = languages.parse(await getJson(`${url}/languages`, signal));
      const all = known.map((language) => language.code);
      return known.map((language) => ({ from: language.code, to: language.targets ?? all }));
    },
  };
}
