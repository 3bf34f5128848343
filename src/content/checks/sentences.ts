import { locales, sourceLocale, type Locale } from "../../core/locale";
import type { IssueLog } from "../issue";
import { frenchOnly, type NeededKeys } from "../needed-keys";
import type { LocaleFile, LocaleFiles } from "../read-locales";
import { families, variantOf } from "../sentences";
import { fixedPlace } from "../source-file";
import { checkPlaceholders } from "./placeholders";
import { checkPlurals } from "./plurals";
import { checkText } from "./text";

type Files = Readonly<Record<Locale, LocaleFiles>>;

/**
 * Per language: every sentence needed is there, nothing else is, and each is written as it should.
 *
 * @param unread dialogs whose flow could not be read: their sentences cannot be judged yet.
 */
export function checkSentences(files: Files, needed: NeededKeys, unread: ReadonlySet<string>, log: IssueLog): void {
  for (const locale of locales) {
    const { dialogs, unreadable } = files[locale];
    for (const [dialog, paths] of needed.dialogs) {
      if (unread.has(dialog) || unreadable.has(dialog)) continue;
      if (locale !== sourceLocale && frenchOnly.has(dialog)) continue;
      const file = dialogs.get(dialog);
      const path = `locales/${locale}/${dialog}.json`;
      if (file === undefined) log.add("locale-file-missing", fixedPlace(path), [], path);
      else checkMissing(locale, file, paths, log);
    }
    for (const [dialog, file] of dialogs) {
      if (unread.has(dialog)) continue;
      const paths = needed.dialogs.get(dialog) ?? new Set<string>();
      checkUnused(file, paths, log);
      checkPlurals(locale, file, paths, log);
      if (locale !== sourceLocale) checkPlaceholders(file, files[sourceLocale].dialogs.get(dialog), paths, log);
      for (const [sentencePath, sentence] of file.sentences) {
        const variant = variantOf(sentencePath, paths);
        checkText({ locale, file, dialog, path: sentencePath, sentence, variant, isTyped: needed.typed.has(`${dialog}:${variant.base}`) }, log);
      }
    }
  }
}

function checkMissing(locale: Locale, file: LocaleFile, paths: ReadonlySet<string>, log: IssueLog): void {
  const present = families(file.sentences, paths);
  for (const path of paths) {
    const family = present.get(path);
    // a simple wording alone is not enough: most people read the normal one
    if (family !== undefined && [...family.keys()].some((name) => !variantOf(name, paths).isSimple)) continue;
    const place = path.split(".");
    const code = locale !== sourceLocale ? "sentence-missing"
      : path.endsWith(".why") ? "why-missing" : path.endsWith(".label") ? "label-missing" : "sentence-missing";
    log.add(code, file.source, place, path);
  }
}

function checkUnused(file: LocaleFile, paths: ReadonlySet<string>, log: IssueLog): void {
  for (const path of file.sentences.keys()) {
    if (!paths.has(variantOf(path, paths).base)) log.add("sentence-unused", file.source, path.split("."), path);
  }
}
