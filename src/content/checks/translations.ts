import type { MessageKey } from "../../core/flow/model";
import { locales, sourceLocale, type Locale } from "../../core/locale";
import type { IssueLog } from "../issue";
import type { NeededKeys } from "../needed-keys";
import type { LocaleFile, LocaleFiles, ReviewFile } from "../read-locales";
import { families, fingerprint } from "../sentences";
import { fixedPlace } from "../source-file";

type Files = Readonly<Record<Locale, LocaleFiles>>;

/** Compares each translation with the French it came from. @returns the sentences whose French is another one today. */
export function checkTranslations(
  files: Files, needed: NeededKeys, unread: ReadonlySet<string>, log: IssueLog,
): Readonly<Record<Locale, readonly MessageKey[]>> {
  const stale = locales.map((locale) => {
    if (locale === sourceLocale) return [locale, []] as const;
    const keys = [...files[locale].dialogs].flatMap(([dialog, file]) => {
      const french = files[sourceLocale].dialogs.get(dialog);
      if (french === undefined || unread.has(dialog) || files[locale].unreadable.has(`${dialog}.review`)) return [];
      const paths = needed.dialogs.get(dialog) ?? new Set<string>();
      const review = files[locale].reviews.get(dialog);
      const companion = `locales/${locale}/${dialog}.review.json`;
      if (review === undefined) log.add("review-missing", fixedPlace(companion), [], companion);
      return compare(file, french, review, paths, log).map((path) => `${dialog}:${path}`);
    });
    return [locale, keys] as const;
  });
  return Object.fromEntries(stale) as Record<Locale, readonly MessageKey[]>;
}

function compare(file: LocaleFile, french: LocaleFile, review: ReviewFile | undefined, paths: ReadonlySet<string>, log: IssueLog): readonly string[] {
  const originals = families(french.sentences, paths);
  const translated = families(file.sentences, paths);
  const recorded = review?.review.fingerprints ?? {};
  const stale: string[] = [];
  for (const path of translated.keys()) {
    const original = originals.get(path);
    if (original === undefined) continue;
    const known = Object.hasOwn(recorded, path) ? recorded[path] : undefined;
    if (known === fingerprint(original)) continue;
    if (review === undefined) continue;
    if (known === undefined) {
      log.add("fingerprint-missing", review.source, ["fingerprints"], path);
    } else {
      log.add("fingerprint-stale", review.source, ["fingerprints", path], path);
      stale.push(path);
    }
  }
  for (const path of Object.keys(recorded)) {
    if (review !== undefined && !translated.has(path)) log.add("fingerprint-unused", review.source, ["fingerprints", path], path);
  }
  return stale;
}
