import { z } from "zod";
import { primaryLanguage } from "../core/handoff/primary-language";
import { maxTextLength } from "../core/limits";
import { Turnstile } from "../core/turnstile";
import type { Translation, TranslationFailure, TranslationPairs, TranslationRequest, Translator } from "../core/ports";
import { Breaker } from "./breaker";
import { EngineFailed, type TranslationEngine } from "./engine";
import { isFaithful } from "./faithful";
import { piecesOf } from "./pieces";

export interface TranslatorOptions {
  readonly engine: TranslationEngine;
  /** Told of each failure: a stable code and nothing of the text. */
  readonly report: (code: TranslationFailure) => void;
  /** ms since 1970 */
  readonly now: () => number;
  readonly limitMs?: number;
}

/** A mediator's message waits at most so long (ms) for its translation, all parts of it and the time in line together. */
const translationLimitMs = 3_000;
/** Requests at once: an engine on a small machine slows down beyond. */
const maxAtOnce = 4;
/** Requests that wait behind those. */
const maxWaiting = 32;
/** How long (ms) what an engine says of its languages holds; after a failure it is asked again sooner. */
const pairsKnownMs = 10 * 60_000;
const pairsRetryMs = 30_000;
const pairsLimitMs = 1_000;
/** Faults of the machine, rather than of one text: too many in a row and it is left alone. */
const faults: ReadonlySet<TranslationFailure> = new Set(["too_slow", "busy", "failed", "unreadable"]);

/** What nobody reads and what could turn the text around it; ZWNJ and ZWJ stay, Persian is written with them. */
const invisible = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;

/** An engine with everything people are promised of it: in time, a bounded number at once, nothing lost or invented, left alone while it fails. */
export function createTranslator({ engine, report, now, limitMs = translationLimitMs }: TranslatorOptions): Translator {
  const breaker = new Breaker(now);
  const turnstile = new Turnstile(maxAtOnce, maxWaiting, (why) => new EngineFailed(why));
  const languages = new KnownPairs(engine, now);

  const ask = async (text: string, from: string | null, to: string, signal: AbortSignal): Promise<string> => {
    const leave = await turnstile.enter(signal);
    try {
      return await engine.translate({ text, from, to }, signal);
    } finally {
      leave();
    }
  };

  const attempt = async ({ text, from, to }: { readonly text: string; readonly from: string | null; readonly to: string }): Promise<string> => {
    const pieces = text.length > 2 * maxTextLength ? null : piecesOf(text, engine.maxLength);
    if (pieces === null) throw new EngineFailed("too_long");
    if (languages.surelyLack(from, to)) throw new EngineFailed("not_paired");
    if (!breaker.mayAsk()) throw new EngineFailed("resting");
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), limitMs);
    try {
      const parts = await Promise.all(pieces.map(async ({ words, gap }) => (words.trim() === "" ? words : (await ask(words, from, to, limit.signal)).trim()) + gap));
      breaker.answered();
      return parts.join("").replace(/\r\n?/g, "\n").replace(/\t/g, " ").replace(invisible, "").trim();
    } catch (error) {
      if (codeOf(error) === "not_paired") breaker.answered();
      throw new EngineFailed(limit.signal.aborted ? "too_slow" : codeOf(error), { cause: error });
    } finally {
      clearTimeout(timer);
      // one part failed: the others are for nobody
      limit.abort();
    }
  };

  return {
    translate: async (request: TranslationRequest): Promise<Translation> => {
      const from = request.from === undefined ? null : primaryLanguage(request.from);
      const to = primaryLanguage(request.to);
      // nothing to translate in a number or a smile
      if (from === to || !/\p{L}/u.test(request.text)) return { ok: true, text: request.text, engine: engine.name };
      try {
        const text = await attempt({ text: request.text, from, to });
        if (!isFaithful(request.text, text)) throw new EngineFailed("unfaithful");
        return { ok: true, text, engine: engine.name };
      } catch (error) {
        const code = codeOf(error);
        if (faults.has(code)) breaker.failed();
        report(code);
        return { ok: false, code };
      }
    },
    languages: async () => (breaker.isResting ? [] : languages.all()),
  };
}

function codeOf(error: unknown): TranslationFailure {
  if (error instanceof EngineFailed) return error.code;
  return error instanceof SyntaxError || error instanceof z.ZodError ? "unreadable" : "failed";
}

/** What the engine says it translates; asked for once and then behind what is known. */
class KnownPairs {
  #pairs: readonly TranslationPairs[] = [];
  #askAt = 0;
  #asking: Promise<void> | null = null;

  constructor(readonly engine: TranslationEngine, readonly now: () => number) {}

  async all(): Promise<readonly TranslationPairs[]> {
    if (this.now() >= this.#askAt) this.#asking ??= this.#ask().finally(() => (this.#asking = null));
    if (this.#pairs.length === 0) await this.#asking;
    return this.#pairs;
  }

  /** False while nobody knows: the engine says so itself. */
  surelyLack(from: string | null, to: string): boolean {
    if (this.#pairs.length === 0) return false;
    return !this.#pairs.some((pair) => (from === null || primaryLanguage(pair.from) === from) && pair.to.some((one) => primaryLanguage(one) === to));
  }

  async #ask(): Promise<void> {
    try {
      this.#pairs = await this.engine.pairs(AbortSignal.timeout(pairsLimitMs));
      this.#askAt = this.now() + pairsKnownMs;
    } catch {
      this.#askAt = this.now() + pairsRetryMs;
    }
  }
}
