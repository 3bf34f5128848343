import { locales, type Locale } from "../core/locale";
import type { MessageKey } from "../core/flow/model";
import type { Wordings } from "./wordbook";

/** What wording needs of the content (src/content gives it). */
export interface SpokenContent extends Pick<Wordings, "version" | "bundles"> {
  readonly staleKeys: Readonly<Record<Locale, readonly MessageKey[]>>;
  readonly criticalKeys: readonly MessageKey[];
  readonly officialTerms: readonly string[];
}

/** A stale sentence is mistrusted when it states something (its step names a source); elsewhere an older translation still helps. */
export function wordingsOf(content: SpokenContent): Wordings {
  const critical = new Set(content.criticalKeys);
  const mistrusted = locales.map((locale) => [locale, content.staleKeys[locale].filter((key) => critical.has(key))]);
  return { version: content.version, bundles: content.bundles, mistrusted: Object.fromEntries(mistrusted) };
}

/** For the store to keep, as long as entries of the log name this version. */
export function snapshot(content: SpokenContent): { readonly version: string; readonly json: string } {
  return { version: content.version, json: JSON.stringify(wordingsOf(content)) };
}

/** @returns null when what was kept is not a snapshot of this version. */
export function readSnapshot(version: string, json: string): Wordings | null {
  let kept: unknown;
  try {
    kept = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isObject(kept) || kept["version"] !== version || !isObject(kept["bundles"]) || !isObject(kept["mistrusted"])) return null;
  const { bundles, mistrusted } = kept;
  // a language added since then has no words in it
  const whole = locales.map((locale) => ({ locale, bundle: bundles[locale] ?? {}, keys: mistrusted[locale] ?? [] }));
  return {
    version,
    bundles: Object.fromEntries(whole.map(({ locale, bundle }) => [locale, bundle])) as Wordings["bundles"],
    mistrusted: Object.fromEntries(whole.map(({ locale, keys }) => [locale, keys])) as Wordings["mistrusted"],
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
